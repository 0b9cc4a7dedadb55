package copywriter

import (
	"slices"
	"strings"
)

// claim is a sentence that states something, and the source it was taken from.
type claim struct{ sentence, source string }

// ledger notes the claims of an object's texts. A nil ledger notes nothing.
type ledger struct{ claims []claim }

func (l *ledger) note(sentence, source string) {
	if l != nil && sentence != "" && source != "" && !slices.Contains(l.claims, claim{sentence, source}) {
		l.claims = append(l.claims, claim{sentence, source})
	}
}

func (l *ledger) add(claims []claim) {
	for _, c := range claims {
		l.note(c.sentence, c.source)
	}
}

// sources lists what the claims that stand in a text were taken from.
func (l *ledger) sources(text string) []string {
	var out []string
	for _, c := range l.claims {
		if (text == "" || strings.Contains(text, c.sentence)) && !slices.Contains(out, c.source) {
			out = append(out, c.source)
		}
	}
	return out
}

// claims finds what a filled part claims: its facts, and each sentence that bears a figure or an offer of the prompt.
func (a *author) claims(text string, names []string, with slots) []claim {
	var out []claim
	for _, name := range names {
		value := a.slotNamed(name, with)
		if value.source == "" {
			continue
		}
		if name == "{fact}" || name == "{about}" {
			out = append(out, claim{value.text, value.source})
			continue
		}
		telling := name == "{offer}" || name == "{until}" || strings.ContainsAny(value.text, "0123456789０１２３４５６７８９") || a.anyOf(value.text, "claim")
		for _, s := range a.sentences(text) {
			if telling && strings.Contains(strings.ToLower(s), strings.ToLower(value.text)) {
				out = append(out, claim{s, value.source})
			}
		}
	}
	return out
}
