package copywriter

import (
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

func japanese() *language {
	return &language{
		book: readBook("ja"), code: "ja", stop: "。", comma: "、", and: "、",
		inner: func(text, _ string) string { return phrase(text) }, core: coreJapanese, nouns: nounsJapanese, readable: hasKana,
		date: func(at time.Time) string { return at.Format("1月2日") },
	}
}

// hasKana says whether a text has Japanese letters.
func hasKana(text string) bool { return strings.IndexFunc(text, japaneseLetter) >= 0 }

func japaneseLetter(r rune) bool {
	return unicode.In(r, unicode.Hiragana, unicode.Katakana, unicode.Han) || r == 'ー'
}

// coreJapanese keeps an audience's last part: additions stand before what they describe.
func coreJapanese(_ *language, audience string) string {
	if runes(audience) <= 20 {
		return audience
	}
	parts := strings.Split(audience, "、")
	if last := parts[len(parts)-1]; len(parts) > 1 && runes(last) >= 4 {
		return last
	}
	return audience
}

// signs are the single kanji of a text, each of which bears a meaning, and its words in katakana.
func signs(text string) []string {
	var out []string
	for _, r := range text {
		if unicode.Is(unicode.Han, r) && !slices.Contains(out, string(r)) {
			out = append(out, string(r))
		}
	}
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.Is(unicode.Katakana, r) && r != 'ー' }) {
		if runes(word) > 2 {
			out = append(out, word)
		}
	}
	return out
}

// endings that make a verb or an adjective of the kanji before them.
const okurigana = "げえけべめれりきちみいうくぐすつぬぶむるらわっかさせ"

// nounsJapanese takes the runs of kanji and katakana.
func nounsJapanese(l *language, text string) []string {
	var out []string
	for rest := text; rest != ""; {
		var word string
		word, rest = nextRun(rest)
		if next, _ := utf8.DecodeRuneInString(rest); strings.ContainsRune(okurigana, next) {
			continue
		}
		kanji := strings.IndexFunc(word, func(r rune) bool { return unicode.Is(unicode.Han, r) }) >= 0
		long := runes(word) >= 3 || kanji && runes(word) == 2
		if long && runes(word) <= 10 && !l.small(word) && !slices.Contains(out, word) {
			out = append(out, word)
		}
	}
	return out
}

// nextRun is the first run of kanji and katakana of a text, and what stands behind it.
func nextRun(text string) (word, rest string) {
	inside := func(r rune) bool { return unicode.In(r, unicode.Han, unicode.Katakana) || r == 'ー' }
	start := strings.IndexFunc(text, inside)
	if start < 0 {
		return "", ""
	}
	end := strings.IndexFunc(text[start:], func(r rune) bool { return !inside(r) })
	if end < 0 {
		return text[start:], ""
	}
	return text[start : start+end], text[start+end:]
}
