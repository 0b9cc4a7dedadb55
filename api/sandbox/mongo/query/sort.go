package query

import (
	"strings"

	"github.com/256dpi/lungo/bsonkit"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
)

// Order is a sort: columns by falling weight. Documents that agree on all of them keep their order.
type Order []bsonkit.Column

// maxColumns is how many fields MongoDB sorts by at most.
const maxColumns = 32

// CompileOrder checks a sort document.
func CompileOrder(source bson.D) (Order, error) {
	if len(source) > maxColumns {
		return nil, fault.New(fault.BadValue, "a sort may have %d fields at most", maxColumns)
	}
	order := make(Order, 0, len(source))
	for _, e := range source {
		if strings.HasPrefix(e.Key, "$") {
			return nil, fault.New(fault.BadValue, "the sandbox's MongoDB sorts by fields only, not by %s", e.Key)
		}
		direction, ok := document.Integer(e.Value)
		if !ok || direction != 1 && direction != -1 {
			return nil, fault.New(fault.BadValue, "Illegal key in $sort specification: %s: %s; the sandbox's MongoDB sorts by 1 or -1", e.Key, document.Format(e.Value))
		}
		order = append(order, bsonkit.Column{Path: e.Key, Reverse: direction < 0})
	}
	return order, nil
}

// Key holds the values by which a document is sorted.
type Key []any

// Key draws the values out of d: of an array the smallest element, or falling the largest.
func (o Order) Key(d bson.D) Key {
	k := make(Key, len(o))
	for i, column := range o {
		k[i] = extreme(d, column)
	}
	return k
}

func extreme(d bson.D, column bsonkit.Column) any {
	var best any
	found := false
	consider := func(v any) bool {
		better := document.Compare(v, best) < 0
		if column.Reverse {
			better = document.Compare(v, best) > 0
		}
		if !found || better {
			best, found = v, true
		}
		return false
	}
	eachAt(d, document.Split(column.Path), false, func(v any) bool {
		array, isArray := v.(bson.A)
		switch {
		case !isArray:
			consider(v)
		case len(array) == 0:
			consider(document.EmptyArray)
		}
		for _, item := range array {
			consider(item)
		}
		return false
	})
	return best
}

// Compare is negative where a stands before b.
func (o Order) Compare(a, b Key) int {
	for i, column := range o {
		order := document.Compare(a[i], b[i])
		if column.Reverse {
			order = -order
		}
		if order != 0 {
			return order
		}
	}
	return 0
}
