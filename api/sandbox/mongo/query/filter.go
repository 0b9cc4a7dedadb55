// Package query decides which documents a MongoDB query means, in which order, and what of them
// is shown.
package query

import (
	"strings"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
)

// Filter is a query that was checked once and can be put to many documents. All of its clauses have
// to hold.
type Filter struct {
	fields   []fieldClause
	branches []branch
}

// fieldClause is what the filter asks of the values at one path.
type fieldClause struct {
	name  string
	path  []string
	atoms []atom
}

// atom is one condition, with the operator and argument that it was read from.
type atom struct {
	operator  string
	condition condition
	argument  any
}

// branch is $or or $nor.
type branch struct {
	filters []*Filter
	none    bool
}

// branches names the operators that join whole filters, and how.
var branches = map[string]func(f *Filter, parts []*Filter){
	"$and": func(f *Filter, parts []*Filter) {
		for _, part := range parts {
			f.fields = append(f.fields, part.fields...)
			f.branches = append(f.branches, part.branches...)
		}
	},
	"$or":  func(f *Filter, parts []*Filter) { f.branches = append(f.branches, branch{filters: parts}) },
	"$nor": func(f *Filter, parts []*Filter) { f.branches = append(f.branches, branch{parts, true}) },
}

// Compile checks a filter document; operators that the sandbox has not are refused here, before any
// document is looked at.
func Compile(source bson.D) (*Filter, error) {
	f := &Filter{}
	for _, e := range source {
		if err := f.add(e); err != nil {
			return nil, err
		}
	}
	return f, nil
}

func (f *Filter) add(e bson.E) error {
	switch {
	case e.Key == "$comment":
		return nil
	case branches[e.Key] != nil:
		return f.addBranches(e)
	case strings.HasPrefix(e.Key, "$"):
		return fault.New(fault.BadValue, "unknown top level operator: %s; the sandbox's MongoDB has $and, $or, $nor and $comment", e.Key)
	}
	atoms, err := parseField(e.Value)
	if err != nil {
		return err
	}
	f.fields = append(f.fields, fieldClause{e.Key, document.Split(e.Key), atoms})
	return nil
}

func (f *Filter) addBranches(e bson.E) error {
	list, ok := e.Value.(bson.A)
	if !ok || len(list) == 0 {
		return fault.New(fault.BadValue, "%s must be a nonempty array", e.Key)
	}
	parts := make([]*Filter, len(list))
	for i, item := range list {
		source, ok := item.(bson.D)
		if !ok {
			return fault.New(fault.BadValue, "%s entries need to be full objects", e.Key)
		}
		var err error
		if parts[i], err = Compile(source); err != nil {
			return err
		}
	}
	branches[e.Key](f, parts)
	return nil
}

// Match tells whether d is among the documents that the filter means.
func (f *Filter) Match(d bson.D) bool {
	for i := range f.fields {
		if !f.fields[i].match(d) {
			return false
		}
	}
	for _, b := range f.branches {
		if b.any(d) == b.none {
			return false
		}
	}
	return true
}

func (c *fieldClause) match(d bson.D) bool {
	values := field{d, c.path}
	for _, a := range c.atoms {
		if !a.condition.holds(values) {
			return false
		}
	}
	return true
}

func (b branch) any(d bson.D) bool {
	for _, f := range b.filters {
		if f.Match(d) {
			return true
		}
	}
	return false
}

// Everything tells whether the filter asks nothing.
func (f *Filter) Everything() bool { return len(f.fields) == 0 && len(f.branches) == 0 }
