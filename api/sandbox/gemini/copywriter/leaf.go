package copywriter

import (
	"strconv"
	"strings"
	"time"
)

// leaf looks values up by dotted paths, in nested objects or under the dotted name itself.
type leaf struct{ tree map[string]any }

func (l leaf) find(path string) any {
	if value, direct := l.tree[path]; direct {
		return value
	}
	var at any = l.tree
	for _, step := range strings.Split(path, ".") {
		object, is := at.(map[string]any)
		if !is {
			return nil
		}
		at = object[step]
	}
	return at
}

// text gives the first of the paths that holds text; a list of words is joined.
func (l leaf) text(paths ...string) string {
	for _, path := range paths {
		switch value := l.find(path).(type) {
		case string:
			if tidy(value) != "" {
				return tidy(value)
			}
		case []any:
			if words := texts(value); len(words) > 0 {
				return strings.Join(words, ", ")
			}
		}
	}
	return ""
}

func (l leaf) list(paths ...string) []string {
	for _, path := range paths {
		switch value := l.find(path).(type) {
		case []any:
			if words := texts(value); len(words) > 0 {
				return words
			}
		case string:
			if tidy(value) != "" {
				return strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })
			}
		}
	}
	return nil
}

// texts reads a list of words, or of objects that have a name.
func texts(list []any) []string {
	var out []string
	for _, item := range list {
		switch value := item.(type) {
		case string:
			out = append(out, tidy(value))
		case map[string]any:
			if name := (leaf{value}).text("network", "name", "text", "platform", "title"); name != "" {
				out = append(out, name)
			}
		}
	}
	return out
}

func (l leaf) number(paths ...string) float64 {
	for _, path := range paths {
		switch value := l.find(path).(type) {
		case float64:
			return value
		case string:
			if n, err := strconv.ParseFloat(strings.Fields(value + " 0")[0], 64); err == nil && n != 0 {
				return n
			}
		}
	}
	return 0
}

func (l leaf) time(paths ...string) time.Time {
	for _, path := range paths {
		text, _ := l.find(path).(string)
		for _, layout := range []string{time.RFC3339, time.DateOnly} {
			if at, err := time.Parse(layout, text); err == nil {
				return at.UTC()
			}
		}
	}
	return time.Time{}
}

func (l leaf) statements(paths ...string) []Fact {
	for _, path := range paths {
		list, _ := l.find(path).([]any)
		var out []Fact
		for i, item := range list {
			if text, plain := item.(string); plain {
				out = append(out, Fact{"f" + strconv.Itoa(i+1), tidy(text)})
				continue
			}
			object, _ := item.(map[string]any)
			if text := (leaf{object}).text("text", "statement", "claim", "fact", "value"); text != "" {
				out = append(out, Fact{leaf{object}.text("id", "key"), text})
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func (l leaf) pillars(paths ...string) []Pillar {
	for _, path := range paths {
		list, _ := l.find(path).([]any)
		var out []Pillar
		for _, item := range list {
			if name, plain := item.(string); plain {
				out = append(out, Pillar{Name: tidy(name)})
				continue
			}
			object, _ := item.(map[string]any)
			if name := (leaf{object}).text("name", "title", "pillar", "theme"); name != "" {
				out = append(out, Pillar{name, leaf{object}.text("description", "summary", "message", "text")})
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// weekly reads how many posts a week each network gets.
func (l leaf) weekly(path string) map[string]int {
	list, _ := l.find(path).([]any)
	out := map[string]int{}
	for _, item := range list {
		object, _ := item.(map[string]any)
		mix := leaf{object}
		if name, n := strings.ToLower(mix.text("network")), int(mix.number("postsPerWeek")); name != "" && n > 0 {
			out[name] = n
		}
	}
	return out
}
