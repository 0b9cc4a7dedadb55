package creativebrief

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"campaignos.dev/api/internal/engine"
)

// Check examines a brief that fits the schema.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var out Output
	in, err := read(input)
	if err != nil || json.Unmarshal(raw, &out) != nil {
		return []engine.Finding{{Name: "schema", Message: "The brief can't be read.", Fatal: true}}
	}
	found := []engine.Finding{
		checkFormat(in, out), checkScenes(out), engine.CheckBannedWords(f, out.words()), engine.CheckFigures(f, input, out.words()),
	}
	return append(found, engine.ClaimsFound(out.checkClaims(f))...)
}

// checkClaims holds the claims against all that was written; of what names no source, only
// the words in the picture are flagged, since the public reads nothing else.
func (o Output) checkClaims(f engine.Facts) []engine.Finding {
	if wrong := engine.CheckClaims(f, o.words(), o.Claims); slices.ContainsFunc(wrong, func(f engine.Finding) bool { return f.Fatal }) {
		return wrong
	}
	return engine.CheckClaims(f, o.seen(), engine.ClaimsOf(o.seen(), o.Claims, nil))
}

// seen is what people read in the picture.
func (o Output) seen() string {
	var lines []string
	for _, s := range o.Scenes {
		if s.OnScreenText != "" {
			lines = append(lines, s.OnScreenText)
		}
	}
	return strings.Join(lines, "\n")
}

// words is everything that was written but for what is not to be done, which may name what
// the brand never says.
func (o Output) words() string {
	lines := []string{o.Title, o.Concept, o.seen(), o.AltText}
	for _, s := range o.Scenes {
		lines = append(lines, s.Description)
	}
	return strings.Join(append(lines, o.DoList...), "\n")
}

// checkFormat says whether it is of the form that was asked for.
func checkFormat(in Input, out Output) engine.Finding {
	if !slices.Contains(in.wanted(), out.Format) {
		return engine.Finding{Name: "format", Fatal: true, Quote: out.Format, Message: fmt.Sprintf("The brief is for the form %s; wanted is one of %s.", out.Format, strings.Join(in.wanted(), ", "))}
	}
	return engine.Finding{Name: "format", OK: true, Message: "The brief is for the form that was asked for."}
}

// checkScenes says whether there are as many scenes as the form has, with seconds where it
// moves.
func checkScenes(out Output) engine.Finding {
	switch n := len(out.Scenes); {
	case out.Format == image && n != 1:
		return engine.Finding{Name: "scenes", Fatal: true, Message: fmt.Sprintf("A picture has one scene; there are %d.", n)}
	case out.Format == carousel && n < 2:
		return engine.Finding{Name: "scenes", Fatal: true, Message: "A carousel has two pictures or more; there is one."}
	case moves(out.Format) && slices.ContainsFunc(out.Scenes, func(s Scene) bool { return s.DurationSeconds == 0 }):
		return engine.Finding{Name: "scenes", Fatal: true, Message: "A scene of a film or story does not say how many seconds it takes."}
	}
	return engine.Finding{Name: "scenes", OK: true, Message: "There are as many scenes as the form has."}
}
