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
	return marshal(w.value(s, spot{limit: -1, network: networkOf(facts.Network), count: 1, to: &ledger{}}))
}

// WriteText makes a plain text for a prompt without a schema.
func WriteText(facts Facts, seed uint64) string {
	a := newAuthor(facts, seed)
	if network := networkOf(facts.Network); network != "" {
		return a.post(plan{network: network, limit: -1}).text
	}
	parts := []string{a.told("strategy.summary", a.withFact(0, nil), nil), a.joined(a.say("bridge", 0, nil, nil), a.say("act."+a.aim.String(), 0, nil, nil))}
	if facts.Brand == "" && facts.Campaign == "" {
		parts = []string{a.say("plain", 0, nil, nil), a.say("plain", 1, nil, nil)}
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
	wanted := append([]string{at.network}, at.to.sources("")...)
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
