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

// BannedIn lists the banned words that a text uses, as they stand in it but for what fold
// makes alike, each once.
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

// uses lists where a word, or several with spaces between them, stands in a text by itself,
// as it stands there.
func uses(text, word string) (found []string) {
	parts := strings.Fields(fold(word))
	if len(parts) == 0 {
		return nil
	}
	first, _ := utf8.DecodeRuneInString(parts[0])
	last, _ := utf8.DecodeLastRuneInString(parts[len(parts)-1])
	for i, p := range parts {
		parts[i] = regexp.QuoteMeta(p)
	}
	whole := regexp.MustCompile(`(?i)(?:^|` + beside(first) + `)(` + strings.Join(parts, `\s+`) + `)(?:$|` + beside(last) + `)`)
	text = fold(text)
	for from := 0; from <= len(text); {
		m := whole.FindStringSubmatchIndex(text[from:])
		if m == nil {
			break
		}
		found = append(found, text[from+m[2]:from+m[3]])
		from += m[3] // what ends this one may begin the next
	}
	return found
}

// unspaced are the scripts that put no spaces between words.
const unspaced = `\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}`

// beside is what may stand next to a letter where a word ends. Japanese, Chinese and Thai
// put no spaces between words, and Korean none before its particles: there only katakana,
// which write one word in one go, tell.
func beside(r rune) string {
	switch {
	case unicode.Is(unicode.Katakana, r), r == 'ー':
		return `[^\p{Katakana}ー]`
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Hangul, unicode.Thai):
		return ``
	}
	return `[^\p{L}\p{N}]|[` + unspaced + `]`
}
