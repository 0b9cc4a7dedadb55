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
)

// Names of what has been read so far.
const (
	completedCursor = "stripe.completed"
	troublesCursor  = "stripe.troubles"
)

// Reconcile gives buyers who closed the tab their plan within a minute, without any message
// from Stripe. What was completed is read from Stripe's events; besides, every purchase
// that waits for an answer is asked about, more and more rarely.
func (s *Service) Reconcile(ctx context.Context) error {
	all := tenant.AllTenants("find purchases that wait for an answer")
	completed := s.follow(ctx, completedCursor, func(since time.Time) error { return s.readCompleted(ctx, all, since) })
	due, err := s.Payments.Due(ctx, all, s.Clock.Now(), reconcileLimit)
	errs := []error{completed, err}
	for _, p := range due {
		if err := s.reconcile(ctx, p); err != nil && !errors.Is(err, fault.ErrStale) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// follow reads on from where the last reading ended. How far it has read is stored, so
// that a day of downtime loses nothing.
func (s *Service) follow(ctx context.Context, cursor string, read func(since time.Time) error) error {
	now := s.Clock.Now()
	since, err := s.Payments.Cursor(ctx, cursor)
	if errors.Is(err, ErrCursorNotFound) {
		since, err = now.Add(-eventsKept), nil
	}
	if err != nil {
		return err
	}
	if err := read(since.Add(-overlap)); err != nil {
		return err
	}
	return s.Payments.SetCursor(ctx, cursor, now)
}

// readCompleted settles the purchases whose sessions were completed.
func (s *Service) readCompleted(ctx context.Context, all tenant.Scope, since time.Time) error {
	ids, err := s.Stripe.Completed(ctx, since)
	if err != nil {
		return err
	}
	var errs []error
	for _, id := range ids {
		p, err := s.Payments.BySession(ctx, all, id)
		if errors.Is(err, ErrPaymentNotFound) || err == nil && p.Status != PaymentPending {
			continue // another product's on the same account, or settled before
		}
		if err == nil {
			_, err = s.settle(ctx, p)
		}
		errs = append(errs, err)
	}
	return errors.Join(errs...)
}

// reconcile asks about one purchase. Where that fails it is asked again later, so that a
// few that always fail do not hold up the others.
func (s *Service) reconcile(ctx context.Context, p Payment) error {
	asked, err := s.ask(ctx, p)
	if err == nil {
		return nil
	}
	now := s.Clock.Now()
	asked.asked(now)
	if now.Sub(p.CreatedAt) > sessionLasts && errors.Is(err, ErrPaymentNotFound) {
		asked.close(PaymentFailed) // Stripe knows nothing of it
	}
	_, saveErr := s.savePayment(ctx, asked)
	return errors.Join(err, saveErr)
}

func (s *Service) ask(ctx context.Context, p Payment) (Payment, error) {
	if p.SessionID != "" {
		_, err := s.settle(ctx, p)
		return p, err
	}
	if s.Clock.Now().Sub(p.CreatedAt) > keyKept {
		p.close(PaymentFailed) // Stripe may have forgotten the key: asking again could make a second page
		return s.savePayment(ctx, p)
	}
	_, err := s.openPage(ctx, p)
	return p, err
}

// ReadTroubles finds refunds and disputes, and ends the periods they paid for.
func (s *Service) ReadTroubles(ctx context.Context) error {
	return s.follow(ctx, troublesCursor, func(since time.Time) error {
		troubles, err := s.Stripe.Troubles(ctx, since)
		for _, t := range troubles {
			err = errors.Join(err, s.takeBack(ctx, t))
		}
		return err
	})
}

// takeBack brings the ledger in line with how a payment stands now. A part that was given
// back is an operator's matter, and so is a purchase that was flagged.
func (s *Service) takeBack(ctx context.Context, t Trouble) error {
	p, err := s.Payments.ByIntent(ctx, tenant.AllTenants("find the purchase of a refund"), t.Intent)
	if errors.Is(err, ErrPaymentNotFound) {
		return nil // another product's payment on the same Stripe account
	}
	if err != nil {
		return err
	}
	status, kind := p.afterTrouble(t)
	if status == p.Status {
		return nil
	}
	entry := Entry{ID: string(kind) + ":" + string(p.ID), Kind: kind, At: s.Clock.Now(), PaymentID: string(p.ID), By: "system:billing"}
	if err := s.add(ctx, p.TenantID, entry); err != nil {
		return err
	}
	p.close(status)
	_, err = s.savePayment(ctx, p)
	return err
}

// afterTrouble says what becomes of a purchase, and what the ledger notes of it.
func (p Payment) afterTrouble(t Trouble) (PaymentStatus, Kind) {
	settled := p.Status == PaymentPaid || p.Status == PaymentDisputed
	switch {
	case !settled:
		return p.Status, ""
	case t.Refunded:
		return PaymentRefunded, Refunded
	case t.Disputed:
		return PaymentDisputed, Disputed
	}
	return PaymentPaid, Reinstated
}
