// Package ads is the engine that writes the texts of an advertisement within the limits of
// the platform that shows it.
package ads

import (
	"context"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/schema"
	"campaignos.dev/api/internal/tenant"
)

// Name is what the engine is called by.
const Name = "ads"

// version grows with each change of the prompt or the schemas.
const version = "1.0.1"

// Input is what the team wishes.
type Input struct {
	Product     string `json:"product"` // empty: what the brand or campaign is about
	Offer       string `json:"offer"`
	Platform    string `json:"platform"`
	LandingPage string `json:"landingPage"` // address that the advertisement leads to
}

// Output is what was written.
type Output struct {
	Headlines    []Line         `json:"headlines"`
	Descriptions []Line         `json:"descriptions"`
	PrimaryTexts []string       `json:"primaryTexts"` // above the picture; Google Search shows none
	Claims       []engine.Claim `json:"claims"`
}

// Line is a short text and what it leads with.
type Line struct {
	Text  string `json:"text"`
	Angle string `json:"angle"`
}

// Engine is the ads engine.
type Engine struct{}

// New makes the engine.
func New() *Engine { return &Engine{} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Ads",
		Description: "Writes headlines, descriptions and texts of an advertisement for Google Search, Meta or LinkedIn, within the limits of the platform.",
		Input: schema.Object("What is advertised, and where.",
			schema.Must("platform", schema.OneOf("Where the advertisement is shown.", names()...)),
			schema.May("product", schema.Text("What is advertised; left out, what the campaign or the brand is about.", 0, 500)),
			schema.May("offer", schema.Text("What people get, such as a price or an extra, in the team's words.", 0, 500)),
			schema.May("landingPage", schema.Text("Address of the page that the advertisement leads to.", 0, 500))),
		Output:     output(widest(), engine.Facts{}),
		NeedsBrand: true,
		Typical:    900,
	}
}

// output is the form of the texts for a platform.
func output(p platform, f engine.Facts) *schema.Schema {
	return schema.Object("Texts of an advertisement.",
		schema.Must("headlines", lines("Headlines, each good by itself and beside any other.", p.headline)),
		schema.Must("descriptions", lines("Descriptions, each good below any headline.", p.description)),
		schema.Must("primaryTexts", schema.List("Texts above the picture.", p.primary.least, p.primary.most, schema.Text("One text.", 1, max(1, p.primary.length)))),
		engine.ClaimsField(f))
}

func lines(description string, l limit) *schema.Schema {
	return schema.List(description, l.least, l.most, schema.Object("A line.",
		schema.Must("text", schema.Text("The line as it is shown.", 1, l.length)),
		schema.Must("angle", schema.Text("What it leads with, in two to six words.", 2, 80))))
}

// Apply does nothing: the texts are copied to where the advertisement is bought.
func (*Engine) Apply(context.Context, tenant.Actor, engine.Run, engine.Choice) (engine.Applied, error) {
	return engine.Applied{}, engine.ErrNotApplicable
}
