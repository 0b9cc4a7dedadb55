package engine

import (
	"context"
	"encoding/json"
	"slices"

	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Approve lets a composed run go on behind a step: with the step's output, or with what the
// person made of it. Approving again what was approved changes nothing. Faults: ErrNotFound,
// ErrNotWaiting, fault.ErrInvalid.
func (s *Service) Approve(ctx context.Context, actor tenant.Actor, id ID, key string, output json.RawMessage) (Run, error) {
	r, err := revise.Do(0, revise.Steps[Run]{
		Load:    func() (Run, error) { return s.Store.Get(ctx, actor.Scope(), id) },
		Version: func(r Run) int64 { return r.Revision },
		Change:  func(r *Run) error { return s.approve(ctx, actor, r, key, output) },
		Save: func(r Run, was int64) (Run, error) {
			r.Revision = was + 1
			return r, s.Store.Save(ctx, actor.Scope(), r, was)
		},
	})
	if err != nil {
		return Run{}, err
	}
	s.tell(ctx, r)
	// Where this fails the sweep finds the run.
	if err := s.Alarm.WakeRuns(ctx, []Due{{r.TenantID, r.ID, r.WakeAt}}); err != nil {
		s.Log.Warn("run not queued", "run", r.ID, "error", err)
	}
	return r, nil
}

func (s *Service) approve(ctx context.Context, actor tenant.Actor, r *Run, key string, output json.RawMessage) error {
	i := slices.IndexFunc(r.Steps, func(step Step) bool { return step.Key == key })
	if i >= 0 && !r.Steps[i].ApprovedAt.IsZero() {
		return nil
	}
	if i < 0 || r.Steps[i].State != StepWaiting || r.Status.Ended() {
		return ErrNotWaiting
	}
	step := &r.Steps[i]
	of, err := s.Store.Get(ctx, actor.Scope(), step.RunID)
	if err != nil {
		return err
	}
	e, err := s.Registry.Get(step.Engine)
	if err != nil {
		return err
	}
	if step.Output, err = edited(e, of, Choice{Output: output}); err != nil {
		return err
	}
	now := s.Clock.Now()
	step.State, step.ApprovedBy, step.ApprovedAt = StepPending, actor.Name(), now
	r.Status, r.WakeAt, r.Holder = Queued, now, "" // a worker that looks at it right now lets go
	r.happen(EventProgress, step.Title+": approved by "+actor.Name()+".", now)
	return nil
}
