package engine

import (
	"regexp"
	"slices"
	"strings"
)

// proofs are words by which a sentence states what a reader could doubt, in the languages
// that we write with spaces: superlatives, uniqueness, guarantees, studies, seals, and what
// is said of health and climate. They are stems: see proofOf.
var proofs = strings.Fields(`
	award best bestseller biggest certified cheapest clinically cures expert fastest first guarantee healthiest healthy heals largest
	leading only organic patented proven scientifically strongest study studies sustainable unique
	ausgezeichnet beliebtest bewiesen bio biologisch einzig einzigartig erste führend garantie garantiert gesund gesündest größt günstigst
	heilt klimaneutral klinisch meistverkauft nachhaltig nachweislich patentiert preisgekrönt schnellst stärkst studie testsieger
	wissenschaftlich zertifiziert`)

// endings are what a stem may have behind it: those of German words, and of English plurals
// and participles.
var endings = []string{"", "e", "en", "er", "es", "em", "m", "n", "r", "s", "d"}

// phrases are proofs of more than one word.
var phrases = regexp.MustCompile(`(?i)number[ -]one|nummer[ -]eins`)

// signs are proofs in Japanese, which puts no spaces between words.
var signs = regexp.MustCompile(`最高|最安|最速|最大|最強|唯一|(?:世界|日本|業界|国内|史上)初|No\.?1|ナンバーワン|保証|証明|認証|認定|受賞|実証|臨床|専門家|日本一|世界一|医師|特許|有機|オーガニック|無添加|特効|絶対|(?:^|[^最当])初の`)

// spelled is a word.
var spelled = regexp.MustCompile(`[\p{L}\p{M}]+`)

// proof is a word of proof in a folded text.
type proof struct {
	from, to int
	word     string // its stem, small
}

// proofsIn finds the words of proof in a folded text.
func proofsIn(folded string) (found []proof) {
	for _, at := range spelled.FindAllStringIndex(folded, -1) {
		if stem := proofOf(strings.ToLower(folded[at[0]:at[1]])); stem != "" {
			found = append(found, proof{at[0], at[1], stem})
		}
	}
	for _, of := range []*regexp.Regexp{phrases, signs} {
		for _, at := range of.FindAllStringIndex(folded, -1) {
			found = append(found, proof{at[0], at[1], strings.ToLower(folded[at[0]:at[1]])})
		}
	}
	return found
}

// proofOf is the proof that a word is a form of; empty: none.
func proofOf(word string) string {
	for _, ending := range endings {
		if stem, has := strings.CutSuffix(word, ending); has && slices.Contains(proofs, stem) {
			return stem
		}
	}
	return ""
}
