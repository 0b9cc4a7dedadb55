package engine

import (
	"context"
	"encoding/json"
	"unicode/utf8"

	"campaignos.dev/api/internal/tenant"
)

// Estimate is what a run is likely to take, before it starts.
type Estimate struct {
	Usual      Usage // of a run whose first answer passes
	Most       Usage // of a run that is repaired and answers at full length
	Price      Price
	RunsLeft   int64 // of the month
	TokensLeft int64
}

// Fits says whether the month's budget has room for the run.
func (e Estimate) Fits() bool { return e.RunsLeft > 0 && e.TokensLeft >= e.Most.Total() }

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
	p, err := e.Prompt(f, input)
	if err != nil {
		return Estimate{}, err
	}
	form, _ := json.Marshal(p.Output) // a schema holds nothing that JSON can't
	asked := tokensOf(p.System) + tokensOf(p.User) + tokensOf(string(form))
	return Estimate{
		Usual: Usage{PromptTokens: asked, OutputTokens: e.Descriptor().Typical},
		Most:  Usage{PromptTokens: 2*asked + MaxOutput, OutputTokens: 2 * MaxOutput},
		Price: s.Price,
	}, nil
}

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
