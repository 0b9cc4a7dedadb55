// Package schema describes JSON values: one declaration tells a client what to send, a
// model what to answer, and us whether they did.
package schema

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"
)

// Schema is the part of JSON Schema (draft 2020-12) that models understand too.
type Schema struct {
	Type        string             `json:"type"` // object, array, string, integer, number or boolean
	Description string             `json:"description,omitempty"`
	Properties  map[string]*Schema `json:"properties,omitempty"`
	Required    []string           `json:"required,omitempty"`
	Items       *Schema            `json:"items,omitempty"`
	Enum        []string           `json:"enum,omitempty"`
	MinItems    int                `json:"minItems,omitempty"`
	MaxItems    int                `json:"maxItems,omitempty"`
	MinLength   int                `json:"minLength,omitempty"`
	MaxLength   int                `json:"maxLength,omitempty"`
	Minimum     *int               `json:"minimum,omitempty"`
	Maximum     *int               `json:"maximum,omitempty"`
	Closed      *bool              `json:"additionalProperties,omitempty"`
	order       []string
}

// Field is one property of an object.
type Field struct {
	Name     string
	Schema   *Schema
	Optional bool
}

// Object describes an object with exactly these fields.
func Object(description string, fields ...Field) *Schema {
	closed := false
	s := &Schema{Type: "object", Description: description, Properties: map[string]*Schema{}, Closed: &closed}
	for _, f := range fields {
		s.Properties[f.Name] = f.Schema
		s.order = append(s.order, f.Name)
		if !f.Optional {
			s.Required = append(s.Required, f.Name)
		}
	}
	return s
}

// Must is a field that has to be there.
func Must(name string, s *Schema) Field { return Field{Name: name, Schema: s} }

// May is a field that may be left out.
func May(name string, s *Schema) Field { return Field{Name: name, Schema: s, Optional: true} }

// List describes an array of least to most items.
func List(description string, least, most int, items *Schema) *Schema {
	return &Schema{Type: "array", Description: description, Items: items, MinItems: least, MaxItems: most}
}

// Text describes a string of least to most characters.
func Text(description string, least, most int) *Schema {
	return &Schema{Type: "string", Description: description, MinLength: least, MaxLength: most}
}

// OneOf describes a string that is one of the words.
func OneOf(description string, words ...string) *Schema {
	return &Schema{Type: "string", Description: description, Enum: words}
}

// Integer describes a whole number from least to most.
func Integer(description string, least, most int) *Schema {
	return &Schema{Type: "integer", Description: description, Minimum: &least, Maximum: &most}
}

// Map gives the schema as a plain JSON object.
func (s *Schema) Map() map[string]any {
	raw, _ := json.Marshal(s) // a schema holds nothing that JSON can't
	var m map[string]any
	_ = json.Unmarshal(raw, &m)
	return m
}

// Fault is one way in which a value differs from its schema.
type Fault struct {
	Path    string // such as "options[0].title"
	Message string // full sentence
}

// Check says how a JSON value differs from the schema; nothing: not at all.
func (s *Schema) Check(raw []byte) []Fault {
	var v any
	if err := json.Unmarshal(raw, &v); err != nil {
		return []Fault{{"", "This is not valid JSON."}}
	}
	var faults []Fault
	s.check("", v, &faults)
	return faults
}

func (s *Schema) check(path string, v any, out *[]Fault) {
	switch s.Type {
	case "object":
		s.checkObject(path, v, out)
	case "array":
		s.checkArray(path, v, out)
	case "string":
		s.checkText(path, v, out)
	case "integer", "number":
		s.checkNumber(path, v, out)
	case "boolean":
		if _, ok := v.(bool); !ok {
			add(out, path, "Give true or false.")
		}
	}
}

func (s *Schema) checkObject(path string, v any, out *[]Fault) {
	object, ok := v.(map[string]any)
	if !ok {
		add(out, path, "Give an object.")
		return
	}
	for _, name := range s.Required {
		if _, there := object[name]; !there {
			add(out, join(path, name), "This is required.")
		}
	}
	for _, name := range s.order {
		if value, there := object[name]; there {
			s.Properties[name].check(join(path, name), value, out)
		}
	}
	for name := range object {
		if _, known := s.Properties[name]; !known {
			add(out, join(path, name), "This field is not known. Remove it.")
		}
	}
}

func (s *Schema) checkArray(path string, v any, out *[]Fault) {
	list, ok := v.([]any)
	if !ok {
		add(out, path, "Give a list.")
		return
	}
	if len(list) < s.MinItems || (s.MaxItems > 0 && len(list) > s.MaxItems) {
		add(out, path, "Give %d to %d of them; there are %d.", s.MinItems, s.MaxItems, len(list))
	}
	for i, item := range list {
		s.Items.check(fmt.Sprintf("%s[%d]", path, i), item, out)
	}
}

func (s *Schema) checkText(path string, v any, out *[]Fault) {
	text, ok := v.(string)
	if !ok {
		add(out, path, "Give a text.")
		return
	}
	n := utf8.RuneCountInString(text)
	switch {
	case len(s.Enum) > 0 && !slices.Contains(s.Enum, text):
		add(out, path, "Give one of: %s.", strings.Join(s.Enum, ", "))
	case n < s.MinLength:
		add(out, path, "Give at least %d characters.", s.MinLength)
	case s.MaxLength > 0 && n > s.MaxLength:
		add(out, path, "Give at most %d characters; there are %d.", s.MaxLength, n)
	}
}

func (s *Schema) checkNumber(path string, v any, out *[]Fault) {
	n, ok := v.(float64)
	switch {
	case !ok:
		add(out, path, "Give a number.")
	case s.Type == "integer" && n != math.Trunc(n):
		add(out, path, "Give a whole number.")
	case s.Minimum != nil && n < float64(*s.Minimum), s.Maximum != nil && n > float64(*s.Maximum):
		add(out, path, "Give a number from %d to %d.", *s.Minimum, *s.Maximum)
	}
}

func add(out *[]Fault, path, message string, args ...any) {
	*out = append(*out, Fault{path, fmt.Sprintf(message, args...)})
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}
