// Package audience is the engine that describes the people a brand wants to reach: what they
// are after, what holds them back, and the words they use.
package audience

import (
	"encoding/json"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/schema"
)

// Name is what the engine is called by.
const Name = "audience"

// version grows with each change of the prompt or the schemas.
const version = "1.0.0"

// Bounds of how many personas are described.
const (
	usualCount = 3
	mostCount  = 4
)

// Input is what the team wishes.
type Input struct {
	Instructions string `json:"instructions"`
	Count        int    `json:"count"` // 0: 3
}

// Output is the people.
type Output struct {
	Summary  string    `json:"summary"`
	Personas []Persona `json:"personas"`
}

// Persona stands for people who want the same for the same reason.
type Persona struct {
	Name       string         `json:"name"`
	Role       string         `json:"role"`
	Situation  string         `json:"situation"`
	Goals      []string       `json:"goals"`
	Pains      []string       `json:"pains"`
	Objections []Objection    `json:"objections"`
	Words      []string       `json:"words"` // that they use themselves
	Channels   []string       `json:"channels"`
	Claims     []engine.Claim `json:"claims"` // of the answers
}

// Objection is what holds somebody back, and what the brand can honestly say to it.
type Objection struct {
	Objection string `json:"objection"`
	Answer    string `json:"answer"`
}

// Engine is the audience engine.
type Engine struct{ brands Brands }

// New makes the engine.
func New(b Brands) *Engine { return &Engine{b} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Audience",
		Description: "Describes the people to reach as personas: what they want, what holds them back, what to answer, and the words they use.",
		Input: schema.Object("Wishes for the personas.",
			schema.May("instructions", schema.Text("What to pay attention to, in the team's words, such as what customers say.", 0, 2000)),
			schema.May("count", schema.Integer("How many personas; left out, 3.", 1, mostCount))),
		Output:     output(1, mostCount, engine.NetworkNames(network.All()), engine.Facts{}),
		NeedsBrand: true,
		Typical:    1800,
		Applies:    "Writes the summary into the brand profile, as its audience.",
	}
}

// output is the form of the personas.
func output(least, most int, networks []string, f engine.Facts) *schema.Schema {
	return schema.Object("The people to reach.",
		schema.Must("summary", schema.Text("Who they are together, what they want and what holds them back, in two to four sentences.", 20, 700)),
		schema.Must("personas", schema.List("People who differ in what they want, not only in what they do.", least, most, schema.Object("A persona.",
			schema.Must("name", schema.Text("A first name, or what they call themselves.", 2, 60)),
			schema.Must("role", schema.Text("Who they are, in a few words.", 2, 160)),
			schema.Must("situation", schema.Text("The moment in which the brand matters to them.", 10, 500)),
			schema.Must("goals", lines("What they want.", 1, 5, 200)),
			schema.Must("pains", lines("What gets in their way.", 1, 5, 200)),
			schema.Must("objections", schema.List("What makes them hesitate, and an honest answer.", 1, 5, schema.Object("An objection.",
				schema.Must("objection", schema.Text("In their own words.", 3, 200)),
				schema.Must("answer", schema.Text("What the brand can say to it, from its facts.", 3, 400))))),
			schema.Must("words", lines("Words and phrases they use themselves.", 2, 10, 60)),
			schema.Must("channels", schema.List("Where they look.", 1, 5, schema.OneOf("A network.", networks...))),
			engine.ClaimsField(f)))))
}

func lines(description string, least, most, length int) *schema.Schema {
	return schema.List(description, least, most, schema.Text("One of them.", 1, length))
}

// read reads the wishes; without a count it is the usual one.
func read(input json.RawMessage) (Input, error) {
	in := Input{Count: usualCount}
	if len(input) > 0 {
		if err := json.Unmarshal(input, &in); err != nil {
			return Input{}, err
		}
	}
	if in.Count == 0 {
		in.Count = usualCount
	}
	return in, nil
}

// networks are those that personas may be found on: the campaign's, or without one all.
func networks(f engine.Facts) []string {
	if f.Campaign != nil {
		return f.Campaign.Networks
	}
	return engine.NetworkNames(network.All())
}
