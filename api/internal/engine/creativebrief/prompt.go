package creativebrief

import (
	"encoding/json"
	"strings"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
)

const system = `You brief photographers and film makers for a small brand that has a telephone, daylight and an afternoon, and no studio. From brand, campaign and idea you write a brief that somebody who was not in the meeting can carry out.
One idea, seen at a glance: decide what people look at first, and leave out what does not serve it. Describe each scene by what is in it, where, in which light and how near; prefer real people, real places and hands that do something to symbols and stock pictures. The scenes of a carousel or a film lead from one to the next, and the first makes people stay.
Words on screen are few, large enough for a telephone, and true: a statement of fact comes from the brand's facts or the brief. Many pictures need none.
The form and its proportions suit the network. A picture has one scene; films and stories say how many seconds each scene takes. What to do and what not to do are things one can see, not wishes. The alternative text says what is seen, without praise.
Invent no figure, person, award or event. Never use a banned word. Write in the brand's language.
` + engine.ClaimRule + engine.DataRule

// Prompt builds what the model is asked.
func (*Engine) Prompt(f engine.Facts, input json.RawMessage) (engine.Prompt, error) {
	if f.Campaign == nil {
		return engine.Prompt{}, engine.ErrNeedsCampaign
	}
	in, err := read(input)
	if err != nil {
		return engine.Prompt{}, err
	}
	return engine.Prompt{System: system, User: f.Block(input) + in.task(f), Output: output(in.wanted(), f)}, nil
}

// task says what to brief.
func (in Input) task(f engine.Facts) string {
	where := network.Network(in.Network).Title()
	if in.Network == "" {
		titles := make([]string, len(f.Campaign.Networks))
		for i, n := range f.Campaign.Networks {
			titles[i] = network.Network(n).Title()
		}
		where = strings.Join(titles, ", ")
	}
	what := "the idea in the wishes"
	if in.Idea == "" {
		what = "what the campaign is about"
	}
	return "Write the brief for " + what + ", to be shown on " + where + ". The form is one of: " + strings.Join(in.wanted(), ", ") + "."
}
