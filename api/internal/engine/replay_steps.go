package engine

import (
	"bytes"
	"context"
	"fmt"
	"reflect"

	"campaignos.dev/api/internal/tenant"
)

// replaySteps replays a composed run: each of its steps' runs, the plan that they follow,
// and what they come to. Nothing is made.
func (s *Service) replaySteps(ctx context.Context, actor tenant.Actor, e Composed, r Run) (Replay, error) {
	if r.Status != Succeeded {
		return Replay{}, ErrNotReplayable
	}
	out := Replay{Version: e.Descriptor().Version}
	if out.Version != r.Version {
		out.Differences = append(out.Differences, fmt.Sprintf("The engine was %s then and is %s today.", r.Version, out.Version))
	}
	for _, step := range r.Steps {
		found, err := s.replayStep(ctx, actor, step)
		if err != nil {
			return Replay{}, err
		}
		out.Differences = append(out.Differences, found...)
	}
	out.compare(e, r)
	out.Identical = len(out.Differences) == 0
	return out, nil
}

// replayStep says how a step's run differs today; one that failed before it asked anything
// has nothing to replay.
func (s *Service) replayStep(ctx context.Context, actor tenant.Actor, step Step) (differences []string, err error) {
	if step.RunID == "" {
		return nil, nil
	}
	of, err := s.Store.Get(ctx, actor.Scope(), step.RunID)
	if err != nil || len(of.answers()) == 0 {
		return nil, err
	}
	e, err := s.Registry.Get(of.Engine)
	if err != nil {
		return nil, err
	}
	for _, d := range replay(e, of).Differences {
		differences = append(differences, step.Title+": "+d)
	}
	return differences, nil
}

// compare plans the run from its beginning once more, and sums it up.
func (p *Replay) compare(e Composed, r Run) {
	if !samePlan(e, r) {
		p.Differences = append(p.Differences, "The steps are others today.")
	}
	sum, err := e.Sum(*r.Facts, r.Input, r.Steps)
	if err != nil || !bytes.Equal(sum, r.Output) {
		p.Differences = append(p.Differences, "The output is not the recorded one.")
	}
	p.Output, p.Checks = sum, stepChecks(r.Steps)
	if !reflect.DeepEqual(p.Checks, r.Checks) {
		p.Differences = append(p.Differences, "The checks find something else than they did then.")
	}
}

// samePlan says whether the plan grows into the recorded steps, when each of them comes to
// what it came to.
func samePlan(e Composed, r Run) bool {
	var planned []Step
	for {
		grown, err := e.Plan(*r.Facts, r.Input, planned)
		if err != nil || len(grown) > len(r.Steps) {
			return false
		}
		for i := range grown {
			if !grown[i].asks(r.Steps[i]) {
				return false
			}
		}
		if len(grown) == len(planned) {
			return len(grown) == len(r.Steps)
		}
		planned = append([]Step(nil), r.Steps[:len(grown)]...)
	}
}

// asks says whether two steps have the same work done.
func (s Step) asks(other Step) bool {
	return s.Key == other.Key && s.Engine == other.Engine && s.Stage == other.Stage && bytes.Equal(s.Input, other.Input)
}
