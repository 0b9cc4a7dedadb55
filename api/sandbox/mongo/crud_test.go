package mongo_test

import (
	"errors"
	"fmt"
	"testing"

	"go.mongodb.org/mongo-driver/bson"
	driver "go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

func TestADocumentIsInsertedFoundUpdatedAndDeleted(t *testing.T) {
	c := posts(t)
	ctx := t.Context()
	inserted, err := c.InsertOne(ctx, bson.M{"title": "Spring sale", "likes": 1})
	if err != nil {
		t.Fatal(err)
	}
	updated, err := c.UpdateByID(ctx, inserted.InsertedID, bson.M{"$inc": bson.M{"likes": 2}})
	if err != nil || updated.MatchedCount != 1 || updated.ModifiedCount != 1 {
		t.Fatalf("update: %+v, %v", updated, err)
	}
	var found struct{ Likes int }
	if err := c.FindOne(ctx, bson.M{"title": "Spring sale"}).Decode(&found); err != nil || found.Likes != 3 {
		t.Fatalf("found %+v, %v", found, err)
	}
	deleted, err := c.DeleteOne(ctx, bson.M{"_id": inserted.InsertedID})
	if err != nil || deleted.DeletedCount != 1 {
		t.Fatalf("delete: %+v, %v", deleted, err)
	}
	if err := c.FindOne(ctx, bson.M{}).Err(); !errors.Is(err, driver.ErrNoDocuments) {
		t.Fatalf("want no documents, got %v", err)
	}
}

func TestALongResultComesInBatches(t *testing.T) {
	c := posts(t)
	for i := range 250 {
		fill(t, c, bson.M{"_id": i})
	}
	found := all(t, c, bson.M{}, options.Find().SetBatchSize(7).SetSort(bson.M{"_id": -1}))
	if len(found) != 250 || found[0][0].Value != int32(249) || found[249][0].Value != int32(0) {
		t.Fatalf("got %d documents, first %v", len(found), found[0])
	}
	n, err := c.CountDocuments(t.Context(), bson.M{"_id": bson.M{"$gte": 200}}, options.Count().SetSkip(10).SetLimit(30))
	if err != nil || n != 30 {
		t.Fatalf("counted %d, %v", n, err)
	}
	if n, err := c.EstimatedDocumentCount(t.Context()); err != nil || n != 250 {
		t.Fatalf("estimated %d, %v", n, err)
	}
}

func TestADuplicateKeyIsRefusedAsMongoDBDoes(t *testing.T) {
	c := posts(t)
	ctx := t.Context()
	if _, err := c.Indexes().CreateOne(ctx, driver.IndexModel{Keys: bson.D{{Key: "email", Value: 1}}, Options: options.Index().SetUnique(true)}); err != nil {
		t.Fatal(err)
	}
	fill(t, c, bson.M{"_id": 1, "email": "a@example.com"})
	_, err := c.InsertOne(ctx, bson.M{"_id": 2, "email": "a@example.com"})
	if !driver.IsDuplicateKeyError(err) {
		t.Fatalf("want a duplicate key error, got %v", err)
	}
	var refused driver.WriteException
	if !errors.As(err, &refused) {
		t.Fatalf("want a write exception, got %T", err)
	}
	if pattern := refused.WriteErrors[0].Raw.Lookup("keyPattern", "email"); pattern.Int32() != 1 {
		t.Errorf("keyPattern %v", refused.WriteErrors[0].Raw)
	}
	if value := refused.WriteErrors[0].Raw.Lookup("keyValue", "email"); value.StringValue() != "a@example.com" {
		t.Errorf("keyValue %v", refused.WriteErrors[0].Raw)
	}
	err = c.FindOneAndUpdate(ctx, bson.M{"_id": 3}, bson.M{"$set": bson.M{"email": "a@example.com"}}, options.FindOneAndUpdate().SetUpsert(true)).Err()
	var command driver.CommandError
	if !driver.IsDuplicateKeyError(err) || !errors.As(err, &command) || command.Name != "DuplicateKey" {
		t.Fatalf("want a duplicate key as a command error, got %v", err)
	}
}

func TestAnUnorderedBulkGoesOnAfterARefusal(t *testing.T) {
	c := posts(t)
	docs := []any{bson.M{"_id": 1}, bson.M{"_id": 1}, bson.M{"_id": 2}, bson.M{"_id": 2}, bson.M{"_id": 3}}
	_, err := c.InsertMany(t.Context(), docs, options.InsertMany().SetOrdered(false))
	var refused driver.BulkWriteException
	if !errors.As(err, &refused) || len(refused.WriteErrors) != 2 || refused.WriteErrors[1].Index != 3 {
		t.Fatalf("got %v", err)
	}
	if found := all(t, c, bson.M{}); len(found) != 3 {
		t.Fatalf("stored %v", found)
	}
	_, err = c.InsertMany(t.Context(), []any{bson.M{"_id": 4}, bson.M{"_id": 1}, bson.M{"_id": 5}})
	if !errors.As(err, &refused) || len(refused.WriteErrors) != 1 || refused.WriteErrors[0].Index != 1 {
		t.Fatalf("got %v", err)
	}
	if found := all(t, c, bson.M{}); len(found) != 4 {
		t.Fatalf("an ordered bulk went on: %v", found)
	}
}

func TestFindAndModifyReturnsBeforeOrAfter(t *testing.T) {
	c := posts(t)
	ctx := t.Context()
	fill(t, c, bson.M{"_id": 1, "state": "queued", "at": 2}, bson.M{"_id": 2, "state": "queued", "at": 1})
	var got bson.M
	claim := bson.M{"$set": bson.M{"state": "claimed"}}
	err := c.FindOneAndUpdate(ctx, bson.M{"state": "queued"}, claim, options.FindOneAndUpdate().SetSort(bson.M{"at": 1}).SetReturnDocument(options.After)).Decode(&got)
	if err != nil || fmt.Sprintf("%v %v", got["_id"], got["state"]) != "2 claimed" {
		t.Fatalf("claimed %v, %v", got, err)
	}
	err = c.FindOneAndReplace(ctx, bson.M{"_id": 1}, bson.M{"state": "new"}).Decode(&got)
	if err != nil || got["state"] != "queued" {
		t.Fatalf("replaced %v, %v", got, err)
	}
	err = c.FindOneAndDelete(ctx, bson.M{"_id": 1}, options.FindOneAndDelete().SetProjection(bson.M{"_id": 0})).Decode(&got)
	if err != nil || got["state"] != "new" {
		t.Fatalf("deleted %v, %v", got, err)
	}
	err = c.FindOneAndUpdate(ctx, bson.M{"_id": 9}, claim, options.FindOneAndUpdate().SetUpsert(true)).Err()
	if !errors.Is(err, driver.ErrNoDocuments) {
		t.Fatalf("an upsert that returns what was before: %v", err)
	}
	if n, _ := c.CountDocuments(ctx, bson.M{"_id": 9, "state": "claimed"}); n != 1 {
		t.Fatal("the upsert left no document")
	}
}

func TestUnknownCommandsAndTransactionsAreRefused(t *testing.T) {
	_, uri := start(t, "")
	client := connect(t, uri)
	var refused driver.CommandError
	err := client.Database("campaign_os").RunCommand(t.Context(), bson.D{{Key: "mapReduce", Value: "posts"}}).Err()
	if !errors.As(err, &refused) || refused.Code != 59 || refused.Name != "CommandNotFound" {
		t.Fatalf("got %v", err)
	}
	session, err := client.StartSession()
	if err != nil {
		t.Fatal(err)
	}
	defer session.EndSession(t.Context())
	_, err = session.WithTransaction(t.Context(), func(ctx driver.SessionContext) (any, error) {
		return client.Database("campaign_os").Collection("posts").InsertOne(ctx, bson.M{})
	})
	if !errors.As(err, &refused) || refused.Code != 20 {
		t.Fatalf("want IllegalOperation, got %v", err)
	}
}
