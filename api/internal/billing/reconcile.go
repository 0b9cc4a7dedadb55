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
	// eventsKept is how long Stripe keeps events, less a day. Where reading has stood still
	// for longer, Stripe's lists, which forget nothing, are read instead.
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
	completed := s.readOn(ctx, completedCursor, func(since time.Time) error { return s.readCompleted(ctx, all, since) })
	due, err := s.Payments.Due(ctx, all, s.Clock.Now(), reconcileLimit)
	errs := []error{completed, err}
	for _, p := range due {
		if err := s.reconcile(ctx, p); err != nil && !errors.Is(err, fault.ErrStale) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// readOn reads on from where the last reading ended. How far it has read is stored, so
// that downtime loses nothing: it moves on only when all was dealt with.
func (s *Service) readOn(ctx context.Context, cursor string, read func(since time.Time) error) error {
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

// forgotten says whether Stripe's events no longer reach back to an instant.
func (s *Service) forgotten(since time.Time) bool {
	return s.Clock.Now().Sub(since) > eventsKept+overlap
}

// readCompleted settles the purchases whose sessions were completed.
func (s *Service) readCompleted(ctx context.Context, all tenant.Scope, since time.Time) error {
	read := s.Stripe.Completed
	if s.forgotten(since) {
		read = s.Stripe.CompletedLongAgo
	}
	found, err := read(ctx, since)
	if err != nil {
		return err
	}
	var errs []error
	for _, c := range found {
		errs = append(errs, s.completed(ctx, all, c))
	}
	return errors.Join(errs...)
}

// completed settles the purchase of a completed session. A session that does not speak of
// this product is another one's on the same account.
func (s *Service) completed(ctx context.Context, all tenant.Scope, c Completed) error {
	p, err := s.Payments.BySession(ctx, all, c.SessionID)
	switch {
	case errors.Is(err, ErrPaymentNotFound) && !c.Ours:
		return nil
	case errors.Is(err, ErrPaymentNotFound):
		return s.stray(ctx, all, c.SessionID)
	case err != nil || p.Status != PaymentPending:
		return err
	}
	_, err = s.settle(ctx, p)
	return err
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
