// Package repurpose is the engine that makes posts of a long text, such as an article, a
// talk or a page.
package repurpose

import (
	"encoding/json"
	"slices"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/schema"
)

// Name is what the engine is called by.
const Name = "repurpose"

// version grows with each change of the prompt or the schemas.
const version = "1.0.1"

// source is what a sentence names that comes from the long text.
const source = "source"

// How many posts are made.
const (
	usualPosts = 3
	mostPosts  = 5
)

// Input is the long text and what the team wishes of it.
type Input struct {
	Text     string            `json:"text"`
	URL      string            `json:"url"` // where it stands; shown and never read
	Networks []network.Network `json:"networks"`
	Count    int               `json:"count"` // posts; 0: usualPosts
}

// Output is what was written.
type Output struct {
	Summary string `json:"summary"`
	Posts   []Post `json:"posts"`
}

// Post is one thought of the text, worded for each network.
type Post struct {
	Title    string    `json:"title"`
	Variants []Variant `json:"variants"`
}

// Variant is the text for one network.
type Variant struct {
	Network  string         `json:"network"`
	Text     string         `json:"text"`
	Hashtags []string       `json:"hashtags"`
	Sources  []string       `json:"sources"` // ids of the brand facts it leans on, and "source" for the long text
	Claims   []engine.Claim `json:"claims"`
}

// Engine is the repurpose engine.
type Engine struct{ creatives Creatives }

// New makes the engine.
func New(c Creatives) *Engine { return &Engine{c} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	names := engine.NetworkNames(network.All())
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Repurpose",
		Description: "Makes posts of a long text, such as an article, a talk or a page: one thought each, worded for each network.",
		Input: schema.Object("The long text, and what to make of it.",
			schema.Must("text", schema.Text("The long text, or the text of a page.", 200, 40_000)),
			schema.Must("networks", schema.List("Networks to write for.", 1, len(names), schema.OneOf("A network.", names...))),
			schema.May("count", schema.Integer("How many posts; left out, three.", 1, mostPosts)),
			schema.May("url", schema.Text("Where the text stands, for those who look at the run later.", 0, 500))),
		Output:     output(network.All(), 1, limits{1, mostPosts}, engine.Facts{}),
		NeedsBrand: true,
		Typical:    2200,
		Applies:    "Keeps one post as a creative of the campaign, ready for pictures and posts.",
	}
}

// limits are the least and the most of something.
type limits struct{ least, most int }

// output is the form of the answer: so many posts over the networks given, of which at least
// some number must have a text.
func output(networks []network.Network, least int, posts limits, f engine.Facts) *schema.Schema {
	longest := 0
	for _, n := range networks {
		longest = max(longest, n.Limits().MaxText)
	}
	from := schema.Text("Id of a brand fact, or source.", 1, 40)
	if f.Brand != nil {
		from = schema.OneOf("Id of a brand fact, or source for the long text.", append(factIDs(f), source)...)
	}
	return schema.Object("Posts from a long text.",
		schema.Must("summary", schema.Text("What the text says and which of its thoughts have become posts, in one to three sentences.", 20, 700)),
		schema.Must("posts", schema.List("The posts, the strongest first.", posts.least, posts.most, schema.Object("One thought of the text.",
			schema.Must("title", schema.Text("A name for the thought, two to six words.", 2, 80)),
			schema.Must("variants", schema.List("One for each network.", least, len(networks), schema.Object("A post for one network.",
				schema.Must("network", schema.OneOf("The network.", engine.NetworkNames(networks)...)),
				schema.Must("text", schema.Text("The whole text, hashtags not included, within the network's limit.", 1, min(longest, 3000))),
				schema.Must("hashtags", schema.List("Without the #.", 0, 5, schema.Text("A hashtag.", 1, 40))),
				schema.Must("sources", schema.List("What the text leans on.", 0, 10, from)),
				engine.ClaimsField(f))))))),
	)
}

func factIDs(f engine.Facts) []string {
	ids := make([]string, len(f.Brand.Facts))
	for i, fact := range f.Brand.Facts {
		ids[i] = fact.ID
	}
	return ids
}

// read reads the input, which fits its schema; what is left out has its usual value, and no
// network is named twice.
func read(raw json.RawMessage) (in Input, err error) {
	if err = json.Unmarshal(raw, &in); err != nil {
		return in, err
	}
	if in.Count == 0 {
		in.Count = usualPosts
	}
	var once []network.Network
	for _, n := range in.Networks {
		if !slices.Contains(once, n) {
			once = append(once, n)
		}
	}
	in.Networks = once
	return in, nil
}
