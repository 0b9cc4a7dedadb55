package copywriter

import (
	"slices"
	"sort"
	"strconv"
	"strings"
)

// Result is a post that was published.
type Result struct {
	Network, Text string
	// Figures are its numbers by the names the prompt gives them.
	Figures map[string]float64
}

// resultsOf gathers the posts anywhere in the trees: objects that have a text.
func resultsOf(trees ...any) []Result {
	var out []Result
	for _, tree := range trees {
		switch value := tree.(type) {
		case []any:
			out = append(out, resultsOf(value...)...)
		case map[string]any:
			if text := (leaf{value}).text("text"); text != "" {
				out = append(out, Result{networkOf((leaf{value}).text("network", "platform")), text, figuresOf(value)})
				continue
			}
			for _, name := range sortedKeys(value) {
				out = append(out, resultsOf(value[name])...)
			}
		}
	}
	return out
}

// figuresOf gathers the numbers of a post.
func figuresOf(tree map[string]any) map[string]float64 {
	out := map[string]float64{}
	for _, name := range sortedKeys(tree) {
		switch value := tree[name].(type) {
		case float64:
			out[name] = value
		case map[string]any:
			for inner, n := range figuresOf(value) {
				out[inner] = n
			}
		}
	}
	return out
}

func sortedKeys[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// measures are figures that say how a post went down, the telling ones first.
var measures = []string{"clicks", "saves", "shares", "comments", "likes", "reactions", "engagements", "engagement", "views", "impressions", "reach"}

// best is the index of the post that stands out, and the figure by which it does; -1: no figures are known.
func best(results []Result) (index int, figure string) {
	index = -1
	for _, name := range measures {
		for i, r := range results {
			if n, known := r.Figures[name]; known && n > 0 && (index < 0 || n > results[index].Figures[name]) {
				index = i
			}
		}
		if index >= 0 {
			return index, name + " " + strconv.FormatFloat(results[index].Figures[name], 'f', -1, 64)
		}
	}
	return index, ""
}

// lines are the rows of pasted figures that bear a digit.
func (w Wishes) lines() []string {
	rows := strings.Split(w.Figures, "\n")
	for i := range rows {
		rows[i] = strings.TrimSpace(rows[i])
	}
	return slices.DeleteFunc(rows, func(row string) bool {
		return !strings.ContainsAny(row, "0123456789０１２３４５６７８９") || speaksToModel(row)
	})
}
