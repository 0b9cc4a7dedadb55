package hashtag

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"campaignos.dev/api/internal/engine"
)

// Check examines hashtags that fit the schema.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var out Output
	in, err := read(input)
	if err != nil || json.Unmarshal(raw, &out) != nil {
		return []engine.Finding{{Name: "schema", Message: "The hashtags can't be read.", Fatal: true}}
	}
	return []engine.Finding{
		checkCount(in, out), checkForm(out), checkDistinct(out), engine.CheckBannedWords(f, out.words()), engine.CheckFigures(f, input, out.words()), checkBrand(f, out),
	}
}

// between is where a hashtag's words meet.
var between = regexp.MustCompile(`(\p{Ll}|\p{N})(\p{Lu})|_`)

// words is everything that was written, hashtags taken apart into their words as well.
func (o Output) words() string {
	var b strings.Builder
	for _, h := range o.Hashtags {
		b.WriteString(h.Tag + "\n" + between.ReplaceAllString(h.Tag, "$1 $2") + "\n" + h.Reason + "\n")
	}
	return b.String() + o.Advice
}

// checkCount says whether there are as many as were asked for and the network takes.
func checkCount(in Input, out Output) engine.Finding {
	if len(out.Hashtags) > in.Count {
		return engine.Finding{Name: "within_limits", Fatal: true, Message: fmt.Sprintf("There are %d hashtags; at most %d are wanted on %s.", len(out.Hashtags), in.Count, in.Network.Title())}
	}
	return engine.Finding{Name: "within_limits", OK: true, Message: "There are no more than the network takes."}
}

// tag is what networks link: letters of any script, digits and _, not digits alone.
var (
	tag    = regexp.MustCompile(`^[\p{L}\p{M}\p{N}_ー]+$`)
	letter = regexp.MustCompile(`\p{L}`)
)

// checkForm says whether each would become a link.
func checkForm(out Output) engine.Finding {
	for _, h := range out.Hashtags {
		if !tag.MatchString(h.Tag) || !letter.MatchString(h.Tag) {
			return engine.Finding{Name: "form", Fatal: true, Quote: h.Tag, Message: fmt.Sprintf("“%s” is no hashtag: it has letters, digits and _ alone, and at least one letter.", h.Tag)}
		}
	}
	return engine.Finding{Name: "form", OK: true, Message: "Every hashtag becomes a link."}
}

// checkDistinct says whether two are the same.
func checkDistinct(out Output) engine.Finding {
	seen := map[string]bool{}
	for _, h := range out.Hashtags {
		if seen[strings.ToLower(h.Tag)] {
			return engine.Finding{Name: "distinct", Fatal: true, Quote: h.Tag, Message: fmt.Sprintf("“%s” is there twice.", h.Tag)}
		}
		seen[strings.ToLower(h.Tag)] = true
	}
	return engine.Finding{Name: "distinct", OK: true, Message: "No hashtag is there twice."}
}

// checkBrand flags hashtags of which none is the brand's, where it has some.
func checkBrand(f engine.Facts, out Output) engine.Finding {
	ours := func(h Hashtag) bool {
		return slices.ContainsFunc(f.Brand.Hashtags, func(own string) bool { return strings.EqualFold(strings.TrimPrefix(own, "#"), h.Tag) })
	}
	if f.Brand != nil && len(f.Brand.Hashtags) > 0 && !slices.ContainsFunc(out.Hashtags, ours) {
		return engine.Finding{Name: "brand", Message: "None of them is the brand's own."}
	}
	return engine.Finding{Name: "brand", OK: true, Message: "The brand's own hashtag is among them."}
}
