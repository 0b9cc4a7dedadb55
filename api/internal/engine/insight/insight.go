// Package insight is the engine that reads what became of a campaign's posts, with the
// figures that the team pastes, and proposes what to change.
package insight

import (
	"context"
	"encoding/json"
	"strings"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/schema"
	"campaignos.dev/api/internal/tenant"
)

// Name is what the engine is called by.
const Name = "insight"

// version grows with each change of the prompt or the schemas.
const version = "1.0.1"

// Where evidence can stand.
const (
	inResults = "results" // what was published
	inWishes  = "wishes"  // the figures that were pasted
)

// Input is what the team adds.
type Input struct {
	Figures  string `json:"figures"`  // pasted, such as rows of a CSV file
	Question string `json:"question"` // what they want to know first
}

// Output is what can be learnt.
type Output struct {
	Summary  string    `json:"summary"`
	Findings []Finding `json:"findings"`
	Changes  []Change  `json:"changes"` // the one most worth its effort first
	Keep     []string  `json:"keep"`
}

// Finding is an observation and the words that prove it.
type Finding struct {
	Observation string `json:"observation"`
	Evidence    string `json:"evidence"` // as it stands in its source
	Source      string `json:"source"`
}

// Change is one thing to do differently.
type Change struct {
	What           string `json:"what"`
	Why            string `json:"why"`
	How            string `json:"how"`
	Effort         string `json:"effort"`
	ExpectedEffect string `json:"expectedEffect"`
}

// Engine is the insight engine.
type Engine struct{}

// New makes the engine.
func New() *Engine { return &Engine{} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Insight",
		Description: "Reads what the campaign has published, with figures that you paste, and proposes what to change and what to keep, each with its evidence.",
		Input: schema.Object("What to read beside the posts.",
			schema.May("figures", schema.Text("Figures to read, such as rows of a network's statistics; pasted as they are.", 0, 20_000)),
			schema.May("question", schema.Text("What you want to know first.", 0, 1000))),
		Output:        output(inResults, inWishes),
		NeedsCampaign: true,
		NeedsResults:  true,
		Typical:       1500,
	}
}

// output is the form of the answer; sources are where evidence can stand.
func output(sources ...string) *schema.Schema {
	return schema.Object("What can be learnt from a campaign.",
		schema.Must("summary", schema.Text("The answer to the question, or else the most telling thing, and how sure one can be of it; two to four sentences.", 40, 1200)),
		schema.Must("findings", schema.List("What can be seen, the most telling first.", 1, 8, schema.Object("One observation.",
			schema.Must("observation", schema.Text("What can be seen, in one or two sentences.", 10, 500)),
			schema.Must("evidence", schema.Text("The words, row or moment that show it, copied word for word.", 4, 600)),
			schema.Must("source", schema.OneOf("Where the evidence stands: results for what was published, wishes for the figures pasted.", sources...))))),
		schema.Must("changes", schema.List("What to do differently, the one most worth its effort first.", 1, 6, schema.Object("One change.",
			schema.Must("what", schema.Text("What to do, as one act.", 5, 200)),
			schema.Must("why", schema.Text("Which finding speaks for it.", 10, 500)),
			schema.Must("how", schema.Text("The steps, so that somebody can start.", 10, 700)),
			schema.Must("effort", schema.OneOf("small: within the hour; medium: within a day; large: more.", "small", "medium", "large")),
			schema.Must("expectedEffect", schema.Text("What should move, and where the team will see it; no figure.", 10, 400))))),
		schema.Must("keep", schema.List("What works and should stay as it is.", 0, 6, schema.Text("One thing.", 5, 300))),
	)
}

// errNothing refuses to read where there is nothing to be read.
var errNothing = fault.ErrInvalid.WithFields(fault.Field{
	Field: "input.figures", Code: "required", Message: "Nothing of this campaign has gone out yet. Paste figures to read, or come back once posts are out.",
})

// read reads the input, which fits its schema.
func read(raw json.RawMessage) (in Input, err error) {
	if len(raw) > 0 {
		err = json.Unmarshal(raw, &in)
	}
	in.Figures = strings.TrimSpace(in.Figures)
	return in, err
}

// Apply does nothing: what to change is for people to decide.
func (*Engine) Apply(context.Context, tenant.Actor, engine.Run, engine.Choice) (engine.Applied, error) {
	return engine.Applied{}, engine.ErrNotApplicable
}
