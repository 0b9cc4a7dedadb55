package query

import (
	"strings"

	"github.com/256dpi/lungo/bsonkit"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
)

// CompileElement reads what $pull asks of an array's elements: a value to be equal to, operators,
// or a query for the documents among them.
func CompileElement(wanted any) (func(any) bool, error) {
	d, isDocument := wanted.(bson.D)
	if isDocument && (!isExpression(d) || branches[d[0].Key] != nil) {
		f, err := Compile(d)
		return func(item any) bool {
			d, ok := item.(bson.D)
			return ok && f.Match(d)
		}, err
	}
	atoms, err := parseField(wanted)
	conditions := conditionsOf(atoms)
	return func(item any) bool { return allHold(conditions, element{item}) }, err
}

// Paths lists the fields that the filter asks about.
func (f *Filter) Paths() []string {
	var paths []string
	for _, clause := range f.fields {
		paths = append(paths, clause.name)
	}
	for _, b := range f.branches {
		for _, part := range b.filters {
			paths = append(paths, part.Paths()...)
		}
	}
	return paths
}

// Position is the place of the first element of the array at path for which d is what the filter
// means: the element that "$" stands for in an update.
func (f *Filter) Position(d bson.D, path string) (int, bool) {
	clause := f.clauseOn(path)
	array, ok := bsonkit.Get(&d, path).(bson.A)
	if clause == nil || !ok {
		return 0, false
	}
	for i, item := range array {
		alone := document.Clone(d)
		if _, err := bsonkit.Put(&alone, path, bson.A{item}, false); err != nil {
			return 0, false
		}
		if clause.match(alone) {
			return i, true
		}
	}
	return 0, false
}

// clauseOn finds what the filter asks of the array at path or of the documents in it.
func (f *Filter) clauseOn(path string) *fieldClause {
	for i := range f.fields {
		if name := f.fields[i].name; name == path || strings.HasPrefix(name, path+".") {
			return &f.fields[i]
		}
	}
	return nil
}
