package shape

import (
	"testing"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/event"
)

func TestOnlyIndexedQueriesPass(t *testing.T) {
	declared := map[string][]bson.D{"posts": {
		{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}},
		{{Key: "state", Value: 1}, {Key: "publishAt", Value: 1}},
	}}
	for _, c := range []struct {
		name         string
		filter, sort bson.D
		ok           bool
	}{
		{"by id", bson.D{{Key: "_id", Value: "a"}, {Key: "x", Value: 1}}, nil, true},
		{"list", bson.D{{Key: "tenantId", Value: "t"}}, bson.D{{Key: "_id", Value: -1}}, true},
		{"list backwards", bson.D{{Key: "tenantId", Value: "t"}}, bson.D{{Key: "_id", Value: 1}}, true},
		{"page", bson.D{{Key: "tenantId", Value: "t"}, {Key: "_id", Value: bson.D{{Key: "$lt", Value: "b"}}}}, bson.D{{Key: "_id", Value: -1}}, true},
		{"due", bson.D{{Key: "state", Value: "scheduled"}, {Key: "publishAt", Value: bson.D{{Key: "$lte", Value: 1}}}}, bson.D{{Key: "publishAt", Value: 1}}, true},
		{"everything", bson.D{}, nil, false},
		{"an equality without an index", bson.D{{Key: "tenantId", Value: "t"}, {Key: "campaignId", Value: "c"}}, bson.D{{Key: "_id", Value: -1}}, false},
		{"a sort without an index", bson.D{{Key: "tenantId", Value: "t"}}, bson.D{{Key: "name", Value: 1}}, false},
		{"a range without an index", bson.D{{Key: "publishAt", Value: bson.D{{Key: "$gt", Value: 1}}}}, nil, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			complaints := 0
			w := New(declared, func(string, ...any) { complaints++ })
			cmd, _ := bson.Marshal(bson.D{{Key: "find", Value: "posts"}, {Key: "filter", Value: c.filter}, {Key: "sort", Value: c.sort}})
			w.look(&event.CommandStartedEvent{CommandName: "find", Command: cmd})
			if (complaints == 0) != c.ok {
				t.Errorf("complaints = %d, want served = %v", complaints, c.ok)
			}
		})
	}
}
