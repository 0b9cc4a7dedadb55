package image

import (
	"encoding/json"
	"fmt"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/fault"
)

const system = `You make one picture for the posts of a small brand, such as a good photographer takes with daylight and without a studio.
It shows what the description in the wishes says, and nothing that contradicts the brand: its place, its trade and its tone tell you what things look like there. One subject, seen at a glance on a telephone; room around it; real materials, real light, hands and rooms as they are. No collage, no frame, no symbol pictures.
Invent no logo, label, seal, award or certificate, and no face of a person who is known. Show no other brand's name or product. Letters and digits stand in the picture only where the wishes name words for it; then these words alone, spelled exactly so, large and easy to read.
`

// quiet asks for a picture without words.
const quiet = "No words, letters or digits anywhere in the picture."

// Prompt builds what the model is asked. Faults: fault.ErrInvalid.
func (*Engine) Prompt(f engine.Facts, input json.RawMessage) (engine.Prompt, error) {
	in, err := read(input)
	if err != nil {
		return engine.Prompt{}, err
	}
	if banned := engine.BannedIn(f, in.Text); len(banned) > 0 {
		return engine.Prompt{}, fault.ErrInvalid.WithFields(fault.Field{Field: "input.text", Code: "banned_words", Message: "The brand never says “" + banned[0] + "”."})
	}
	words := quiet
	if in.Text != "" {
		words = "The words in the picture are the text in the wishes, and no others."
	}
	return engine.Prompt{
		System: system + engine.PictureRule,
		User:   f.Block(input) + fmt.Sprintf("Make the picture that the description in the wishes asks for, %s wide to high. %s", in.Ratio, words),
		Output: engine.PictureForm(),
		Paint:  &engine.Paint{Ratio: in.Ratio},
	}, nil
}
