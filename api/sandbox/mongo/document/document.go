// Package document turns BSON bytes into values that can be compared and changed, and back.
//
// A document is a bson.D whose values are exactly: nil, bool, int32, int64, float64, string,
// bson.D, bson.A, and primitive's ObjectID, DateTime, Timestamp, Binary, Regex and Decimal128.
// The other BSON types (undefined, symbol, JavaScript, DBPointer, MinKey, MaxKey) are refused at
// the door: nothing behind it would know how to order them.
package document

import (
	"strings"

	"go.mongodb.org/mongo-driver/bson"
)

// MaxSize is the largest document that MongoDB stores, in bytes.
const MaxSize = 16 * 1024 * 1024

// maxDepth is how deep MongoDB lets documents nest.
const maxDepth = 180

// Lookup finds a field of d by its name, without looking into embedded documents.
func Lookup(d bson.D, key string) (any, bool) {
	for i := range d {
		if d[i].Key == key {
			return d[i].Value, true
		}
	}
	return nil, false
}

// Clone copies a document so deeply that changing the copy leaves the original as it was.
func Clone(d bson.D) bson.D {
	return CloneValue(d).(bson.D)
}

// CloneValue copies a value as Clone copies a document.
func CloneValue(v any) any {
	switch v := v.(type) {
	case bson.D:
		clone := make(bson.D, len(v))
		for i, e := range v {
			clone[i] = bson.E{Key: e.Key, Value: CloneValue(e.Value)}
		}
		return clone
	case bson.A:
		clone := make(bson.A, len(v))
		for i := range v {
			clone[i] = CloneValue(v[i])
		}
		return clone
	}
	return v
}

// Split cuts a dotted path into its segments.
func Split(path string) []string { return strings.Split(path, ".") }
