// Package brandguard is the engine that holds a text against the brand profile before it
// goes out: banned words, claims that nothing backs, tone, law, length and spelling.
package brandguard

import (
	"context"
	"encoding/json"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/schema"
	"campaignos.dev/api/internal/tenant"
)

// Name is what the engine is called by.
const Name = "brand-guard"

// version grows with each change of the prompt or the schemas.
const version = "1.0.1"

// Input is the text to examine.
type Input struct {
	Text    string          `json:"text"`
	Network network.Network `json:"network"` // where it is to appear; empty: anywhere
}

// Output is what was found.
type Output struct {
	Verdict   string  `json:"verdict"`
	Summary   string  `json:"summary"`
	Issues    []Issue `json:"issues"`    // gravest first
	Rewritten string  `json:"rewritten"` // the whole text put right; empty where nothing is wrong
}

// Issue is one thing that is wrong with the text.
type Issue struct {
	Kind       string `json:"kind"`
	Quote      string `json:"quote"` // as it stands in the text; empty: the text as a whole
	Message    string `json:"message"`
	Suggestion string `json:"suggestion"` // the wording instead; empty: leave it out
	Severity   string `json:"severity"`
}

// What an issue can be about.
const (
	bannedWord = "banned_word"
	claim      = "unsourced_claim"
	length     = "length"
)

var (
	kinds      = []string{bannedWord, claim, "tone", "legal", length, "spelling"}
	severities = []string{"low", "medium", "high"} // from the lightest on
	verdicts   = []string{"pass", "fix", "block"}  // from the best on
)

const (
	mostIssues = 25 // that the model names
	mostRules  = 25 // that our rules name beside them
	longest    = 10_000
)

// Engine is the brand guard.
type Engine struct{}

// New makes the engine.
func New() *Engine { return &Engine{} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	names := []string{}
	for _, n := range network.All() {
		names = append(names, string(n))
	}
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Brand guard",
		Description: "Holds a text against the brand profile before it goes out: banned words, claims without a source, tone, law, length and spelling. It shows each place and writes the text anew.",
		Input: schema.Object("The text to examine.",
			schema.Must("text", schema.Text("The whole text, as it would go out.", 1, longest)),
			schema.May("network", schema.OneOf("Where it is to appear, for its limits.", names...))),
		Output:     output(mostIssues + mostRules),
		NeedsBrand: true,
		Typical:    900,
	}
}

// output is the form of the findings, of which there may be some number.
func output(issues int) *schema.Schema {
	return schema.Object("What was found in the text.",
		schema.Must("verdict", schema.OneOf("pass: it can go out; fix: put it right first; block: it must not go out like this.", verdicts...)),
		schema.Must("summary", schema.Text("What the writer has to know, in one to three sentences.", 10, 900)),
		schema.Must("issues", schema.List("Everything that is wrong, the gravest first.", 0, issues, schema.Object("One thing that is wrong.",
			schema.Must("kind", schema.OneOf("What it is about.", kinds...)),
			schema.Must("quote", schema.Text("The words it is about, exactly as they stand in the text; empty only where the text as a whole is too long.", 0, longest)),
			schema.Must("message", schema.Text("What is wrong with it and which rule or fact says so, in one sentence.", 5, 400)),
			schema.Must("suggestion", schema.Text("The words to put in its place, ready to paste; empty where it should simply go.", 0, 1000)),
			schema.Must("severity", schema.OneOf("high: must not go out; medium: put it right first; low: a matter of taste.", severities...))))),
		schema.Must("rewritten", schema.Text("The whole text put right, in its own language; empty where nothing has to change.", 0, longest+2000)),
	)
}

// Apply does nothing: what was found is there to be read.
func (*Engine) Apply(context.Context, tenant.Actor, engine.Run, engine.Choice) (engine.Applied, error) {
	return engine.Applied{}, engine.ErrNotApplicable
}

// read reads the input, which fits its schema.
func read(raw json.RawMessage) (in Input, err error) {
	err = json.Unmarshal(raw, &in)
	return in, err
}
