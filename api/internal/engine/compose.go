package engine

import (
	"context"
	"errors"
	"fmt"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
)

const (
	// look is how often a composed run looks how its steps are.
	look = 2 * time.Second
	// maxLooks bounds how often it does, for a run that gets nowhere.
	maxLooks = 10_000
)

// compose takes a composed run as far as it can go now. Each step's run has an id that
// follows from the run and the step, and what is made bears those ids: whoever dies on the
// way, the next worker finds what is there and makes nothing twice.
func (w *work) compose(ctx context.Context, e Composed) error {
	steps, err := e.Plan(*w.run.Facts, w.run.Input, w.run.Steps)
	if err != nil {
		w.run.fail("invalid_input", "The steps can't be planned: "+err.Error(), w.Clock.Now())
		return w.store(ctx)
	}
	w.run.Steps = steps
	turn := stage(steps)
	if len(turn) == 0 {
		return w.conclude(ctx, e)
	}
	before := settled(steps)
	for _, i := range turn {
		if err := w.step(ctx, &w.run.Steps[i]); err != nil {
			return w.stuck(ctx, &w.run.Steps[i], err)
		}
	}
	return w.rest(ctx, before)
}

// step takes one step as far as it can go now.
func (w *work) step(ctx context.Context, s *Step) error {
	if s.State == StepWaiting {
		return nil
	}
	if s.Output != nil { // it was approved
		return w.settle(ctx, s)
	}
	r, err := w.stepRun(ctx, s)
	if err != nil {
		return err
	}
	s.RunID, s.State = r.ID, StepRunning
	if r.Status.Ended() {
		s.Usage, s.CostMicros = r.Usage, r.Cost()
	}
	switch {
	case !r.Status.Ended():
		return nil
	case r.Status != Succeeded:
		return w.failed(s, r)
	case s.Approve:
		s.State = StepWaiting
		return nil
	}
	s.Output = r.Output
	return w.settle(ctx, s)
}

// stepRun finds the step's run, or starts it.
func (w *work) stepRun(ctx context.Context, s *Step) (Run, error) {
	own := ID(id.DerivedAt(id.Run, w.run.CreatedAt, string(w.run.ID), s.Key))
	r, err := w.Store.Get(ctx, w.actor.Scope(), own)
	if !errors.Is(err, ErrNotFound) {
		return r, err
	}
	wish := Wish{CampaignID: w.run.CampaignID, BrandID: w.run.BrandID, Input: s.Input}
	e, facts, err := w.prepare(ctx, w.actor, s.Engine, wish)
	if err != nil {
		return Run{}, err
	}
	d := e.Descriptor()
	r, err = w.queue(ctx, w.actor, e, Run{
		ID: own, Engine: d.Name, Version: d.Version, CampaignID: wish.CampaignID, BrandID: wish.BrandID, Input: wish.Input, Facts: &facts,
		ParentID: w.run.ID, Step: s.Key, CreatedBy: w.run.CreatedBy,
	})
	if f, ok := fault.As(err); ok && f.Code == busy {
		// Somebody died while the step was being counted, and it is not there.
		return Run{}, fault.ErrUnavailable.Because(errors.Join(err, w.Quota.Heal(ctx, w.actor, runsLimit, string(own))))
	}
	return r, err
}

// busy is the code of the fault that a thing is being counted by somebody else.
const busy = "usage_busy"

// failed settles a step whose run came to nothing.
func (w *work) failed(s *Step, r Run) error {
	s.Problem = r.Problem
	if s.Problem == nil {
		s.Problem = &Problem{"canceled", "The step was canceled."}
	}
	if !s.Optional {
		return &fault.Error{Kind: fault.Conflict, Code: s.Problem.Code, Message: s.Problem.Message}
	}
	s.State = StepFailed
	return nil
}

// settle applies a step's output where that belongs to it.
func (w *work) settle(ctx context.Context, s *Step) error {
	if s.Apply {
		applied, err := w.applyStep(ctx, s)
		if err != nil {
			return err
		}
		s.Applied = &applied
	}
	s.State = StepDone
	return nil
}

// applyStep applies what a step came to, in the name of its run.
func (w *work) applyStep(ctx context.Context, s *Step) (Applied, error) {
	e, err := w.Registry.Get(s.Engine)
	if err != nil {
		return Applied{}, err
	}
	r, err := w.Store.Get(ctx, w.actor.Scope(), s.RunID)
	if err != nil {
		return Applied{}, err
	}
	r.Output = s.Output
	applied, err := e.Apply(ctx, w.actor, r, Choice{})
	if err != nil {
		return Applied{}, err
	}
	applied.At = w.Clock.Now()
	_, err = w.Store.Apply(ctx, w.actor.Scope(), r.ID, applied)
	return applied, err
}

// stuck decides what follows when a step can't go on.
func (w *work) stuck(ctx context.Context, s *Step, err error) error {
	if passing(err) {
		w.Log.Warn("a step can't go on for now", "run", w.run.ID, "step", s.Key, "error", err)
		return w.rest(ctx, settled(w.run.Steps))
	}
	before, problem := settled(w.run.Steps), problemOf(err)
	s.Problem, s.State = &problem, StepFailed
	if s.Optional {
		return w.rest(ctx, before)
	}
	w.run.fail(problem.Code, fmt.Sprintf("%s: %s", s.Title, problem.Message), w.Clock.Now())
	w.cancelSteps(ctx, w.actor, w.run)
	return w.store(ctx)
}

func problemOf(err error) Problem {
	if f, ok := fault.As(err); ok {
		return Problem{f.Code, f.Message}
	}
	return Problem{"step_failed", "The step failed."}
}

// rest keeps the run until it is looked at again: at once where steps were settled, after a
// while where their runs go on, and not before a person approves where nothing else is to do.
func (w *work) rest(ctx context.Context, before int) error {
	now := w.Clock.Now()
	done := settled(w.run.Steps)
	w.run.Percent = max(w.run.Percent, 95*done/max(1, len(w.run.Steps)))
	if at := w.where(); at != w.run.Message {
		w.run.happen(EventProgress, at, now)
	}
	w.run.Holder, w.run.WakeAt = "", now.Add(look)
	if done > before {
		w.run.WakeAt = now
	}
	if w.waits() {
		w.run.Status, w.run.WakeAt = Waiting, time.Time{}
		if err := w.tellWaiting(ctx); err != nil {
			return err
		}
	}
	if err := w.keep(context.WithoutCancel(ctx)); err != nil {
		return err
	}
	if w.run.Status == Waiting {
		w.Feed.Changed(ctx, w.run.TenantID, "run", string(w.run.ID))
		return nil
	}
	if done > before {
		return w.Alarm.WakeRuns(ctx, []Due{{w.run.TenantID, w.run.ID, w.run.WakeAt}})
	}
	return nil
}

// tellWaiting tells the team that the run waits for somebody's approval, once for each step. It
// comes before the run is stored: a worker that dies in between leaves a run that another
// takes up, and that comes to wait for the same.
func (w *work) tellWaiting(ctx context.Context) error {
	first := w.run.Steps[stage(w.run.Steps)[0]]
	key, text := "run.waiting:"+string(w.run.ID)+":"+first.Key, "A run waits for approval: "+first.Title+"."
	return w.Notices.TellOnce(ctx, w.actor, w.run.CreatedAt, key, "run.waiting", text, "/engines/"+string(w.run.ID))
}

// waits says whether only a person can take the run on.
func (w *work) waits() bool {
	asked := false
	for _, i := range stage(w.run.Steps) {
		if w.run.Steps[i].State != StepWaiting {
			return false
		}
		asked = true
	}
	return asked
}

// where says in words how far the run is.
func (w *work) where() string {
	turn := stage(w.run.Steps)
	if len(turn) == 0 {
		return "Putting it together."
	}
	first := w.run.Steps[turn[0]]
	if first.State == StepWaiting {
		return first.Title + ": waiting for approval."
	}
	if len(turn) > 1 {
		return fmt.Sprintf("%s, and %d more.", first.Title, len(turn)-1)
	}
	return first.Title + "."
}

// conclude ends the run with what its steps came to.
func (w *work) conclude(ctx context.Context, e Composed) error {
	output, err := e.Sum(*w.run.Facts, w.run.Input, w.run.Steps)
	if err != nil {
		w.run.fail("invalid_steps", "What the steps came to can't be put together.", w.Clock.Now())
		return w.store(ctx)
	}
	made, err := e.Make(ctx, w.actor, w.run)
	if err != nil {
		if passing(err) {
			w.Log.Warn("a run can't be concluded for now", "run", w.run.ID, "error", err)
			return w.rest(ctx, len(w.run.Steps))
		}
		problem := problemOf(err)
		w.run.fail(problem.Code, problem.Message, w.Clock.Now())
		return w.store(ctx)
	}
	made.At = w.Clock.Now()
	w.run.Output, w.run.Applied, w.run.Checks = output, &made, stepChecks(w.run.Steps)
	w.run.end(Succeeded, "Done.", w.Clock.Now())
	return w.store(ctx)
}

// passing says whether a fault may be gone when it is tried again.
func passing(err error) bool {
	kind := fault.KindOf(err)
	return kind == fault.Internal || kind == fault.Unavailable
}

// stepChecks tells which steps came to nothing.
func stepChecks(steps []Step) []Finding {
	checks := []Finding{}
	for _, s := range steps {
		if s.State == StepFailed {
			checks = append(checks, Finding{Name: "steps", Message: fmt.Sprintf("%s: %s", s.Title, s.Problem.Message)})
		}
	}
	if len(checks) == 0 {
		checks = append(checks, Finding{Name: "steps", OK: true, Message: "Every step came to its end."})
	}
	return checks
}
