package query

import (
	"sort"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
)

// Distinct lists the different values at the path in order; the elements of an array count one by
// one.
func Distinct(docs []bson.D, path string) bson.A {
	values := bson.A{}
	segments := document.Split(path)
	for _, d := range docs {
		eachAt(d, segments, false, func(v any) bool {
			if array, ok := v.(bson.A); ok {
				values = append(values, array...)
			} else if v != document.Missing {
				values = append(values, v)
			}
			return false
		})
	}
	sort.SliceStable(values, func(i, j int) bool { return document.Compare(values[i], values[j]) < 0 })
	return dropRepeated(values)
}

func dropRepeated(sorted bson.A) bson.A {
	different := sorted[:0]
	for i, v := range sorted {
		if i == 0 || document.Compare(v, sorted[i-1]) != 0 {
			different = append(different, v)
		}
	}
	return different
}
