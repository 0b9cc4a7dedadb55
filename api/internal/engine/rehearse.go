package engine

import (
	"context"
	"encoding/json"
)

// Rehearsal is what an engine comes to outside of any run.
type Rehearsal struct {
	Asked   []Prompt // every question that was put
	Answers []Reply
	Output  json.RawMessage
	Checks  []Finding
	Problem *Problem // nil: the output may be used
}

// Rehearse has an engine work with a model and keep no record: to judge a prompt, on
// answers that were recorded or on a living model. Faults: those of the input and of the model.
func Rehearse(ctx context.Context, e Engine, m Model, f Facts, input json.RawMessage) (Rehearsal, error) {
	var r Rehearsal
	if err := checkInput(e.Descriptor(), input); err != nil {
		return r, err
	}
	p, err := e.Prompt(f, input)
	if err != nil {
		return r, err
	}
	got, err := converse(e, f, input, p, func(_ int, p Prompt) (Reply, error) {
		r.Asked = append(r.Asked, p)
		reply, err := m.Generate(ctx, p, func(string) {})
		r.Answers = append(r.Answers, reply)
		return reply, err
	})
	r.Output, r.Checks, r.Problem = got.Output, got.Checks, got.Problem
	return r, err
}
