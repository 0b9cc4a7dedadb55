package gemini

import (
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// maxBody is the vendor's bound on a request with inline data.
const maxBody = 20 << 20

// violation is one reason why a body does not fit its message.
type violation struct {
	Field       string `json:"field,omitempty"`
	Description string `json:"description"`
}

// decode reads a body strictly: every unknown field and wrong type is named, in the words of Google's JSON parser. Names are
// taken in camelCase and in snake_case, as there.
func decode(w http.ResponseWriter, r *http.Request, into any) *fault {
	var body json.RawMessage
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, maxBody)).Decode(&body); err != nil {
		return violated([]violation{{Description: "Invalid JSON payload received. " + err.Error()}})
	}
	var c checker
	tree := c.check(body, reflect.TypeOf(into).Elem(), "", "")
	if len(c.found) > 0 {
		return violated(c.found)
	}
	plain, err := json.Marshal(tree)
	if err == nil {
		err = json.Unmarshal(plain, into)
	}
	if err != nil {
		return violated([]violation{{Description: "Invalid JSON payload received. " + err.Error()}})
	}
	return nil
}

func violated(found []violation) *fault {
	var lines []string
	for _, v := range found {
		lines = append(lines, v.Description)
	}
	f := invalid(strings.Join(lines, "\n"))
	f.Details = []any{map[string]any{"@type": "type.googleapis.com/google.rpc.BadRequest", "fieldViolations": found}}
	return f
}

// checker compares JSON with a message's Go type and renames its fields to camelCase. What it does not look into stays as it
// was written, so that a schema keeps the order of its properties.
type checker struct{ found []violation }

var rawMessage = reflect.TypeFor[json.RawMessage]()

func (c *checker) check(value json.RawMessage, t reflect.Type, path string, tag reflect.StructTag) any {
	if t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch {
	case string(value) == "null" || t == rawMessage:
		return value
	case t.Kind() == reflect.Struct:
		return c.message(value, t, path)
	case t.Kind() == reflect.Slice:
		return c.list(value, t, path, tag)
	case t.Kind() == reflect.Map:
		return c.dictionary(value, t, path)
	}
	return c.scalar(value, t, path, tag)
}

func (c *checker) message(value json.RawMessage, t reflect.Type, path string) any {
	var members map[string]json.RawMessage
	if json.Unmarshal(value, &members) != nil {
		c.wrongValue(path, "type.googleapis.com/google.ai.generativelanguage.v1beta."+t.Name(), value)
		return nil
	}
	out := map[string]any{}
	for _, name := range sortedNames(members) {
		field, known := fieldNamed(t, name)
		if !known {
			c.unknown(name, path)
			continue
		}
		out[field.Tag.Get("json")] = c.check(members[name], field.Type, join(path, snake(field.Tag.Get("json"))), field.Tag)
	}
	return out
}

func sortedNames(members map[string]json.RawMessage) []string {
	names := make([]string, 0, len(members))
	for name := range members {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

func fieldNamed(t reflect.Type, name string) (reflect.StructField, bool) {
	for i := range t.NumField() {
		if own := t.Field(i).Tag.Get("json"); own == name || snake(own) == name {
			return t.Field(i), true
		}
	}
	return reflect.StructField{}, false
}

func (c *checker) list(value json.RawMessage, t reflect.Type, path string, tag reflect.StructTag) any {
	var items []json.RawMessage
	if json.Unmarshal(value, &items) != nil {
		// Google's parser takes a single value for a list of one.
		items = []json.RawMessage{value}
	}
	out := make([]any, len(items))
	for i, item := range items {
		out[i] = c.check(item, t.Elem(), fmt.Sprintf("%s[%d]", path, i), tag)
	}
	return out
}

// dictionary names its entries by their number, as Google does for maps.
func (c *checker) dictionary(value json.RawMessage, t reflect.Type, path string) any {
	var members map[string]json.RawMessage
	if json.Unmarshal(value, &members) != nil {
		c.wrongValue(path, "Map", value)
		return nil
	}
	out := map[string]any{}
	for i, name := range sortedNames(members) {
		out[name] = c.check(members[name], t.Elem(), fmt.Sprintf("%s[%d].value", path, i), "")
	}
	return out
}

func (c *checker) scalar(value json.RawMessage, t reflect.Type, path string, tag reflect.StructTag) any {
	switch t.Kind() {
	case reflect.String:
		var text string
		if json.Unmarshal(value, &text) != nil {
			c.wrongValue(path, "TYPE_STRING", value)
		} else if allowed := tag.Get("enum"); allowed != "" && text != "" {
			return c.oneOf(value, text, allowed, path, tag.Get("type"))
		}
		return value
	case reflect.Bool:
		if json.Unmarshal(value, new(bool)) != nil {
			c.wrongValue(path, "TYPE_BOOL", value)
		}
		return value
	}
	return c.figure(value, t, path)
}

func (c *checker) oneOf(value json.RawMessage, text, allowed, path, name string) any {
	upper := strings.ToUpper(text)
	if !slices.Contains(strings.Fields(allowed), upper) && !strings.HasSuffix(upper, "_UNSPECIFIED") {
		c.wrongValue(path, "type.googleapis.com/google.ai.generativelanguage.v1beta."+name, value)
	}
	return upper
}

func (c *checker) figure(value json.RawMessage, t reflect.Type, path string) any {
	text := strings.Trim(string(value), `"`)
	n, err := strconv.ParseFloat(text, 64)
	whole := t.Kind() == reflect.Int
	if err != nil || whole && n != float64(int64(n)) {
		kind := "TYPE_DOUBLE"
		if whole {
			kind = "TYPE_INT32"
		}
		c.wrongValue(path, kind, value)
		return nil
	}
	return json.Number(text)
}

func (c *checker) unknown(name, path string) {
	text := fmt.Sprintf("Invalid JSON payload received. Unknown name %q: Cannot find field.", name)
	if path != "" {
		text = fmt.Sprintf("Invalid JSON payload received. Unknown name %q at '%s': Cannot find field.", name, path)
	}
	c.found = append(c.found, violation{path, text})
}

func (c *checker) wrongValue(path, kind string, value json.RawMessage) {
	c.found = append(c.found, violation{path, fmt.Sprintf("Invalid value at '%s' (%s), %s", path, kind, value)})
}

func join(path, name string) string {
	if path == "" {
		return name
	}
	return path + "." + name
}

// snake turns maxOutputTokens into max_output_tokens.
func snake(name string) string {
	var out strings.Builder
	for _, r := range name {
		if r >= 'A' && r <= 'Z' {
			out.WriteByte('_')
			r += 'a' - 'A'
		}
		out.WriteRune(r)
	}
	return out.String()
}
