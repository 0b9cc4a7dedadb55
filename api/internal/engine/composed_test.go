package engine_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/strategy"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
)

// duo is composed of two strategies, one after the other.
type duo struct {
	*strategy.Engine

	approve bool
	made    map[engine.ID]int // how often each run's was made
}

func (d duo) Descriptor() engine.Descriptor {
	own := d.Engine.Descriptor()
	own.Name, own.Version = "duo", "1.0.0"
	return own
}

func (d duo) Plan(_ engine.Facts, _ json.RawMessage, before []engine.Step) ([]engine.Step, error) {
	step := func(n int) engine.Step {
		return engine.Step{Key: fmt.Sprint("part-", n), Engine: "strategy", Title: fmt.Sprint("Part ", n), Stage: n, Input: json.RawMessage("{}"), State: engine.StepPending, Approve: d.approve && n == 1, Apply: true}
	}
	switch {
	case len(before) == 0:
		return []engine.Step{step(1)}, nil
	case len(before) == 1 && before[0].State.Settled():
		return append(before, step(2)), nil
	}
	return before, nil
}

func (duo) Sum(_ engine.Facts, _ json.RawMessage, steps []engine.Step) (json.RawMessage, error) {
	var all []json.RawMessage
	for _, s := range steps {
		all = append(all, s.Output)
	}
	return json.Marshal(map[string]any{"parts": all})
}

func (d duo) Make(_ context.Context, _ tenant.Actor, r engine.Run) (engine.Applied, error) {
	d.made[r.ID]++
	return engine.Applied{Kind: "posts", ID: r.CampaignID}, nil
}

func (duo) Size(json.RawMessage) map[string]int { return map[string]int{"strategy": 2} }

// plans notes which plans were put in force, by their runs.
type plans map[string]string

func (p plans) ApplyStrategy(_ context.Context, _ tenant.Actor, _, runID string, plan strategy.Output) error {
	p[runID] = plan.Summary
	return nil
}

// briefed gives every run the same facts.
type briefed struct{}

func (briefed) Facts(context.Context, tenant.Actor, string, string) (engine.Facts, error) {
	return facts(), nil
}

func (briefed) Results(context.Context, tenant.Actor, string) ([]engine.ResultFacts, error) {
	return nil, nil
}

var errDied = errors.New("the process died")

// mortal is the store of a process that dies before its write number left, from 0; below
// zero it lives.
type mortal struct {
	*mongostore.Runs

	left  int
	dead  bool
	after bool // it dies once the write is done, not before
}

func (m *mortal) write(do func() error) error {
	dying := m.left == 0
	m.left--
	if m.dead || dying && !m.after {
		m.dead = true
		return errDied
	}
	if err := do(); err != nil {
		return err
	}
	if m.dead = dying; dying {
		return errDied
	}
	return nil
}

func (m *mortal) Create(ctx context.Context, s tenant.Scope, r engine.Run) error {
	return m.write(func() error { return m.Runs.Create(ctx, s, r) })
}

func (m *mortal) Keep(ctx context.Context, s tenant.Scope, r engine.Run, worker string) error {
	return m.write(func() error { return m.Runs.Keep(ctx, s, r, worker) })
}

func (m *mortal) Apply(ctx context.Context, s tenant.Scope, id engine.ID, a engine.Applied) (r engine.Run, err error) {
	return r, m.write(func() error { r, err = m.Runs.Apply(ctx, s, id, a); return err })
}

// counter counts each run once, as billing does.
type counter struct {
	tally
	runs map[string]bool
}

func (c counter) Adding(_ context.Context, _ tenant.Actor, _, id string, _ int64, add func() error) error {
	c.runs[id] = true
	return add()
}

// troupe works on composed runs.
type troupe struct {
	*studio

	duo     duo
	applied plans
	counted counter
	bell    bell
}

// bell remembers what the team was told, by key.
type bell map[string]string

func (b bell) TellOnce(_ context.Context, _ tenant.Actor, _ time.Time, key, _, text, _ string) error {
	b[key] = text
	return nil
}

func newTroupe(t *testing.T, answers ...string) *troupe {
	t.Helper()
	s, applied := newStudio(t, &script{t: t, answers: answers}), plans{}
	return &troupe{s, duo{strategy.New(applied), false, map[engine.ID]int{}}, applied, counter{s.took, map[string]bool{}}, bell{}}
}

// over is the service over a store.
func (c *troupe) over(store engine.Store) *engine.Service {
	return engine.New(engine.Needs{
		Store: store, Registry: engine.NewRegistry(strategy.New(c.applied), c.duo), Briefing: briefed{}, Teams: stopped(tenant.Active), Feed: silent{}, Notices: c.bell, Clock: c.clock,
		Quota: c.counted, Models: always{c.model}, Alarm: asleep{}, Log: slog.New(slog.DiscardHandler), Worker: "ada",
	})
}

// start queues a composed run.
func (c *troupe) start(t *testing.T) engine.ID {
	t.Helper()
	r := must(c.over(c.runs).Start(t.Context(), ada, "duo", engine.Wish{CampaignID: "cmp_1", Input: json.RawMessage("{}")}))(t)
	return r.ID
}

// work does once what is due by now, and gives the run.
func (c *troupe) work(t *testing.T, store engine.Store, id engine.ID) engine.Run {
	t.Helper()
	due := must(c.runs.Due(t.Context(), tenant.AllTenants("test"), c.clock.Now(), 10))(t)
	for _, d := range due {
		_ = c.over(store).Work(t.Context(), d) // of a process that dies it says so
	}
	return must(c.runs.Get(t.Context(), ada.Scope(), id))(t)
}

// finish works on until the run has ended or waits.
func (c *troupe) finish(t *testing.T, id engine.ID) (r engine.Run) {
	t.Helper()
	for range 40 {
		if r = c.work(t, c.runs, id); r.Status.Ended() || r.Status == engine.Waiting {
			return r
		}
		c.clock.Advance(31 * time.Second)
	}
	t.Fatalf("the run does not end: %s, %+v", r.Status, r.Steps)
	return r
}

// checkOnce says whether a run ended well, with both steps counted and nothing twice.
func (c *troupe) checkOnce(t *testing.T, at string, r engine.Run) {
	t.Helper()
	if r.Status != engine.Succeeded || len(r.Steps) != 2 || r.Usage.Total() != 0 {
		t.Fatalf("%s: the run is %s: %+v, %+v", at, r.Status, r.Problem, r.Steps)
	}
	if len(c.counted.runs) != 2 || c.counted.runs[string(r.ID)] || len(c.applied) != 2 {
		t.Errorf("%s: counted %v, applied %v", at, c.counted.runs, c.applied)
	}
	for _, s := range r.Steps {
		of := must(c.runs.Get(t.Context(), ada.Scope(), s.RunID))(t)
		// What a dead process did not count, the budget's healing does.
		if took := c.took[string(s.RunID)]; !c.counted.runs[string(s.RunID)] || took != 0 && took != of.Usage.Total() || s.Applied == nil {
			t.Errorf("%s: step %s took %d tokens, %d are counted", at, s.Key, of.Usage.Total(), took)
		}
	}
}

// Wherever the process dies, before or after which write, the run comes to its end, and
// each step is counted and applied once. A question whose answer was lost is put again.
func TestAComposedRunGoesOnWhereverItsWorkerDied(t *testing.T) {
	for _, after := range []bool{false, true} {
		for n := range 60 {
			at := fmt.Sprintf("death at write %d (done: %v)", n, after)
			c := newTroupe(t, goodPlan, goodPlan, goodPlan)
			id, store := c.start(t), &mortal{Runs: c.runs, left: n, after: after}
			for range 40 {
				if r := c.work(t, store, id); r.Status.Ended() || store.dead {
					break
				}
				c.clock.Advance(2 * time.Second)
			}
			c.clock.Advance(31 * time.Second)
			c.checkOnce(t, at, c.finish(t, id))
			if !store.dead {
				break // it had less to write
			}
		}
	}
}

func TestAStepWaitsForApprovalAndIsAppliedAsItWasEdited(t *testing.T) {
	c := newTroupe(t, goodPlan, goodPlan)
	c.duo.approve = true
	id := c.start(t)
	r := c.finish(t, id)
	if len(c.bell) != 1 || !strings.Contains(c.bell["run.waiting:"+string(id)+":part-1"], "waits for approval") {
		t.Errorf("the team was told %v, want one word of the step that waits", c.bell)
	}
	if r.Status != engine.Waiting || len(c.applied) != 0 || !r.WakeAt.IsZero() {
		t.Fatalf("the run is %s, applied %v", r.Status, c.applied)
	}
	s := c.over(c.runs)
	if _, err := s.Approve(t.Context(), ada, id, "part-2", nil); !errors.Is(err, engine.ErrNotWaiting) {
		t.Errorf("a step that is not there is approved: %v", err)
	}
	if _, err := s.Approve(t.Context(), ada, id, "part-1", json.RawMessage(strings.Replace(goodPlan, `"share":60`, `"share":10`, 1))); err == nil {
		t.Error("an output that its engine refuses is approved")
	}
	if got := c.work(t, c.runs, id); got.Status != engine.Waiting {
		t.Fatalf("the run is %s", got.Status)
	}
	edited := strings.Replace(goodPlan, "to home baristas.", "to those at home.", 1)
	for range 2 { // approving again changes nothing
		must(s.Approve(t.Context(), ada, id, "part-1", json.RawMessage(edited)))(t)
	}
	r = c.finish(t, id)
	c.checkOnce(t, "approved", r)
	if got := c.applied[string(r.Steps[0].RunID)]; !strings.HasSuffix(got, "to those at home.") || r.Steps[0].ApprovedBy == "" {
		t.Errorf("applied is %q, approved by %q", got, r.Steps[0].ApprovedBy)
	}
	c.checkReplay(t, r)
}

// checkReplay replays without a model, and again after a step's record was changed.
func (c *troupe) checkReplay(t *testing.T, r engine.Run) {
	t.Helper()
	c.model = nil
	got := must(c.over(c.runs).Replay(t.Context(), ada, r.ID))(t)
	if !got.Identical || string(got.Output) != string(r.Output) {
		t.Errorf("the replay differs: %v", got.Differences)
	}
	other := r
	other.Steps = slices.Clone(r.Steps)
	other.Steps[1].Input, other.Revision = json.RawMessage(`{"instructions":"other"}`), r.Revision+1
	c.save(t, other)
	if got := must(c.over(c.runs).Replay(t.Context(), ada, r.ID))(t); len(got.Differences) != 1 || !strings.Contains(got.Differences[0], "steps") {
		t.Errorf("a step's other input is told as %q", got.Differences)
	}
	r.Revision = other.Revision + 1
	c.save(t, r)
	step := must(c.runs.Get(t.Context(), ada.Scope(), r.Steps[1].RunID))(t)
	step.Output = json.RawMessage(strings.Replace(string(step.Output), "Craft", "Kraft", 1))
	step.Revision++
	c.save(t, step)
	if got := must(c.over(c.runs).Replay(t.Context(), ada, r.ID))(t); got.Identical {
		t.Error("a step's other output is not noticed")
	}
}

// save stores a run over the revision before its own.
func (c *troupe) save(t *testing.T, r engine.Run) {
	t.Helper()
	if err := c.runs.Save(t.Context(), ada.Scope(), r, r.Revision-1); err != nil {
		t.Fatal(err)
	}
}

func TestAStepsFailureFailsTheRunWithItsReason(t *testing.T) {
	c := newTroupe(t, goodPlan, "no JSON", "nor this")
	r := c.finish(t, c.start(t))
	if r.Status != engine.Failed || r.Problem == nil || !strings.HasPrefix(r.Problem.Message, "Part 2: ") {
		t.Fatalf("the run is %s: %+v", r.Status, r.Problem)
	}
	if of := must(c.runs.Get(t.Context(), ada.Scope(), r.Steps[1].RunID))(t); of.Problem == nil || r.Problem.Code != of.Problem.Code {
		t.Errorf("the run failed by %+v, its step by %+v", r.Problem, of.Problem)
	}
	if r.Steps[0].State != engine.StepDone || r.Steps[1].State != engine.StepFailed || len(c.applied) != 1 || len(c.duo.made) != 0 {
		t.Errorf("steps %+v, applied %v, made %v", r.Steps, c.applied, c.duo.made)
	}
}

// A cancel reaches the step that is under way, and one that was only just being started.
func TestACancelReachesTheSteps(t *testing.T) {
	for name, noted := range map[string]bool{"the run knows of its step": true, "the worker died before it noted the step": false} {
		c := newTroupe(t) // nobody is asked
		id, store := c.start(t), &mortal{Runs: c.runs, left: -1}
		if !noted {
			store.left = 1 // the step's run is there, the run does not know it
		}
		c.work(t, store, id)
		must(c.over(c.runs).Cancel(t.Context(), ada, id))(t)
		c.clock.Advance(time.Second)
		c.work(t, c.runs, id)
		if len(c.counted.runs) != 1 {
			t.Fatalf("%s: counted %v", name, c.counted.runs)
		}
		for step := range c.counted.runs {
			if got := must(c.runs.Get(t.Context(), ada.Scope(), engine.ID(step)))(t); got.Status != engine.Canceled {
				t.Errorf("%s: the step is %s", name, got.Status)
			}
		}
	}
}
