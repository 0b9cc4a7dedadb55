package engine

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// The plan's limits that runs count against each month.
const (
	runsLimit   = "engineRuns"
	tokensLimit = "engineTokens"
)

// Needs are what the service works with. A process that only takes requests leaves Models
// and Worker out.
type Needs struct {
	Store    Store
	Registry Registry
	Briefing Briefing
	Models   Models
	Alarm    Alarm
	Teams    Teams
	Quota    Quota
	Feed     Feed
	Notices  Notices
	Clock    clock.Clock
	Log      *slog.Logger
	Pictures Pictures
	Price    Price  // of the model's tokens
	Painting Price  // of the tokens of the model that makes pictures
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

// Wish is what an engine is to work on.
type Wish struct {
	CampaignID string
	BrandID    string // for runs without a campaign
	Input      json.RawMessage
}

// Start queues a run. Faults: ErrUnknown, ErrNeedsCampaign, ErrNeedsBrand,
// fault.ErrInvalid, those of campaign and brand, plan_limit_reached.
func (s *Service) Start(ctx context.Context, actor tenant.Actor, name string, w Wish) (Run, error) {
	e, facts, err := s.prepare(ctx, actor, name, w)
	if err != nil {
		return Run{}, err
	}
	d := e.Descriptor()
	return s.queue(ctx, actor, e, Run{
		Engine: d.Name, Version: d.Version, CampaignID: w.CampaignID, BrandID: w.BrandID, Input: w.Input, Facts: &facts,
	})
}

// Rerun asks the model the question of a run that has ended once more: the same input and
// the facts as they were then, put by the engine of today. Faults: ErrNotFound, ErrNotEnded,
// ErrUnknown, plan_limit_reached.
func (s *Service) Rerun(ctx context.Context, actor tenant.Actor, id ID) (Run, error) {
	was, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return Run{}, err
	}
	if !was.Status.Ended() {
		return Run{}, ErrNotEnded
	}
	e, err := s.Registry.Get(was.Engine)
	if err != nil {
		return Run{}, err
	}
	d := e.Descriptor()
	if err := checkInput(d, was.Input); err != nil {
		return Run{}, err
	}
	return s.queue(ctx, actor, e, Run{
		Engine: d.Name, Version: d.Version, CampaignID: was.CampaignID, BrandID: was.BrandID, Input: was.Input, Facts: was.Facts, RerunOf: was.ID,
	})
}

// prepare checks a wish and gathers what the engine may know.
func (s *Service) prepare(ctx context.Context, actor tenant.Actor, name string, w Wish) (Engine, Facts, error) {
	e, err := s.Registry.Get(name)
	if err != nil {
		return nil, Facts{}, err
	}
	d := e.Descriptor()
	switch {
	case d.NeedsCampaign && w.CampaignID == "":
		return nil, Facts{}, ErrNeedsCampaign
	case d.NeedsBrand && w.CampaignID == "" && w.BrandID == "":
		return nil, Facts{}, ErrNeedsBrand
	}
	if err := checkInput(d, w.Input); err != nil {
		return nil, Facts{}, err
	}
	facts, err := s.brief(ctx, actor, d, w)
	if err == nil && d.NeedsBrand && facts.Brand == nil {
		err = ErrNeedsBrand
	}
	return e, facts, err
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
		s.spent(ctx, r)
		s.tell(ctx, r)
		s.cancelSteps(ctx, actor, r)
	}
	return r, err
}

// cancelSteps stops what a composed run has under way. A step that it misses ends by
// itself, and is applied by nobody.
func (s *Service) cancelSteps(ctx context.Context, actor tenant.Actor, r Run) {
	for _, step := range r.Steps {
		if step.State != StepRunning || step.RunID == "" {
			continue
		}
		if _, err := s.Cancel(ctx, actor, step.RunID); err != nil && !errors.Is(err, ErrEnded) {
			s.Log.Warn("a step goes on after its run was canceled", "run", r.ID, "step", step.Key, "error", err)
		}
	}
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
	if r.Output, err = edited(e, r, c); err != nil {
		return Run{}, err
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

// edited is the output to apply: the run's own, or what a person made of it, which has to
// pass what a model's answer has to pass. Faults: fault.ErrInvalid.
func edited(e Engine, r Run, c Choice) (json.RawMessage, error) {
	if c.Output == nil {
		return r.Output, nil
	}
	var wrong fault.Fields
	for _, f := range e.Descriptor().Output.Check(c.Output) {
		wrong.Add(strings.TrimSuffix("output."+f.Path, "."), "invalid_output", f.Message)
	}
	if err := wrong.Err(); err != nil {
		return nil, err
	}
	for _, f := range e.Check(*r.Facts, r.Input, c.Output) {
		wrong.Require(f.OK || !f.Fatal, "output", f.Name, f.Message)
	}
	return c.Output, wrong.Err()
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
