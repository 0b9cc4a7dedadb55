package calendar

import (
	"encoding/json"
	"fmt"
	"strings"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/network"
)

// errStart refuses a first day that is none.
var errStart = fault.ErrInvalid.WithFields(fault.Field{Field: "input.start", Code: "invalid_format", Message: "Give the first day as YYYY-MM-DD, or leave it out."})

const system = `You plan the posts of a small marketing team that has other work to do as well. From brand, brief and strategy you make a calendar that three people can keep: each slot is one post on one network, with an idea so concrete that a writer can begin at once and a photographer knows what to look for.
Think of the days as a story with a beginning, a middle and an end: say first what is new, then why it matters and how it is used, then remind and thank. No two slots have the same idea, and none only repeats the brief.
Follow the strategy: use each pillar about as often as its share says, and give each network about the rhythm that the channel mix says. Spread the posts over all the days; at most one a day on a network. Choose the hours at which this audience looks at that network.
The form suits network and idea: Instagram, Pinterest and TikTok need a picture or a film, YouTube a film. Vary it.
An idea invents no figure, price, date, event or person; it leans on the brand's facts and the brief. Never use a banned word. Write in the brand's language.
` + engine.DataRule

// Prompt builds what the model is asked.
func (*Engine) Prompt(f engine.Facts, input json.RawMessage) (engine.Prompt, error) {
	p, err := planFor(f, input)
	if err != nil {
		return engine.Prompt{}, err
	}
	least := max(1, p.slots-p.slots/5)
	return engine.Prompt{System: system, User: f.Block(input) + p.task(), Output: output(p.networks(), p.days, p.names, least, p.slots+p.slots/5, false)}, nil
}

// task says what to plan.
func (p plan) task() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Plan about %d posts for %d days. Day 1 is %s, a %s; day %d is %s.\n", p.slots, p.days, p.dateOf(1), p.start.Weekday(), p.days, p.dateOf(p.days))
	for _, m := range p.mix {
		fmt.Fprintf(&b, "- %s (%s)", m.network, network.Network(m.network).Title())
		if m.weekly > 0 {
			fmt.Fprintf(&b, ": %d posts a week by the strategy", m.weekly)
		}
		b.WriteString("\n")
	}
	return b.String()
}
