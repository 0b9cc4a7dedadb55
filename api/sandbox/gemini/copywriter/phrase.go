package copywriter

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// tidy makes one line of a text, without spaces at its ends.
func tidy(text string) string { return strings.Join(strings.Fields(text), " ") }

// phrase is the first clause of a text without a mark at its end, to stand inside of a sentence.
func phrase(text string) string {
	text = tidy(text)
	for _, end := range []string{". ", "! ", "? ", "; ", " – ", " — ", "。", "！", "？"} {
		if before, _, found := strings.Cut(text, end); found && !abbreviated(before) {
			text = before
		}
	}
	return strings.TrimRight(text, ".!?;,: 。！？、")
}

func upperFirst(text string) string {
	first, size := utf8.DecodeRuneInString(text)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(first)) + text[size:]
}

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

// runes counts characters, as schemas and most networks do.
func runes(text string) int { return utf8.RuneCountInString(text) }

// abbreviated says whether a text before a full stop ends in an ordinal or in an abbreviation rather than in a sentence.
func abbreviated(before string) bool {
	last := before[strings.LastIndexAny(before, " (\n")+1:]
	switch strings.ToLower(last) {
	case "ca", "bzw", "dr", "nr", "mr", "mrs", "vs", "inkl", "etc", "no", "usw", "st", "max", "min":
		return true
	}
	end, _ := utf8.DecodeLastRuneInString(last)
	return runes(last) == 1 && unicode.IsLetter(end) || last != "" && runes(last) <= 2 && unicode.IsDigit(end)
}

// ends lists the offsets behind the sentences of a text.
func ends(text string) []int {
	var out []int
	for i, r := range text {
		behind := i + utf8.RuneLen(r)
		next, _ := utf8.DecodeRuneInString(text[behind:])
		switch {
		case strings.ContainsRune("。！？", r) && next != '」' && next != '）', r == '\n':
			out = append(out, behind)
		case strings.ContainsRune(".!?", r) && (behind == len(text) || unicode.IsSpace(next)) && (r != '.' || !abbreviated(text[:i]) || behind == len(text)):
			out = append(out, behind)
		}
	}
	return out
}

// sentences parts a text into its sentences; a line's end ends a sentence too.
func (l *language) sentences(text string) []string {
	var out []string
	start := 0
	for _, end := range append(ends(text), len(text)) {
		if s := strings.TrimSpace(text[start:end]); s != "" {
			out = append(out, s)
		}
		start = max(start, end)
	}
	return out
}

// cut shortens a text to a number of characters: after a sentence if that keeps half of it, else after a word.
func (l *language) cut(text string, limit int) string {
	if limit < 0 || runes(text) <= limit {
		return text
	}
	kept := string([]rune(text)[:limit])
	end := 0
	for _, at := range ends(text) {
		if at <= len(kept) {
			end = at
		}
	}
	if end > 0 && runes(kept[:end]) >= limit/2 {
		return strings.TrimSpace(kept[:end])
	}
	if !l.spaced && hasKana(kept) {
		return cutUnspaced(kept)
	}
	next, _ := utf8.DecodeRuneInString(text[len(kept):])
	if space := strings.LastIndexAny(kept, " \n"); space > 0 && !unicode.IsSpace(next) {
		kept = kept[:space]
	}
	return l.trimEnd(kept)
}

// cutUnspaced ends a text before its last comma, or else where a new word is likely to begin: at a change of script.
func cutUnspaced(kept string) string {
	const hanging = "、のはがをにでとも（「 "
	if comma := strings.LastIndex(kept, "、"); comma > len(kept)/2 {
		return strings.TrimRight(kept[:comma], hanging)
	}
	letters := []rune(kept)
	for i := len(letters) - 1; i > len(letters)/2; i-- {
		if unicode.Is(unicode.Hiragana, letters[i-1]) && !unicode.Is(unicode.Hiragana, letters[i]) {
			letters = letters[:i]
			break
		}
	}
	return strings.TrimRight(string(letters), hanging)
}

// trimEnd takes marks and words off that leave a shortened text hanging.
func (l *language) trimEnd(text string) string {
	for {
		text = strings.TrimRight(text, " \n,;:–—-#@(„")
		space := strings.LastIndexAny(text, " \n")
		if space < 0 || !l.small(text[space+1:]) {
			return text
		}
		text = text[:space]
	}
}
