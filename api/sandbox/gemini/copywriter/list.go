package copywriter

import (
	"encoding/json"
	"slices"
	"strings"

	"campaignos.dev/sandbox/gemini/schema"
)

// array writes a list: the facts that were used, one item per network and variant, or as many items as such lists have.
func (w *writer) array(s *schema.Schema, at spot) any {
	if ids, are := w.sourceIDs(s, at); are {
		return ids
	}
	if anyWord(at.name(), []string{"claim"}) {
		if list, fits := w.claimList(at.to.claims, s, at); fits {
			return list
		}
	}
	count := w.length(s, at)
	out := make([]any, 0, count)
	for i := range count {
		inside := at
		inside.index, inside.count = i, count
		item := s.Items
		if i < len(s.Prefix) {
			item = s.Prefix[i]
		}
		inside.network = w.networkOfItem(item, inside)
		if item == nil {
			item = &schema.Schema{Types: []string{"string"}}
		}
		if !item.Is("object") {
			inside.place = at.place + i
		}
		out = append(out, w.fresh(item, inside, out, s.UniqueItems))
	}
	return out
}

// fresh writes an item that differs from those before it: always tried for texts, insisted on for unique lists.
func (w *writer) fresh(item *schema.Schema, at spot, before []any, unique bool) any {
	value := w.value(item, at)
	if !unique && !(item.Is("string") && len(item.Enum) == 0 && len(item.Types) > 0) {
		return value
	}
	for i := 0; i < 40 && contains(before, value); i++ {
		at.index++
		at.place++
		value = w.value(item, at)
	}
	if text, is := value.(string); is && unique && contains(before, value) {
		return w.fitText(text+" "+strings.Repeat(string(rune('a'+at.index%26)), 1+at.index/26), item)
	}
	return value
}

func contains(list []any, value any) bool {
	wanted, _ := json.Marshal(value)
	return slices.ContainsFunc(list, func(other any) bool {
		have, _ := json.Marshal(other)
		return string(have) == string(wanted)
	})
}

// usual lengths of lists by what their name says.
var usual = []struct {
	words []string
	count int
}{
	{[]string{"hashtag", "keyword", "tag"}, 4},
	{[]string{"phase", "stage"}, 3},
	{[]string{"pillar", "theme", "risk", "step", "recommendation", "message", "kpi", "metric", "idea", "question"}, 3},
}

func (w *writer) length(s *schema.Schema, at spot) int {
	count := 3
	for _, u := range usual {
		if anyWord(at.name(), u.words) {
			count = u.count
			break
		}
	}
	channels := max(1, len(w.facts.Channels))
	variants := max(1, w.facts.Count)
	switch {
	case s.Items != nil && hasNetwork(s.Items) && at.network == "" && len(w.facts.Channels) > 0:
		count = channels
		if anyWord(at.name(), []string{"variant", "post", "caption", "copy", "text"}) {
			count = channels * variants
		}
	case anyWord(at.name(), []string{"variant", "option", "version", "alternative"}) && w.facts.Count > 0:
		count = variants
	case anyWord(at.name(), networkWords) && len(w.facts.Channels) > 0:
		count = channels
	}
	return bounded(count, s, w.depth)
}

// bounded keeps a length within the schema's limits; deep inside of a schema lists are as short as they may be.
func bounded(count int, s *schema.Schema, depth int) int {
	if depth >= maxDepth {
		count = 0
	}
	if s.MinItems != nil {
		count = max(count, *s.MinItems)
	}
	if s.MaxItems != nil {
		count = min(count, *s.MaxItems)
	}
	if s.UniqueItems && s.Items != nil && len(s.Items.Enum) > 0 {
		count = min(count, len(s.Items.Enum))
	}
	if s.UniqueItems && s.Items != nil && slices.Equal(s.Items.Types, []string{"boolean"}) {
		count = min(count, 2)
	}
	return max(0, count)
}

// hasNetwork says whether the items of a list name the network they are for.
func hasNetwork(item *schema.Schema) bool {
	return slices.ContainsFunc(item.Order, func(name string) bool { return turn(name, item.Properties[name]) == 0 })
}

// networkOfItem gives the items of a list the campaign's networks in turn: all variants of one network follow each other.
func (w *writer) networkOfItem(item *schema.Schema, at spot) string {
	if item == nil || at.network != "" || len(w.facts.Channels) == 0 || !hasNetwork(item) {
		return at.network
	}
	each := max(1, at.count/len(w.facts.Channels))
	return networkOf(w.facts.Channels[at.index/each%len(w.facts.Channels)])
}

// sourceIDs answers a list of fact ids with the facts that the texts beside it have used; are is false for other lists.
func (w *writer) sourceIDs(s *schema.Schema, at spot) (ids []any, are bool) {
	ids = []any{}
	if s.Items == nil || !anyWord(at.name(), sourceWords) || slices.Equal(s.Items.Types, []string{"object"}) || !s.Items.Is("string") || len(w.facts.Statements) == 0 && at.name() != "sources" {
		return nil, false
	}
	allowed := func(id any) bool { return len(s.Items.Enum) == 0 || contains(s.Items.Enum, id) }
	text := spoken(at.around)
	for _, id := range at.to.sources(text) {
		if len(s.Items.Enum) > 0 && allowed(id) || id == "source" || slices.ContainsFunc(w.statements, func(f Fact) bool { return f.ID == id }) {
			ids = append(ids, id)
		}
	}
	least := 0
	if s.MinItems != nil {
		least = *s.MinItems
	}
	for i := 0; len(ids) < least && i < len(w.statements); i++ {
		if f, ok := w.fact(at.place + i); ok && !contains(ids, f.ID) && allowed(f.ID) {
			ids = append(ids, f.ID)
		}
	}
	ids = ids[:bounded(len(ids), &schema.Schema{MaxItems: s.MaxItems}, 0)]
	tooFew := s.MinItems != nil && len(ids) < *s.MinItems
	fits := !slices.ContainsFunc(ids, func(id any) bool { return !allowed(id) || !fits(id.(string), s.Items) })
	return ids, fits && !tooFew
}
