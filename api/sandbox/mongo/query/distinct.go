package query

import (
	"github.com/256dpi/lungo/bsonkit"
	"github.com/256dpi/lungo/mongokit"
	"go.mongodb.org/mongo-driver/bson"
)

// Distinct lists the different values at the path; the elements of an array count one by one.
func Distinct(docs []bson.D, path string) bson.A {
	list := make(bsonkit.List, len(docs))
	for i := range docs {
		list[i] = &docs[i]
	}
	return mongokit.Distinct(list, path)
}
