package query

import (
	"strconv"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
)

// source is what a condition is put to: the values at a path of a document, or one array element.
type source interface {
	// each shows the values to visit until it returns true, and returns whether it did. Where
	// expand is set, an array shows its elements and then itself; else it shows itself only.
	each(expand bool, visit func(any) bool) bool
}

// field is the source of the values at a path.
type field struct {
	doc  bson.D
	path []string
}

func (f field) each(expand bool, visit func(any) bool) bool {
	return eachAt(f.doc, f.path, expand, visit)
}

// element is the source of one value that is not looked into.
type element struct{ value any }

func (e element) each(_ bool, visit func(any) bool) bool { return visit(e.value) }

// eachAt walks a path as MongoDB does: an array on the way stands for the documents in it, and, if
// the path names a position, for the element there. What is not there is shown as Missing, unless
// it is missing inside an array that holds no document at all.
func eachAt(value any, path []string, expand bool, visit func(any) bool) bool {
	if len(path) == 0 {
		return showLeaf(value, expand, visit)
	}
	switch v := value.(type) {
	case bson.D:
		next, ok := document.Lookup(v, path[0])
		if !ok {
			return visit(document.Missing)
		}
		return eachAt(next, path[1:], expand, visit)
	case bson.A:
		return eachIn(v, path, expand, visit)
	}
	return visit(document.Missing)
}

func eachIn(array bson.A, path []string, expand bool, visit func(any) bool) bool {
	if at, ok := position(path[0]); ok && at < len(array) && eachAt(array[at], path[1:], expand, visit) {
		return true
	}
	for _, item := range array {
		if d, ok := item.(bson.D); ok && eachAt(d, path, expand, visit) {
			return true
		}
	}
	return false
}

func showLeaf(value any, expand bool, visit func(any) bool) bool {
	if array, ok := value.(bson.A); ok && expand {
		for _, item := range array {
			if visit(item) {
				return true
			}
		}
	}
	return visit(value)
}

// position reads a path segment as a place in an array.
func position(segment string) (int, bool) {
	if segment == "" || segment[0] < '0' || segment[0] > '9' {
		return 0, false
	}
	at, err := strconv.Atoi(segment)
	return at, err == nil
}

// Exists tells whether d has a value at the dotted path, in any array element on the way.
func Exists(d bson.D, path string) bool {
	return eachAt(d, document.Split(path), false, func(v any) bool { return v != document.Missing })
}
