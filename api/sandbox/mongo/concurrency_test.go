package mongo_test

import (
	"errors"
	"sync"
	"sync/atomic"
	"testing"

	"go.mongodb.org/mongo-driver/bson"
	driver "go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

func TestEightWritersIncrementOneDocumentExactly(t *testing.T) {
	c := posts(t)
	fill(t, c, bson.M{"_id": 1, "n": 0})
	var writing sync.WaitGroup
	for range 8 {
		writing.Go(func() {
			for range 200 {
				if _, err := c.UpdateOne(t.Context(), bson.M{"_id": 1}, bson.M{"$inc": bson.M{"n": 1}}); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	writing.Wait()
	if found := all(t, c, bson.M{"n": 1600}); len(found) != 1 {
		t.Fatalf("the document is %v", all(t, c, bson.M{}))
	}
}

func TestEachJobIsClaimedOnce(t *testing.T) {
	c := posts(t)
	const jobs = 200
	for i := range jobs {
		fill(t, c, bson.M{"_id": i, "state": "queued"})
	}
	var claims atomic.Int64
	var working sync.WaitGroup
	for worker := range 6 {
		working.Go(func() {
			for {
				err := c.FindOneAndUpdate(t.Context(), bson.M{"state": "queued"}, bson.M{
					"$set": bson.M{"state": "claimed", "by": worker}, "$inc": bson.M{"claims": 1}}).Err()
				if errors.Is(err, driver.ErrNoDocuments) {
					return
				}
				if err != nil {
					t.Error(err)
					return
				}
				claims.Add(1)
			}
		})
	}
	working.Wait()
	if n, _ := c.CountDocuments(t.Context(), bson.M{"claims": 1}); claims.Load() != jobs || n != jobs {
		t.Fatalf("%d claims, %d documents claimed once", claims.Load(), n)
	}
}

func TestRacingUpsertsMakeOneDocument(t *testing.T) {
	c := posts(t)
	var racing sync.WaitGroup
	for range 8 {
		racing.Go(func() {
			for range 25 {
				_, err := c.UpdateOne(t.Context(), bson.M{"key": "k"}, bson.M{"$inc": bson.M{"n": 1}}, options.Update().SetUpsert(true))
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	racing.Wait()
	if found := all(t, c, bson.M{"key": "k", "n": 200}); len(found) != 1 {
		t.Fatalf("made %v", all(t, c, bson.M{}))
	}
}

func TestRacingInsertsUnderAUniqueKeyLeaveOne(t *testing.T) {
	c := posts(t)
	_, err := c.Indexes().CreateOne(t.Context(), driver.IndexModel{Keys: bson.D{{Key: "slug", Value: 1}}, Options: options.Index().SetUnique(true)})
	if err != nil {
		t.Fatal(err)
	}
	var won, refused atomic.Int64
	var racing sync.WaitGroup
	for range 8 {
		racing.Go(func() {
			for slug := range 50 {
				_, err := c.InsertOne(t.Context(), bson.M{"slug": slug})
				switch {
				case err == nil:
					won.Add(1)
				case driver.IsDuplicateKeyError(err):
					refused.Add(1)
				default:
					t.Error(err)
				}
			}
		})
	}
	racing.Wait()
	if won.Load() != 50 || refused.Load() != 350 {
		t.Fatalf("%d inserted, %d refused", won.Load(), refused.Load())
	}
}
