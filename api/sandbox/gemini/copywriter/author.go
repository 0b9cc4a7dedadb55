// Package copywriter writes the sandbox's marketing texts: given the facts of a prompt and the schema of the answer it makes
// JSON that fits the schema and whose sentences name the brand, its statements, its audience and its goal, in the brand's
// language. The same prompt always gives the same text; another prompt, network or place in a list gives another.
//
// It is a box of templates, not a model. What it writes is grammatical wherever the facts are ordinary phrases, it never
// states a fact or a figure that it was not given, and it leaves out any line with a word that the brand wants to avoid.
package copywriter

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// author writes single texts from facts.
type author struct {
	facts Facts
	*language
	voice voice
	aim   aim
	dice  *rand.Rand
	// shift makes different prompts start at different lines and facts.
	shift int
	slots slots
	// statements are the facts that may be used; the first few suit what the prompt asks for.
	statements []Fact
	few        int
}

func newAuthor(f Facts, seed uint64) *author {
	dice := rand.New(rand.NewPCG(seed, seed>>7|1))
	a := &author{facts: f, language: languageOf(f.Language), voice: voiceOf(f.Tone), aim: aimOf(f.Goal), dice: dice, shift: dice.IntN(1 << 20)}
	a.statements = slices.DeleteFunc(slices.Clone(f.Statements), func(s Fact) bool { return a.unwanted(s.Text) || speaksToModel(s.Text) })
	a.few = a.rank(f.Wishes.all)
	a.slots = a.newSlots()
	return a
}

// rank puts the statements that share words with a text to the front and says how many they are.
func (a *author) rank(text string) int {
	score := map[string]int{}
	for _, s := range a.statements {
		score[s.ID+s.Text] = a.shared(s.Text, text)
	}
	slices.SortStableFunc(a.statements, func(x, y Fact) int { return score[y.ID+y.Text] - score[x.ID+x.Text] })
	count := 0
	for _, s := range a.statements {
		if n := score[s.ID+s.Text]; n > 0 && n*2 >= score[a.statements[0].ID+a.statements[0].Text] {
			count++
		}
	}
	return count
}

// shared counts the words that two texts have in common; a text that holds the other whole has many.
func (a *author) shared(one, other string) int {
	if one == "" || other == "" {
		return 0
	}
	if strings.Contains(other, strings.TrimRight(one, ".。")) {
		return 100
	}
	count := 0
	for _, word := range a.keywords(one) {
		if _, _, is := a.has(other, word); is {
			count++
		}
	}
	return count
}

// keywords are the words of a text by which it can be told from another.
func (a *author) keywords(text string) []string {
	if !a.spaced {
		return signs(text)
	}
	return slices.DeleteFunc(strings.FieldsFunc(text, isMark), func(w string) bool { return runes(w) < 4 || a.small(w) })
}

func isMark(r rune) bool { return strings.ContainsRune(" \n\t.,;:!?()\"'„“”‚‘’–", r) }

// unwanted says whether a text has a word that the brand avoids.
func (a *author) unwanted(text string) bool {
	return slices.ContainsFunc(a.facts.Avoid, func(word string) bool { _, _, is := a.has(text, word); return is })
}

// fact is the statement that is due at a place; ok is false when the prompt has none. While few is not zero, those that suit
// the prompt take turns at the even places.
func (a *author) fact(place int) (Fact, bool) {
	n := len(a.statements)
	switch {
	case n == 0:
		return Fact{}, false
	case a.few == 0:
		return a.statements[(a.shift+place)%n], true
	}
	return a.statements[place%n], true
}

// pool is the pool of a name, in the variant for formal brands where there is one.
func (a *author) pool(name string) []line {
	if formal := a.pools[name+".formal"]; a.voice.formal && formal != nil {
		return formal
	}
	return a.pools[name]
}

// pick takes the line of a pool that is due at a place among those that can be filled; it is empty when none can.
func (a *author) pick(pool string, place int, with slots) filled {
	usable := a.usable(pool, with)
	if len(usable) == 0 {
		return filled{}
	}
	return usable[(a.shift+place)%len(usable)]
}

// usable are the lines of a pool that can be filled; of several with the same name the first one.
func (a *author) usable(pool string, with slots) []filled {
	var out []filled
	for _, l := range a.pool(pool) {
		f, ok := a.fill(l, with)
		again := ok && len(l) > 1 && slices.ContainsFunc(out, func(known filled) bool { return known.parts[0] == f.parts[0] })
		if ok && !again {
			out = append(out, f)
		}
	}
	return out
}

// say is the first part of a line, whose claims go to the ledger.
func (a *author) say(pool string, place int, with slots, to *ledger) string {
	return a.pick(pool, place, with).part(0, to)
}

// told joins all lines of a pool that can be filled.
func (a *author) told(pool string, with slots, to *ledger) string {
	var parts []string
	for _, f := range a.usable(pool, with) {
		parts = append(parts, f.part(0, to))
	}
	return a.joined(parts...)
}

// withFact adds the statement that is due at a place to the slots.
func (a *author) withFact(place int, with slots) slots {
	if f, ok := a.fact(place); ok {
		return with.and("{fact}", a.sentence(f.Text), f.ID)
	}
	return with
}

// about says what the brand is, in its own words.
func (a *author) about() string {
	description := a.facts.Description
	first := ""
	if all := a.sentences(description); len(all) > 0 {
		first = all[0]
	}
	whole := strings.HasSuffix(first, "ます。") || strings.HasSuffix(first, "です。") || strings.HasSuffix(first, "ます") || strings.HasSuffix(first, "です")
	switch {
	case first == "" || a.unwanted(first) || speaksToModel(first):
		return ""
	case a.facts.Brand == "" || strings.Contains(first, a.facts.Brand) || whole:
		return a.sentence(first)
	}
	what := a.inner(first, description)
	return strings.NewReplacer("{brand}", a.facts.Brand, "{what}", what).Replace(a.pools["about"][0][0])
}

// proof is the statement at a place as a sentence; without statements the brand's description stands in.
func (a *author) proof(place int, to *ledger) string {
	f, ok := a.fact(place)
	if !ok {
		about := a.about()
		to.note(about, "brand")
		return about
	}
	s := a.sentence(f.Text)
	to.note(s, f.ID)
	return s
}

// bare says that the prompt has nothing to say about the brand.
func (a *author) bare() bool { return len(a.statements) == 0 && a.about() == "" }

// emoji is a sign for the head of a line, or nothing where the voice has none.
func (a *author) emoji(place int) string {
	if !a.voice.lively {
		return ""
	}
	return emojis[(a.shift+place)%len(emojis)] + " "
}

var emojis = []string{"✨", "👋", "💡", "🙌", "🌟", "💛", "👀", "🎉"}
