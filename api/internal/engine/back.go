package engine

import (
	"encoding/json"
	"slices"
	"strings"
)

// Stands says whether words stand in a text, however its spaces, quotes and dashes are
// written.
func Stands(text, words string) bool {
	return strings.Contains(squeeze(fold(text)), squeeze(fold(words)))
}

// Unbacked lists the sentences of a text that state what the facts don't have: a figure, or a
// word of proof. It is for texts that name no sources themselves.
func Unbacked(f Facts, text string) (open []string) {
	if f.Brand != nil {
		allowed := *f.Brand
		allowed.BannedWords = nil // they are what the brand does not say
		f.Brand = &allowed
	}
	facts, _ := json.Marshal(f) // they hold nothing that JSON can't
	figures, said := knownFigures(f, nil), strings.ToLower(fold(Texts(facts)))
	for _, s := range sentences(text) {
		if !backed(fold(s), figures, said) {
			open = append(open, s)
		}
	}
	return open
}

// backed says whether every figure and every word of proof of a folded sentence is known.
func backed(sentence string, figures known, said string) bool {
	return !slices.ContainsFunc(numbers(sentence), func(n number) bool { return !figures.has(n) }) &&
		!slices.ContainsFunc(proofsIn(sentence), func(p proof) bool { return !strings.Contains(said, p.word) })
}
