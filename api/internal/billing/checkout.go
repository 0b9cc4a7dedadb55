package billing

import (
	"context"
	"errors"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

const (
	// sessionLasts is how long Stripe keeps a payment page open, and a little more.
	sessionLasts = 25 * time.Hour
	// keyKept is how long Stripe surely knows an idempotency key, less an hour.
	keyKept = 23 * time.Hour
)

// Checkout opens Stripe's payment page for one interval of a plan. The purchase is stored
// before Stripe is asked: what dies in between is taken up by Reconcile, which asks again
// in the same words. Faults: ErrPlanNotFound, fault.ErrUnavailable.
func (s *Service) Checkout(ctx context.Context, actor tenant.Actor, email, planID string, interval Interval) (Payment, error) {
	plan, err := s.Plans.Plan(ctx, planID)
	if err != nil {
		return Payment{}, err
	}
	price, ok := plan.Price(interval)
	if !ok || plan.Retired {
		return Payment{}, ErrPlanNotFound
	}
	now := s.Clock.Now()
	p := Payment{
		ID: PaymentID(id.New(id.Payment)), TenantID: actor.TenantID, Plan: plan, Interval: interval,
		Amount: price, Email: email, Status: PaymentPending, CreatedBy: actor.Name(), Version: 1,
		CreatedAt: now, CheckAt: now.Add(30 * time.Second),
	}
	if err := s.Payments.Create(ctx, actor.Scope(), p); err != nil {
		return Payment{}, err
	}
	return s.openPage(ctx, p)
}

// openPage asks Stripe for the payment page and stores where it is.
func (s *Service) openPage(ctx context.Context, p Payment) (Payment, error) {
	session, err := s.Stripe.CreateSession(ctx, p)
	if err != nil {
		return p, err
	}
	p.SessionID, p.URL = session.ID, session.URL
	p.CheckAt = s.Clock.Now().Add(10 * time.Second)
	return s.savePayment(ctx, p)
}

// savePayment stores a purchase's next version.
func (s *Service) savePayment(ctx context.Context, p Payment) (Payment, error) {
	was := p.Version
	p.Version++
	return p, s.Payments.Save(context.WithoutCancel(ctx), tenant.System(p.TenantID, "billing").Scope(), p, was)
}

// Verify asks Stripe about a session and, if it was paid as agreed, adds the period, once
// however many ask at the same time. Faults: ErrPaymentNotFound, fault.ErrUnavailable.
func (s *Service) Verify(ctx context.Context, actor tenant.Actor, sessionID string) (Payment, error) {
	p, err := s.Payments.BySession(ctx, actor.Scope(), sessionID)
	if err != nil || p.Status != PaymentPending {
		return p, err
	}
	return s.settle(ctx, p)
}

// settle asks Stripe and takes the answer over.
func (s *Service) settle(ctx context.Context, p Payment) (Payment, error) {
	session, err := s.Stripe.Session(ctx, p.SessionID)
	if err != nil {
		return p, err
	}
	now := s.Clock.Now()
	p.Decline, p.Intent = session.Decline, session.Intent
	switch {
	case session.Paid:
		if err := s.fulfil(ctx, &p, session, now); err != nil {
			return p, err
		}
	case session.Expired:
		p.close(PaymentExpired)
	default:
		p.asked(now)
	}
	saved, err := s.savePayment(ctx, p)
	if errors.Is(err, fault.ErrStale) {
		return s.Payments.Get(ctx, tenant.System(p.TenantID, "billing").Scope(), p.ID) // another one was faster
	}
	return saved, err
}

// fulfil adds the period of a session that was paid as agreed; any difference grants
// nothing and is flagged. The ledger takes an entry of one session once; it is written
// before the purchase says so, and again where the process died in between.
func (s *Service) fulfil(ctx context.Context, p *Payment, session Session, now time.Time) error {
	if why := p.mismatch(session); why != "" {
		s.Log.Warn("payment flagged", "payment", p.ID, "why", why)
		p.flag(why)
		return nil
	}
	if err := s.add(ctx, p.TenantID, p.entry(now)); err != nil {
		return err
	}
	p.close(PaymentPaid)
	p.PaidAt, p.ReceiptURL = now, session.ReceiptURL
	return nil
}
