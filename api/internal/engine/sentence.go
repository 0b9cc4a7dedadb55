package engine

import (
	"slices"
	"strings"
	"unicode"
)

const (
	wideStops = "。！？．｡"
	stops     = ".!?…" + wideStops
	closings  = "\"'”’“»›)]）］」』】〉》"
	lineEnds  = "\n\r\u0085\u2028\u2029"
)

// abbreviations end in a dot that ends no sentence, beside single letters (“z. B.”, “e.g.”).
var abbreviations = []string{
	"approx", "ca", "cf", "co", "dept", "dr", "est", "excl", "fig", "inc", "incl", "jr", "ltd", "max", "min", "mr", "mrs", "ms", "no", "nos", "prof", "sr", "st", "vs",
	"abs", "art", "bzw", "evtl", "exkl", "ggf", "inkl", "jh", "jhd", "mind", "mio", "mrd", "nr", "sog", "std", "str", "tel", "tsd", "usf", "vgl", "zzgl",
	"jan", "feb", "mär", "apr", "aug", "sep", "sept", "okt", "oct", "nov", "dez", "dec",
}

// sentences cuts a text at its full stops, in any of the scripts we write, and at lines.
func sentences(text string) (out []string) {
	letters := []rune(text)
	keep := func(from, to int) {
		if s := strings.TrimSpace(string(letters[from:to])); s != "" {
			out = append(out, s)
		}
	}
	start := 0
	for i := 0; i < len(letters); i++ {
		if end := stop(letters, i); end > 0 {
			keep(start, end)
			start, i = end, end-1
		}
	}
	keep(start, len(letters))
	return out
}

// stop is where the sentence ends whose full stop, or line's end, stands at a place; 0: none
// ends there. Closing quotes and brackets belong to the sentence before them.
func stop(text []rune, at int) int {
	if strings.ContainsRune(lineEnds, text[at]) {
		return at + 1
	}
	if !strings.ContainsRune(stops, text[at]) {
		return 0
	}
	end, wide := at, false
	for end < len(text) && strings.ContainsRune(stops+closings, text[end]) {
		wide = wide || strings.ContainsRune(wideStops, text[end])
		end++
	}
	if end == len(text) || strings.ContainsRune(lineEnds, text[end]) || wide && endsWide(text, end) || !wide && endsNarrow(text, at, end) {
		return end
	}
	return 0
}

// endsWide says whether a sentence of a script without spaces ends before a place. What was
// said goes on after its quote: 「…。」と言われます。
func endsWide(text []rune, end int) bool {
	return strings.ContainsRune(stops, text[end-1]) || !unicode.IsLetter(text[end])
}

// endsNarrow says whether a sentence ends with the dot, or other stop, at a place: a space
// follows, and no small letter; and the dot is none of an abbreviation or ordinal.
func endsNarrow(text []rune, at, end int) bool {
	if text[at] != '.' && unicode.In(text[end], unicode.Han, unicode.Hiragana, unicode.Katakana) {
		return true
	}
	if !unicode.IsSpace(text[end]) || text[at] == '.' && end == at+1 && shortens(text, at) {
		return false
	}
	for end < len(text) && unicode.IsSpace(text[end]) && !strings.ContainsRune(lineEnds, text[end]) {
		end++
	}
	return end == len(text) || !unicode.IsLower(text[end])
}

// shortens says whether the dot at a place belongs to the word before it: to a single letter,
// an abbreviation, or the number of a day or of a list's line.
func shortens(text []rune, at int) bool {
	from := at
	for from > 0 && (unicode.IsLetter(text[from-1]) || unicode.IsDigit(text[from-1])) {
		from--
	}
	word := string(text[from:at])
	switch {
	case word == "":
		return false
	case strings.Trim(word, "0123456789") == "":
		return at-from <= 2 && (from == 0 || !strings.ContainsRune(".,:", text[from-1]))
	case at-from == 1:
		return unicode.Is(unicode.Latin, text[from])
	}
	return slices.Contains(abbreviations, strings.ToLower(word))
}
