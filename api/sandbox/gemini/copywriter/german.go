package copywriter

import (
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

func german() *language {
	return &language{
		book: readBook("de"), code: "de", spaced: true, endings: []string{"e", "er", "es", "en", "em", "n", "s", "ere", "eren", "ste", "sten", "ster"}, stop: ".", comma: ", ", and: " und ",
		inner: innerGerman, core: coreBefore, nouns: nounsGerman, readable: func(string) bool { return true },
		date: func(at time.Time) string { return at.Format("2. ") + germanMonths[at.Month()-1] },
	}
}

var germanMonths = []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}

// innerGerman makes the first letter small where the first word is an article or an adjective: nouns keep their capital.
func innerGerman(text, _ string) string {
	text = phrase(text)
	word, rest, _ := strings.Cut(text, " ")
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || !lowerInside(word, rest) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// lowerInside guesses whether a word would be written small: articles and the like, and what ends as an adjective does and
// has a noun or another adjective behind it.
func lowerInside(word, rest string) bool {
	bare := strings.TrimSuffix(word, ",")
	switch strings.ToLower(bare) {
	case "der", "die", "das", "den", "alle", "viele", "ein", "eine", "unsere", "unser", "wir", "für", "mit", "aus", "mehr", "junge", "handgemachte":
		return true
	}
	if strings.IndexFunc(bare, unicode.IsUpper) != 0 || strings.HasSuffix(bare, "ie") || strings.HasSuffix(bare, "ee") {
		return false
	}
	next, _ := utf8.DecodeRuneInString(rest)
	ends := strings.HasSuffix(bare, "e") || strings.HasSuffix(bare, "er") || strings.HasSuffix(bare, "es")
	return ends && (unicode.IsUpper(next) || bare != word)
}

// nounsGerman takes the capitalised words inside of sentences.
func nounsGerman(l *language, text string) []string {
	var out []string
	for _, s := range l.sentences(text) {
		for i, word := range strings.Fields(s) {
			word = strings.TrimFunc(word, func(r rune) bool { return !unicode.IsLetter(r) })
			first, _ := utf8.DecodeRuneInString(word)
			odd := strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) >= 0
			if i == 0 || odd || runes(word) < 4 || !unicode.IsUpper(first) || l.small(word) || containsFold(out, word) {
				continue
			}
			out = append(out, word)
		}
	}
	return out
}
