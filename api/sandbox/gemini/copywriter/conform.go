package copywriter

import (
	"math"
	"slices"
	"strings"

	"campaignos.dev/sandbox/gemini/schema"
)

// record is what a form has for the properties of an object: texts, whole numbers, lists of texts or records.
type record map[string]any

// conform brings a value into a schema; fits is false when it can't be, and the property is written by its name then.
func (w *writer) conform(value any, s *schema.Schema, at spot) (fitting any, fits bool) {
	if len(s.AnyOf) > 0 {
		return w.conform(value, option(s), at)
	}
	switch value := value.(type) {
	case string:
		return w.conformText(value, s)
	case int:
		return conformNumber(value, s)
	case []string:
		list := make([]any, len(value))
		for i, text := range value {
			list[i] = text
		}
		return w.conformList(list, s, at)
	case []record:
		list := make([]any, len(value))
		for i, r := range value {
			list[i] = r
		}
		return w.conformList(list, s, at)
	case record:
		at.known = value
		return w.value(s, at), s.Is("object") && len(s.Properties) > 0
	case []claim:
		return w.claimList(value, s, at)
	}
	return nil, false
}

// conformText cuts a text to the schema's length. It must be one of the list where there is one.
func (w *writer) conformText(text string, s *schema.Schema) (any, bool) {
	if len(s.Enum) > 0 {
		for _, value := range s.Enum {
			if allowed, is := value.(string); is && (allowed == text || networkOf(text) != "" && networkOf(allowed) == networkOf(text)) {
				return value, true
			}
		}
		return nil, false
	}
	if text == "" && s.MinLength != nil && *s.MinLength > 0 || !s.Is("string") {
		return nil, false
	}
	if s.MaxLength != nil {
		text = w.cut(text, *s.MaxLength)
	}
	return text, fits(text, s)
}

func conformNumber(value int, s *schema.Schema) (any, bool) {
	if !s.Is("integer") || len(s.Enum) > 0 || s.MultipleOf > 1 {
		return nil, false
	}
	low, high := limits(s, true)
	return int64(math.Min(math.Max(float64(value), low), high)), true
}

// conformList drops the items that don't fit; what remains must be enough.
func (w *writer) conformList(list []any, s *schema.Schema, at spot) (any, bool) {
	if !s.Is("array") || s.Items == nil || len(s.Prefix) > 0 {
		return nil, false
	}
	out := []any{}
	for i, item := range list {
		if s.MaxItems != nil && len(out) >= *s.MaxItems {
			break
		}
		inside := at
		inside.index, inside.count = i, len(list)
		if value, fits := w.conform(item, s.Items, inside); fits && !(s.UniqueItems && contains(out, value)) {
			out = append(out, value)
		}
	}
	return out, s.MinItems == nil || len(out) >= *s.MinItems
}

// below follows a path of properties into a schema, through the items of lists; it is an empty schema where there is none.
func below(s *schema.Schema, path ...string) *schema.Schema {
	for i, name := range path {
		for s != nil && len(s.AnyOf) > 0 {
			s = option(s)
		}
		if s == nil || s.Properties[name] == nil {
			return &schema.Schema{}
		}
		s = s.Properties[name]
		if i < len(path)-1 && s.Items != nil {
			s = s.Items
		}
	}
	return s
}

// room is how many characters a text may have, or a great number.
func room(s *schema.Schema) int {
	if s.MaxLength == nil {
		return math.MaxInt32
	}
	return *s.MaxLength
}

// allowed are the texts a schema lists, or the given ones where it lists none.
func allowed(s *schema.Schema, otherwise ...string) []string {
	var out []string
	for _, value := range s.Enum {
		if text, is := value.(string); is {
			out = append(out, text)
		}
	}
	if out == nil {
		return otherwise
	}
	return out
}

// preferred are the wanted texts that are allowed, or all that are.
func preferred(wanted, allowed []string) []string {
	var out []string
	for _, text := range wanted {
		if slices.Contains(allowed, text) {
			out = append(out, text)
		}
	}
	if out == nil {
		return allowed
	}
	return out
}

// claimList writes the claims that stand in the texts around them and whose source is allowed.
func (w *writer) claimList(claims []claim, s *schema.Schema, at spot) (any, bool) {
	if s.Items == nil || s.Items.Properties["sentence"] == nil || s.Items.Properties["source"] == nil {
		return nil, false
	}
	text := spoken(at.around)
	out := []any{}
	for _, c := range claims {
		sentence, fits1 := w.conformText(c.sentence, s.Items.Properties["sentence"])
		source, fits2 := w.conformText(c.source, s.Items.Properties["source"])
		if whole, _ := sentence.(string); fits1 && fits2 && strings.Contains(text, whole) && (s.MaxItems == nil || len(out) < *s.MaxItems) {
			out = append(out, object{{"sentence", sentence}, {"source", source}})
		}
	}
	return out, s.MinItems == nil || len(out) >= *s.MinItems
}

// spoken is the text beside claims: the property of that name, or else every text of the object.
func spoken(around map[string]any) string {
	if text, is := around["text"].(string); is {
		return text
	}
	var out strings.Builder
	var gather func(any)
	gather = func(value any) {
		switch value := value.(type) {
		case string:
			out.WriteString(value + "\n")
		case []any:
			for _, item := range value {
				gather(item)
			}
		case object:
			for _, m := range value {
				gather(m.value)
			}
		}
	}
	for _, name := range sortedKeys(around) {
		gather(around[name])
	}
	return out.String()
}
