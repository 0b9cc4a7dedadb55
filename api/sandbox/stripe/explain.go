package stripe

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/stripe/stripe-mock/spec"
)

// explain says in Stripe's words which parameter breaks the schema; nil means none. Stripe-mock's validator, which judges the
// same parameters after it, names no parameter and no code, and overlooks the length of texts.
func explain(schema *spec.Schema, value any, name string) *failure {
	switch {
	case len(schema.AnyOf) > 0:
		return explainChoice(schema.AnyOf, value, name)
	case schema.Type == spec.TypeObject:
		return explainObject(schema, value, name)
	case schema.Type == spec.TypeArray:
		return explainArray(schema, value, name)
	default:
		return explainScalar(schema, value, name)
	}
}

func explainChoice(choices []*spec.Schema, value any, name string) *failure {
	_, isObject := value.(map[string]any)
	var first, fitting *failure
	for _, choice := range choices {
		found := explain(choice, value, name)
		if found == nil {
			return nil
		}
		if first == nil {
			first = found
		}
		if isObject && choice.Type == spec.TypeObject && fitting == nil {
			fitting = found
		}
	}
	if fitting != nil {
		return fitting
	}
	return first
}

func explainObject(schema *spec.Schema, value any, name string) *failure {
	members, ok := value.(map[string]any)
	if !ok {
		return invalidParameter(name, "", fmt.Sprintf("Invalid object: %s", shown(value)))
	}
	for _, key := range slices.Sorted(maps.Keys(members)) {
		member := schema.Properties[key]
		if member == nil {
			member = schema.AdditionalProperties
		}
		if member == nil && !schema.AdditionalPropertiesAllowed {
			return unknownParameter(nested(name, key))
		}
		if member != nil {
			if found := explain(member, members[key], nested(name, key)); found != nil {
				return found
			}
		}
	}
	for _, key := range schema.Required {
		if _, given := members[key]; !given {
			return missingParameter(nested(name, key))
		}
	}
	return nil
}

func explainArray(schema *spec.Schema, value any, name string) *failure {
	items, ok := value.([]any)
	if indexed, isMap := value.(map[string]any); isMap {
		// Stripe-mock leaves an array in this form when one of its items has a wrong type.
		for _, key := range slices.Sorted(maps.Keys(indexed)) {
			items = append(items, indexed[key])
		}
		ok = true
	}
	if !ok {
		return invalidParameter(name, "", "Invalid array")
	}
	for i, item := range items {
		if schema.Items == nil {
			break
		}
		if found := explain(schema.Items, item, nested(name, fmt.Sprint(i))); found != nil {
			return found
		}
	}
	return nil
}

func explainScalar(schema *spec.Schema, value any, name string) *failure {
	if !fits(schema.Type, value) {
		code := ""
		if schema.Type == spec.TypeInteger {
			code = "parameter_invalid_integer"
		}
		return invalidParameter(name, code, fmt.Sprintf("Invalid %s: %s", schema.Type, shown(value)))
	}
	if len(schema.Enum) > 0 && !slices.Contains(schema.Enum, value) {
		return invalidParameter(name, "", fmt.Sprintf("Invalid %s: must be one of %s", name, alternatives(schema.Enum)))
	}
	text, _ := value.(string)
	if schema.MaxLength > 0 && len([]rune(text)) > schema.MaxLength {
		return invalidParameter(name, "", fmt.Sprintf("Invalid string: %s; must be at most %d characters", shown(value), schema.MaxLength))
	}
	return nil
}

func fits(kind string, value any) bool {
	var ok bool
	switch kind {
	case spec.TypeInteger:
		_, ok = value.(int)
	case spec.TypeNumber:
		_, ok = value.(float64)
	case spec.TypeBoolean:
		_, ok = value.(bool)
	default:
		_, ok = value.(string)
	}
	return ok
}

// nested names a member as Stripe's forms spell it: parent[member].
func nested(parent, member string) string {
	if parent == "" {
		return member
	}
	return parent + "[" + member + "]"
}

func alternatives(enum []any) string {
	names := make([]string, 0, len(enum))
	for _, choice := range enum {
		names = append(names, fmt.Sprint(choice))
	}
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " or " + names[last]
	}
	return strings.Join(names, "")
}

// shown shortens what the caller sent, so that an answer never repeats a long text.
func shown(value any) string {
	text := []rune(fmt.Sprint(value))
	if len(text) > 40 {
		return string(text[:40]) + "…"
	}
	return string(text)
}
