package query

import (
	"github.com/256dpi/lungo/bsonkit"
	"github.com/256dpi/lungo/mongokit"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/fault"
)

// Order is a sort: columns by falling weight. Documents that agree on all of them keep their order.
type Order []bsonkit.Column

// CompileOrder checks a sort document.
func CompileOrder(source bson.D) (Order, error) {
	columns, err := mongokit.Columns(&source)
	if err != nil {
		return nil, fault.New(fault.BadValue, "a sort needs 1 or -1 for each field: %s", err)
	}
	return columns, nil
}

// Compare is negative where a stands before b.
func (o Order) Compare(a, b bson.D) int { return bsonkit.Order(&a, &b, o, false) }
