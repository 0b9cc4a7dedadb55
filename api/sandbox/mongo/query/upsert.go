package query

import (
	"github.com/256dpi/lungo/bsonkit"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
)

// Equalities is the document that the filter's equalities describe, on which an upsert builds. An
// $in, $all or $or of a single value counts as an equality.
func (f *Filter) Equalities() (bson.D, error) {
	doc := bson.D{}
	set := map[string]bool{}
	err := f.eachEquality(func(path string, value any) error {
		if set[path] {
			return fault.New(fault.NotSingleValueField, "cannot infer query fields to set, path '%s' is matched twice", path)
		}
		set[path] = true
		if _, err := bsonkit.Put(&doc, path, document.CloneValue(value), false); err != nil {
			return fault.New(fault.NotSingleValueField, "cannot infer query fields to set: %s", err)
		}
		return nil
	})
	return doc, err
}

func (f *Filter) eachEquality(yield func(path string, value any) error) error {
	for _, clause := range f.fields {
		for _, a := range clause.atoms {
			value, ok := a.single()
			if !ok {
				continue
			}
			if err := yield(clause.name, value); err != nil {
				return err
			}
		}
	}
	for _, b := range f.branches {
		if b.none || len(b.filters) != 1 {
			continue
		}
		if err := b.filters[0].eachEquality(yield); err != nil {
			return err
		}
	}
	return nil
}

// single is the one value that the atom lets a field have.
func (a atom) single() (any, bool) {
	switch c := a.condition.(type) {
	case comparison:
		list, _ := a.argument.(bson.A)
		return c.value, c.operator == "$eq" && (a.operator != "$all" || len(list) == 1)
	case membership:
		if len(c.values) == 1 && len(c.prefixes) == 0 {
			return c.values[0], true
		}
	}
	return nil, false
}
