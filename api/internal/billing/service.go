package billing

import (
	"context"
	"log/slog"
	"sync"
	"time"

	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Plans      Plans
	Ledgers    Ledgers
	Payments   Payments
	Usages     Usages
	Mismatches Mismatches
	Stripe     Stripe
	Things     Things
	Tenants    Tenants
	Resumption Resumption
	Feed       Feed
	Clock      clock.Clock
	Log        *slog.Logger
	Sales      Sales
}

// Service is what can be done about plans and payments.
type Service struct {
	Needs
	known sync.Map // tenant.ID → remembered
}

// New makes the service.
func New(n Needs) *Service { return &Service{Needs: n} }

// rememberFor is how long a process may rely on a ledger it has read; a change elsewhere is
// seen by every process within this time.
const rememberFor = 4 * time.Second

// remembered is what followed from a ledger when it was read.
type remembered struct {
	periods []Period
	at      time.Time
}

// Subscription tells what the tenant may use and until when.
func (s *Service) Subscription(ctx context.Context, actor tenant.Actor) (Subscription, error) {
	l, err := s.Ledgers.Ledger(ctx, actor.Scope())
	if err != nil {
		return Subscription{}, err
	}
	now := s.Clock.Now()
	sub := l.At(now)
	s.known.Store(actor.TenantID, remembered{sub.Periods, now})
	return sub, nil
}

// of gives a tenant's subscription from what this process remembers, if that is fresh.
func (s *Service) of(ctx context.Context, actor tenant.Actor) (Subscription, error) {
	now := s.Clock.Now()
	if v, ok := s.known.Load(actor.TenantID); ok {
		if r, ok := v.(remembered); ok && now.Sub(r.at) < rememberFor {
			return subscriptionAt(r.periods, now), nil
		}
	}
	return s.Subscription(ctx, actor)
}

// Active says whether a tenant has a plan in force.
func (s *Service) Active(ctx context.Context, in tenant.ID) (bool, error) {
	sub, err := s.of(ctx, tenant.System(in, "billing"))
	return sub.Current != nil, err
}

// PlanEnds gives the end of the last period; zero: there never was one.
func (s *Service) PlanEnds(ctx context.Context, in tenant.ID) (time.Time, error) {
	sub, err := s.of(ctx, tenant.System(in, "billing"))
	return sub.Ends, err
}

// Open opens a new tenant's ledger, with a trial or with nothing, and counts its founder's
// seat. Opening it again does nothing.
func (s *Service) Open(ctx context.Context, in tenant.ID, trial bool) error {
	now, scope := s.Clock.Now(), tenant.System(in, "billing").Scope()
	seats := usageOf(in, Seats, now)
	seats.Used = 1
	if err := s.Usages.Open(ctx, scope, seats); err != nil {
		return err
	}
	l := Ledger{ID: in, TenantID: in, Version: 1}
	if trial {
		plan, err := s.Plans.Plan(ctx, trialPlan)
		if err != nil {
			return err
		}
		l.add(Entry{ID: "trial", Kind: Began, At: now, Until: now.Add(trialLife), Plan: &plan, By: "system:billing"})
	}
	if err := s.Ledgers.Open(ctx, scope, l); err != nil {
		return err
	}
	s.Feed.Changed(ctx, in, "subscription", string(in))
	return nil
}

// add notes in a tenant's ledger what happened, once however often and by however many it
// is told, and forgets what this process remembered of it.
func (s *Service) add(ctx context.Context, in tenant.ID, e Entry) error {
	scope := tenant.System(in, "billing").Scope()
	known := false
	l, err := revise.Do(0, revise.Steps[Ledger]{
		Load:    func() (Ledger, error) { return s.Ledgers.Ledger(ctx, scope) },
		Version: func(l Ledger) int64 { return l.Version },
		Change: func(l *Ledger) error {
			known = !l.add(e)
			return nil
		},
		Save: func(l Ledger, was int64) (Ledger, error) {
			if known {
				return l, nil
			}
			l.Version = was + 1
			return l, s.Ledgers.SaveLedger(ctx, scope, l, was)
		},
	})
	if err != nil {
		return err
	}
	s.resumed(ctx, l, e.ID)
	if known {
		return nil
	}
	s.known.Delete(in)
	s.Feed.Changed(ctx, in, "subscription", string(in))
	return nil
}

// ListPayments pages through the tenant's purchases, newest first.
func (s *Service) ListPayments(ctx context.Context, actor tenant.Actor, req page.Request) (page.Result[Payment], error) {
	return s.Payments.List(ctx, actor.Scope(), req)
}
