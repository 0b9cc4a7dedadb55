package ads

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"campaignos.dev/api/internal/engine"
)

// Check examines an advertisement that fits the schema.
func (*Engine) Check(f engine.Facts, input, raw json.RawMessage) []engine.Finding {
	var out Output
	var in Input
	if json.Unmarshal(input, &in) != nil || json.Unmarshal(raw, &out) != nil {
		return []engine.Finding{{Name: "schema", Message: "The advertisement can't be read.", Fatal: true}}
	}
	p := named(in.Platform)
	found := []engine.Finding{
		checkLimits(p, out), checkDuplicates(out), checkPunctuation(p, out),
		engine.CheckBannedWords(f, out.words()), engine.CheckFigures(f, input, out.words()),
	}
	return append(found, engine.ClaimsFound(engine.CheckClaims(f, out.words(), out.Claims))...)
}

// words is everything that people see, a line each.
func (o Output) words() string {
	return strings.Join(slices.Concat(texts(o.Headlines), texts(o.Descriptions), o.PrimaryTexts), "\n")
}

func texts(lines []Line) []string {
	out := make([]string, len(lines))
	for i, l := range lines {
		out[i] = l.Text
	}
	return out
}

// checkLimits holds number and length of the texts against the platform's limits.
func checkLimits(p platform, out Output) engine.Finding {
	for _, sort := range []struct {
		name  string
		texts []string
		limit limit
	}{
		{"headline", texts(out.Headlines), p.headline}, {"description", texts(out.Descriptions), p.description}, {"primary text", out.PrimaryTexts, p.primary},
	} {
		if n := len(sort.texts); n < sort.limit.least || n > sort.limit.most {
			return engine.Finding{Name: "within_limits", Fatal: true, Message: fmt.Sprintf("There are %d texts of the sort %s; %s takes %d to %d.", n, sort.name, p.title, sort.limit.least, sort.limit.most)}
		}
		for _, t := range sort.texts {
			if n := p.length(t); n > sort.limit.length {
				return engine.Finding{Name: "within_limits", Fatal: true, Quote: t, Message: fmt.Sprintf("The %s “%s” counts %d characters on %s; %d are allowed.", sort.name, t, n, p.title, sort.limit.length)}
			}
		}
	}
	return engine.Finding{Name: "within_limits", OK: true, Message: "Number and length of the texts are within the limits of " + p.title + "."}
}

// checkDuplicates finds texts of one sort that differ in case, space or punctuation alone.
func checkDuplicates(out Output) engine.Finding {
	for _, sort := range [][]string{texts(out.Headlines), texts(out.Descriptions), out.PrimaryTexts} {
		seen := map[string]bool{}
		for _, t := range sort {
			if seen[bare(t)] {
				return engine.Finding{Name: "duplicates", Fatal: true, Quote: t, Message: fmt.Sprintf("“%s” stands there twice. Write another one.", t)}
			}
			seen[bare(t)] = true
		}
	}
	return engine.Finding{Name: "duplicates", OK: true, Message: "No text stands there twice."}
}

// bare is a text's letters and digits alone.
func bare(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

var (
	loud = regexp.MustCompile(`[!！]`)
	// row is punctuation that is repeated.
	row = regexp.MustCompile(`!{2,}|\?{2,}|！{2,}|？{2,}|\.{4,}|[*~=_]{2,}`)
	// sign is an emoji, or a sign that stands for none of the words.
	sign = regexp.MustCompile(`[\x{2600}-\x{27BF}\x{2B50}-\x{2B55}\x{1F000}-\x{1FAFF}★☆■●◆▲▼→]`)
)

// checkPunctuation holds the texts against the platform's rules on signs (Google Ads policies,
// "Editorial": punctuation and symbols).
func checkPunctuation(p platform, out Output) engine.Finding {
	if !p.quiet {
		return engine.Finding{Name: "punctuation", OK: true, Message: p.title + " has no rules of its own on signs."}
	}
	for _, t := range texts(out.Headlines) {
		if loud.MatchString(t) {
			return engine.Finding{Name: "punctuation", Fatal: true, Quote: t, Message: fmt.Sprintf("The headline “%s” has an exclamation mark, which %s refuses.", t, p.title)}
		}
	}
	for _, t := range texts(out.Descriptions) {
		if len(loud.FindAllString(t, -1)) > 1 {
			return engine.Finding{Name: "punctuation", Fatal: true, Quote: t, Message: fmt.Sprintf("The description “%s” has more than one exclamation mark, which %s refuses.", t, p.title)}
		}
	}
	for _, t := range append(texts(out.Headlines), texts(out.Descriptions)...) {
		if row.MatchString(t) || sign.MatchString(t) {
			return engine.Finding{Name: "punctuation", Fatal: true, Quote: t, Message: fmt.Sprintf("“%s” has a row of signs or an emoji, which %s refuses.", t, p.title)}
		}
	}
	return engine.Finding{Name: "punctuation", OK: true, Message: "The signs are as " + p.title + " wants them."}
}
