package engine

import (
	"encoding/json"
	"slices"
	"strings"
)

// Stands says whether words stand in a text, whatever the white space between them.
func Stands(text, words string) bool { return strings.Contains(squeeze(text), squeeze(words)) }

// Unbacked lists the sentences of a text that state what the facts don't have: a figure, or a
// word of proof. It is for texts that name no sources themselves.
func Unbacked(f Facts, text string) (open []string) {
	if f.Brand != nil {
		allowed := *f.Brand
		allowed.BannedWords = nil // they are what the brand does not say
		f.Brand = &allowed
	}
	facts, _ := json.Marshal(f) // they hold nothing that JSON can't
	known, said := knownFigures(f, nil), strings.ToLower(string(facts))
	for _, s := range sentences(text) {
		if !backed(s, known, said) {
			open = append(open, s)
		}
	}
	return open
}

// backed says whether every figure and every word of proof of a sentence is known.
func backed(sentence string, known []string, said string) bool {
	for _, n := range figures(sentence) {
		if n != "" && !slices.Contains(known, n) {
			return false
		}
	}
	for _, m := range proofs.FindAllStringSubmatch(sentence, -1) {
		word := m[2]
		if word == "" {
			word = m[0] // of a script without spaces
		}
		if !strings.Contains(said, strings.ToLower(word)) {
			return false
		}
	}
	return true
}
