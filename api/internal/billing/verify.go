package billing

import (
	"context"
	"errors"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// Verify asks Stripe about a session and, if it was paid as agreed, adds the period, once
// however many ask at the same time. A session that the team has no purchase for, or that
// has expired, grants nothing, and is for an operator to look into. Faults: ErrPaymentNotFound,
// fault.ErrUnavailable.
func (s *Service) Verify(ctx context.Context, actor tenant.Actor, sessionID string) (Payment, error) {
	p, err := s.Payments.BySession(ctx, actor.Scope(), sessionID)
	if errors.Is(err, ErrPaymentNotFound) {
		return s.claim(ctx, actor, sessionID)
	}
	if err == nil && p.Status == PaymentPending {
		p, err = s.settle(ctx, p)
	}
	if err == nil && p.Status == PaymentExpired {
		err = s.file(ctx, p.finding(Session{ID: p.SessionID}, "A team asked for a session that had expired without a payment."))
	}
	return p, err
}

// settle asks Stripe about a purchase and takes the answer over.
func (s *Service) settle(ctx context.Context, p Payment) (Payment, error) {
	session, err := s.Stripe.Session(ctx, p.SessionID)
	if err != nil {
		return p, err
	}
	return s.take(ctx, p, session)
}

// take takes over what Stripe says of a purchase.
func (s *Service) take(ctx context.Context, p Payment, session Session) (Payment, error) {
	now := s.Clock.Now()
	p.Decline, p.Intent = session.Decline, session.Intent
	if err := s.follow(ctx, &p, session, now); err != nil {
		return p, err
	}
	saved, err := s.savePayment(ctx, p)
	if errors.Is(err, fault.ErrStale) {
		return s.Payments.Get(ctx, tenant.System(p.TenantID, "billing").Scope(), p.ID) // another one was faster
	}
	return saved, err
}

// follow does what a session's state asks for.
func (s *Service) follow(ctx context.Context, p *Payment, session Session, now time.Time) error {
	switch {
	case session.paid():
		return s.fulfil(ctx, p, session, now)
	case session.Status == "expired" && session.Received:
		return s.flag(ctx, p, session, p.finding(session, "Stripe has taken the money, and the session has expired."))
	case session.complete() && session.Canceled:
		p.close(PaymentFailed)
	case session.complete():
		p.asked(now) // a slow way to pay: it is paid or fails in some days
		return s.file(ctx, p.finding(session, "The session is complete, and not paid."))
	case session.Status == "expired":
		p.close(PaymentExpired)
	default:
		p.asked(now)
	}
	return nil
}

// fulfil adds the period of a session that was paid as agreed; any difference grants
// nothing and is flagged. The ledger takes an entry of one session once; it is written
// before the purchase says so, and again where the process died in between. What happened
// to the money since is taken over at once: its event may have been read before anybody
// knew whose it is.
func (s *Service) fulfil(ctx context.Context, p *Payment, session Session, now time.Time) error {
	if found := p.misfit(session); found != nil {
		return s.flag(ctx, p, session, *found)
	}
	p.Charge = session.charge()
	if err := s.add(ctx, p.TenantID, p.entry(now)); err != nil {
		return err
	}
	p.close(PaymentPaid)
	p.PaidAt, p.ReceiptURL = now, session.ReceiptURL
	if !session.troubled() {
		return nil
	}
	trouble, err := s.Stripe.Trouble(ctx, session.Intent)
	if err != nil {
		return err
	}
	_, err = s.upset(ctx, p, trouble)
	return err
}

// flag has an operator look at a purchase, which grants nothing.
func (s *Service) flag(ctx context.Context, p *Payment, session Session, found Mismatch) error {
	if err := s.file(ctx, found); err != nil {
		return err
	}
	p.close(PaymentFlagged)
	p.Flag, p.Charge, p.ReceiptURL = found.Reason, session.charge(), session.ReceiptURL
	return nil
}
