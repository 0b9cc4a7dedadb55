package copywriter

import (
	"slices"
	"strings"

	"campaignos.dev/sandbox/gemini/schema"
)

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
	known := at.known
	at = w.enter(s, at)
	if known == nil {
		known = w.form(s, at)
	}
	names := slices.DeleteFunc(w.members(s), func(name string) bool {
		value, has := known[name]
		return has && value == nil && !s.IsRequired(name)
	})
	byTurn := slices.Clone(names)
	slices.SortStableFunc(byTurn, func(a, b string) int { return turn(a, s.Properties[a]) - turn(b, s.Properties[b]) })
	values := map[string]any{}
	for _, name := range byTurn {
		at.around = values
		values[name] = w.member(s.Properties[name], at, name, known)
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

// member writes a property: what the object's form has for it, where that fits, else what its name asks for.
func (w *writer) member(s *schema.Schema, at spot, name string, known record) any {
	inside := at
	inside.names = append(slices.Clone(at.names), name)
	if network := networkOf(name); network != "" {
		inside.network = network
	}
	if value, has := known[name]; has {
		if fitting, fits := w.conform(value, s, inside); fits {
			return fitting
		}
	}
	return w.value(s, inside)
}

// enter begins a new object: its own place, its own list of used facts, and the pillar whose turn it is.
func (w *writer) enter(s *schema.Schema, at spot) spot {
	at.place = w.place
	w.place++
	at.siblings = s.Order
	at.known = nil
	if slices.ContainsFunc(s.Order, func(name string) bool { return turn(name, s.Properties[name]) == 3 }) {
		at.to = &ledger{}
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
