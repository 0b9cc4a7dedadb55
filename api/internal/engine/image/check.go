package image

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"campaignos.dev/api/internal/engine"
)

// slack is by how much a picture's proportions may differ from those asked for: models round
// sides to multiples of 32 or 64 pixels.
const slack = 0.05

// Check examines what a picture is. What it shows only a person can tell.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var out Output
	in, err := read(input)
	if err != nil || json.Unmarshal(raw, &out) != nil || len(out.Assets) != 1 {
		return []engine.Finding{{Name: "schema", Message: "What the picture is can't be read.", Fatal: true}}
	}
	return []engine.Finding{checkRatio(in.Ratio, out.Assets[0]), checkWords(f, out.AltText), checkClaims(f, in.Text)}
}

// checkRatio says whether the picture has the proportions that were asked for.
func checkRatio(ratio string, a Asset) engine.Finding {
	if got := float64(a.Width) / float64(a.Height); math.Abs(got/value(ratio)-1) > slack {
		return engine.Finding{Name: "ratio", Fatal: true, Message: fmt.Sprintf("The picture is %d×%d pixels, which is not %s.", a.Width, a.Height, ratio)}
	}
	return engine.Finding{Name: "ratio", OK: true, Message: "The picture has the proportions that were asked for."}
}

// value is a ratio as a number.
func value(ratio string) float64 {
	wide, high, _ := strings.Cut(ratio, ":")
	w, _ := strconv.ParseFloat(wide, 64) // it is one of ratios
	h, _ := strconv.ParseFloat(high, 64)
	return w / h
}

// checkWords flags banned words in the description, which may name what is not to be seen.
func checkWords(f engine.Facts, text string) engine.Finding {
	if banned := engine.BannedIn(f, text); len(banned) > 0 {
		return engine.Finding{Name: "banned_words", Quote: banned[0], Message: "The brand never says “" + banned[0] + "”; it stands in the description of the picture."}
	}
	return engine.Finding{Name: "banned_words", OK: true, Message: "No banned word stands in the description."}
}

// checkClaims flags words in the picture that state what the facts don't say.
func checkClaims(f engine.Facts, text string) engine.Finding {
	if open := engine.Unbacked(f, text); len(open) > 0 {
		return engine.Finding{Name: "claims", Quote: open[0], Message: fmt.Sprintf("“%s” stands in the picture and states what neither brand nor campaign says. Check it before it goes out.", open[0])}
	}
	return engine.Finding{Name: "claims", OK: true, Message: "The words in the picture state nothing that brand and campaign don't say."}
}
