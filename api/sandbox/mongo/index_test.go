package mongo_test

import (
	"errors"
	"fmt"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	driver "go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

func mustIndex(t testing.TB, c *driver.Collection, keys bson.D, o *options.IndexOptions) string {
	t.Helper()
	name, err := c.Indexes().CreateOne(t.Context(), driver.IndexModel{Keys: keys, Options: o})
	if err != nil {
		t.Fatal(err)
	}
	return name
}

func TestIndexesAreCreatedListedAndDropped(t *testing.T) {
	c := posts(t)
	ctx := t.Context()
	keys := bson.D{{Key: "tenantId", Value: 1}, {Key: "createdAt", Value: -1}}
	name := mustIndex(t, c, keys, nil)
	if again := mustIndex(t, c, keys, nil); again != name {
		t.Fatalf("the same index twice: %s and %s", name, again)
	}
	mustIndex(t, c, bson.D{{Key: "expires", Value: 1}}, options.Index().SetExpireAfterSeconds(60))
	mustIndex(t, c, bson.D{{Key: "slug", Value: 1}}, options.Index().SetUnique(true).SetPartialFilterExpression(bson.M{"live": true}))
	specs, err := c.Indexes().ListSpecifications(ctx)
	if err != nil || len(specs) != 4 || specs[1].Name != name || *specs[2].ExpireAfterSeconds != 60 || !*specs[3].Unique {
		t.Fatalf("listed %+v, %v", specs, err)
	}
	if _, err := c.Indexes().DropOne(ctx, name); err != nil {
		t.Fatal(err)
	}
	var refused driver.CommandError
	if _, err := c.Indexes().DropOne(ctx, name); !errors.As(err, &refused) || refused.Code != 27 {
		t.Fatalf("want IndexNotFound, got %v", err)
	}
	if _, err := c.Indexes().DropAll(ctx); err != nil {
		t.Fatal(err)
	}
	if specs, _ := c.Indexes().ListSpecifications(ctx); len(specs) != 1 {
		t.Fatalf("left %d indexes", len(specs))
	}
}

func TestAnIndexThatContradictsAnotherIsRefused(t *testing.T) {
	c := posts(t)
	keys := bson.D{{Key: "slug", Value: 1}}
	mustIndex(t, c, keys, options.Index().SetName("slug"))
	tests := []struct {
		name string
		keys bson.D
		o    *options.IndexOptions
		code int32
	}{
		{"the same name for other options", keys, options.Index().SetName("slug").SetUnique(true), 86},
		{"another name for the same keys", keys, options.Index().SetName("other"), 85},
		{"a kind that the sandbox lacks", bson.D{{Key: "text", Value: "text"}}, nil, 67},
		{"TTL on two fields", bson.D{{Key: "a", Value: 1}, {Key: "b", Value: 1}}, options.Index().SetExpireAfterSeconds(1), 67},
		{"a partial filter for absence", bson.D{{Key: "a", Value: 1}}, options.Index().SetPartialFilterExpression(bson.M{"a": bson.M{"$exists": false}}), 67},
	}
	for _, test := range tests {
		_, err := c.Indexes().CreateOne(t.Context(), driver.IndexModel{Keys: test.keys, Options: test.o})
		var refused driver.CommandError
		if !errors.As(err, &refused) || refused.Code != test.code {
			t.Errorf("%s: want %d, got %v", test.name, test.code, err)
		}
	}
}

func TestAUniqueIndexHoldsForUpdatesArraysAndMissingFields(t *testing.T) {
	c := posts(t)
	ctx := t.Context()
	mustIndex(t, c, bson.D{{Key: "tags", Value: 1}}, options.Index().SetUnique(true))
	fill(t, c, bson.M{"_id": 1, "tags": []string{"a", "b", "a"}}, bson.M{"_id": 2, "tags": "c"}, bson.M{"_id": 3})
	for _, doc := range []bson.M{{"_id": 4, "tags": "a"}, {"_id": 5, "tags": []string{"x", "c"}}, {"_id": 6, "tags": nil}} {
		if _, err := c.InsertOne(ctx, doc); !driver.IsDuplicateKeyError(err) {
			t.Errorf("%v: %v", doc, err)
		}
	}
	if _, err := c.UpdateByID(ctx, 2, bson.M{"$set": bson.M{"tags": "b"}}); !driver.IsDuplicateKeyError(err) {
		t.Errorf("an update into another's key: %v", err)
	}
	if _, err := c.UpdateByID(ctx, 1, bson.M{"$set": bson.M{"tags": []string{"a"}}}); err != nil {
		t.Errorf("an update within the own key: %v", err)
	}
	if _, err := c.InsertOne(ctx, bson.M{"_id": 7, "tags": "b"}); err != nil {
		t.Errorf("a key that was given up: %v", err)
	}
}

func TestPartialAndSparseIndexesIgnoreWhatTheyLeaveOut(t *testing.T) {
	c := posts(t)
	ctx := t.Context()
	mustIndex(t, c, bson.D{{Key: "slug", Value: 1}}, options.Index().SetUnique(true).SetPartialFilterExpression(bson.M{"live": true}))
	mustIndex(t, c, bson.D{{Key: "code", Value: 1}}, options.Index().SetUnique(true).SetSparse(true))
	fill(t, c, bson.M{"_id": 1, "slug": "s", "live": true}, bson.M{"_id": 2, "slug": "s"}, bson.M{"_id": 3, "slug": "s", "code": 7})
	if _, err := c.UpdateByID(ctx, 2, bson.M{"$set": bson.M{"live": true}}); !driver.IsDuplicateKeyError(err) {
		t.Errorf("a document that comes under the partial filter: %v", err)
	}
	if _, err := c.InsertOne(ctx, bson.M{"code": 7}); !driver.IsDuplicateKeyError(err) {
		t.Errorf("a second code: %v", err)
	}
	if found := all(t, c, bson.M{"slug": "s"}); len(found) != 3 {
		t.Errorf("the partial index hides documents: %v", found)
	}
}

func TestParallelArraysCannotBeIndexed(t *testing.T) {
	c := posts(t)
	mustIndex(t, c, bson.D{{Key: "a", Value: 1}, {Key: "b", Value: 1}}, nil)
	_, err := c.InsertOne(t.Context(), bson.M{"a": []int{1}, "b": []int{1}})
	var refused driver.WriteException
	if !errors.As(err, &refused) || refused.WriteErrors[0].Code != 171 {
		t.Fatalf("got %v", err)
	}
	if found := all(t, c, bson.M{}); len(found) != 0 {
		t.Fatalf("stored %v", found)
	}
}

func TestAUniqueIndexOverDuplicatesIsNotBuilt(t *testing.T) {
	c := posts(t)
	fill(t, c, bson.M{"slug": "s"}, bson.M{"slug": "s"})
	_, err := c.Indexes().CreateOne(t.Context(), driver.IndexModel{Keys: bson.D{{Key: "slug", Value: 1}}, Options: options.Index().SetUnique(true)})
	if !driver.IsDuplicateKeyError(err) {
		t.Fatalf("got %v", err)
	}
	fill(t, c, bson.M{"slug": "s"})
}

func TestExpiredDocumentsGoByThemselves(t *testing.T) {
	c := posts(t)
	mustIndex(t, c, bson.D{{Key: "until", Value: 1}}, options.Index().SetExpireAfterSeconds(0))
	fill(t, c, bson.M{"_id": 1, "until": time.Now().Add(-time.Minute)}, bson.M{"_id": 2, "until": time.Now().Add(time.Hour)}, bson.M{"_id": 3})
	deadline := time.Now().Add(30 * time.Second)
	for len(all(t, c, bson.M{"_id": 1})) > 0 {
		if time.Now().After(deadline) {
			t.Fatal("the expired document is still there")
		}
		time.Sleep(20 * time.Millisecond)
	}
	if left := all(t, c, bson.M{}); len(left) != 2 {
		t.Fatalf("left %v", left)
	}
}

func TestCollectionsAndDatabasesAreListedAndDropped(t *testing.T) {
	_, uri := start(t, "")
	client := connect(t, uri)
	ctx := t.Context()
	db := client.Database("campaign_os")
	if err := db.CreateCollection(ctx, "brands"); err != nil {
		t.Fatal(err)
	}
	var refused driver.CommandError
	if err := db.CreateCollection(ctx, "brands"); !errors.As(err, &refused) || refused.Code != 48 {
		t.Fatalf("want NamespaceExists, got %v", err)
	}
	fill(t, db.Collection("posts"), bson.M{"_id": 1})
	names, err := db.ListCollectionNames(ctx, bson.M{})
	if err != nil || fmt.Sprint(names) != "[brands posts]" {
		t.Fatalf("listed %v, %v", names, err)
	}
	if names, _ := db.ListCollectionNames(ctx, bson.M{"name": "posts"}); fmt.Sprint(names) != "[posts]" {
		t.Fatalf("listed %v", names)
	}
	if err := db.Collection("posts").Drop(ctx); err != nil {
		t.Fatal(err)
	}
	if err := db.Drop(ctx); err != nil {
		t.Fatal(err)
	}
	if names, _ := client.ListDatabaseNames(ctx, bson.M{}); len(names) != 0 {
		t.Fatalf("left %v", names)
	}
}
