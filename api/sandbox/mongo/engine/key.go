package engine

import (
	"strconv"
	"strings"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
)

// key holds the values of one document, or of one array element of it, at an index's columns.
type key []any

// keySet is all that one index holds for one document.
type keySet struct {
	keys []key

	// multi marks the columns whose values came out of an array.
	multi []bool
}

// cursorTo is how far the search for one column's value has come.
type cursorTo struct {
	value any
	rest  []string

	// at is the path walked so far; done says that value is final.
	at   string
	done bool
}

// extract lists the keys of a document for columns at these paths.
func extract(doc bson.D, paths [][]string) (keySet, error) {
	columns := make([]cursorTo, len(paths))
	for i, path := range paths {
		columns[i] = cursorTo{value: doc, rest: path}
	}
	set := keySet{multi: make([]bool, len(paths))}
	err := set.expand(columns)
	return set, err
}

// expand walks all columns to their values; where some meet an array they split, all together, into
// one key per element.
func (s *keySet) expand(columns []cursorTo) error {
	arrayAt, found := "", false
	for i := range columns {
		columns[i].walk()
		if columns[i].done {
			continue
		}
		if found && columns[i].at != arrayAt {
			return fault.New(fault.ParallelArrays, "cannot index parallel arrays [%s] [%s]", columns[i].at, arrayAt)
		}
		arrayAt, found = columns[i].at, true
	}
	if !found {
		s.append(columns)
		return nil
	}
	return s.split(columns)
}

func (s *keySet) split(columns []cursorTo) error {
	elements := bson.A{document.EmptyArray}
	for i, c := range columns {
		if !c.done {
			s.multi[i] = true
			if array := c.value.(bson.A); len(array) > 0 {
				elements = array
			}
		}
	}
	for _, element := range elements {
		branch := make([]cursorTo, len(columns))
		for i, c := range columns {
			branch[i] = c.enter(element)
		}
		if err := s.expand(branch); err != nil {
			return err
		}
	}
	return nil
}

// append adds the key unless the document has it already (an array may repeat a value).
func (s *keySet) append(columns []cursorTo) {
	next := make(key, len(columns))
	for i, c := range columns {
		next[i] = c.value
	}
	for _, known := range s.keys {
		if compareKeys(known, next) == 0 {
			return
		}
	}
	s.keys = append(s.keys, next)
}

// walk goes through embedded documents, and into arrays where the path names a position, until the
// value or an array is reached.
func (c *cursorTo) walk() {
	for !c.done {
		switch v := c.value.(type) {
		case bson.A:
			if !c.step(v) {
				return
			}
		case bson.D:
			if len(c.rest) == 0 {
				c.done = true
				return
			}
			c.value, _ = document.Lookup(v, c.rest[0])
			c.advance()
		default:
			c.finish()
		}
	}
}

// step enters an array at the position that the path names; false where it names none.
func (c *cursorTo) step(array bson.A) bool {
	if len(c.rest) == 0 {
		return false
	}
	position, err := strconv.Atoi(c.rest[0])
	if err != nil || position < 0 || position >= len(array) {
		return false
	}
	c.value = array[position]
	c.advance()
	return true
}

func (c *cursorTo) advance() {
	c.at = strings.TrimPrefix(c.at+"."+c.rest[0], ".")
	c.rest = c.rest[1:]
}

// finish ends on a scalar: where the path goes on, nothing is there.
func (c *cursorTo) finish() {
	if len(c.rest) > 0 {
		c.value = nil
	}
	c.done = true
}

// enter is the column inside one element of the array it stands at. Arrays directly in arrays are
// not opened a second time.
func (c cursorTo) enter(element any) cursorTo {
	if c.done {
		return c
	}
	_, isDocument := element.(bson.D)
	switch {
	case len(c.rest) == 0:
		return cursorTo{value: element, at: c.at, done: true}
	case isDocument:
		return cursorTo{value: element, rest: c.rest, at: c.at}
	}
	return cursorTo{value: nil, at: c.at, done: true}
}

func compareKeys(a, b key) int {
	for i := range a {
		if order := document.Compare(a[i], b[i]); order != 0 {
			return order
		}
	}
	return 0
}
