package query

import (
	"math"
	"strings"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/bsontype"

	"campaignos.dev/sandbox/mongo/document"
)

// condition is one operator with its argument.
type condition interface {
	holds(source) bool
}

// comparison is $eq, $gt, $gte, $lt or $lte. Values of another class than the argument's never
// compare, as in MongoDB.
type comparison struct {
	operator string
	value    any
}

func (c comparison) holds(s source) bool { return s.each(true, c.fits) }

func (c comparison) fits(v any) bool {
	if document.ClassOf(v) != document.ClassOf(c.value) {
		return false
	}
	order := document.Compare(v, c.value)
	if order != 0 && (document.IsNaN(v) || document.IsNaN(c.value)) {
		return false
	}
	switch c.operator {
	case "$eq":
		return order == 0
	case "$gt":
		return order > 0
	case "$gte":
		return order >= 0
	case "$lt":
		return order < 0
	}
	return order <= 0
}

// membership is $in.
type membership struct {
	values   bson.A
	prefixes []prefix
}

func (m membership) holds(s source) bool { return s.each(true, m.fits) }

func (m membership) fits(v any) bool {
	for _, wanted := range m.values {
		if document.Compare(v, wanted) == 0 {
			return true
		}
	}
	for _, p := range m.prefixes {
		if p.fits(v) {
			return true
		}
	}
	return false
}

// prefix is $regex in the one form that is served: text that a string begins with.
type prefix string

func (p prefix) holds(s source) bool { return s.each(true, p.fits) }

func (p prefix) fits(v any) bool {
	text, ok := v.(string)
	return ok && strings.HasPrefix(text, string(p))
}

// negation is $not, $ne and $nin: it holds where not all of the conditions do.
type negation []condition

func (n negation) holds(s source) bool {
	for _, c := range n {
		if !c.holds(s) {
			return true
		}
	}
	return false
}

// existence is $exists.
type existence bool

func (e existence) holds(s source) bool {
	return s.each(false, func(v any) bool { return v != document.Missing }) == bool(e)
}

// typing is $type.
type typing struct {
	number bool
	kinds  []bsontype.Type
}

func (t typing) holds(s source) bool { return s.each(true, t.fits) }

func (t typing) fits(v any) bool {
	kind, ok := document.TypeOf(v)
	if !ok {
		return false
	}
	if t.number && document.IsNumber(v) {
		return true
	}
	for _, wanted := range t.kinds {
		if wanted == kind {
			return true
		}
	}
	return false
}

// length is $size.
type length int64

func (l length) holds(s source) bool {
	return s.each(false, func(v any) bool {
		array, ok := v.(bson.A)
		return ok && int64(len(array)) == int64(l)
	})
}

// anyDocument is $elemMatch with a query for the documents of an array.
type anyDocument struct{ filter *Filter }

func (a anyDocument) holds(s source) bool {
	return anyElement(s, func(item any) bool {
		d, ok := item.(bson.D)
		return ok && a.filter.Match(d)
	})
}

// anyValue is $elemMatch with operators for the elements themselves.
type anyValue []condition

func (a anyValue) holds(s source) bool {
	return anyElement(s, func(item any) bool { return allHold(a, element{item}) })
}

func anyElement(s source, fits func(any) bool) bool {
	return s.each(false, func(v any) bool {
		array, _ := v.(bson.A)
		for _, item := range array {
			if fits(item) {
				return true
			}
		}
		return false
	})
}

func allHold(conditions []condition, s source) bool {
	for _, c := range conditions {
		if !c.holds(s) {
			return false
		}
	}
	return true
}

// remainder is $mod.
type remainder struct{ divisor, rest int64 }

func (r remainder) holds(s source) bool {
	return s.each(true, func(v any) bool {
		if f, ok := v.(float64); ok {
			v = math.Trunc(f)
		}
		n, ok := document.Integer(v)
		return ok && n%r.divisor == r.rest
	})
}

// never is $all without values, which MongoDB lets match nothing.
type never struct{}

func (never) holds(source) bool { return false }
