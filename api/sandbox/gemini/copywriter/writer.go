package copywriter

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"

	"campaignos.dev/sandbox/gemini/schema"
)

// Write makes JSON that fits the schema and whose texts come from the facts. The same facts and seed give the same JSON.
func Write(facts Facts, s *schema.Schema, seed uint64) ([]byte, error) {
	w := &writer{author: newAuthor(facts, seed)}
	used := []string{}
	return marshal(w.value(s, spot{limit: -1, network: networkOf(facts.Network), count: 1, used: &used}))
}

// WriteText makes a plain text for a prompt without a schema.
func WriteText(facts Facts, seed uint64) string {
	a := newAuthor(facts, seed)
	if network := networkOf(facts.Network); network != "" {
		return a.post(plan{network: network, limit: -1})
	}
	summary := writeSummary(a, spot{limit: -1})
	parts := []string{summary, a.bridge(0) + " " + a.callToAct(0)}
	if facts.Brand == "" && facts.Campaign == "" {
		parts = []string{"Start from one clear point, say it in plain words, and back it with a fact.", "Then name the next step, and make it easy to take."}
	}
	return strings.TrimSpace(strings.Join(parts, "\n\n"))
}

// marshal writes JSON with <, > and & as they are, as the vendor does.
func marshal(value any) ([]byte, error) {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(value)
	return bytes.TrimSpace(out.Bytes()), err
}

// member is a property of an object whose properties keep their order.
type member struct {
	name  string
	value any
}

type object []member

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	var out bytes.Buffer
	out.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			out.WriteByte(',')
		}
		name, _ := marshal(m.name)
		value, err := marshal(m.value)
		if err != nil {
			return nil, err
		}
		out.Write(name)
		out.WriteByte(':')
		out.Write(value)
	}
	out.WriteByte('}')
	return out.Bytes(), nil
}

// writer fills a schema. place counts the objects so far, so that neighbours get different texts.
type writer struct {
	*author
	place int
	depth int
}

// maxDepth ends schemas that refer to themselves: below it only what is required is written.
const maxDepth = 12

func (w *writer) value(s *schema.Schema, at spot) any {
	w.depth++
	defer func() { w.depth-- }()
	if len(s.Enum) > 0 {
		return w.choose(s.Enum, at)
	}
	if len(s.AnyOf) > 0 {
		return w.value(option(s), at)
	}
	switch {
	case len(s.Properties) > 0 && s.Is("object"), s.Additional != nil && s.Is("object"):
		return w.object(s, at)
	case (s.Items != nil || len(s.Prefix) > 0) && s.Is("array"):
		return w.array(s, at)
	case s.Is("string"):
		return w.string(s, at)
	case s.Is("integer"):
		return w.number(s, at)
	case s.Is("boolean"):
		return w.yesOrNo(at)
	case s.Is("object"):
		return object{}
	case s.Is("array"):
		return []any{}
	}
	return nil
}

// option takes the first choice that is more than null.
func option(s *schema.Schema) *schema.Schema {
	for _, o := range s.AnyOf {
		if !slices.Equal(o.Types, []string{"null"}) {
			return o
		}
	}
	return s.AnyOf[0]
}

// choose takes the value of a list that suits the place: the network of the moment, a channel of the campaign, a fact that
// was used; otherwise the one whose turn it is.
func (w *writer) choose(values []any, at spot) any {
	wanted := append([]string{at.network}, *at.used...)
	if anyWord(at.name(), networkWords) && at.index < len(w.facts.Channels) {
		wanted = append(wanted, w.facts.Channels[at.index])
	}
	for _, want := range wanted {
		for _, value := range values {
			if text, is := value.(string); is && want != "" && (text == want || networkOf(text) != "" && networkOf(text) == networkOf(want)) {
				return value
			}
		}
	}
	real := slices.DeleteFunc(slices.Clone(values), func(v any) bool { return v == nil })
	if len(real) == 0 {
		return nil
	}
	return real[(at.index+at.place)%len(real)]
}

// yesOrNo is no for what would be a warning or an exception, else yes.
func (w *writer) yesOrNo(at spot) bool {
	return !anyWord(at.name(), []string{"risk", "warning", "blocked", "violation", "sensitive", "error", "flag", "flagged", "unsafe", "exclude", "needs", "missing"})
}

var (
	networkWords = []string{"network", "channel", "platform"}
	labelWords   = []string{"name", "title", "pillar", "theme", "angle", "phase"}
	sourceWords  = []string{"source", "claim", "fact", "evidence", "citation", "reference"}
)

// turn orders the properties of an object for writing: the network first, since it colours all texts; names next, since
// descriptions explain them; sources last, since they name the facts that the texts have used.
func turn(name string, s *schema.Schema) int {
	words := plainWords(name)
	scalar := !s.Is("object") && !s.Is("array")
	switch {
	case anyWord(words, networkWords) && scalar:
		return 0
	case anyWord(words, labelWords) && scalar:
		return 1
	case anyWord(words, sourceWords):
		return 3
	}
	return 2
}

func (w *writer) object(s *schema.Schema, at spot) any {
	at = w.enter(s, at)
	names := w.members(s)
	byTurn := slices.Clone(names)
	slices.SortStableFunc(byTurn, func(a, b string) int { return turn(a, s.Properties[a]) - turn(b, s.Properties[b]) })
	values := map[string]any{}
	for _, name := range byTurn {
		inside := at
		inside.names = append(slices.Clone(at.names), name)
		if network := networkOf(name); network != "" {
			inside.network = network
		}
		values[name] = w.value(s.Properties[name], inside)
		if text, is := values[name].(string); is && turn(name, s.Properties[name]) == 0 && networkOf(text) != "" {
			at.network = networkOf(text)
		}
	}
	out := object{}
	for _, name := range names {
		out = append(out, member{name, values[name]})
	}
	return append(out, w.extra(s, at, len(out))...)
}

// enter begins a new object: its own place, its own list of used facts, and the pillar whose turn it is.
func (w *writer) enter(s *schema.Schema, at spot) spot {
	at.place = w.place
	w.place++
	at.siblings = s.Order
	own := []string{}
	outer := at.used
	at.used = &own
	if slices.IndexFunc(s.Order, func(name string) bool { return turn(name, s.Properties[name]) == 3 }) < 0 {
		at.used = outer
	}
	at.pillar = w.pillarFor(at)
	return at
}

// pillarFor gives a post the pillar of the strategy it serves; a plan that is being written makes its own.
func (w *writer) pillarFor(at spot) *Pillar {
	if len(w.facts.Pillars) == 0 || at.within("phase", "stage", "timeline") {
		return nil
	}
	return &w.facts.Pillars[at.place%len(w.facts.Pillars)]
}

// members are the properties that are written, within the schema's bound on their number.
func (w *writer) members(s *schema.Schema) []string {
	var names []string
	optional := len(s.Order)
	if s.MaxProperties != nil {
		optional = *s.MaxProperties
	}
	for _, name := range s.Order {
		if s.IsRequired(name) {
			optional--
		}
	}
	for _, name := range s.Order {
		switch {
		case s.IsRequired(name):
			names = append(names, name)
		case optional > 0 && w.depth < maxDepth:
			names = append(names, name)
			optional--
		}
	}
	return names
}

// extra adds members where the schema asks for a map: one per channel, or as many as are demanded.
func (w *writer) extra(s *schema.Schema, at spot, written int) object {
	var out object
	if s.Additional == nil {
		return out
	}
	wanted := 0
	if len(s.Properties) == 0 && w.depth < maxDepth {
		wanted = len(w.facts.Channels)
	}
	if s.MinProperties != nil {
		wanted = max(wanted, *s.MinProperties-written)
	}
	if s.MaxProperties != nil {
		wanted = min(wanted, *s.MaxProperties-written)
	}
	for i := range wanted {
		inside := at
		name := "item" + string(rune('a'+i%26)) + strings.Repeat("x", i/26)
		if i < len(w.facts.Channels) {
			name = w.facts.Channels[i]
			inside.network = networkOf(name)
		}
		inside.index, inside.count = i, wanted
		out = append(out, member{name, w.value(s.Additional, inside)})
	}
	return out
}
