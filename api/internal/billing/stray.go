package billing

import (
	"context"
	"errors"
	"strings"

	"campaignos.dev/api/internal/tenant"
)

// claim looks into a session that a team asks to verify and has no purchase for. Whatever it
// turns out to be, the team learns no more than that it is none of theirs. Faults:
// ErrPaymentNotFound, fault.ErrUnavailable.
func (s *Service) claim(ctx context.Context, actor tenant.Actor, sessionID string) (Payment, error) {
	if !strings.HasPrefix(sessionID, "cs_") {
		return Payment{}, ErrPaymentNotFound
	}
	session, err := s.Stripe.Session(ctx, sessionID)
	if err != nil {
		return Payment{}, err
	}
	p, err := s.adopt(ctx, actor.Scope(), session)
	if !errors.Is(err, ErrPaymentNotFound) {
		return p, err
	}
	reason := "A team asked for a session whose purchase is not known."
	switch {
	case !session.Ours():
		reason = "A team asked for a session of another product on the same Stripe account."
	case session.Tenant != string(actor.TenantID):
		reason = "A team asked for the session of another team."
	}
	return Payment{}, errors.Join(err, s.file(ctx, Mismatch{
		SessionID: session.ID, TenantID: actor.TenantID, PaymentID: PaymentID(session.Payment), Reason: reason, Actual: session.Total,
	}))
}

// stray looks into a completed session that speaks of this product and is not known.
func (s *Service) stray(ctx context.Context, all tenant.Scope, sessionID string) error {
	session, err := s.Stripe.Session(ctx, sessionID)
	if err != nil {
		return err
	}
	if _, err := s.adopt(ctx, all, session); !errors.Is(err, ErrPaymentNotFound) {
		return err
	}
	return s.file(ctx, Mismatch{
		SessionID: session.ID, TenantID: tenant.ID(session.Tenant), PaymentID: PaymentID(session.Payment),
		Reason: "A completed session names a purchase that is not known, or has another session.", Actual: session.Total,
	})
}

// adopt settles the purchase that a session names where the process died before it could
// note the session. Faults: ErrPaymentNotFound where there is none, or it has another session.
func (s *Service) adopt(ctx context.Context, scope tenant.Scope, session Session) (Payment, error) {
	if session.Payment == "" {
		return Payment{}, ErrPaymentNotFound
	}
	p, err := s.Payments.Get(ctx, scope, PaymentID(session.Payment))
	if err != nil {
		return Payment{}, err
	}
	if p.Status != PaymentPending || p.SessionID != "" {
		return Payment{}, ErrPaymentNotFound
	}
	p.SessionID = session.ID
	return s.take(ctx, p, session)
}
