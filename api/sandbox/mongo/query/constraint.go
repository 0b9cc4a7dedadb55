package query

import (
	"reflect"

	"github.com/256dpi/lungo/bsonkit"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
)

// Constraint is what a filter says about the values at one path, in a form that an index can serve.
// It may let more documents through than the filter, never fewer.
type Constraint struct {
	// Points are the only values that the field can have; nil where there is no such list.
	Points []any

	// Low and High bound the values, both inclusive; nil where that side is open.
	Low, High any
}

// None tells whether nothing is known about the path.
func (c Constraint) None() bool { return c.Points == nil && c.Low == nil && c.High == nil }

// Constraint gathers what the filter says about a path.
func (f *Filter) Constraint(path string) Constraint {
	var c Constraint
	f.eachCondition("", func(at string, condition condition) {
		if at == path {
			c.narrow(condition)
		}
	})
	return c
}

// eachCondition shows every condition that a document has to fulfil, with its full path.
func (f *Filter) eachCondition(within string, yield func(path string, c condition)) {
	for _, clause := range f.fields {
		path := within + clause.name
		for _, a := range clause.atoms {
			yield(path, a.condition)
			switch nested := a.condition.(type) {
			case anyDocument:
				nested.filter.eachCondition(path+".", yield)
			case anyValue:
				for _, c := range nested {
					yield(path, c)
				}
			}
		}
	}
	for _, b := range f.branches {
		if !b.none && len(b.filters) == 1 {
			b.filters[0].eachCondition(within, yield)
		}
	}
}

// narrow takes one more condition into account; those that no index serves change nothing.
func (c *Constraint) narrow(condition condition) {
	switch v := condition.(type) {
	case comparison:
		c.compare(v)
	case membership:
		if c.Points == nil && len(v.prefixes) == 0 && !anyArray(v.values) {
			c.Points = append([]any{}, v.values...)
		}
	case prefix:
		c.between(string(v), successor(string(v)))
	}
}

func (c *Constraint) compare(v comparison) {
	if _, isArray := v.value.(bson.A); isArray {
		return
	}
	class := document.ClassOf(v.value)
	switch v.operator {
	case "$eq":
		c.Points = []any{v.value}
	case "$gt", "$gte":
		c.between(v.value, document.Edge{Class: class, After: true})
	default:
		c.between(document.Edge{Class: class}, v.value)
	}
}

// between keeps the tighter of the bounds on each side.
func (c *Constraint) between(low, high any) {
	if c.Low == nil || document.Compare(low, c.Low) > 0 {
		c.Low = low
	}
	if c.High == nil || document.Compare(high, c.High) < 0 {
		c.High = high
	}
}

// OneSided drops all but what a field that holds an array lets us use: its elements may fulfil one
// bound each.
func (c Constraint) OneSided() Constraint {
	if c.Points != nil {
		return Constraint{Points: c.Points}
	}
	if _, open := c.Low.(document.Edge); !open && c.Low != nil {
		return Constraint{Low: c.Low, High: document.Edge{Class: document.ClassOf(c.Low), After: true}}
	}
	return Constraint{Low: document.Edge{Class: document.ClassOf(c.High)}, High: c.High}
}

func anyArray(values bson.A) bool {
	for _, v := range values {
		if _, ok := v.(bson.A); ok {
			return true
		}
	}
	return false
}

// successor is a bound behind all texts with that prefix.
func successor(text string) any {
	for i := len(text) - 1; i >= 0; i-- {
		if text[i] < 0xff {
			return text[:i] + string([]byte{text[i] + 1})
		}
	}
	return document.Edge{Class: bsonkit.String, After: true}
}

// nothing is a source without any value, as a path has that leads into an array without documents.
type nothing struct{}

func (nothing) each(bool, func(any) bool) bool { return false }

// needsValue tells whether a condition can only hold where the field exists.
func needsValue(c condition) bool {
	return !c.holds(element{document.Missing}) && !c.holds(nothing{})
}

// Requires tells whether every document that the filter means has a value at the path.
func (f *Filter) Requires(path string) bool {
	found := false
	f.eachCondition("", func(at string, c condition) {
		found = found || at == path && needsValue(c)
	})
	return found
}

// Implies tells whether every document that the filter means is surely one that other means too. It
// may say no where the answer is yes.
func (f *Filter) Implies(other *Filter) bool {
	if len(other.branches) > 0 {
		return false
	}
	for _, clause := range other.fields {
		for _, wanted := range clause.atoms {
			if !f.impliesCondition(clause.name, wanted.condition) {
				return false
			}
		}
	}
	return true
}

func (f *Filter) impliesCondition(path string, wanted condition) bool {
	implied := false
	f.eachCondition("", func(at string, given condition) {
		implied = implied || at == path && conditionImplies(given, wanted)
	})
	return implied
}

func conditionImplies(given, wanted condition) bool {
	if reflect.DeepEqual(given, wanted) {
		return true
	}
	switch w := wanted.(type) {
	case existence:
		return bool(w) && needsValue(given)
	case comparison, membership:
	default:
		return false
	}
	switch g := given.(type) {
	case comparison:
		return g.operator == "$eq" && wanted.holds(element{g.value})
	case membership:
		for _, value := range g.values {
			if !wanted.holds(element{value}) {
				return false
			}
		}
		return len(g.prefixes) == 0
	}
	return false
}

// Partial tells whether the filter may say which documents a partial index holds: MongoDB lets it
// ask for values and for presence, not for the lack of either.
func (f *Filter) Partial() bool {
	for _, b := range f.branches {
		if b.none || !allPartial(b.filters) {
			return false
		}
	}
	for _, clause := range f.fields {
		for _, a := range clause.atoms {
			switch c := a.condition.(type) {
			case comparison, membership, typing:
			case existence:
				if !c {
					return false
				}
			default:
				return false
			}
		}
	}
	return true
}

func allPartial(filters []*Filter) bool {
	for _, f := range filters {
		if !f.Partial() {
			return false
		}
	}
	return true
}
