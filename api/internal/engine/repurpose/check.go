package repurpose

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
)

// Check examines posts that fit the schema.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var out Output
	in, err := read(input)
	if err != nil || json.Unmarshal(raw, &out) != nil {
		return []engine.Finding{{Name: "schema", Message: "The posts can't be read.", Fatal: true}}
	}
	found := []engine.Finding{
		checkLimits(out), checkComplete(out, in.Networks), checkDistinct(out),
		engine.CheckBannedWords(f, out.words()), engine.CheckFigures(f, input, out.words()), checkSources(out),
	}
	return append(found, engine.ClaimsFound(out.claims(f))...)
}

// words is everything that was written, for checks of single words.
func (o Output) words() string {
	var b strings.Builder
	b.WriteString(o.Summary + "\n")
	for _, p := range o.Posts {
		for _, v := range p.Variants {
			b.WriteString(engine.Whole(v.Text, v.Hashtags) + "\n")
		}
	}
	return b.String()
}

// claims holds each text's claims against it.
func (o Output) claims(f engine.Facts) (found []engine.Finding) {
	for _, p := range o.Posts {
		for _, v := range p.Variants {
			found = append(found, engine.CheckClaims(f, v.Text, v.Claims)...)
		}
	}
	return found
}

func checkLimits(out Output) (found engine.Finding) {
	for _, p := range out.Posts {
		for _, v := range p.Variants {
			if found = engine.CheckFits(p.Title, network.Network(v.Network), v.Text, v.Hashtags); !found.OK {
				return found
			}
		}
	}
	return found
}

func checkComplete(out Output, networks []network.Network) (found engine.Finding) {
	for _, p := range out.Posts {
		var have []string
		for _, v := range p.Variants {
			have = append(have, v.Network)
		}
		if found = engine.CheckComplete(p.Title, have, networks); !found.OK {
			return found
		}
	}
	return found
}

// checkDistinct says whether two posts open alike on the same network.
func checkDistinct(out Output) engine.Finding {
	seen := map[string]string{}
	for _, p := range out.Posts {
		for _, v := range p.Variants {
			opening := v.Network + " " + opening(v.Text)
			if other, there := seen[opening]; there {
				return engine.Finding{Name: "distinct", Fatal: true, Message: fmt.Sprintf("“%s” and “%s” begin with the same words on %s. Give each post a thought of its own.", other, p.Title, network.Network(v.Network).Title())}
			}
			seen[opening] = p.Title
		}
	}
	return engine.Finding{Name: "distinct", OK: true, Message: "Each post begins in its own way."}
}

// openingLetters is how much of a text's beginning people see before they decide to read on.
const openingLetters = 40

// opening is the beginning of a text, whatever its case and white space.
func opening(text string) string {
	letters := []rune(strings.ToLower(strings.Join(strings.Fields(text), " ")))
	return string(letters[:min(len(letters), openingLetters)])
}

// checkSources flags a post that leans neither on the text nor on a fact.
func checkSources(out Output) engine.Finding {
	for _, p := range out.Posts {
		if i := slices.IndexFunc(p.Variants, func(v Variant) bool { return len(v.Sources) == 0 }); i >= 0 {
			return engine.Finding{Name: "sources", Message: fmt.Sprintf("“%s” for %s names neither the text nor a brand fact. Check what it says.", p.Title, network.Network(p.Variants[i].Network).Title())}
		}
	}
	return engine.Finding{Name: "sources", OK: true, Message: "Every post names what it leans on."}
}
