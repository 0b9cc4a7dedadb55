package copywriter

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

func english() *language {
	return &language{
		book: readBook("en"), code: "en", spaced: true, endings: []string{"s", "er", "est", "ly"}, stop: ".", comma: ", ", and: " and ",
		inner: innerEnglish, core: coreBefore, nouns: nounsEnglish, readable: func(string) bool { return true },
		date: func(at time.Time) string { return at.Format("2 January") },
	}
}

// innerEnglish makes the first letter small unless the word is a name, which shows by capitals inside of it or by standing
// capitalised inside of a sentence of known.
func innerEnglish(text, known string) string {
	text = phrase(text)
	word, _, _ := strings.Cut(text, " ")
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 || !unicode.IsUpper(first) || strings.IndexFunc(word[size:], unicode.IsUpper) >= 0 || utf8.RuneCountInString(word) == 1 {
		return text
	}
	if at := strings.Index(known, " "+word); at > 0 && unicode.IsLetter(rune(known[at-1])) {
		return text
	}
	return string(unicode.ToLower(first)) + text[size:]
}

// coreBefore keeps what stands before the first addition, so that an audience can stand in any sentence.
func coreBefore(l *language, audience string) string {
	for _, end := range l.words("cut.audience") {
		if before, _, found := strings.Cut(audience, end); found && runes(before) > 8 {
			audience = before
		}
	}
	return audience
}

// headEnds are words before which a noun phrase ends.
var headEnds = []string{"is", "are", "was", "were", "in", "of", "from", "for", "with", "at", "by", "that", "who", "which", "and", "or", "on", "to"}

// nounsEnglish takes the last words of noun phrases: what stands before a preposition, a verb or a mark.
func nounsEnglish(l *language, text string) []string {
	var out []string
	for _, clause := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(".,;:!?()\n", r) }) {
		words := strings.Fields(clause)
		for i, word := range words {
			last := i == len(words)-1 || slices.Contains(headEnds, strings.ToLower(words[i+1]))
			if last && (i == 0 || leads(words[i-1])) && likelyNoun(l, word) && !containsFold(out, word) {
				out = append(out, word)
			}
		}
	}
	return out
}

// leads says whether a word is one that stands before a noun: an article or the like, or an adjective by its ending.
func leads(word string) bool {
	lower := strings.ToLower(word)
	if slices.Contains([]string{"a", "an", "the", "its", "our", "your", "their", "all", "each", "every", "of", "for", "small", "new", "own", "good", "most", "many"}, lower) {
		return true
	}
	return slices.ContainsFunc([]string{"ed", "ic", "al", "ive", "ous", "ful", "able", "ing"}, func(end string) bool { return strings.HasSuffix(lower, end) })
}

// likelyNoun leaves out what looks like another sort of word.
func likelyNoun(l *language, word string) bool {
	lower := strings.ToLower(word)
	if runes(word) < 4 || l.small(word) || strings.IndexFunc(word, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) >= 0 {
		return false
	}
	return !slices.ContainsFunc([]string{"ed", "ing", "ly", "ic", "al", "ive", "ous", "ful", "able", "less", "day", "days"}, func(end string) bool { return strings.HasSuffix(lower, end) })
}

func containsFold(list []string, word string) bool {
	return slices.ContainsFunc(list, func(known string) bool { return strings.EqualFold(known, word) })
}
