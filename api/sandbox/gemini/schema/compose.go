package schema

import (
	"encoding/json"
	"fmt"
	"strings"
)

// follow resolves a reference such as #/$defs/post within the document.
func (p *parser) follow(ref string) (*Schema, error) {
	if known := p.seen[ref]; known != nil {
		return known, nil
	}
	path, inside := strings.CutPrefix(ref, "#")
	if !inside {
		return nil, fmt.Errorf("the reference %q leaves the schema", ref)
	}
	raw := p.root
	for _, step := range strings.Split(strings.Trim(path, "/"), "/") {
		if step == "" {
			continue
		}
		var members map[string]json.RawMessage
		if json.Unmarshal(raw, &members) != nil || members[step] == nil {
			return nil, fmt.Errorf("the reference %q leads nowhere", ref)
		}
		raw = members[step]
	}
	// Known before it is read: whoever meets the reference inside gets the same schema, filled in by then.
	target := &Schema{}
	p.seen[ref] = target
	read, err := p.parse(raw)
	if err != nil {
		return nil, err
	}
	*target = *read
	return target, nil
}

// absorb adds the demands of another schema to this one, as allOf does.
func (s *Schema) absorb(other *Schema) {
	if len(s.Types) == 0 {
		s.Types = other.Types
	}
	if s.Enum == nil {
		s.Enum = other.Enum
	}
	for _, name := range other.Order {
		if s.Properties[name] == nil {
			s.Order = append(s.Order, name)
		}
		s.Properties[name] = other.Properties[name]
	}
	s.Required = append(s.Required, other.Required...)
	if s.Items == nil {
		s.Items = other.Items
	}
	s.AnyOf = append(s.AnyOf, other.AnyOf...)
	s.absorbLimits(other)
}

func (s *Schema) absorbLimits(other *Schema) {
	s.MinItems, s.MaxItems = first(s.MinItems, other.MinItems), first(s.MaxItems, other.MaxItems)
	s.MinLength, s.MaxLength = first(s.MinLength, other.MinLength), first(s.MaxLength, other.MaxLength)
	s.Minimum, s.Maximum = first(s.Minimum, other.Minimum), first(s.Maximum, other.Maximum)
	s.Above, s.Below = first(s.Above, other.Above), first(s.Below, other.Below)
	if s.Pattern == "" {
		s.Pattern = other.Pattern
	}
	if s.Format == "" {
		s.Format = other.Format
	}
}

func first[T any](a, b *T) *T {
	if a != nil {
		return a
	}
	return b
}
