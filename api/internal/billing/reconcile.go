package billing

import (
	"context"
	"errors"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

const (
	// reconcileLimit bounds one round; the next one goes on.
	reconcileLimit = 50
	// overlap is how far back events are read again, since they may come out of order.
	overlap = 10 * time.Minute
	// eventsKept is how long Stripe keeps events, less a day.
	eventsKept = 29 * 24 * time.Hour
	// troublesCursor names how far refunds and disputes have been read.
	troublesCursor = "stripe.troubles"
)

// Reconcile asks Stripe about every purchase that waits for an answer, so that a buyer who
// closed the tab has their plan within a minute, without any message from Stripe.
func (s *Service) Reconcile(ctx context.Context) error {
	due, err := s.Payments.Due(ctx, tenant.AllTenants("ask about pending payments"), s.Clock.Now(), reconcileLimit)
	if err != nil {
		return err
	}
	var errs []error
	for _, p := range due {
		if err := s.reconcile(ctx, p); err != nil && !errors.Is(err, fault.ErrStale) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

func (s *Service) reconcile(ctx context.Context, p Payment) error {
	if p.SessionID != "" {
		_, err := s.settle(ctx, p)
		return err
	}
	if s.Clock.Now().Sub(p.CreatedAt) > sessionLasts {
		p.close(PaymentFailed) // Stripe may have forgotten the key: asking again could make a second page
		_, err := s.savePayment(ctx, p)
		return err
	}
	_, err := s.openPage(ctx, p)
	return err
}

// ReadTroubles finds refunds and disputes, and ends the periods they paid for. How far it
// has read is stored, so that a day of downtime loses nothing.
func (s *Service) ReadTroubles(ctx context.Context) error {
	now := s.Clock.Now()
	since, err := s.Payments.Cursor(ctx, troublesCursor)
	if errors.Is(err, ErrCursorNotFound) {
		since, err = now.Add(-eventsKept), nil
	}
	if err != nil {
		return err
	}
	troubles, err := s.Stripe.Troubles(ctx, since.Add(-overlap))
	if err != nil {
		return err
	}
	for _, t := range troubles {
		if err := s.takeBack(ctx, t); err != nil {
			return err
		}
	}
	return s.Payments.SetCursor(ctx, troublesCursor, now)
}

// takeBack ends what a payment paid for. A part that was given back is an operator's
// matter.
func (s *Service) takeBack(ctx context.Context, t Trouble) error {
	all := tenant.AllTenants("find the purchase of a refund")
	p, err := s.Payments.ByIntent(ctx, all, t.Intent)
	if errors.Is(err, ErrPaymentNotFound) {
		return nil // another product's payment on the same Stripe account
	}
	if err != nil || p.Status == PaymentRefunded || p.Status == PaymentDisputed || p.Status == PaymentFlagged {
		return err
	}
	if !t.Whole && !t.Disputed {
		p.flag("part of it was refunded")
		_, err = s.savePayment(ctx, p)
		return err
	}
	status, kind := PaymentRefunded, Refunded
	if t.Disputed {
		status, kind = PaymentDisputed, Disputed
	}
	entry := Entry{ID: string(kind) + ":" + string(p.ID), Kind: kind, At: s.Clock.Now(), PaymentID: string(p.ID), By: "system:billing"}
	if err := s.add(ctx, p.TenantID, entry); err != nil {
		return err
	}
	p.close(status)
	_, err = s.savePayment(ctx, p)
	return err
}
