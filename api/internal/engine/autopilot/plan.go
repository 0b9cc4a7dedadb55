package autopilot

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/calendar"
	"campaignos.dev/api/internal/engine/copywriter"
	"campaignos.dev/api/internal/engine/creativebrief"
	"campaignos.dev/api/internal/engine/strategy"
	"campaignos.dev/api/internal/kit/network"
)

// batch is how many posts one run of copy writes: as many as it gives options.
const batch = 3

// The stages, one after the other.
const (
	planning = iota
	spreading
	writing
)

// Plan gives the steps that are known so far: strategy and calendar, and what the calendar's
// slots need once it stands.
func (e *Engine) Plan(f engine.Facts, input json.RawMessage, before []engine.Step) ([]engine.Step, error) {
	in, err := read(input)
	if err != nil {
		return nil, err
	}
	if len(before) == 0 {
		return begin(f, in), nil
	}
	last := before[len(before)-1]
	if last.Key != calendar.Name || last.State != engine.StepDone {
		return before, nil
	}
	plan, err := dated(f, last)
	if err != nil {
		return nil, err
	}
	return append(slices.Clone(before), follow(in, plan.Slots)...), nil
}

// begin are the steps that every run has.
func begin(f engine.Facts, in Input) (steps []engine.Step) {
	approve := in.approves(approvePlan, approveEach)
	if in.Strategy != keep || len(f.Strategy) == 0 {
		steps = append(steps, engine.Step{
			Key: strategy.Name, Engine: strategy.Name, Title: "Strategy", Stage: planning, State: engine.StepPending,
			Input: pack(struct {
				Instructions string `json:"instructions,omitempty"`
			}{in.Instructions}), Approve: approve, Apply: true,
		})
	}
	return append(steps, engine.Step{
		Key: calendar.Name, Engine: calendar.Name, Title: "Calendar", Stage: spreading, State: engine.StepPending,
		Input: pack(struct {
			Instructions string `json:"instructions,omitempty"`
			Start        string `json:"start,omitempty"`
			Days         int    `json:"days"`
			PostsPerWeek int    `json:"postsPerWeek"`
		}{in.Instructions, in.Start, in.Days, in.PostsPerWeek}), Approve: approve,
	})
}

// dated is the calendar as it stands, each slot with its date: a person may have moved it.
func dated(f engine.Facts, s engine.Step) (plan calendar.Output, err error) {
	raw, err := calendar.New(nil).Finish(f, s.Input, s.Output)
	if err == nil {
		err = json.Unmarshal(raw, &plan)
	}
	return plan, err
}

// follow are the steps that a calendar's slots need.
func follow(in Input, slots []calendar.Slot) (steps []engine.Step) {
	for i, places := range batches(slots) {
		steps = append(steps, in.copyStep(i+1, slots, places))
	}
	briefs := 0
	for n, s := range slots {
		if s.Format == "text" || briefs == *in.Briefs {
			continue
		}
		briefs++
		steps = append(steps, in.briefStep(n, s))
	}
	return steps
}

// batches puts together what one run of copy writes: slots of one network, by their places.
func batches(slots []calendar.Slot) (all [][]int) {
	open := map[string]int{} // the batch that still has room, by network
	for n, s := range slots {
		at, there := open[s.Network]
		if !there {
			at = len(all)
			all, open[s.Network] = append(all, nil), at
		}
		if all[at] = append(all[at], n); len(all[at]) == batch {
			delete(open, s.Network)
		}
	}
	return all
}

// copyStep has the posts of a batch written: each option is one of them.
func (in Input) copyStep(number int, slots []calendar.Slot, places []int) engine.Step {
	var ideas strings.Builder
	for i, n := range places {
		fmt.Fprintf(&ideas, "Option %d: %s. %s\n", i+1, slots[n].Theme, slots[n].Idea)
	}
	on := slots[places[0]].Network
	return engine.Step{
		Key: fmt.Sprintf("copy-%d", number), Engine: copywriter.Name, Stage: writing, State: engine.StepPending,
		Title: fmt.Sprintf("Texts %d for %s", number, network.Network(on).Title()),
		Input: pack(struct {
			Idea         string   `json:"idea"`
			Instructions string   `json:"instructions"`
			Networks     []string `json:"networks"`
		}{"Each option is a post of its own; the instructions say what each is about, in order.", ideas.String() + in.Instructions, []string{on}}),
		Approve: in.approves(approveTexts, approveEach), Optional: true,
	}
}

// briefStep has a slot's picture or film described.
func (in Input) briefStep(n int, s calendar.Slot) engine.Step {
	return engine.Step{
		Key: fmt.Sprintf("brief-%d", n+1), Engine: creativebrief.Name, Stage: writing, State: engine.StepPending,
		Title: "Brief: " + s.Theme,
		Input: pack(struct {
			Idea    string `json:"idea"`
			Format  string `json:"format"`
			Network string `json:"network"`
		}{s.Theme + ". " + s.Idea, s.Format, s.Network}),
		Approve: in.approves(approveEach), Apply: true, Optional: true,
	}
}

// pack writes an input; texts and numbers can always be written.
func pack(v any) json.RawMessage {
	raw, _ := json.Marshal(v)
	return raw
}
