package hashtag

import (
	"encoding/json"
	"fmt"

	"campaignos.dev/api/internal/engine"
)

const system = `You choose hashtags for posts of a small brand, by one question: who is looking there, and is this post what they hope to find? A tag that everybody uses hides a post; a tag that nobody looks for is decoration. Choose those in between, and the brand's own.
Mix what the tags are for: the brand, the topic, the community that cares, the campaign, and the place where it matters. The brand's hashtags come first where they fit. Write tags as people on that network write them, in the language they would search in, with capitals that make long ones readable.
A tag has letters, digits and _ alone: no space, no hyphen, no #. No two are the same in other capitals. None has a banned word in it, borrows another brand's name, or rides on news that has nothing to do with the post.
Reasons and advice have no figures: nobody has counted. Write them in the brand's language, in one sentence each.
` + engine.DataRule

// Prompt builds what the model is asked.
func (*Engine) Prompt(f engine.Facts, input json.RawMessage) (engine.Prompt, error) {
	in, err := read(input)
	if err != nil {
		return engine.Prompt{}, err
	}
	user := f.Block(input) + fmt.Sprintf("Choose up to %d hashtags for the text in the wishes, which goes out on %s.", in.Count, in.Network.Title())
	return engine.Prompt{System: system, User: user, Output: output(min(leastCount, in.Count), in.Count)}, nil
}
