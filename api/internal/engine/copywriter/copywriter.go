// Package copywriter is the engine that writes a post for each network, in several
// options, from the campaign's strategy and the brand's facts.
package copywriter

import (
	"encoding/json"
	"fmt"
	"strings"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/schema"
)

// Name is what the engine is called by.
const Name = "copy"

// version grows with each change of the prompt or the schemas.
const version = "1.1.1"

// options is how many versions of a post are written.
const options = 3

// Input is what the team wishes.
type Input struct {
	Idea         string   `json:"idea"`
	Instructions string   `json:"instructions"`
	Networks     []string `json:"networks"` // empty: the campaign's
}

// Output is what was written.
type Output struct {
	Options []Option `json:"options"`
}

// Option is one version of a post.
type Option struct {
	Title    string    `json:"title"`
	Angle    string    `json:"angle"`
	Variants []Variant `json:"variants"`
}

// Variant is the text for one network.
type Variant struct {
	Network  string         `json:"network"`
	Text     string         `json:"text"`
	Hashtags []string       `json:"hashtags"`
	Sources  []string       `json:"sources"` // ids of the brand facts it leans on
	Claims   []engine.Claim `json:"claims"`
}

// Engine is the copy engine.
type Engine struct{ creatives Creatives }

// New makes the engine.
func New(c Creatives) *Engine { return &Engine{c} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Copy",
		Description: "Writes a post for each network, in three options, from the strategy, the brief and the brand's facts.",
		Input: schema.Object("Wishes for the copy.",
			schema.May("idea", schema.Text("What the post is about; left out, the strategy's first pillar.", 0, 1000)),
			schema.May("instructions", schema.Text("What to pay attention to, in the team's words.", 0, 2000)),
			schema.May("networks", schema.List("Networks to write for; left out, the campaign's.", 1, 13, schema.OneOf("A network.", engine.NetworkNames(network.All())...)))),
		Output:        output(network.All(), 1, engine.Facts{}),
		NeedsCampaign: true,
		Typical:       2400,
		Applies:       "Keeps one option as a creative of the campaign, ready for pictures and posts.",
	}
}

// output is the form of the answer over the facts and the networks given, of which at
// least some number must have a text.
func output(networks []network.Network, least int, f engine.Facts) *schema.Schema {
	longest := 0
	for _, n := range networks {
		longest = max(longest, n.Limits().MaxText)
	}
	source := schema.Text("Id of a brand fact.", 1, 40)
	if ids := factIDs(f); len(ids) > 0 {
		source = schema.OneOf("Id of a brand fact.", ids...)
	}
	return schema.Object("Posts in several options.",
		schema.Must("options", schema.List("Options that differ in angle, not only in words.", options, options, schema.Object("One option.",
			schema.Must("title", schema.Text("A name for the option, two to six words.", 2, 80)),
			schema.Must("angle", schema.Text("What this option leads with, and why it may work.", 10, 240)),
			schema.Must("variants", schema.List("One for each network.", least, len(networks), schema.Object("A post for one network.",
				schema.Must("network", schema.OneOf("The network.", engine.NetworkNames(networks)...)),
				schema.Must("text", schema.Text("The whole text, hashtags not included, within the network's limit.", 1, min(longest, 3000))),
				schema.Must("hashtags", schema.List("Without the #.", 0, 5, schema.Text("A hashtag.", 1, 40))),
				schema.Must("sources", schema.List("Brand facts that the text leans on.", 0, 10, source)),
				engine.ClaimsField(f)))),
		))),
	)
}

const system = `You are the copywriter of a small marketing team. You write posts that people stop for: one thought each, concrete, in the brand's language and tone, made for the network they appear on.
Write options that differ in angle. Give each variant for its network: short and sharp for X, fuller for LinkedIn, visual for Instagram. Stay within each network's limit, hashtags included. Every statement of fact comes from the brand's facts or the brief; name the facts' ids in sources. Never use a banned word.
` + engine.ClaimRule + engine.DataRule

// Prompt builds what the model is asked.
func (*Engine) Prompt(f engine.Facts, input json.RawMessage) (engine.Prompt, error) {
	if f.Campaign == nil {
		return engine.Prompt{}, engine.ErrNeedsCampaign
	}
	networks, err := wanted(f, input)
	if err != nil {
		return engine.Prompt{}, err
	}
	user := f.Block(input) + "Write for these networks:\n" + engine.TellLimits(networks) + basis(f)
	return engine.Prompt{System: system, User: user, Output: output(networks, len(networks), f)}, nil
}

// basis says what the post is to be drawn from.
func basis(f engine.Facts) string {
	if len(f.Strategy) > 0 {
		return "Draw on the strategy in force: its positioning, pillars and key messages."
	}
	return "There is no strategy yet: draw on the brief and the brand."
}

// wanted is the networks to write for.
func wanted(f engine.Facts, input json.RawMessage) ([]network.Network, error) {
	var in Input
	if len(input) > 0 {
		if err := json.Unmarshal(input, &in); err != nil {
			return nil, err
		}
	}
	chosen := in.Networks
	if len(chosen) == 0 {
		chosen = f.Campaign.Networks
	}
	out := make([]network.Network, len(chosen))
	for i, n := range chosen {
		out[i] = network.Network(n)
	}
	return out, nil
}

func factIDs(f engine.Facts) []string {
	if f.Brand == nil {
		return nil
	}
	ids := make([]string, len(f.Brand.Facts))
	for i, fact := range f.Brand.Facts {
		ids[i] = fact.ID
	}
	return ids
}

// Check examines copy that fits the schema.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var out Output
	networks, err := wanted(f, input)
	if err != nil || json.Unmarshal(raw, &out) != nil {
		return []engine.Finding{{Name: "schema", Message: "The copy can't be read.", Fatal: true}}
	}
	found := []engine.Finding{
		checkLimits(out), checkComplete(out, networks), engine.CheckBannedWords(f, out.words()), engine.CheckFigures(f, input, out.words()), checkSources(f, out),
	}
	return append(found, engine.ClaimsFound(out.claims(f))...)
}

// claims holds each text's claims against it.
func (o Output) claims(f engine.Facts) (found []engine.Finding) {
	for _, option := range o.Options {
		for _, v := range option.Variants {
			found = append(found, engine.CheckClaims(f, v.Text, v.Claims)...)
		}
	}
	return found
}

// words is everything that was written, for checks of single words.
func (o Output) words() string {
	var b strings.Builder
	for _, option := range o.Options {
		for _, v := range option.Variants {
			b.WriteString(v.whole() + "\n")
		}
	}
	return b.String()
}

func (v Variant) whole() string { return engine.Whole(v.Text, v.Hashtags) }

func checkLimits(out Output) (found engine.Finding) {
	for _, o := range out.Options {
		for _, v := range o.Variants {
			if found = engine.CheckFits(o.Title, network.Network(v.Network), v.Text, v.Hashtags); !found.OK {
				return found
			}
		}
	}
	return found
}

func checkComplete(out Output, networks []network.Network) engine.Finding {
	for _, o := range out.Options {
		if found := engine.CheckComplete(o.Title, o.networks(), networks); !found.OK {
			return found
		}
	}
	return engine.Finding{Name: "complete", OK: true, Message: "Every option has one text for each network."}
}

func (o Option) networks() []string {
	out := make([]string, len(o.Variants))
	for i, v := range o.Variants {
		out[i] = v.Network
	}
	return out
}

// checkSources flags copy that leans on no fact at all, for a person to look at.
func checkSources(f engine.Facts, out Output) engine.Finding {
	if len(factIDs(f)) == 0 {
		return engine.Finding{Name: "sources", Message: "The brand profile has no facts, so nothing the copy says can be traced. Add some."}
	}
	for _, o := range out.Options {
		for _, v := range o.Variants {
			if len(v.Sources) == 0 {
				return engine.Finding{Name: "sources", Message: fmt.Sprintf("“%s” for %s names no brand fact. Check what it says.", o.Title, network.Network(v.Network).Title())}
			}
		}
	}
	return engine.Finding{Name: "sources", OK: true, Message: "Every text names the brand facts it leans on."}
}
