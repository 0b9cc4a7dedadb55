// Package schema reads the two ways in which a structured answer is asked of Gemini, its own OpenAPI subset and plain JSON
// Schema, into one form, and says what the vendor would object to.
package schema

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// Schema describes one JSON value. A zero limit pointer means that there is no such limit.
type Schema struct {
	// Types are the lower-case JSON Schema types allowed; none means any.
	Types []string
	// Enum lists the allowed values, if there is such a list; const becomes a list of one.
	Enum []any
	// Order names the properties in the order in which the answer bears them.
	Order      []string
	Properties map[string]*Schema
	Required   []string
	// Additional describes properties beyond Properties, where JSON Schema asks for a map.
	Additional *Schema
	Items      *Schema
	Prefix     []*Schema
	AnyOf      []*Schema

	MinItems, MaxItems           *int
	MinLength, MaxLength         *int
	MinProperties, MaxProperties *int
	Minimum, Maximum             *float64
	MultipleOf                   float64
	Above, Below                 *float64 // exclusive limits
	Pattern, Format              string
	Title, Description           string
	UniqueItems                  bool
}

// Is says whether values of a type are allowed; an unrestricted schema allows all.
func (s *Schema) Is(kind string) bool {
	return len(s.Types) == 0 || slices.Contains(s.Types, kind) || kind == "integer" && slices.Contains(s.Types, "number")
}

// IsRequired says whether an object must bear a property.
func (s *Schema) IsRequired(name string) bool { return slices.Contains(s.Required, name) }

// number reads limits, which Google's JSON writes as numbers or as strings.
type number struct{ value float64 }

func (n *number) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(bytes.Trim(data, `"`), &n.value)
}

func (n *number) int() *int {
	if n == nil {
		return nil
	}
	whole := int(n.value)
	return &whole
}

func (n *number) float() *float64 {
	if n == nil {
		return nil
	}
	return &n.value
}

// source is a schema as it is written, in either dialect.
type source struct {
	Type                 json.RawMessage   `json:"type"`
	Enum                 []any             `json:"enum"`
	Const                any               `json:"const"`
	Properties           json.RawMessage   `json:"properties"`
	PropertyOrdering     []string          `json:"propertyOrdering"`
	Required             []string          `json:"required"`
	AdditionalProperties json.RawMessage   `json:"additionalProperties"`
	Items                json.RawMessage   `json:"items"`
	PrefixItems          []json.RawMessage `json:"prefixItems"`
	AnyOf                []json.RawMessage `json:"anyOf"`
	OneOf                []json.RawMessage `json:"oneOf"`
	AllOf                []json.RawMessage `json:"allOf"`
	Ref                  string            `json:"$ref"`
	MinItems             *number           `json:"minItems"`
	MaxItems             *number           `json:"maxItems"`
	MinLength            *number           `json:"minLength"`
	MaxLength            *number           `json:"maxLength"`
	MinProperties        *number           `json:"minProperties"`
	MaxProperties        *number           `json:"maxProperties"`
	Minimum              *number           `json:"minimum"`
	Maximum              *number           `json:"maximum"`
	ExclusiveMinimum     *number           `json:"exclusiveMinimum"`
	ExclusiveMaximum     *number           `json:"exclusiveMaximum"`
	MultipleOf           *number           `json:"multipleOf"`
	Pattern              string            `json:"pattern"`
	Format               string            `json:"format"`
	Title                string            `json:"title"`
	Description          string            `json:"description"`
	Nullable             bool              `json:"nullable"`
	UniqueItems          bool              `json:"uniqueItems"`
}

// Parse reads a schema in either dialect. References are followed within the document.
func Parse(document json.RawMessage) (*Schema, error) {
	p := &parser{root: document, seen: map[string]*Schema{}}
	return p.parse(document)
}

type parser struct {
	root json.RawMessage
	// seen holds what a reference stands for, so that a schema may refer to itself.
	seen map[string]*Schema
}

func (p *parser) parse(raw json.RawMessage) (*Schema, error) {
	var anything bool
	if json.Unmarshal(raw, &anything) == nil {
		return &Schema{}, nil
	}
	var in source
	if err := json.Unmarshal(raw, &in); err != nil {
		return nil, fmt.Errorf("the schema can't be read: %w", err)
	}
	if in.Ref != "" {
		return p.follow(in.Ref)
	}
	s := in.plain()
	for _, step := range []func(*Schema, source) error{p.readTypes, p.readObject, p.readArray, p.readChoices} {
		if err := step(s, in); err != nil {
			return nil, err
		}
	}
	return s, nil
}

// plain copies what needs no further reading.
func (in source) plain() *Schema {
	s := &Schema{
		Enum: in.Enum, Required: in.Required, Pattern: in.Pattern, Format: in.Format, Title: in.Title, Description: in.Description,
		MinItems: in.MinItems.int(), MaxItems: in.MaxItems.int(), MinLength: in.MinLength.int(), MaxLength: in.MaxLength.int(),
		MinProperties: in.MinProperties.int(), MaxProperties: in.MaxProperties.int(), Minimum: in.Minimum.float(), Maximum: in.Maximum.float(),
		Above: in.ExclusiveMinimum.float(), Below: in.ExclusiveMaximum.float(), UniqueItems: in.UniqueItems,
	}
	if in.MultipleOf != nil {
		s.MultipleOf = in.MultipleOf.value
	}
	if in.Const != nil {
		s.Enum = []any{in.Const}
	}
	return s
}

func (p *parser) readTypes(s *Schema, in source) error {
	if len(in.Type) > 0 {
		var one string
		if json.Unmarshal(in.Type, &one) == nil {
			s.Types = []string{one}
		} else if err := json.Unmarshal(in.Type, &s.Types); err != nil {
			return fmt.Errorf("type must be a word or a list of words")
		}
	}
	for i, name := range s.Types {
		s.Types[i] = strings.ToLower(name)
		if !slices.Contains([]string{"object", "array", "string", "integer", "number", "boolean", "null"}, s.Types[i]) {
			return fmt.Errorf("%q is not a type", name)
		}
	}
	if in.Nullable && len(s.Types) > 0 {
		s.Types = append(s.Types, "null")
	}
	return nil
}

func (p *parser) readObject(s *Schema, in source) error {
	names, err := keys(in.Properties)
	if err != nil {
		return err
	}
	var parts map[string]json.RawMessage
	if len(in.Properties) > 0 {
		_ = json.Unmarshal(in.Properties, &parts) // keys has read it already
	}
	s.Properties = map[string]*Schema{}
	for _, name := range names {
		if s.Properties[name], err = p.parse(parts[name]); err != nil {
			return err
		}
	}
	s.Order = ordered(names, in.PropertyOrdering)
	if len(in.AdditionalProperties) > 0 && string(in.AdditionalProperties) != "false" {
		s.Additional, err = p.parse(in.AdditionalProperties)
	}
	return err
}

// ordered puts the names of the wanted order first and leaves the others as written.
func ordered(names, wanted []string) []string {
	var out []string
	for _, name := range append(slices.Clone(wanted), names...) {
		if slices.Contains(names, name) && !slices.Contains(out, name) {
			out = append(out, name)
		}
	}
	return out
}

// keys lists an object's names in the order in which they are written.
func keys(object json.RawMessage) ([]string, error) {
	if len(object) == 0 {
		return nil, nil
	}
	decoder := json.NewDecoder(bytes.NewReader(object))
	if open, err := decoder.Token(); err != nil || open != json.Delim('{') {
		return nil, fmt.Errorf("properties must be an object")
	}
	var names []string
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return nil, err
		}
		names = append(names, name.(string))
		var skipped json.RawMessage
		if err := decoder.Decode(&skipped); err != nil {
			return nil, err
		}
	}
	return names, nil
}

func (p *parser) readArray(s *Schema, in source) error {
	var err error
	if len(in.Items) > 0 && string(in.Items) != "false" {
		if s.Items, err = p.parse(in.Items); err != nil {
			return err
		}
	}
	s.Prefix, err = p.parseAll(in.PrefixItems)
	return err
}

// readChoices reads anyOf and oneOf alike, and takes allOf as one schema with all limits.
func (p *parser) readChoices(s *Schema, in source) error {
	var err error
	if s.AnyOf, err = p.parseAll(append(in.AnyOf, in.OneOf...)); err != nil {
		return err
	}
	parts, err := p.parseAll(in.AllOf)
	for _, part := range parts {
		s.absorb(part)
	}
	return err
}

func (p *parser) parseAll(raw []json.RawMessage) ([]*Schema, error) {
	var out []*Schema
	for _, one := range raw {
		s, err := p.parse(one)
		if err != nil {
			return nil, err
		}
		out = append(out, s)
	}
	return out, nil
}
