// Package copywriter writes the sandbox's marketing texts: given the facts of a prompt and the schema of the answer it makes
// JSON that fits the schema and whose sentences name the brand, its statements, its audience and its goal. The same prompt
// always gives the same text; another prompt, network or place in a list gives another.
//
// It is a box of templates, not a model. What it writes is grammatical wherever the facts are ordinary phrases, it never
// states a fact that it was not given, and it leaves out any line with a word that the brand wants to avoid.
package copywriter

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// author writes single texts from facts.
type author struct {
	facts Facts
	voice voice
	aim   aim
	dice  *rand.Rand
	// shift makes different prompts start at different lines and facts.
	shift int
	slots map[string]string
}

func newAuthor(f Facts, seed uint64) *author {
	dice := rand.New(rand.NewPCG(seed, seed>>7|1))
	a := &author{facts: f, voice: voiceOf(f.Tone), aim: aimOf(f.Goal), dice: dice, shift: dice.IntN(1 << 20)}
	known := strings.Join(append([]string{f.Description, f.Goal, f.Audience}, a.factTexts()...), ". ")
	everyone := audienceOf(f.Audience, known)
	a.slots = map[string]string{"{brand}": f.Brand, "{theme}": f.Campaign, "{goal}": inner(f.Goal, known),
		"{everyone}": everyone, "{audience}": core(everyone)}
	if f.Campaign == "" {
		a.slots["{theme}"] = f.Brand
	}
	if f.Brand == "" {
		a.slots["{brand}"] = f.Campaign
	}
	if !f.End.IsZero() {
		a.slots["{until}"] = "until " + f.End.Format("2 January")
	}
	return a
}

// audienceOf makes a noun phrase of an audience that may be described in a sentence.
func audienceOf(text, known string) string {
	text = phrase(text)
	for _, lead := range []string{"We target ", "We address ", "Our audience is ", "Our audience are ", "Our customers are ", "Targeting ", "Target group: ", "Aimed at "} {
		if len(text) > len(lead) && strings.EqualFold(text[:len(lead)], lead) {
			text = text[len(lead):]
		}
	}
	return inner(text, known)
}

// core shortens an audience to its first words, so that it can stand in any sentence.
func core(audience string) string {
	for _, end := range []string{", ", " who ", " that ", " which ", " aged ", " looking ", " (", " with an "} {
		if before, _, found := strings.Cut(audience, end); found && runes(before) > 8 {
			audience = before
		}
	}
	return audience
}

// fill puts the facts into a template; ok is false when one is missing or a word is not wanted.
func (a *author) fill(template string, extra ...string) (text string, ok bool) {
	text = template
	for i := 0; i+1 < len(extra); i += 2 {
		text = strings.ReplaceAll(text, extra[i], extra[i+1])
	}
	if strings.Contains(text, "{brand}") && strings.Contains(text, "{theme}") && a.slots["{brand}"] == a.slots["{theme}"] {
		return "", false
	}
	for slot, value := range a.slots {
		if strings.Contains(text, slot) && value == "" {
			return "", false
		}
		text = strings.ReplaceAll(text, slot, value)
	}
	return upperFirst(text), !strings.Contains(text, "{until}") && !a.unwanted(text)
}

func (a *author) unwanted(text string) bool {
	lower := strings.ToLower(text)
	return slices.ContainsFunc(a.facts.Avoid, func(word string) bool {
		word = strings.ToLower(strings.TrimSpace(word))
		return word != "" && strings.Contains(lower, word)
	})
}

// pick takes the line of a pool that is due at a place, skipping those the facts can't fill.
func (a *author) pick(pool []string, place int) string {
	for i := range pool {
		if line, ok := a.fill(pool[(a.shift+place+i)%len(pool)]); ok {
			return line
		}
	}
	return ""
}

// fact is the statement that is due at a place; ok is false when the prompt has none.
func (a *author) fact(place int) (Fact, bool) {
	for i := range a.facts.Statements {
		f := a.facts.Statements[(a.shift+place+i)%len(a.facts.Statements)]
		if !a.unwanted(f.Text) {
			return f, true
		}
	}
	return Fact{}, false
}

func (a *author) hook(place int) string {
	if a.voice.formal {
		return a.pick(hooksFormal, place)
	}
	return a.pick(hooks, place)
}

func (a *author) bridge(place int) string {
	if a.voice.formal {
		return a.pick(bridgesFormal, place)
	}
	return a.pick(bridges, place)
}

func (a *author) callToAct(place int) string { return a.pick(callsToAct[a.aim], place) }

// about says what the brand is, in its own words.
func (a *author) about() string {
	if a.facts.Description == "" {
		return ""
	}
	if strings.Contains(a.facts.Description, a.facts.Brand) || a.facts.Brand == "" {
		return sentence(phrase(a.facts.Description))
	}
	return sentence(a.facts.Brand + ": " + inner(a.facts.Description, a.facts.Description))
}

// proof is the statement at a place as a sentence; without statements the brand's description stands in.
func (a *author) proof(place int, used *[]string) string {
	f, ok := a.fact(place)
	if !ok {
		return a.about()
	}
	note(used, f.ID)
	return sentence(f.Text)
}

// note remembers that a statement was used.
func note(used *[]string, id string) {
	if used != nil && id != "" && !slices.Contains(*used, id) {
		*used = append(*used, id)
	}
}

// emoji is a sign for the head of a line, or nothing where the voice has none.
func (a *author) emoji(place int) string {
	if !a.voice.lively {
		return ""
	}
	return emojis[(a.shift+place)%len(emojis)] + " "
}

// tags gives hashtags without their sign: the brand's, the campaign's, and words of the facts.
func (a *author) tags(count, place int) []string {
	candidates := []string{camel(a.facts.Brand), camel(a.facts.Campaign)}
	var texts []string
	for _, f := range a.facts.Statements {
		texts = append(texts, f.Text)
	}
	words := keywords(append([]string{a.facts.Description}, texts...)...)
	for i := range words {
		candidates = append(candidates, camel(words[(place+i)%len(words)]))
		if i == 1 {
			candidates = append(candidates, genericTags[a.aim][place%3])
		}
	}
	candidates = append(candidates, genericTags[a.aim]...)
	var out []string
	for _, tag := range candidates {
		fresh := !slices.ContainsFunc(out, func(known string) bool { return strings.EqualFold(known, tag) })
		if tag != "" && runes(tag) <= 30 && fresh && len(out) < count && !a.unwanted(tag) {
			out = append(out, tag)
		}
	}
	return out
}

// hashtags is the line of tags that ends a post.
func (a *author) hashtags(count, place int) string {
	var out []string
	for _, tag := range a.tags(count, place) {
		out = append(out, "#"+tag)
	}
	return strings.Join(out, " ")
}
