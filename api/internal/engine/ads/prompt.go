package ads

import (
	"encoding/json"
	"fmt"
	"strings"

	"campaignos.dev/api/internal/engine"
)

const system = `You write advertisements for a small brand that pays for every click with its own money. Each line has to earn it: say what people get, in words they would use themselves, and promise nothing that the page behind it does not keep.
Before you write, settle for yourself who reads this, what they want at that moment, and the one reason that makes this brand right for them. Then write lines that differ in what they lead with: the product, the use, the proof, the offer, the place, the next step. The angle names it. Two lines that say the same in other words are one line too many.
Count characters, spaces included, and stay within the limit of every line; a line of half the length that says it is better. Write whole words and whole thoughts, nothing that breaks off. No question that anybody can answer with no.
Use the offer and the product as they are given. A price, a date, a delivery time or a number stands in a line only if it is given. Never use a banned word.
Write in the brand's language and tone, as someone does who grew up with it, and not as a translation. The angles are in the brand's language too.
` + engine.ClaimRule + engine.DataRule

// Prompt builds what the model is asked.
func (*Engine) Prompt(f engine.Facts, input json.RawMessage) (engine.Prompt, error) {
	var in Input
	if err := json.Unmarshal(input, &in); err != nil {
		return engine.Prompt{}, err
	}
	p := named(in.Platform)
	return engine.Prompt{System: system, User: f.Block(input) + p.task(), Output: output(p, f)}, nil
}

// task says what to write.
func (p platform) task() string {
	var b strings.Builder
	fmt.Fprintf(&b, "Write an advertisement for %s.\n%s\n", p.title, p.house)
	fmt.Fprintf(&b, "- headlines: %s\n- descriptions: %s\n", p.headline, p.description)
	if p.primary.most > 0 {
		fmt.Fprintf(&b, "- primaryTexts (the %s): %s\n", p.above, p.primary)
	} else {
		b.WriteString("- primaryTexts: none\n")
	}
	return b.String()
}

// String says the limit to a model.
func (l limit) String() string {
	return fmt.Sprintf("%d to %d, each of at most %d characters", l.least, l.most, l.length)
}
