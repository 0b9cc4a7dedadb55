package slogan

import (
	"encoding/json"

	"campaignos.dev/api/internal/engine"
)

const system = `You write slogans for a small brand: short, true, and impossible for its neighbour to use. Each leads with something else.
Write in the brand's language and tone. Never use a banned word.
` + engine.ClaimRule + engine.DataRule

// Prompt builds what the model is asked.
func (*Engine) Prompt(f engine.Facts, input json.RawMessage) (engine.Prompt, error) {
	return engine.Prompt{System: system, User: f.Block(input) + "Write the slogans.", Output: output(f)}, nil
}
