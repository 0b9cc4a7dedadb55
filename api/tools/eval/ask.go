package main

import (
	"context"
	"errors"
	"slices"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/test/evaluate"
)

// verdict is how a case came out.
type verdict struct {
	Case   evaluate.Case
	Word   string   // holds, refused, fails or silent
	Faults []string // in full sentences
	Usage  engine.Usage
	Took   time.Duration
	asked  []engine.Reply
	stop   bool // no other case would fare better
}

// ask puts a case to a model and judges what it writes.
func ask(ctx context.Context, engines engine.Registry, m engine.Model, c evaluate.Case) verdict {
	v := verdict{Case: c}
	e, err := engines.Get(c.Engine)
	if err != nil {
		v.Word, v.Faults = "fails", []string{"There is no such engine."}
		return v
	}
	began := time.Now()
	r, err := engine.Rehearse(ctx, e, m, c.Facts, c.Input)
	v.Took, v.asked = time.Since(began), r.Answers
	for _, a := range r.Answers {
		v.Usage.PromptTokens += a.PromptTokens
		v.Usage.OutputTokens += a.OutputTokens
	}
	if err != nil {
		v.silent(err)
		return v
	}
	v.judge(r)
	return v
}

// silent keeps why there was no answer.
func (v *verdict) silent(err error) {
	v.Word, v.Faults = "silent", []string{err.Error()}
	var of *engine.ModelError
	if errors.As(err, &of) {
		v.Faults = []string{of.Message}
		v.stop = of.Code == "model_misconfigured" || of.Code == "model_retired"
	}
	v.stop = v.stop || errors.Is(err, context.Canceled)
}

// judge says whether a rehearsal holds. Answers that our checks refuse are what some cases
// are about: there it holds too.
func (v *verdict) judge(r engine.Rehearsal) {
	if r.Problem != nil && v.Case.Want.Fails != "" {
		v.Word = "refused"
		return
	}
	v.Word = "holds"
	if v.Faults = v.Case.Want.Live().Judge(r); len(v.Faults) > 0 {
		v.Word = "fails"
	}
	for _, f := range r.Checks {
		if !f.OK && !slices.Contains(v.Case.Want.Flags, f.Name) {
			v.Faults = append(v.Faults, f.Name+": "+f.Message)
		}
	}
}

// patient asks again where a model says that trying again makes sense.
type patient struct {
	engine.Model
	wait func(ctx context.Context, d time.Duration) error
}

const (
	attempts = 4
	longest  = time.Minute
)

// Generate asks the model. See engine.Model.
func (p patient) Generate(ctx context.Context, q engine.Prompt, grow func(string)) (engine.Reply, error) {
	for n := 1; ; n++ {
		reply, err := p.Model.Generate(ctx, q, grow)
		var of *engine.ModelError
		if err == nil || n == attempts || !errors.As(err, &of) || !of.Retry {
			return reply, err
		}
		if err := p.wait(ctx, min(max(of.RetryAfter, time.Second), longest)); err != nil {
			return reply, err
		}
	}
}

// sleep waits, unless the context ends before.
func sleep(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
