package document

import (
	"math"

	"github.com/256dpi/lungo/bsonkit"
	"go.mongodb.org/mongo-driver/bson/bsontype"
)

// Missing stands for the value of a field that a document does not have. It is ordered as null is.
var Missing any = bsonkit.Missing

// Class is a set of BSON types that are ordered among each other, as all numbers are.
type Class = bsonkit.Class

// Edge is a value that no document has: it stands before or after all values of its class.
type Edge struct {
	Class Class
	After bool
}

// EmptyArray stands for an empty array where its elements would be ordered: MongoDB puts it before
// null.
var EmptyArray any = Edge{Class: bsonkit.Null}

// Compare orders two values as BSON does; it is zero for numbers that are equal in different types.
func Compare(a, b any) int {
	ea, aIsEdge := a.(Edge)
	eb, bIsEdge := b.(Edge)
	if !aIsEdge && !bIsEdge {
		return bsonkit.Compare(a, b)
	}
	if byClass := int(ClassOf(a)) - int(ClassOf(b)); byClass != 0 {
		return byClass
	}
	return rank(ea, aIsEdge) - rank(eb, bIsEdge)
}

func rank(e Edge, isEdge bool) int {
	switch {
	case !isEdge:
		return 0
	case e.After:
		return 1
	}
	return -1
}

// ClassOf is the class of a value or an edge.
func ClassOf(v any) Class {
	if e, ok := v.(Edge); ok {
		return e.Class
	}
	class, _ := bsonkit.Inspect(v)
	return class
}

// IsNumber tells whether v is of any numeric type.
func IsNumber(v any) bool { return ClassOf(v) == bsonkit.Number }

// TypeOf is the BSON type of a value; Missing has none.
func TypeOf(v any) (bsontype.Type, bool) {
	if v == Missing {
		return 0, false
	}
	_, kind := bsonkit.Inspect(v)
	return kind, true
}

// IsNaN tells whether v is the floating-point value that is not a number.
func IsNaN(v any) bool {
	f, ok := v.(float64)
	return ok && math.IsNaN(f)
}
