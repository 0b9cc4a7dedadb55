package mongo_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	driver "go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
	"go.mongodb.org/mongo-driver/mongo/writeconcern"
)

func TestWhatACommandDoesNotKnowIsRefusedAndChangesNothing(t *testing.T) {
	c := posts(t)
	fill(t, c, bson.M{"_id": 1, "n": 1})
	tests := []struct {
		name    string
		command bson.D
		code    int32
	}{
		{"an unknown field", bson.D{{Key: "find", Value: "posts"}, {Key: "colour", Value: 1}}, 40415},
		{"an operator of another place", bson.D{{Key: "find", Value: "posts"}, {Key: "filter", Value: bson.M{"$where": "true"}}}, 2},
		{"a collation", bson.D{{Key: "find", Value: "posts"}, {Key: "collation", Value: bson.M{"locale": "en"}}}, 2},
		{"a filter of the wrong type", bson.D{{Key: "find", Value: "posts"}, {Key: "filter", Value: "all"}}, 14},
		{"a negative limit", bson.D{{Key: "find", Value: "posts"}, {Key: "limit", Value: -1}}, 2},
		{"an impossible name", bson.D{{Key: "find", Value: "po$ts"}}, 73},
		{"another aggregation", bson.D{{Key: "aggregate", Value: "posts"}, {Key: "cursor", Value: bson.M{}}, {Key: "pipeline", Value: bson.A{bson.M{"$group": bson.M{"_id": "$n"}}}}}, 2},
		{"neither update nor remove", bson.D{{Key: "findAndModify", Value: "posts"}, {Key: "query", Value: bson.M{}}}, 9},
		{"update and remove", bson.D{{Key: "findAndModify", Value: "posts"}, {Key: "remove", Value: true}, {Key: "update", Value: bson.M{"n": 2}}}, 9},
		{"a capped collection", bson.D{{Key: "create", Value: "log"}, {Key: "capped", Value: true}}, 2},
		{"more servers than there are", bson.D{{Key: "delete", Value: "posts"}, {Key: "deletes", Value: bson.A{bson.M{"q": bson.M{}, "limit": 0}}}, {Key: "writeConcern", Value: bson.M{"w": 2}}}, 2},
		{"a cursor that is not there", bson.D{{Key: "getMore", Value: int64(99)}, {Key: "collection", Value: "posts"}}, 43},
	}
	for _, test := range tests {
		var refused driver.CommandError
		err := c.Database().RunCommand(t.Context(), test.command).Err()
		if !errors.As(err, &refused) || refused.Code != test.code {
			t.Errorf("%s: want %d, got %v", test.name, test.code, err)
		}
	}
	if got := show(t, all(t, c, bson.M{})...); got != `{"_id":1,"n":1}`+"\n" {
		t.Errorf("left %s", got)
	}
}

func TestAStatementThatIsRefusedIsAWriteError(t *testing.T) {
	c := posts(t)
	fill(t, c, bson.M{"_id": 1, "n": "x"})
	models := []driver.WriteModel{
		driver.NewUpdateOneModel().SetFilter(bson.M{"_id": 1}).SetUpdate(bson.M{"$inc": bson.M{"n": 1}}),
		driver.NewUpdateOneModel().SetFilter(bson.M{"_id": 1}).SetUpdate(bson.M{"$set": bson.M{"m": 1}}),
		driver.NewReplaceOneModel().SetFilter(bson.M{"_id": 2}).SetReplacement(bson.M{"m": 2}).SetUpsert(true),
		driver.NewDeleteManyModel().SetFilter(bson.M{"m": 3}),
	}
	result, err := c.BulkWrite(t.Context(), models, options.BulkWrite().SetOrdered(false))
	var refused driver.BulkWriteException
	if !errors.As(err, &refused) || len(refused.WriteErrors) != 1 || refused.WriteErrors[0].Code != 14 {
		t.Fatalf("got %v", err)
	}
	if result.ModifiedCount != 1 || result.UpsertedCount != 1 {
		t.Fatalf("got %+v", result)
	}
}

func TestProjectionSortAndDistinctWorkThroughTheDriver(t *testing.T) {
	c := posts(t)
	fill(t, c,
		bson.D{{Key: "_id", Value: 1}, {Key: "tags", Value: bson.A{"b", "a"}}, {Key: "text", Value: "x"}},
		bson.D{{Key: "_id", Value: 2}, {Key: "tags", Value: bson.A{"c"}}, {Key: "text", Value: "y"}})
	found := all(t, c, bson.M{}, options.Find().SetSort(bson.D{{Key: "tags", Value: -1}}).SetProjection(bson.M{"text": 1, "_id": 0}))
	if got := show(t, found...); got != `{"text":"y"}`+"\n"+`{"text":"x"}`+"\n" {
		t.Errorf("found %s", got)
	}
	if values, err := c.Distinct(t.Context(), "tags", bson.M{}); err != nil || fmt.Sprint(values) != "[a b c]" {
		t.Errorf("distinct %v, %v", values, err)
	}
}

func TestAWriteThatWantsNoAnswerHappens(t *testing.T) {
	c := posts(t)
	silent, err := c.Clone(options.Collection().SetWriteConcern(writeconcern.Unacknowledged()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := silent.InsertOne(t.Context(), bson.M{"_id": 1}); err != nil && !errors.Is(err, driver.ErrUnacknowledgedWrite) {
		t.Fatal(err)
	}
	deadline := time.Now().Add(30 * time.Second)
	for len(all(t, c, bson.M{"_id": 1})) == 0 {
		if time.Now().After(deadline) {
			t.Fatal("the document never came")
		}
		time.Sleep(5 * time.Millisecond)
	}
}

func TestAJournaledWriteIsAnswered(t *testing.T) {
	_, uri := start(t, t.TempDir())
	db := connect(t, uri).Database("campaign_os", options.Database().SetWriteConcern(writeconcern.Journaled()))
	fill(t, db.Collection("posts"), bson.M{"_id": 1})
}

func TestTheServerDescribesItselfAsStandalone(t *testing.T) {
	_, uri := start(t, "")
	db := connect(t, uri).Database("admin")
	for _, name := range []string{"hello", "isMaster", "ping", "buildInfo", "connectionStatus"} {
		var reply bson.M
		if err := db.RunCommand(t.Context(), bson.D{{Key: name, Value: 1}}).Decode(&reply); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if reply["setName"] != nil {
			t.Errorf("%s names a replica set: %v", name, reply)
		}
	}
	if err := db.RunCommand(t.Context(), bson.D{{Key: "getParameter", Value: 1}, {Key: "featureCompatibilityVersion", Value: 1}}).Err(); err != nil {
		t.Error(err)
	}
}
