package billing

import (
	"context"
	"time"

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
	codes, tax, err := s.Sales.Terms(ctx)
	if err != nil {
		return Payment{}, err
	}
	now := s.Clock.Now()
	p := Payment{
		ID: PaymentID(id.New(id.Payment)), TenantID: actor.TenantID, Plan: plan, Interval: interval,
		Amount: price, Email: email, Status: PaymentPending, CreatedBy: actor.Name(), Version: 1,
		CreatedAt: now, CheckAt: now.Add(30 * time.Second),
		Receipt: email, Promotable: codes, Taxable: tax,
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
	if err := s.Payments.Save(context.WithoutCancel(ctx), tenant.System(p.TenantID, "billing").Scope(), p, was); err != nil {
		return p, err
	}
	s.Feed.Changed(ctx, p.TenantID, "payment", string(p.ID))
	return p, nil
}
