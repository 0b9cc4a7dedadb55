package engine

import (
	"cmp"
	"context"
	"errors"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// queue counts a run and has a worker take it up. A composed run is not counted: its steps are.
func (s *Service) queue(ctx context.Context, actor tenant.Actor, e Engine, r Run) (Run, error) {
	now := s.Clock.Now()
	r.ID = cmp.Or(r.ID, ID(id.New(id.Run)))
	r.TenantID, r.Status, r.WakeAt, r.Revision, r.CreatedAt, r.Price = actor.TenantID, Queued, now, 1, now, s.Price
	r.CreatedBy = cmp.Or(r.CreatedBy, actor.Name())
	r.happen(EventProgress, "Waiting for a worker.", now)
	create := func() error { return s.create(ctx, actor, r) }
	if _, composed := e.(Composed); composed {
		if err := create(); err != nil {
			return Run{}, err
		}
	} else if err := s.counted(ctx, actor, e, &r, create); err != nil {
		return Run{}, err
	}
	s.Feed.Changed(ctx, actor.TenantID, "run", string(r.ID))
	// Where this fails the sweep finds the run.
	if err := s.Alarm.WakeRuns(ctx, []Due{{r.TenantID, r.ID, r.WakeAt}}); err != nil {
		s.Log.Warn("run not queued", "run", r.ID, "error", err)
	}
	return r, nil
}

// create stores a run; a step's run that is there already was made by a worker that died.
func (s *Service) create(ctx context.Context, actor tenant.Actor, r Run) error {
	err := s.Store.Create(ctx, actor.Scope(), r)
	if errors.Is(err, ErrExists) && r.ParentID != "" {
		return nil
	}
	return err
}

// counted takes what the run needs of the month's limits, and has it stored.
func (s *Service) counted(ctx context.Context, actor tenant.Actor, e Engine, r *Run, create func() error) error {
	est, err := s.estimate(e, *r.Facts, r.Input)
	if err != nil {
		return err
	}
	r.Reserved, r.Price = est.Most.Total(), est.Price
	if err := s.Quota.Reserve(ctx, actor, tokensLimit, string(r.ID), r.Reserved); err != nil {
		return err
	}
	if err := s.Quota.Adding(ctx, actor, runsLimit, string(r.ID), 1, create); err != nil {
		s.release(ctx, *r, err)
		return err
	}
	return nil
}

// release gives back what was held for a run that was not stored. Where nobody knows
// whether it was, the budget's healing finds out.
func (s *Service) release(ctx context.Context, r Run, err error) {
	if kind := fault.KindOf(err); kind != fault.Unavailable && kind != fault.Internal {
		s.spent(ctx, r)
	}
}

// spent counts what a run took, once it has ended. Where that fails, or the process dies
// before, the budget's own healing finds the run.
func (s *Service) spent(ctx context.Context, r Run) {
	err := s.Quota.Spent(context.WithoutCancel(ctx), r.TenantID, tokensLimit, string(r.ID), r.CreatedAt, r.Usage.Total())
	if err != nil {
		s.Log.Warn("tokens not counted yet; the budget will be healed", "run", r.ID, "error", err)
	}
}
