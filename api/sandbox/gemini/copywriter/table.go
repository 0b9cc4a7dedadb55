package copywriter

import (
	"slices"
	"strconv"
	"strings"
)

// table is pasted figures in rows and columns.
type table struct {
	head  []string
	rows  []string
	cells [][]string
	// column is the one that is read.
	column int
}

// table reads figures whose first line names their columns; is says whether they have that form.
func (w Wishes) table() (t table, is bool) {
	lines := slices.DeleteFunc(strings.Split(w.Figures, "\n"), func(s string) bool { return strings.TrimSpace(s) == "" || speaksToModel(s) })
	if len(lines) < 2 || strings.ContainsAny(lines[0], "0123456789") {
		return table{}, false
	}
	mark := ","
	for _, other := range []string{";", "\t"} {
		if strings.Count(lines[0], other) > strings.Count(lines[0], mark) {
			mark = other
		}
	}
	t.head = cellsOf(lines[0], mark)
	for _, row := range lines[1:] {
		if cells := cellsOf(row, mark); len(cells) == len(t.head) && cells[0] != "" {
			t.rows, t.cells = append(t.rows, strings.TrimSpace(row)), append(t.cells, cells)
		}
	}
	t.column = t.telling()
	return t, t.column > 0 && len(t.rows) > 0
}

func cellsOf(row, mark string) []string {
	cells := strings.Split(strings.TrimSpace(row), mark)
	for i := range cells {
		cells[i] = strings.TrimSpace(cells[i])
	}
	return cells
}

// telling is the column to read: one that says what people did, else the last one of numbers; 0: there is none.
func (t table) telling() int {
	for _, name := range measures {
		if i := slices.IndexFunc(t.head, func(h string) bool { return strings.EqualFold(h, name) }); i > 0 && t.numeric(i) {
			return i
		}
	}
	for i := len(t.head) - 1; i > 0; i-- {
		if t.numeric(i) {
			return i
		}
	}
	return 0
}

func (t table) numeric(column int) bool {
	return !slices.ContainsFunc(t.cells, func(row []string) bool { _, err := strconv.ParseFloat(row[column], 64); return err != nil })
}

// ends are the rows with the highest and the lowest figure.
func (t table) ends() (top, last int) {
	value := func(i int) float64 { n, _ := strconv.ParseFloat(t.cells[i][t.column], 64); return n }
	for i := range t.cells {
		if value(i) > value(top) {
			top = i
		}
		if value(i) < value(last) {
			last = i
		}
	}
	return top, last
}
