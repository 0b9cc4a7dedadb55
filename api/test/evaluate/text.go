package evaluate

import (
	"encoding/json"
	"maps"
	"slices"
	"strings"
)

// plain is every text of an output, a line each, without the names of its fields.
func plain(output json.RawMessage) string {
	var v any
	if json.Unmarshal(output, &v) != nil {
		return string(output)
	}
	var lines []string
	gather(v, &lines)
	return strings.Join(lines, "\n")
}

func gather(v any, lines *[]string) {
	switch v := v.(type) {
	case string:
		*lines = append(*lines, v)
	case []any:
		for _, one := range v {
			gather(one, lines)
		}
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			gather(v[name], lines)
		}
	}
}
