package copywriter

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// spot is the place in the answer for which a text is written.
type spot struct {
	// names are the property names from the root to here; list items bear the name of their list.
	names []string
	// place counts across the answer, index within the nearest list of count items.
	place, index, count int
	network             string
	siblings            []string
	limit               int
	used                *[]string
	pillar              *Pillar
}

// name is the nearest property name in lower-case words.
func (s spot) name() string {
	if len(s.names) == 0 {
		return "text"
	}
	return plainWords(s.names[len(s.names)-1])
}

// within says whether one of the enclosing properties, this one included, is called like one of the words.
func (s spot) within(words ...string) bool {
	return slices.ContainsFunc(s.names, func(name string) bool { return anyWord(plainWords(name), words) })
}

func (s spot) hasSibling(words ...string) bool {
	return slices.ContainsFunc(s.siblings, func(name string) bool { return anyWord(plainWords(name), words) })
}

// plainWords turns keyMessage and key_message into "key message".
func plainWords(name string) string {
	var out strings.Builder
	for i, r := range name {
		switch {
		case r == '_' || r == '-' || r == ' ':
			out.WriteByte(' ')
			continue
		case unicode.IsUpper(r) && i > 0:
			out.WriteByte(' ')
		}
		out.WriteRune(unicode.ToLower(r))
	}
	return out.String()
}

// anyWord says whether one of the wanted words, or its plural, is a word of the name.
func anyWord(name string, wanted []string) bool {
	for _, word := range strings.Fields(name) {
		for _, want := range wanted {
			if word == want || word == want+"s" || word == strings.TrimSuffix(want, "y")+"ies" {
				return true
			}
		}
	}
	return false
}

// kind is a sort of text, known by the words that properties for it are called.
type kind struct {
	words []string
	write func(*author, spot) string
}

// kinds are tried from the first to the last; the first that a property's name matches writes its text.
var kinds = []kind{
	{[]string{"hashtag", "tag"}, writeTag},
	{[]string{"keyword"}, writeKeyword},
	{[]string{"alt"}, writeAlt},
	{[]string{"image", "visual", "imagery", "picture", "photo", "video", "scene", "prompt"}, writeVisual},
	{[]string{"cta", "call", "button"}, writeShortAct},
	{[]string{"comment", "reply"}, writeComment},
	{[]string{"rationale", "why", "reason", "reasoning", "explanation", "justification", "insight"}, writeWhy},
	{[]string{"cadence", "frequency", "rhythm"}, writeCadence},
	{[]string{"kpi", "metric", "measure", "indicator"}, writeMetric},
	{[]string{"target"}, writeTarget},
	{[]string{"risk", "challenge", "weakness", "threat", "objection"}, writeRisk},
	{[]string{"mitigation", "answer", "response"}, writeMitigation},
	{[]string{"recommendation", "step", "action", "task", "tip", "improvement", "suggestion"}, writeStep},
	{[]string{"question"}, func(a *author, s spot) string { return a.pick(questions, s.place) }},
	{[]string{"tone", "voice", "style"}, writeTone},
	{[]string{"audience", "persona", "segment", "who"}, writeAudience},
	{[]string{"goal", "objective", "outcome", "aim", "ambition"}, writeGoal},
	{[]string{"role"}, writeRole},
	{[]string{"format"}, func(a *author, s spot) string { return formats[s.place%len(formats)] }},
	{[]string{"topic", "subject"}, writeTopic},
	{[]string{"pillar", "theme", "phase", "angle", "label", "section"}, writePillarName},
	{[]string{"headline", "title", "slogan", "tagline", "hook", "name", "header", "heading"}, writeHeadline},
	{[]string{"message", "benefit", "value", "proof", "evidence", "strength", "argument", "claim", "point", "usp", "differentiator"}, writeMessage},
	{[]string{"positioning", "proposition", "essence", "promise", "mission"}, writePositioning},
	{[]string{"summary", "overview", "strategy", "conclusion", "brief", "introduction"}, writeSummary},
	{[]string{"description", "detail", "note", "focus", "content", "idea", "story", "approach", "tactic"}, writeDescription},
	{[]string{"text", "body", "caption", "copy", "post", "variant", "tweet", "message body"}, writePost},
}

// text writes what a property of this name is likely to want.
func (a *author) text(s spot) string {
	name := s.name()
	for _, k := range kinds {
		if anyWord(name, k.words) {
			return k.write(a, s)
		}
	}
	return writeDescription(a, s)
}

// inPost says that a spot belongs to a post rather than to a plan.
func (s spot) inPost() bool { return s.network != "" || s.within("variant", "post", "copy", "caption") }

func writePost(a *author, s spot) string {
	return a.post(plan{network: s.network, place: s.place, limit: s.limit, used: s.used,
		noTags: s.hasSibling("hashtag", "tag"), noAct: s.hasSibling("cta", "call", "button")})
}

func writeTag(a *author, s spot) string {
	tags := a.tags(s.index+1+s.place%3, s.place)
	if len(tags) == 0 {
		return "#Campaign" + strconv.Itoa(s.index+1)
	}
	return "#" + tags[min(s.index, len(tags)-1)]
}

func writeKeyword(a *author, s spot) string {
	words := keywords(append([]string{a.facts.Description, a.facts.Goal}, a.factTexts()...)...)
	if len(words) == 0 {
		return strings.ToLower(a.slots["{theme}"])
	}
	return strings.ToLower(words[s.index%len(words)])
}

func (a *author) factTexts() []string {
	var out []string
	for _, f := range a.facts.Statements {
		out = append(out, f.Text)
	}
	return out
}

func writeAlt(a *author, s spot) string {
	line, _ := a.fill("A picture for {theme} by {brand}, in natural light, with the subject in the middle.")
	return orElse(line, "A bright picture in natural light, with the subject in the middle.")
}

func writeVisual(a *author, s spot) string {
	scenes := []string{
		"A close, bright shot for {theme}: natural light, one subject, plain background, room for a short line of text.",
		"{audience} in an everyday moment, warm light, a detail of {brand} in the foreground.",
		"A calm still life that shows one thing: {fact} Soft shadows, two colours of the brand.",
		"Hands at work at {brand}, shallow depth of field, morning light.",
	}
	return a.pickWithFact(scenes, s)
}

// pickWithFact is pick for lines that may bear a statement.
func (a *author) pickWithFact(pool []string, s spot) string {
	proof, has := a.fact(s.place)
	for i := range pool {
		line := pool[(a.shift+s.place+i)%len(pool)]
		wants := strings.Contains(line, "{fact}")
		if wants && !has {
			continue
		}
		if filled, ok := a.fill(line, "{fact}", sentence(proof.Text)); ok {
			if wants {
				note(s.used, proof.ID)
			}
			return filled
		}
	}
	return ""
}

func writeShortAct(a *author, s spot) string {
	if s.limit >= 0 && s.limit < 40 || anyWord(s.name(), []string{"cta", "button"}) {
		return a.pick(shortActs[a.aim], s.place)
	}
	return a.callToAct(s.place)
}

func writeComment(a *author, s spot) string {
	return orElse(a.pick([]string{"More about {theme}: ask us here.", "Questions about {theme}? We answer every one.", "Tell us what you think of {theme}.", "Tag someone who should know {brand}."}, s.place), "Tell us what you think.")
}

func writeTopic(a *author, s spot) string { return writeHeadline(a, s) }

func writeHeadline(a *author, s spot) string {
	if !s.inPost() && s.within("pillar", "theme", "phase", "section") {
		return writePillarName(a, s)
	}
	if !s.inPost() && s.within("kpi", "metric", "measure", "indicator") {
		return writeMetric(a, s)
	}
	if !s.inPost() && s.within("step", "recommendation", "action", "task") {
		return writeStep(a, s)
	}
	return orElse(a.pick(headlines, s.place), "A closer look")
}

func writePillarName(a *author, s spot) string {
	if s.pillar != nil {
		return s.pillar.Name
	}
	if s.within("phase", "stage", "milestone") {
		return phases[s.index%len(phases)].name
	}
	return a.idea(s).name
}

func writeMessage(a *author, s spot) string {
	if proof := a.proof(s.place, s.used); proof != "" {
		return proof
	}
	return a.bridge(s.place)
}

func writeCadence(a *author, s spot) string {
	return []string{"Three posts a week", "Two posts a week", "One post every weekday", "One strong post a week"}[s.place%4]
}

func writeTarget(a *author, s spot) string {
	return orElse(a.pick([]string{"Better than the average of the last three months by the end of {theme}", "Rising week by week while {theme} runs"}, s.place), "Rising week by week")
}

func writeTone(a *author, s spot) string {
	return sentence(orElse(a.facts.Tone, "Clear, friendly and concrete"))
}

func writeAudience(a *author, s spot) string {
	return sentence(orElse(a.slots["{everyone}"], "People who want a clear answer before they decide"))
}

func writeGoal(a *author, s spot) string {
	return sentence(orElse(a.slots["{goal}"], "More people who know what we stand for"))
}

func orElse(text, fallback string) string {
	if text == "" {
		return fallback
	}
	return text
}

// money writes an amount with its currency.
func (f Facts) money() string {
	if f.Budget <= 0 {
		return ""
	}
	amount := strconv.FormatFloat(f.Budget, 'f', -1, 64)
	return strings.TrimSpace(fmt.Sprintf("%s %s", amount, strings.ToUpper(f.Currency)))
}
