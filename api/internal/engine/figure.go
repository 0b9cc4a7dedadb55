package engine

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// figure is a number as it is written: with dots, commas or spaces between its digits.
var figure = regexp.MustCompile(`\d(?:[\d.,'  ]*\d)?`)

// numbering is the number of a line of a list, which states nothing.
var numbering = regexp.MustCompile(`(?m)^\s*\d{1,2}[.)]\s`)

// figures lists the numbers of a text by their digits alone, so that 2,000 and 2.000 are one.
func figures(text string) (out []string) {
	text = numbering.ReplaceAllString(norm.NFKC.String(text), "")
	for _, f := range figure.FindAllString(text, -1) {
		out = append(out, digits(f))
	}
	return out
}

func digits(s string) string {
	return strings.TrimLeft(strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s), "0")
}

// CheckFigures says whether every number of a text stands in the facts or the input.
func CheckFigures(f Facts, input json.RawMessage, text string) Finding {
	known := knownFigures(f, input)
	for _, n := range figures(text) {
		if n != "" && !slices.Contains(known, n) {
			return Finding{Name: "figures", Fatal: true, Quote: n, Message: fmt.Sprintf("The figure %s stands neither in the facts nor in the wishes. Leave it out.", n)}
		}
	}
	return Finding{Name: "figures", OK: true, Message: "Every figure stands in the facts or the wishes."}
}

// knownFigures lists the numbers of facts and input. What is written there in parts, such as
// a date, gives its parts too.
func knownFigures(f Facts, input json.RawMessage) []string {
	facts, _ := json.Marshal(f) // they hold nothing that JSON can't
	known := figures(string(facts) + " " + string(input))
	for _, k := range slices.Clone(known) {
		known = append(known, k+"00") // money is kept in the smallest unit
	}
	for _, part := range regexp.MustCompile(`\d+`).FindAllString(string(facts)+" "+string(input), -1) {
		known = append(known, digits(part), strings.TrimSuffix(digits(part), "00"))
	}
	return known
}
