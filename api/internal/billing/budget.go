package billing

import (
	"context"
	"errors"
	"slices"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// Spent says whether a limit is a budget: how much a thing takes is known only once it has
// ended, so that the most it can take is held back until then.
func (l Limit) Spent() bool { return l == EngineTokens }

// Reserve holds an amount of a budget back for a thing until Spent says what it took.
// Faults: ErrInactive, ErrLimit.
func (s *Service) Reserve(ctx context.Context, actor tenant.Actor, limit, thing string, amount int64) error {
	most, err := s.Ceiling(ctx, actor, limit)
	if err != nil {
		return err
	}
	u, err := s.counter(ctx, actor.TenantID, Limit(limit))
	if err != nil {
		return err
	}
	err = s.Usages.Take(ctx, actor.Scope(), u, Hold{ID: thing, Amount: amount, At: s.Clock.Now()}, most)
	if errors.Is(err, ErrUsageBusy) {
		return s.reserved(ctx, actor, u, thing, err)
	}
	return s.explainLimit(ctx, actor, u, most, err)
}

// reserved says whether a thing's amount is held back already, by somebody who died then.
func (s *Service) reserved(ctx context.Context, actor tenant.Actor, u Usage, thing string, busy error) error {
	now, err := s.Usages.Usage(ctx, actor.Scope(), u.ID)
	if err == nil && slices.ContainsFunc(now.Holds, func(h Hold) bool { return h.ID == thing }) {
		return nil
	}
	return errors.Join(err, busy)
}

// Spent counts what a thing took instead of what was held back for it at an instant. Saying
// it twice does no harm, nor where nothing was held.
func (s *Service) Spent(ctx context.Context, in tenant.ID, limit, thing string, at time.Time, amount int64) error {
	zone, err := s.Tenants.Zone(ctx, in)
	if err != nil {
		return err
	}
	scope := tenant.System(in, "billing").Scope()
	u, err := s.Usages.Usage(ctx, scope, usageOf(in, Limit(limit), inZone(at, zone)).ID)
	if errors.Is(err, ErrUsageNotFound) {
		return nil
	}
	i := slices.IndexFunc(u.Holds, func(h Hold) bool { return h.ID == thing })
	if err != nil || i < 0 {
		return err
	}
	return s.Usages.Settle(ctx, scope, u.ID, thing, amount-u.Holds[i].Amount)
}

// Left tells how much of a limit is left; nothing where no plan is in force.
func (s *Service) Left(ctx context.Context, actor tenant.Actor, limit string) (int64, error) {
	meters, _, _, err := s.Meters(ctx, actor)
	if err != nil {
		return 0, err
	}
	for _, m := range meters {
		if m.Limit == Limit(limit) {
			return max(0, m.Max-m.Used), nil
		}
	}
	return 0, nil
}

// healBudget settles a hold on a budget once its thing has ended, or is gone.
func (s *Service) healBudget(ctx context.Context, u Usage, h Hold) error {
	scope := tenant.System(u.TenantID, "billing").Scope()
	took, ended, err := s.Things.Took(ctx, scope, u.Limit, h.ID)
	if err != nil || !ended {
		return err
	}
	return s.Usages.Settle(ctx, scope, u.ID, h.ID, took-h.Amount)
}
