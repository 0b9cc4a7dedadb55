package copywriter

import (
	"slices"
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
	// to notes what the texts of the object claim.
	to     *ledger
	pillar *Pillar
	// known is what a form has for this object, around what was written of the object so far.
	known  record
	around map[string]any
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

// inPost says that a spot belongs to a post rather than to a plan.
func (s spot) inPost() bool { return s.network != "" || s.within("variant", "post", "copy", "caption") }

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
	{[]string{"alt"}, from("alt", 0)},
	{[]string{"image", "visual", "imagery", "picture", "photo", "video", "scene", "prompt"}, from("visual", 0)},
	{[]string{"cta", "call", "button"}, writeShortAct},
	{[]string{"comment", "reply"}, from("comment", 0)},
	{[]string{"rationale", "why", "reason", "reasoning", "explanation", "justification", "insight"}, writeWhy},
	{[]string{"cadence", "frequency", "rhythm"}, from("cadence", 0)},
	{[]string{"kpi", "metric", "measure", "indicator"}, writeMetric},
	{[]string{"target"}, from("metric", 1)},
	{[]string{"objection"}, from("objection", 0)},
	{[]string{"risk", "challenge", "weakness", "threat"}, from("risk", 0)},
	{[]string{"mitigation", "answer", "response"}, from("risk", 1)},
	{[]string{"recommendation", "step", "action", "task", "tip", "improvement", "suggestion"}, from("step", 0)},
	{[]string{"question"}, from("question", 0)},
	{[]string{"tone", "voice", "style"}, writeTone},
	{[]string{"audience", "persona", "segment", "who"}, writeAudience},
	{[]string{"goal", "objective", "outcome", "aim", "ambition"}, writeGoal},
	{[]string{"role"}, writeRole},
	{[]string{"format"}, from("format", 0)},
	{[]string{"topic", "subject"}, writeHeadline},
	{[]string{"pillar", "theme", "phase", "angle", "label", "section"}, writePillarName},
	{[]string{"headline", "title", "slogan", "tagline", "hook", "name", "header", "heading"}, writeHeadline},
	{[]string{"message", "benefit", "value", "proof", "evidence", "strength", "argument", "claim", "point", "usp", "differentiator"}, writeMessage},
	{[]string{"positioning", "proposition", "essence", "promise", "mission"}, writePositioning},
	{[]string{"summary", "overview", "strategy", "conclusion", "brief", "introduction"}, writeSummary},
	{[]string{"description", "detail", "note", "focus", "content", "idea", "story", "approach", "tactic"}, writeDescription},
	{[]string{"text", "body", "caption", "copy", "post", "variant", "tweet", "message body"}, writePost},
}

// from writes a part of the lines of a pool.
func from(pool string, part int) func(*author, spot) string {
	return func(a *author, s spot) string {
		return a.pick(pool, s.place+s.index, a.withFact(s.place, nil)).part(part, s.to)
	}
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
