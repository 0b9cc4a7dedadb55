package audience

import (
	"encoding/json"
	"fmt"

	"campaignos.dev/api/internal/engine"
)

const system = `You know the customers of small brands, because you have stood behind the counter. From what the team says of brand and campaign you describe the people worth reaching, as a colleague would who has met them: what they are after on an ordinary day, what annoys them, what makes them hesitate at the last moment, and how they talk about it.
Personas differ in what they want and why they hesitate. Age, income and hobbies say little; leave them out, and invent no number of any kind. Nobody is a cliché, and nobody is stupid.
Objections are the real ones, in their words: price, habit, doubt, effort. Answer each from the brand's facts, without promising what nobody said; where no fact answers it, say what to ask or to show instead.
Words are what such people type and say, not what marketers call it. Write in the brand's language. Never use one of the brand's banned words as its own.
` + engine.ClaimRule + engine.DataRule

// Prompt builds what the model is asked.
func (*Engine) Prompt(f engine.Facts, input json.RawMessage) (engine.Prompt, error) {
	in, err := read(input)
	if err != nil {
		return engine.Prompt{}, err
	}
	user := f.Block(input) + fmt.Sprintf("Describe %d personas. The claims are those of their answers to objections.", in.Count)
	return engine.Prompt{System: system, User: user, Output: output(in.Count, in.Count, networks(f), f)}, nil
}
