package query

import (
	"github.com/256dpi/lungo/mongokit"
	"go.mongodb.org/mongo-driver/bson"
)

// Exists tells whether d has a value at the dotted path, in any array element on the way.
func Exists(d bson.D, path string) bool {
	ok, err := mongokit.Match(&d, &bson.D{{Key: path, Value: bson.D{{Key: "$exists", Value: true}}}})
	return ok && err == nil
}
