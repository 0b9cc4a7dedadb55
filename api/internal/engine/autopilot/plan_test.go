package autopilot

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/calendar"
	"campaignos.dev/api/internal/engine/copywriter"
)

var facts = engine.Facts{Campaign: &engine.CampaignFacts{StartDate: "2026-12-01", EndDate: "2026-12-24", Networks: []string{"linkedin", "twitter"}}}

// week is a calendar of n slots, by turns on two networks, the first without a picture, as
// a person left it: in no order and without dates.
func week(n int) calendar.Output {
	out := calendar.Output{Summary: "A thread."}
	for i := n - 1; i >= 0; i-- {
		s := calendar.Slot{Day: i + 1, Time: "09:00", Network: facts.Campaign.Networks[i%2], Theme: fmt.Sprint("Theme ", i), Idea: "An idea", Format: "image"}
		if i == 0 {
			s.Format = "text"
		}
		out.Slots = append(out.Slots, s)
	}
	return out
}

// planned is the plan of a run whose strategy and calendar stand.
func planned(t *testing.T, input string, slots int) []engine.Step {
	t.Helper()
	e := New(nil, nil)
	steps, err := e.Plan(facts, json.RawMessage(input), nil)
	if err != nil {
		t.Fatal(err)
	}
	for i := range steps {
		steps[i].State = engine.StepDone
	}
	steps[len(steps)-1].Output = pack(week(slots))
	if steps, err = e.Plan(facts, json.RawMessage(input), steps); err != nil {
		t.Fatal(err)
	}
	again, err := e.Plan(facts, json.RawMessage(input), steps)
	if err != nil || len(again) != len(steps) {
		t.Fatalf("the plan grows to %d steps, %v", len(again), err)
	}
	return steps
}

func TestThePlanFollowsFromTheCalendar(t *testing.T) {
	for _, c := range []struct{ input, steps, approved string }{
		{`{}`, "strategy calendar copy-1 copy-2 copy-3 brief-2 brief-3 brief-4", "strategy calendar"},
		{`{"briefs":0,"approve":"none"}`, "strategy calendar copy-1 copy-2 copy-3", ""},
		{`{"briefs":1,"approve":"texts","strategy":"keep"}`, "strategy calendar copy-1 copy-2 copy-3 brief-2", "copy-1 copy-2 copy-3"},
		{`{"briefs":1,"approve":"each"}`, "strategy calendar copy-1 copy-2 copy-3 brief-2", "strategy calendar copy-1 copy-2 copy-3 brief-2"},
	} {
		var keys, approved []string
		for _, s := range planned(t, c.input, 7) {
			keys = append(keys, s.Key)
			if s.Approve {
				approved = append(approved, s.Key)
			}
		}
		if strings.Join(keys, " ") != c.steps || strings.Join(approved, " ") != c.approved {
			t.Errorf("%s: steps %v, approved %v", c.input, keys, approved)
		}
	}
	own := facts
	own.Strategy = json.RawMessage(`{}`)
	if steps, err := New(nil, nil).Plan(own, json.RawMessage(`{"strategy":"keep"}`), nil); err != nil || len(steps) != 1 || steps[0].Key != "calendar" {
		t.Errorf("with a strategy that is kept the steps are %+v, %v", steps, err)
	}
}

// The inputs that the plan makes fit the engines' schemas, at their longest too.
func TestTheStepsInputsFitTheirEngines(t *testing.T) {
	in := Input{Instructions: strings.Repeat("w", longestWish)}
	slots := week(3).Slots
	for i := range slots {
		slots[i].Network, slots[i].Theme, slots[i].Idea = "linkedin", strings.Repeat("t", 80), strings.Repeat("i", 400)
	}
	step := in.copyStep(1, slots, []int{0, 1, 2})
	if wrong := copywriter.New(nil).Descriptor().Input.Check(step.Input); len(wrong) > 0 {
		t.Errorf("copy does not take its input: %v", wrong)
	}
}

// Each slot gets the text that was written for it; one whose writing failed gets none.
func TestEverySlotGetsItsOwnText(t *testing.T) {
	steps := planned(t, `{"briefs":0}`, 7)
	for i := range steps {
		if steps[i].Engine != copywriter.Name {
			continue
		}
		steps[i].State = engine.StepDone
		var out copywriter.Output
		for n := range batch {
			out.Options = append(out.Options, copywriter.Option{Variants: []copywriter.Variant{{Text: fmt.Sprint(steps[i].Key, "/", n), Hashtags: []string{"tea"}}}})
		}
		if steps[i].Output = pack(out); steps[i].Key == "copy-2" {
			steps[i].State = engine.StepFailed
		}
	}
	raw, err := New(nil, nil).Sum(facts, json.RawMessage(`{}`), steps)
	var got Output
	if err != nil || json.Unmarshal(raw, &got) != nil {
		t.Fatal(err)
	}
	if wrong := New(nil, nil).Descriptor().Output.Check(raw); len(wrong) > 0 {
		t.Errorf("the sum does not fit its schema: %v", wrong)
	}
	want := []string{"copy-1/0", "", "copy-1/1", "", "copy-1/2", "", "copy-3/0"}
	for n, p := range got.Posts {
		if strings.TrimSuffix(p.Text, "\n\n#tea") != want[n] || p.Date != fmt.Sprintf("2026-12-%02d", n+1) || p.Theme != fmt.Sprint("Theme ", n) {
			t.Errorf("slot %d is %+v, want %q", n, p, want[n])
		}
	}
}
