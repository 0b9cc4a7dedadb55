package schema

import (
	"fmt"
	"slices"
)

// Objection says what Gemini refuses in its own dialect, with the place in the vendor's words, or "" when it takes the schema.
// The path is where the schema stands, such as GenerateContentRequest.generation_config.response_schema.
func (s *Schema) Objection(path string) string {
	if s.Is("object") && len(s.Types) > 0 && len(s.Properties) == 0 && len(s.AnyOf) == 0 {
		return path + ".properties: should be non-empty for OBJECT type"
	}
	if len(s.Types) > 0 && slices.Contains(s.Types, "array") && s.Items == nil {
		return path + ".items: missing field."
	}
	if len(s.Enum) > 0 && !slices.Contains(s.Types, "string") {
		return path + ".enum: only allowed for STRING type"
	}
	for i, name := range s.Required {
		if s.Properties[name] == nil {
			return fmt.Sprintf("%s.required[%d]: property is not defined", path, i)
		}
	}
	return s.objectionWithin(path)
}

func (s *Schema) objectionWithin(path string) string {
	for _, name := range s.Order {
		if found := s.Properties[name].Objection(path + ".properties[" + name + "]"); found != "" {
			return found
		}
	}
	if s.Items != nil {
		if found := s.Items.Objection(path + ".items"); found != "" {
			return found
		}
	}
	for i, option := range s.AnyOf {
		if found := option.Objection(fmt.Sprintf("%s.any_of[%d]", path, i)); found != "" {
			return found
		}
	}
	return ""
}
