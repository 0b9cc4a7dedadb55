// Package hashtag is the engine that finds the hashtags a post on one network is found by.
package hashtag

import (
	"context"
	"encoding/json"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/schema"
	"campaignos.dev/api/internal/tenant"
)

// Name is what the engine is called by.
const Name = "hashtag"

// version grows with each change of the prompt or the schemas.
const version = "1.0.0"

// Bounds of how many hashtags are proposed.
const (
	usualCount = 8
	leastCount = 3
	mostCount  = 15
)

// kinds are what a hashtag is for.
var kinds = []string{"brand", "topic", "community", "campaign", "location"}

// Input is the post.
type Input struct {
	Text    string          `json:"text"`
	Network network.Network `json:"network"`
	Count   int             `json:"count"` // at most; 0: 8, or as many as the network takes
}

// Output is the hashtags, the one to keep first first.
type Output struct {
	Hashtags []Hashtag `json:"hashtags"`
	Advice   string    `json:"advice"`
}

// Hashtag is one, and what it is for.
type Hashtag struct {
	Tag    string `json:"tag"` // without the #
	Kind   string `json:"kind"`
	Reason string `json:"reason"`
}

// Engine is the hashtag engine.
type Engine struct{}

// New makes the engine.
func New() *Engine { return &Engine{} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Hashtags",
		Description: "Finds the hashtags by which the right people find a post on one network, and says what each is for.",
		Input: schema.Object("The post.",
			schema.Must("text", schema.Text("The post, or what it is about.", 3, 5000)),
			schema.Must("network", schema.OneOf("Where it goes out.", engine.NetworkNames(network.All())...)),
			schema.May("count", schema.Integer("How many at most; left out, 8 or as many as the network takes.", leastCount, mostCount))),
		Output:     output(1, mostCount),
		NeedsBrand: true,
		Typical:    400,
	}
}

// output is the form of the hashtags.
func output(least, most int) *schema.Schema {
	return schema.Object("Hashtags for a post.",
		schema.Must("hashtags", schema.List("The hashtags, the one to keep first first.", least, most, schema.Object("A hashtag.",
			schema.Must("tag", schema.Text("Letters, digits and _ alone, without the #.", 1, 60)),
			schema.Must("kind", schema.OneOf("What it is for.", kinds...)),
			schema.Must("reason", schema.Text("Who looks there, or what it adds, in a sentence.", 3, 200))))),
		schema.Must("advice", schema.Text("How to use them in this post.", 5, 400)))
}

// read reads the post; the count is what the network takes at most.
func read(input json.RawMessage) (Input, error) {
	var in Input
	if err := json.Unmarshal(input, &in); err != nil {
		return Input{}, err
	}
	if in.Count == 0 {
		in.Count = usualCount
	}
	if most := in.Network.Limits().MaxHashtags; most > 0 {
		in.Count = min(in.Count, most)
	}
	return in, nil
}

// Apply does nothing: hashtags are copied into the post.
func (*Engine) Apply(context.Context, tenant.Actor, engine.Run, engine.Choice) (engine.Applied, error) {
	return engine.Applied{}, engine.ErrNotApplicable
}
