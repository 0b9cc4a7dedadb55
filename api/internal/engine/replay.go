package engine

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"reflect"

	"campaignos.dev/api/internal/tenant"
)

// Replay is what becomes of a run whose recorded answers are put through today's code.
type Replay struct {
	Identical   bool     // question, output and checks are what was recorded
	Version     string   // of the engine today
	Differences []string // full sentences; none where identical
	Output      []byte   // of the replay
	Checks      []Finding
}

// errUnanswered ends a replay that asks more than the record answers.
var errUnanswered = errors.New("the engine asks a question that the record has no answer to")

// Replay puts a run's recorded answers through the code once more, without a model, and
// says whether the same comes out, byte for byte. Nothing is changed. Faults: ErrNotFound,
// ErrNotReplayable.
func (s *Service) Replay(ctx context.Context, actor tenant.Actor, id ID) (Replay, error) {
	r, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return Replay{}, err
	}
	e, err := s.Registry.Get(r.Engine)
	if err != nil || r.Facts == nil {
		return Replay{}, ErrNotReplayable
	}
	if c, ok := e.(Composed); ok {
		return s.replaySteps(ctx, actor, c, r)
	}
	if len(r.answers()) == 0 {
		return Replay{}, ErrNotReplayable
	}
	return replay(e, r), nil
}

// replay compares a record with what the engine makes of it.
func replay(e Engine, r Run) Replay {
	out := Replay{Version: e.Descriptor().Version}
	differ := func(format string, args ...any) {
		out.Differences = append(out.Differences, fmt.Sprintf(format, args...))
	}
	if out.Version != r.Version {
		differ("The engine was %s then and is %s today.", r.Version, out.Version)
	}
	prompt, err := e.Prompt(*r.Facts, r.Input)
	if err != nil {
		differ("The engine does not take this input any more: %v.", err)
		return out
	}
	answers := r.answers()
	got, err := converse(e, *r.Facts, r.Input, prompt, func(n int, p Prompt) (Reply, error) {
		if n >= len(answers) {
			return Reply{}, errUnanswered
		}
		if !answers[n].asks(p) {
			differ("Question %d is worded differently today.", n+1)
		}
		return Reply{Text: answers[n].Answer}, nil
	})
	if err != nil {
		differ("The record ends early: %v.", err)
	}
	if prompt.Hash() != r.PromptHash {
		differ("The prompt's hash is not the recorded one.")
	}
	out.Output, out.Checks = got.Output, got.Checks
	if r.Status == Succeeded && !bytes.Equal(got.Output, r.Output) {
		differ("The output is not the recorded one.")
	}
	if err == nil && !reflect.DeepEqual(got.Checks, r.Checks) {
		differ("The checks find something else than they did then.")
	}
	out.Identical = len(out.Differences) == 0
	return out
}

// answers are the exchanges that the model answered, in the order they were asked in.
func (r Run) answers() []Exchange {
	var answered []Exchange
	for _, x := range r.Exchanges {
		if x.Problem == "" {
			answered = append(answered, x)
		}
	}
	return answered
}

// asks says whether an exchange put this question.
func (x Exchange) asks(p Prompt) bool { return x.System == p.System && x.User == p.User }
