package engine

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// Texts is every text of a JSON value, a line each, without the names of its fields.
func Texts(raw json.RawMessage) string {
	var lines []string
	leaves(raw, func(text string) { lines = append(lines, text) }, func(json.Number) {})
	return strings.Join(lines, "\n")
}

// leaves tells every text and number of a JSON value, in the order of the fields' names.
// What is no JSON is one text.
func leaves(raw json.RawMessage, text func(string), number func(json.Number)) {
	if len(raw) == 0 {
		return
	}
	var value any
	read := json.NewDecoder(bytes.NewReader(raw))
	read.UseNumber()
	if read.Decode(&value) != nil {
		text(string(raw))
		return
	}
	visit(value, text, number)
}

func visit(value any, text func(string), number func(json.Number)) {
	switch v := value.(type) {
	case string:
		text(v)
	case json.Number:
		number(v)
	case []any:
		for _, one := range v {
			visit(one, text, number)
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			visit(v[name], text, number)
		}
	}
}
