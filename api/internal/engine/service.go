package engine

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// limit is the plan's limit that runs count against each month.
const limit = "engineRuns"

// Needs are what the service works with. A process that only takes requests leaves Model
// and Worker out.
type Needs struct {
	Store    Store
	Registry Registry
	Briefing Briefing
	Model    Model
	Alarm    Alarm
	Teams    Teams
	Quota    Quota
	Feed     Feed
	Clock    clock.Clock
	Log      *slog.Logger
	Worker   string // names this process; no two alike
}

// Service is what can be done with engines.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Engines lists what the engines are.
func (s *Service) Engines() []Descriptor { return s.Registry.Descriptors() }

// Get reads a run. Faults: ErrNotFound.
func (s *Service) Get(ctx context.Context, actor tenant.Actor, id ID) (Run, error) {
	return s.Store.Get(ctx, actor.Scope(), id)
}

// List pages through the runs, newest first.
func (s *Service) List(ctx context.Context, actor tenant.Actor, f Filter, req page.Request) (page.Result[Run], error) {
	return s.Store.List(ctx, actor.Scope(), f, req)
}

// Start queues a run. Faults: ErrUnknown, ErrNeedsCampaign, fault.ErrInvalid, those of the
// campaign, plan_limit_reached.
func (s *Service) Start(ctx context.Context, actor tenant.Actor, name, campaignID string, input json.RawMessage) (Run, error) {
	e, err := s.Registry.Get(name)
	if err != nil {
		return Run{}, err
	}
	d := e.Descriptor()
	if d.NeedsCampaign && campaignID == "" {
		return Run{}, ErrNeedsCampaign
	}
	if err := checkInput(d, input); err != nil {
		return Run{}, err
	}
	facts, err := s.Briefing.Facts(ctx, actor, campaignID)
	if err != nil {
		return Run{}, err
	}
	now := s.Clock.Now()
	r := Run{
		ID: ID(id.New(id.Run)), TenantID: actor.TenantID, Engine: d.Name, Version: d.Version, CampaignID: campaignID,
		Status: Queued, Input: input, Facts: &facts, WakeAt: now, Revision: 1, CreatedBy: actor.Name(), CreatedAt: now,
	}
	r.happen(EventProgress, "Waiting for a worker.", now)
	err = s.Quota.Adding(ctx, actor, limit, string(r.ID), 1, func() error { return s.Store.Create(ctx, actor.Scope(), r) })
	if err != nil {
		return Run{}, err
	}
	s.Feed.Changed(ctx, actor.TenantID, "run", string(r.ID))
	// Where this fails the sweep finds the run.
	if err := s.Alarm.WakeRuns(ctx, []Due{{r.TenantID, r.ID, r.WakeAt}}); err != nil {
		s.Log.Warn("run not queued", "run", r.ID, "error", err)
	}
	return r, nil
}

// checkInput holds the input against the engine's schema. Faults: fault.ErrInvalid.
func checkInput(d Descriptor, input json.RawMessage) error {
	var wrong fault.Fields
	for _, f := range d.Input.Check(input) {
		path := "input"
		if f.Path != "" {
			path += "." + f.Path
		}
		wrong.Add(path, "invalid_input", f.Message)
	}
	return wrong.Err()
}

// Cancel stops a run that has not ended; the worker that has it lets go of it at its next
// step. Faults: ErrNotFound, ErrEnded.
func (s *Service) Cancel(ctx context.Context, actor tenant.Actor, id ID) (Run, error) {
	r, err := revise.Do(0, revise.Steps[Run]{
		Load:    func() (Run, error) { return s.Store.Get(ctx, actor.Scope(), id) },
		Version: func(r Run) int64 { return r.Revision },
		Change: func(r *Run) error {
			if r.Status.Ended() {
				return ErrEnded.WithMeta("state", string(r.Status))
			}
			r.end(Canceled, "Canceled.", s.Clock.Now())
			return nil
		},
		Save: func(r Run, was int64) (Run, error) {
			r.Revision = was + 1
			return r, s.Store.Save(ctx, actor.Scope(), r, was)
		},
	})
	if err == nil {
		s.tell(ctx, r)
	}
	return r, err
}

// Apply takes a run's output over. Applying twice gives what the first one made. Faults:
// ErrNotFound, ErrNotSucceeded, ErrNotApplicable, those of what is made.
func (s *Service) Apply(ctx context.Context, actor tenant.Actor, id ID, c Choice) (Run, error) {
	r, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return Run{}, err
	}
	if r.Status != Succeeded {
		return Run{}, ErrNotSucceeded.WithMeta("state", string(r.Status))
	}
	e, err := s.Registry.Get(r.Engine)
	if err != nil {
		return Run{}, err
	}
	if e.Descriptor().Applies == "" {
		return Run{}, ErrNotApplicable
	}
	applied, err := e.Apply(ctx, actor, r, c)
	if err != nil {
		return Run{}, err
	}
	applied.At = s.Clock.Now()
	r, err = s.Store.Apply(ctx, actor.Scope(), id, applied)
	if err == nil {
		s.tell(ctx, r)
	}
	return r, err
}

// tell lets the screens know of a run.
func (s *Service) tell(ctx context.Context, r Run) {
	s.Feed.Changed(ctx, r.TenantID, "run", string(r.ID))
	s.Feed.Moved(ctx, r.ID)
}

// sweepLimit bounds one sweep; the next one finds the rest.
const sweepLimit = 200

// Sweep wakes workers for runs whose job was lost or whose worker died.
func (s *Service) Sweep(ctx context.Context) error {
	due, err := s.Store.Due(ctx, tenant.AllTenants("find runs without a worker"), s.Clock.Now(), sweepLimit)
	if err != nil || len(due) == 0 {
		return err
	}
	return s.Alarm.WakeRuns(ctx, due)
}

// Watch sweeps again and again until the context ends.
func (s *Service) Watch(ctx context.Context, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if err := s.Sweep(ctx); err != nil && !errors.Is(err, context.Canceled) {
			s.Log.Warn("the sweep for runs failed", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
