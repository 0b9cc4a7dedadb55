package copywriter

import (
	"embed"
	"strings"
)

// The phrases of each language are in a file of their own; en.txt tells what the marks in them mean.
//
//go:embed lines/*.txt
var files embed.FS

// line is one choice of a pool, in its parts.
type line []string

// book holds a language's pools of lines by their names, and those that are plain lists of words.
type book struct {
	pools map[string][]line
	lists map[string][]string
}

// readBook reads a language's file. The files are part of the program, so one that is missing is a mistake in it.
func readBook(code string) book {
	raw, err := files.ReadFile("lines/" + code + ".txt")
	if err != nil {
		panic(err)
	}
	b, pool := book{map[string][]line{}, map[string][]string{}}, ""
	for row := range strings.Lines(string(raw)) {
		row = strings.TrimSpace(row)
		switch {
		case row == "", strings.HasPrefix(row, "#"):
		case strings.HasPrefix(row, "[") && strings.HasSuffix(row, "]"):
			pool = strings.Trim(row, "[]")
		default:
			b.pools[pool] = append(b.pools[pool], line(strings.Split(row, " | ")))
			for _, word := range items(row) {
				b.lists[pool] = append(b.lists[pool], strings.ReplaceAll(word, "_", " "))
			}
		}
	}
	return b
}

// items are the items of a list within a line.
func items(part string) []string { return strings.Split(part, " ; ") }

// words are the items of a pool that is one list; "_" stands for a space at an item's end.
func (b book) words(pool string) []string { return b.lists[pool] }
