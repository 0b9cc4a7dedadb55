// Package strategy is the engine that turns a brief into a plan: positioning, pillars, the
// part each network plays, key messages and measures.
package strategy

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/schema"
	"campaignos.dev/api/internal/tenant"
)

// Name is what the engine is called by.
const Name = "strategy"

// version grows with each change of the prompt or the schemas.
const version = "1.1.1"

// Output is the plan.
type Output struct {
	Summary     string    `json:"summary"`
	Positioning string    `json:"positioning"`
	Audience    string    `json:"audience"`
	Pillars     []Pillar  `json:"pillars"`
	ChannelMix  []Mix     `json:"channelMix"`
	KeyMessages []string  `json:"keyMessages"`
	Measures    []Measure `json:"measures"`
}

// Pillar is a theme that posts come back to.
type Pillar struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	Share       int    `json:"share"` // percent of the posts
}

// Mix is the part one network plays.
type Mix struct {
	Network      string `json:"network"`
	Role         string `json:"role"`
	PostsPerWeek int    `json:"postsPerWeek"`
}

// Measure says how success is read.
type Measure struct {
	Name   string `json:"name"`
	Target string `json:"target"`
}

// Campaigns puts a plan in force.
type Campaigns interface {
	ApplyStrategy(ctx context.Context, actor tenant.Actor, campaignID, runID string, plan Output) error
}

// Engine is the strategy engine.
type Engine struct{ campaigns Campaigns }

// New makes the engine.
func New(c Campaigns) *Engine { return &Engine{c} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Strategy",
		Description:   "Reads the brief and the brand, and proposes positioning, content pillars, the part each network plays, key messages and measures.",
		Input:         schema.Object("Wishes for the strategy.", schema.May("instructions", schema.Text("What to pay attention to, in the team's words.", 0, 2000))),
		Output:        output(allNetworks(), 1),
		NeedsCampaign: true,
		Typical:       1200,
		Applies:       "Makes this the campaign's strategy, which copy is then written from.",
	}
}

func allNetworks() []string {
	all := network.All()
	names := make([]string, len(all))
	for i, n := range all {
		names[i] = string(n)
	}
	return names
}

// output is the form of the plan over the networks given, of which at least some number must
// have their part.
func output(networks []string, least int) *schema.Schema {
	return schema.Object("A campaign strategy.",
		schema.Must("summary", schema.Text("The plan in two or three sentences that name the brand and the goal.", 40, 700)),
		schema.Must("positioning", schema.Text("What the brand stands for in this campaign, for whom, and why they should believe it.", 20, 600)),
		schema.Must("audience", schema.Text("Who they are, what they want and what holds them back.", 20, 600)),
		schema.Must("pillars", schema.List("Themes that posts come back to; their shares add up to 100.", 2, 5, schema.Object("A theme.",
			schema.Must("name", schema.Text("Two to four words.", 2, 60)),
			schema.Must("description", schema.Text("What posts on this theme say and show.", 10, 400)),
			schema.Must("share", schema.Integer("Percent of the posts.", 1, 100))))),
		schema.Must("channelMix", schema.List("Every network of the campaign, once.", least, len(networks), schema.Object("A network's part.",
			schema.Must("network", schema.OneOf("The network.", networks...)),
			schema.Must("role", schema.Text("What this network is for in the campaign.", 5, 300)),
			schema.Must("postsPerWeek", schema.Integer("Posts in a week.", 1, 21))))),
		schema.Must("keyMessages", schema.List("Sentences that every piece of copy can lean on.", 2, 6, schema.Text("One message.", 10, 240))),
		schema.Must("measures", schema.List("How success is read.", 1, 5, schema.Object("A measure.",
			schema.Must("name", schema.Text("What is measured.", 2, 80)),
			schema.Must("target", schema.Text("What counts as success, from the goal.", 2, 200))))),
	)
}

const system = `You are the strategist of a small marketing team. From their brand and brief you write a campaign strategy that three people can carry out: concrete, honest, without jargon.
Lean on the brand's facts. Invent no figure: a target repeats the goal's own numbers or names what to count. Write in the brand's language and tone, and never use a banned word. The shares of the pillars add up to 100. channelMix has every network of the campaign once.
` + engine.DataRule

// Prompt builds what the model is asked.
func (*Engine) Prompt(f engine.Facts, input json.RawMessage) (engine.Prompt, error) {
	if f.Campaign == nil {
		return engine.Prompt{}, engine.ErrNeedsCampaign
	}
	return engine.Prompt{System: system, User: f.Block(input) + "Write the strategy for this campaign.", Output: output(f.Campaign.Networks, len(f.Campaign.Networks))}, nil
}

// Check examines a plan that fits the schema.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var plan Output
	if err := json.Unmarshal(raw, &plan); err != nil {
		return []engine.Finding{{Name: "schema", Message: "The plan can't be read.", Fatal: true}}
	}
	return append([]engine.Finding{checkShares(plan), checkNetworks(f, plan)}, engine.CheckBannedWords(f, engine.Texts(raw)), engine.CheckFigures(f, input, plan.promises()))
}

// promises is what the plan says to people and of success; how often to post, and what
// share a pillar has, is the plan's own to say.
func (o Output) promises() string {
	lines := append([]string{o.Summary, o.Positioning}, o.KeyMessages...)
	for _, m := range o.Measures {
		lines = append(lines, m.Target)
	}
	return strings.Join(lines, "\n")
}

// sharesOff is how far the shares may be from 100, for rounding.
const sharesOff = 5

func checkShares(plan Output) engine.Finding {
	total := 0
	for _, p := range plan.Pillars {
		total += p.Share
	}
	if total < 100-sharesOff || total > 100+sharesOff {
		return engine.Finding{Name: "shares", Message: fmt.Sprintf("The shares of the pillars add up to %d, not to 100.", total), Fatal: true}
	}
	return engine.Finding{Name: "shares", OK: true, Message: "The shares of the pillars add up to 100."}
}

func checkNetworks(f engine.Facts, plan Output) engine.Finding {
	var missing []string
	for _, n := range f.Campaign.Networks {
		if !slices.ContainsFunc(plan.ChannelMix, func(m Mix) bool { return m.Network == n }) {
			missing = append(missing, network.Network(n).Title())
		}
	}
	if len(missing) > 0 {
		return engine.Finding{Name: "networks", Message: "The plan says nothing of " + strings.Join(missing, ", ") + ".", Fatal: true}
	}
	return engine.Finding{Name: "networks", OK: true, Message: "Every network of the campaign has its part."}
}

// Apply makes the plan the campaign's strategy.
func (e *Engine) Apply(ctx context.Context, actor tenant.Actor, run engine.Run, _ engine.Choice) (engine.Applied, error) {
	var plan Output
	if err := json.Unmarshal(run.Output, &plan); err != nil {
		return engine.Applied{}, fmt.Errorf("read the plan of %s: %w", run.ID, err)
	}
	if err := e.campaigns.ApplyStrategy(ctx, actor, run.CampaignID, string(run.ID), plan); err != nil {
		return engine.Applied{}, err
	}
	return engine.Applied{Kind: "campaign", ID: run.CampaignID}, nil
}
