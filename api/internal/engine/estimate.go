package engine

import (
	"context"
	"encoding/json"
	"unicode/utf8"

	"campaignos.dev/api/internal/tenant"
)

// Estimate is what a run is likely to take, before it starts.
type Estimate struct {
	Runs       int64 // that it counts as: a composed run is as many as it has steps
	Usual      Usage // of a run whose first answer passes
	Most       Usage // of a run that is repaired and answers at full length
	Price      Price
	RunsLeft   int64 // of the month
	TokensLeft int64
}

// Fits says whether the month's budget has room for the run.
func (e Estimate) Fits() bool { return e.RunsLeft >= e.Runs && e.TokensLeft >= e.Most.Total() }

// Total is what a budget counts.
func (u Usage) Total() int64 { return u.PromptTokens + u.OutputTokens }

// Estimate tells what a run would take, and starts nothing. Faults: those of Start, but for
// the limits.
func (s *Service) Estimate(ctx context.Context, actor tenant.Actor, name string, w Wish) (Estimate, error) {
	e, facts, err := s.prepare(ctx, actor, name, w)
	if err != nil {
		return Estimate{}, err
	}
	out, err := s.estimate(e, facts, w.Input)
	if err != nil {
		return Estimate{}, err
	}
	if out.RunsLeft, err = s.Quota.Left(ctx, actor, runsLimit); err != nil {
		return Estimate{}, err
	}
	out.TokensLeft, err = s.Quota.Left(ctx, actor, tokensLimit)
	return out, err
}

// estimate counts the words of the prompt; a repair repeats it, with the first answer.
func (s *Service) estimate(e Engine, f Facts, input json.RawMessage) (Estimate, error) {
	if c, ok := e.(Composed); ok {
		return s.sum(c, f, input)
	}
	p, err := e.Prompt(f, input)
	if err != nil {
		return Estimate{}, err
	}
	asked := tokensOf(p.System) + tokensOf(p.User)
	if p.Paint == nil {
		form, _ := json.Marshal(p.Output) // a schema holds nothing that JSON can't
		asked += tokensOf(string(form))
	}
	return Estimate{
		Runs:  1,
		Usual: Usage{PromptTokens: asked, OutputTokens: e.Descriptor().Typical},
		Most:  Usage{PromptTokens: 2*asked + p.most(), OutputTokens: 2 * p.most()},
		Price: s.price(e.Descriptor()),
	}, nil
}

// sum adds up what the steps of a composed run take.
func (s *Service) sum(c Composed, f Facts, input json.RawMessage) (Estimate, error) {
	total := Estimate{Price: s.Price}
	for name, n := range c.Size(input) {
		e, err := s.Registry.Get(name)
		if err != nil {
			return Estimate{}, err
		}
		one, err := s.estimate(e, f, json.RawMessage("{}"))
		if err != nil {
			return Estimate{}, err
		}
		total.Runs += int64(n)
		total.Usual = total.Usual.plus(one.Usual.times(int64(n)))
		total.Most = total.Most.plus(one.Most.times(int64(n)))
	}
	return total, nil
}

func (u Usage) plus(v Usage) Usage {
	return Usage{u.PromptTokens + v.PromptTokens, u.OutputTokens + v.OutputTokens}
}

func (u Usage) times(n int64) Usage { return Usage{n * u.PromptTokens, n * u.OutputTokens} }

// tokensOf guesses how many tokens a text has: about four letters of an alphabet, or one
// character of a script without one (ai.google.dev, "Understand and count tokens").
func tokensOf(text string) int64 {
	var plain, wide int64
	for _, r := range text {
		if utf8.RuneLen(r) > 2 {
			wide++
		} else {
			plain++
		}
	}
	return plain/4 + wide + 1
}
