// Package image is the engine that makes a picture in a brand's style.
package image

import (
	"encoding/json"
	"strings"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/schema"
)

// Name is what the engine is called by.
const Name = "image"

// version grows with each change of the prompt or the schemas.
const version = "1.0.0"

// typical is how many tokens a picture of about a million pixels counts.
const typical = 1290

// ratios are the proportions that the model makes and the networks show, width to height.
var ratios = []string{"1:1", "4:5", "9:16", "16:9", "2:3", "3:2", "3:4", "4:3"}

// Input is what the team wishes.
type Input struct {
	Description string `json:"description"` // what the picture shows
	Ratio       string `json:"ratio"`
	Text        string `json:"text"` // words in the picture; empty: none
}

// Output is what the picture is. Where it lies stands in the run's record alone.
type Output struct {
	Assets  []Asset `json:"assets"` // one
	AltText string  `json:"altText"`
}

// Asset is one picture.
type Asset struct {
	ContentType string `json:"contentType"`
	Size        int64  `json:"size"`   // bytes
	SHA256      string `json:"sha256"` // hex
	Width       int    `json:"width"`  // pixels
	Height      int    `json:"height"`
}

// Engine is the image engine.
type Engine struct{ library Library }

// New makes the engine.
func New(l Library) *Engine { return &Engine{l} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Image",
		Description: "Makes a picture in the brand's style, for the media library.",
		Input: schema.Object("What is to be seen.",
			schema.Must("description", schema.Text("What the picture shows: subject, place, light, distance.", 10, 1000)),
			schema.Must("ratio", schema.OneOf("Width to height.", ratios...)),
			schema.May("text", schema.Text("Words in the picture; left out, there are none.", 0, 80))),
		Output: schema.Object("A picture.",
			schema.Must("assets", schema.List("The picture.", 1, 1, schema.Object("What it is.", engine.PictureFields()...))),
			schema.Must("altText", schema.Text("What it shows, for those who can't see it.", 5, 1000))),
		NeedsBrand: true,
		Paints:     true,
		Typical:    typical,
		Applies:    "Adds the picture to the media library.",
	}
}

// Finish describes the picture by the words that it was asked for with; a person may better
// them.
func (*Engine) Finish(_ engine.Facts, input, answer json.RawMessage) (json.RawMessage, error) {
	in, err := read(input)
	if err != nil {
		return nil, err
	}
	var made Asset
	if err := json.Unmarshal(answer, &made); err != nil {
		return nil, err
	}
	return json.Marshal(Output{Assets: []Asset{made}, AltText: in.Description})
}

// read reads the wishes, in one line each.
func read(input json.RawMessage) (in Input, err error) {
	err = json.Unmarshal(input, &in)
	in.Description, in.Text = strings.Join(strings.Fields(in.Description), " "), strings.Join(strings.Fields(in.Text), " ")
	return in, err
}
