package evaluate

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"campaignos.dev/api/internal/engine"
)

// Recorded is a model that gives a case's answers again.
type Recorded struct {
	answers []string
	asked   int
}

// Record makes a model of a case's recorded answers.
func (c Case) Record() *Recorded {
	r := &Recorded{}
	for _, a := range c.Answers {
		r.answers = append(r.answers, answer(a))
	}
	return r
}

// Generate gives the next answer.
func (r *Recorded) Generate(_ context.Context, _ engine.Prompt, grow func(string)) (engine.Reply, error) {
	if r.asked >= len(r.answers) {
		return engine.Reply{}, errors.New("the case has no further answer")
	}
	r.asked++
	grow(r.answers[r.asked-1])
	return engine.Reply{Text: r.answers[r.asked-1]}, nil
}

// Judge says in full sentences what does not hold of a rehearsal; nothing: all does.
func (w Want) Judge(r engine.Rehearsal) (faults []string) {
	fault := func(format string, args ...any) { faults = append(faults, fmt.Sprintf(format, args...)) }
	if failed := failing(r); failed != w.Fails {
		fault("It fails at %q, want %q: %+v.", failed, w.Fails, r.Problem)
	}
	for _, name := range w.Flags {
		if !slices.ContainsFunc(r.Checks, func(f engine.Finding) bool { return f.Name == name && !f.OK }) {
			fault("The check %s finds nothing.", name)
		}
	}
	if r.Problem != nil {
		return faults
	}
	text := engine.Texts(r.Output)
	if got := language(text); got != w.Language {
		fault("It is written in %q, not in %q.", got, w.Language)
	}
	for _, s := range w.Says {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(s)) {
			fault("It does not say %q.", s)
		}
	}
	for _, s := range w.Never {
		if strings.Contains(strings.ToLower(text), strings.ToLower(s)) {
			fault("It says %q.", s)
		}
	}
	return faults
}

// Live is what must hold of the answers of a living model: it need not make the mistakes
// that were recorded.
func (w Want) Live() Want {
	w.Fails, w.Flags = "", nil
	return w
}

// failing is the check that stopped a rehearsal; empty: none did.
func failing(r engine.Rehearsal) string {
	if r.Problem == nil {
		return ""
	}
	for _, f := range r.Checks {
		if f.Fatal && !f.OK {
			return f.Name
		}
	}
	return r.Problem.Code
}

// language tells by script and common words whether a text is Japanese, German or English.
func language(text string) string {
	var kana, letters int
	for _, r := range text {
		if unicode.In(r, unicode.Hiragana, unicode.Katakana) {
			kana++
		}
		if unicode.IsLetter(r) {
			letters++
		}
	}
	if kana*5 > letters {
		return "ja"
	}
	if count(text, "der", "die", "das", "und", "ist", "für", "mit", "nicht", "ein", "eine", "auf", "wir", "ihr", "euch", "dir", "du", "im", "den") > count(text, "the", "and", "is", "for", "with", "not", "a", "of", "to", "we", "you", "your", "our", "in", "that") {
		return "de"
	}
	return "en"
}

// count counts how often any of the words stands in a text.
func count(text string, words ...string) (n int) {
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) }) {
		if slices.Contains(words, w) {
			n++
		}
	}
	return n
}
