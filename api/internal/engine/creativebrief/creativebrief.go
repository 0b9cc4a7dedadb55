// Package creativebrief is the engine that tells whoever makes a picture or a film what it
// is to show, from a post's idea.
package creativebrief

import (
	"encoding/json"
	"slices"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/schema"
)

// Name is what the engine is called by.
const Name = "creative-brief"

// version grows with each change of the prompt or the schemas.
const version = "1.0.0"

// The formats. Of those that move, each scene has its seconds.
const (
	image    = "image"
	carousel = "carousel"
	video    = "video"
	story    = "story"
)

var (
	formats = []string{image, carousel, video, story}
	ratios  = []string{"1:1", "4:5", "9:16", "16:9"}
)

// Input is what the team wishes.
type Input struct {
	Idea    string `json:"idea"`    // empty: what the campaign is about
	Format  string `json:"format"`  // empty: what suits the network
	Network string `json:"network"` // empty: the campaign's
}

// Output is the brief.
type Output struct {
	Title    string         `json:"title"`
	Concept  string         `json:"concept"`
	Format   string         `json:"format"`
	Ratio    string         `json:"ratio"`
	Scenes   []Scene        `json:"scenes"`
	Colours  []string       `json:"colours"`
	DoList   []string       `json:"doList"`
	DontList []string       `json:"dontList"`
	AltText  string         `json:"altText"`
	Claims   []engine.Claim `json:"claims"`
}

// Scene is a picture, or a piece of film.
type Scene struct {
	Description     string `json:"description"`
	OnScreenText    string `json:"onScreenText"` // empty: none
	DurationSeconds int    `json:"durationSeconds,omitempty"`
}

// Engine is the creative-brief engine.
type Engine struct{ creatives Creatives }

// New makes the engine.
func New(c Creatives) *Engine { return &Engine{c} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Creative brief",
		Description: "Tells whoever makes the picture or film what it is to show: concept, scenes, words on screen, colours, do's and don'ts.",
		Input: schema.Object("What is to be seen.",
			schema.May("idea", schema.Text("What the post is about; left out, the campaign's own idea.", 0, 2000)),
			schema.May("format", schema.OneOf("What is to be made; left out, what suits the network.", formats...)),
			schema.May("network", schema.OneOf("Where it is shown; left out, the campaign's networks.", engine.NetworkNames(network.All())...))),
		Output:        output(formats, engine.Facts{}),
		NeedsCampaign: true,
		Typical:       900,
		Applies:       "Keeps the brief as a creative of the campaign, to which text and pictures are added.",
	}
}

// output is the form of a brief in one of the formats.
func output(formats []string, f engine.Facts) *schema.Schema {
	return schema.Object("A brief for a picture or a film.",
		schema.Must("title", schema.Text("What to call it, in two to eight words.", 2, 80)),
		schema.Must("concept", schema.Text("The one idea, and what people feel or understand when they see it.", 20, 600)),
		schema.Must("format", schema.OneOf("What is to be made.", formats...)),
		schema.Must("ratio", schema.OneOf("Width to height.", ratios...)),
		schema.Must("scenes", schema.List("One for a picture, two or more for the others, in order.", 1, 8, schema.Object("A scene.",
			schema.Must("description", schema.Text("What is seen: subject, place, light, distance.", 5, 300)),
			schema.Must("onScreenText", schema.Text("Words in the picture; empty where there are none.", 0, 90)),
			schema.May("durationSeconds", schema.Integer("Of films and stories: how long it is seen.", 1, 60))))),
		schema.Must("colours", lines("Colours, as a photographer names them.", 40)),
		schema.Must("doList", lines("What makes it right.", 160)),
		schema.Must("dontList", lines("What would make it wrong.", 160)),
		schema.Must("altText", schema.Text("What it shows, for those who can't see it.", 5, 300)),
		engine.ClaimsField(f))
}

func lines(description string, length int) *schema.Schema {
	return schema.List(description, 2, 5, schema.Text("One of them.", 2, length))
}

// read reads the wishes.
func read(input json.RawMessage) (in Input, err error) {
	if len(input) > 0 {
		err = json.Unmarshal(input, &in)
	}
	return in, err
}

// wanted are the formats to choose from: the one wished for, or what the network takes.
func (in Input) wanted() []string {
	l := network.Network(in.Network).Limits()
	switch {
	case in.Format != "":
		return []string{in.Format}
	case l.FilmsOnly():
		return []string{video}
	}
	return slices.Clone(formats)
}

// moves says whether a format is a film.
func moves(format string) bool { return format == video || format == story }
