package engine

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// alike are signs that are written in several ways and mean the same.
var alike = strings.NewReplacer(
	"“", `"`, "”", `"`, "„", `"`, "‟", `"`, "«", `"`, "»", `"`, "″", `"`,
	"‘", "'", "’", "'", "‚", "'", "‛", "'", "′", "'", "´", "'", "`", "'",
	"‐", "-", "‑", "-", "‒", "-", "–", "-", "—", "-", "―", "-", "−", "-", "〜", "~",
)

// fold makes texts alike that differ only in how signs are written: wide and narrow letters,
// kinds of quotes, dashes and spaces, digits of other scripts, marks that nobody sees. The
// ends of lines stay.
func fold(text string) string {
	text = alike.Replace(strings.Map(seen, text))
	return strings.Map(written, norm.NFKC.String(text))
}

// seen drops what is not seen, and numbers in circles, which count lines and state nothing.
func seen(r rune) rune {
	switch {
	case r >= '①' && r <= '⓿', r >= '❶' && r <= '➓':
		return ' '
	case unicode.Is(unicode.Cf, r):
		return -1
	}
	return r
}

// written is the plain form of a sign.
func written(r rune) rune {
	switch {
	case r == '\n':
		return r
	case unicode.IsSpace(r):
		return ' '
	case unicode.Is(unicode.Nd, r):
		return '0' + digit(r)
	}
	return r
}

// digit is the value of a decimal digit of any script: each has its ten in a row, from zero.
func digit(r rune) rune {
	for value := rune(0); ; value++ {
		if value == 9 || !unicode.Is(unicode.Nd, r-value-1) {
			return value
		}
	}
}

// squeeze makes texts alike that differ in white space alone.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// solid is a folded text without spaces and capitals. It changes sign by sign, so that the
// solid form of a text's beginning is the beginning of its solid form.
func solid(folded string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, folded)
}
