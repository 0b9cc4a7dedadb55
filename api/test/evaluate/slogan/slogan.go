// Package slogan is the engine that writes slogans for a brand: the worked example of the
// guide in docs/engines.md.
package slogan

import (
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/schema"
)

// Name is what the engine is called by.
const Name = "slogan"

// version grows with each change of the prompt or the schemas.
const version = "1.0.0"

// longest is how many characters a slogan may have.
const longest = 48

// Input is what the team wishes.
type Input struct {
	About string `json:"about"`
}

// Output is what was written.
type Output struct {
	Slogans []Slogan `json:"slogans"`
}

// Slogan is one line.
type Slogan struct {
	Text   string         `json:"text"`
	Idea   string         `json:"idea"` // what it leads with
	Claims []engine.Claim `json:"claims"`
}

// Engine is the slogan engine.
type Engine struct{ brands Brands }

// New makes the engine.
func New(b Brands) *Engine { return &Engine{b} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Slogan",
		Description: "Writes slogans for a brand that differ in what they lead with.",
		Input:       schema.Object("Wishes for the slogans.", schema.May("about", schema.Text("What they are about; left out, the brand.", 0, 300))),
		Output:      output(engine.Facts{}),
		NeedsBrand:  true,
		Applies:     "Makes one slogan the brand's.",
		Typical:     300,
	}
}

// output is the form of the answer; the facts narrow what a claim may point to.
func output(f engine.Facts) *schema.Schema {
	return schema.Object("Slogans.", schema.Must("slogans", schema.List("Slogans that differ in what they lead with.", 3, 5, schema.Object("A slogan.",
		schema.Must("text", schema.Text("The slogan.", 4, longest)),
		schema.Must("idea", schema.Text("What it leads with, in the brand's language.", 2, 120)),
		engine.ClaimsField(f)))))
}
