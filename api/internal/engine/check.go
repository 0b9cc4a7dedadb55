package engine

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// CheckBannedWords says whether a text uses a word that the brand has banned, whatever its
// case, as a whole word.
func CheckBannedWords(f Facts, text string) Finding {
	if f.Brand != nil {
		for _, word := range f.Brand.BannedWords {
			if len(uses(text, word)) > 0 {
				return Finding{Name: "banned_words", Message: "The brand never says “" + word + "”.", Fatal: true}
			}
		}
	}
	return Finding{Name: "banned_words", OK: true, Message: "No banned word is used."}
}

// BannedIn lists the banned words that a text uses, as they stand in it, each once.
func BannedIn(f Facts, text string) (found []string) {
	if f.Brand == nil {
		return nil
	}
	for _, word := range f.Brand.BannedWords {
		for _, used := range uses(text, word) {
			if !slices.Contains(found, used) {
				found = append(found, used)
			}
		}
	}
	return found
}

// uses lists where a word stands in a text by itself, as it stands there.
func uses(text, word string) (found []string) {
	word = strings.TrimSpace(word)
	if word == "" {
		return nil
	}
	first, _ := utf8.DecodeRuneInString(word)
	last, _ := utf8.DecodeLastRuneInString(word)
	whole := regexp.MustCompile(`(?i)(?:^|` + beside(first) + `)(` + regexp.QuoteMeta(word) + `)(?:$|` + beside(last) + `)`)
	for _, m := range whole.FindAllStringSubmatch(text, -1) {
		found = append(found, m[1])
	}
	return found
}

// beside is what may stand next to a letter where a word ends. Japanese, Chinese and Thai
// put no spaces between words: there only katakana, which write one word in one go, tell.
func beside(r rune) string {
	switch {
	case unicode.Is(unicode.Katakana, r), r == 'ー':
		return `[^\p{Katakana}ー]`
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Thai):
		return ``
	}
	return `[^\p{L}\p{N}]`
}
