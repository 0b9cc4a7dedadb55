package engine

import (
	"context"
	"encoding/json"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// Composed is an engine whose run is made of runs of other engines. It asks no model itself.
type Composed interface {
	Engine
	// Plan gives every step that is known so far, those of before first and as they are. The
	// same facts, input and steps always give the same plan.
	Plan(f Facts, input json.RawMessage, before []Step) ([]Step, error)
	// Sum is the output that the settled steps come to: for the same always the same.
	Sum(f Facts, input json.RawMessage, steps []Step) (json.RawMessage, error)
	// Make makes what the steps come to. Making the same run's twice comes to the same.
	Make(ctx context.Context, actor tenant.Actor, r Run) (Applied, error)
	// Size is how many runs of which engine a run of this input usually takes.
	Size(input json.RawMessage) map[string]int
}

// StepState says how far a step is.
type StepState string

// The states of a step.
const (
	StepPending StepState = "pending" // its turn has not come, or its run is not there yet
	StepRunning StepState = "running"
	StepWaiting StepState = "waiting" // for a person's approval
	StepDone    StepState = "done"
	StepFailed  StepState = "failed" // and the run goes on without it
)

// Settled says whether nothing more happens to a step.
func (s StepState) Settled() bool { return s == StepDone || s == StepFailed }

// Step is one part of a composed run, done by a run of its own.
type Step struct {
	Key    string          `bson:"key"` // like no other of the run, such as "copy-3"
	Engine string          `bson:"engine"`
	Title  string          `bson:"title"` // what it does, in a few words
	Input  json.RawMessage `bson:"input"`
	// Stage orders the steps: those of one stage run side by side, after the stage before.
	Stage int `bson:"stage"`
	// Approve says that a person has to approve its output before the run goes on.
	Approve bool `bson:"approve"`
	// Apply says that its output is applied once it stands.
	Apply bool `bson:"apply"`
	// Optional says that the run goes on where it fails.
	Optional bool `bson:"optional"`

	State      StepState       `bson:"state"`
	RunID      ID              `bson:"runId,omitempty"`
	Output     json.RawMessage `bson:"output,omitempty"` // as it stands, a person's changes included
	Applied    *Applied        `bson:"applied,omitempty"`
	Problem    *Problem        `bson:"problem,omitempty"`
	ApprovedBy string          `bson:"approvedBy,omitempty"`
	ApprovedAt time.Time       `bson:"approvedAt,omitempty"`
	Usage      Usage           `bson:"usage"`      // of its run, once that has ended
	CostMicros int64           `bson:"costMicros"` // of its run, once that has ended
}

// stage gives the steps whose turn it is, by their places; none: all are settled.
func stage(steps []Step) (turn []int) {
	lowest := 0
	for i, s := range steps {
		switch {
		case s.State.Settled() || len(turn) > 0 && s.Stage > lowest:
		case len(turn) == 0 || s.Stage < lowest:
			turn, lowest = []int{i}, s.Stage
		default:
			turn = append(turn, i)
		}
	}
	return turn
}

// settled counts the steps to which nothing more happens.
func settled(steps []Step) (n int) {
	for _, s := range steps {
		if s.State.Settled() {
			n++
		}
	}
	return n
}
