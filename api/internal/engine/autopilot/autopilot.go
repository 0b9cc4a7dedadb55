// Package autopilot is the engine that takes a campaign from its brief to drafts on the
// calendar. It asks no model itself: strategy, calendar, copy and creative briefs are runs
// of those engines, in that order, with a stop wherever the team wants to look first.
package autopilot

import (
	"context"
	"encoding/json"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/calendar"
	"campaignos.dev/api/internal/engine/copywriter"
	"campaignos.dev/api/internal/engine/creativebrief"
	"campaignos.dev/api/internal/engine/strategy"
	"campaignos.dev/api/internal/kit/schema"
	"campaignos.dev/api/internal/tenant"
)

// Name is what the engine is called by.
const Name = "autopilot"

// version grows with each change of the plan or the schemas.
const version = "1.0.0"

// Bounds of a run.
const (
	usualDays   = 14
	usualWeekly = 4
	mostWeekly  = 14
	mostSlots   = 60
	usualBriefs = 3
	mostBriefs  = 10
	longestWish = 400 // characters; copy's own wish holds the posts' ideas as well
)

// What a person approves before the run goes on.
const (
	approveNone  = "none"  // nothing: drafts go out only when somebody schedules them anyway
	approvePlan  = "plan"  // strategy and calendar
	approveTexts = "texts" // the texts, before drafts are made of them
	approveEach  = "each"  // every step
)

// keep says that the strategy in force stays.
const keep = "keep"

// Input is what the team wishes.
type Input struct {
	Instructions string `json:"instructions"`
	Start        string `json:"start"`        // first day, YYYY-MM-DD; empty: the campaign's
	Days         int    `json:"days"`         // 0: 14
	PostsPerWeek int    `json:"postsPerWeek"` // 0: 4
	Briefs       *int   `json:"briefs"`       // posts with a picture or film that get a brief, at most; nil: 3
	Strategy     string `json:"strategy"`     // "keep" or "write"
	Approve      string `json:"approve"`      // empty: the plan
}

// Output is what the run came to.
type Output struct {
	Summary string `json:"summary"`
	Posts   []Post `json:"posts"`
}

// Post is one draft.
type Post struct {
	Date    string `json:"date"` // YYYY-MM-DD
	Time    string `json:"time"` // HH:MM
	Network string `json:"network"`
	Theme   string `json:"theme"`
	Format  string `json:"format"`
	Text    string `json:"text"` // with its hashtags; empty: nobody has written it
}

// Engine is the autopilot.
type Engine struct {
	drafts    Drafts
	creatives copywriter.Creatives
}

// New makes the engine.
func New(d Drafts, c copywriter.Creatives) *Engine { return &Engine{d, c} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Autopilot",
		Description: "Takes a campaign from its brief to written drafts on the calendar: strategy, calendar, texts and briefs for pictures, with a stop where you want to look first. Nothing goes out by itself.",
		Input: schema.Object("Wishes for the campaign.",
			schema.May("instructions", schema.Text("What to pay attention to, in the team's words.", 0, longestWish)),
			schema.May("start", schema.Text("First day as YYYY-MM-DD; left out, the campaign's.", 0, 10)),
			schema.May("days", schema.Integer("How many days; left out, 14.", 7, 31)),
			schema.May("postsPerWeek", schema.Integer("Posts in a week, all networks together; left out, 4.", 1, mostWeekly)),
			schema.May("briefs", schema.Integer("How many posts with a picture or film get a brief, at most; left out, 3.", 0, mostBriefs)),
			schema.May("strategy", schema.OneOf("Whether the strategy in force is kept; left out, a new one is written.", "write", keep)),
			schema.May("approve", schema.OneOf("What you approve before it goes on: nothing, the plan (strategy and calendar), the texts, or each step; left out, the plan.", approveNone, approvePlan, approveTexts, approveEach))),
		Output: schema.Object("A campaign's drafts.",
			schema.Must("summary", schema.Text("The thread that runs through them.", 0, 700)),
			schema.Must("posts", schema.List("The drafts, in the order of their moments.", 0, mostSlots, schema.Object("A draft.",
				schema.Must("date", schema.Text("Its day, YYYY-MM-DD.", 10, 10)),
				schema.Must("time", schema.Text("Its hour, HH:MM.", 5, 5)),
				schema.Must("network", schema.Text("Its network.", 1, 40)),
				schema.Must("theme", schema.Text("What it is about.", 0, 80)),
				schema.Must("format", schema.Text("Its form.", 1, 20)),
				schema.Must("text", schema.Text("Its text, hashtags included; empty where it is still to be written.", 0, 4000)))))),
		NeedsCampaign: true,
	}
}

// Prompt is never asked for: the steps ask.
func (*Engine) Prompt(engine.Facts, json.RawMessage) (engine.Prompt, error) {
	return engine.Prompt{}, engine.ErrNotReplayable
}

// Check finds nothing: the steps were checked.
func (*Engine) Check(engine.Facts, json.RawMessage, json.RawMessage) []engine.Finding { return nil }

// Apply has nothing left to do. Faults: engine.ErrNotApplicable.
func (*Engine) Apply(context.Context, tenant.Actor, engine.Run, engine.Choice) (engine.Applied, error) {
	return engine.Applied{}, engine.ErrNotApplicable
}

// Size is how many runs of which engine a run usually takes.
func (*Engine) Size(input json.RawMessage) map[string]int {
	in, err := read(input)
	if err != nil {
		return nil
	}
	size := map[string]int{calendar.Name: 1, copywriter.Name: (in.slots() + batch - 1) / batch, creativebrief.Name: min(*in.Briefs, in.slots())}
	if in.Strategy != keep {
		size[strategy.Name] = 1
	}
	return size
}

// read reads the wishes, and fills in what is usual.
func read(input json.RawMessage) (in Input, err error) {
	if len(input) > 0 {
		err = json.Unmarshal(input, &in)
	}
	usual(&in.Days, usualDays)
	usual(&in.PostsPerWeek, usualWeekly)
	if in.Briefs == nil {
		in.Briefs = new(int)
		*in.Briefs = usualBriefs
	}
	if in.Approve == "" {
		in.Approve = approvePlan
	}
	return in, err
}

func usual(n *int, often int) {
	if *n == 0 {
		*n = often
	}
}

// slots is how many posts are wished for, at most.
func (in Input) slots() int { return min(mostSlots, (in.PostsPerWeek*in.Days+6)/7) }

// approves says whether one of some ways to approve is wished for.
func (in Input) approves(ways ...string) bool {
	for _, way := range ways {
		if in.Approve == way {
			return true
		}
	}
	return false
}
