package copywriter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tidy makes one line of a text, without spaces at its ends.
func tidy(text string) string { return strings.Join(strings.Fields(text), " ") }

// sentence starts with a capital and ends with a mark.
func sentence(text string) string {
	text = upperFirst(tidy(text))
	if text == "" || strings.ContainsRune(".!?:…", rune(text[len(text)-1])) || strings.HasSuffix(text, "…") {
		return text
	}
	return text + "."
}

// phrase is the first clause of a text without a mark at its end, to stand inside of a sentence.
func phrase(text string) string {
	text = tidy(text)
	for _, end := range []string{". ", "! ", "? ", "; ", " – ", " — "} {
		if before, _, found := strings.Cut(text, end); found {
			text = before
		}
	}
	return strings.TrimRight(text, ".!?;,: ")
}

func upperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

// inner is a phrase for the middle of a sentence: its first letter is small unless the word is a name, which shows by
// capitals inside of it or by standing capitalised inside of a sentence of known.
func inner(text, known string) string {
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

// small words carry no theme of their own and don't end a heading.
var smallWords = map[string]bool{"a": true, "an": true, "and": true, "are": true, "as": true, "at": true, "be": true, "by": true, "for": true,
	"from": true, "has": true, "have": true, "in": true, "into": true, "is": true, "it": true, "its": true, "of": true, "on": true, "or": true,
	"our": true, "per": true, "so": true, "that": true, "the": true, "their": true, "this": true, "to": true, "was": true, "we": true, "who": true,
	"with": true, "you": true, "your": true, "all": true, "every": true, "each": true, "than": true, "more": true, "most": true, "they": true,
	"will": true, "can": true, "us": true, "no": true, "not": true, "within": true, "since": true, "until": true, "about": true, "been": true}

// camel joins the words of a name to a hashtag's body; it is empty when nothing is left.
func camel(text string) string {
	var out strings.Builder
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		out.WriteString(upperFirst(word))
	}
	tag := out.String()
	if strings.IndexFunc(tag, unicode.IsLetter) < 0 {
		return ""
	}
	return tag
}

// keywords picks the longer words of texts that are likely things or qualities, in the order of their appearance.
func keywords(texts ...string) []string {
	var out []string
	seen := map[string]bool{}
	for _, text := range texts {
		for _, word := range strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }) {
			key := strings.ToLower(word)
			verb := strings.HasSuffix(key, "ed") || strings.HasSuffix(key, "ing") || strings.HasSuffix(key, "ly") || strings.HasSuffix(key, "es")
			if len(key) < 5 || verb || smallWords[key] || seen[key] {
				continue
			}
			seen[key] = true
			out = append(out, word)
		}
	}
	return out
}

// runes counts characters, as schemas and networks do.
func runes(text string) int { return utf8.RuneCountInString(text) }

// cut shortens a text to a number of characters: after a sentence if that keeps half of it, else after a word.
func cut(text string, limit int) string {
	if limit < 0 || runes(text) <= limit {
		return text
	}
	kept := string([]rune(text)[:limit])
	if end := lastEnd(kept); runes(kept[:end]) >= limit/2 && end > 0 {
		return strings.TrimSpace(kept[:end])
	}
	next, _ := utf8.DecodeRuneInString(text[len(kept):])
	if space := strings.LastIndexAny(kept, " \n"); space > 0 && !unicode.IsSpace(next) {
		kept = kept[:space]
	}
	return trimEnd(kept)
}

// lastEnd is the offset behind the last full sentence of a text, or 0.
func lastEnd(text string) int {
	end := 0
	for i, r := range text {
		behind := i + utf8.RuneLen(r)
		if strings.ContainsRune(".!?", r) && (behind == len(text) || text[behind] == ' ' || text[behind] == '\n') {
			end = behind
		}
	}
	return end
}

// trimEnd takes marks and words off that leave a shortened text hanging.
func trimEnd(text string) string {
	for {
		text = strings.TrimRight(text, " \n,;:–—-#@(")
		space := strings.LastIndexAny(text, " \n")
		if space < 0 || !smallWords[strings.ToLower(text[space+1:])] {
			return text
		}
		text = text[:space]
	}
}
