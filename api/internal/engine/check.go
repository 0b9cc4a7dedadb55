package engine

import (
	"regexp"
	"strings"
)

// CheckBannedWords says whether a text uses a word that the brand has banned, whatever its
// case, as a whole word.
func CheckBannedWords(f Facts, text string) Finding {
	if f.Brand != nil {
		for _, word := range f.Brand.BannedWords {
			if uses(text, word) {
				return Finding{Name: "banned_words", Message: "The brand never says “" + word + "”.", Fatal: true}
			}
		}
	}
	return Finding{Name: "banned_words", OK: true, Message: "No banned word is used."}
}

// uses says whether a word stands in a text by itself.
func uses(text, word string) bool {
	word = strings.TrimSpace(word)
	if word == "" {
		return false
	}
	whole := regexp.MustCompile(`(?i)(^|[^\p{L}\p{N}])` + regexp.QuoteMeta(word) + `($|[^\p{L}\p{N}])`)
	return whole.MatchString(text)
}
