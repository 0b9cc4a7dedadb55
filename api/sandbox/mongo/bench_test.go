package mongo_test

import (
	"fmt"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	driver "go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/sandbox/mongo"
)

// post is a document of the size and shape that the product keeps most of.
func post(i int) bson.D {
	return bson.D{
		{Key: "_id", Value: fmt.Sprintf("post_%08d", i)},
		{Key: "tenantId", Value: fmt.Sprintf("tenant_%d", i%4)},
		{Key: "status", Value: []string{"draft", "scheduled", "published"}[i%3]},
		{Key: "createdAt", Value: time.Unix(1_700_000_000+int64(i*7919%20000), 0)},
		{Key: "text", Value: "Spring is here, and so is our new collection. Come by on Saturday!"},
		{Key: "targets", Value: bson.A{bson.D{{Key: "network", Value: "instagram"}, {Key: "state", Value: "queued"}}, bson.D{{Key: "network", Value: "facebook"}, {Key: "state", Value: "queued"}}}},
		{Key: "media", Value: bson.A{"media_1", "media_2"}},
	}
}

// crowded is a collection on disk with that many posts and the indexes of the product.
func crowded(b *testing.B, dir string, n int) *driver.Collection {
	b.Helper()
	_, uri := start(b, dir)
	return crowd(b, connect(b, uri), n)
}

func crowd(b *testing.B, client *driver.Client, n int) *driver.Collection {
	b.Helper()
	c := client.Database("campaign_os").Collection("posts")
	for _, keys := range []bson.D{
		{{Key: "tenantId", Value: 1}, {Key: "createdAt", Value: -1}},
		{{Key: "tenantId", Value: 1}, {Key: "status", Value: 1}, {Key: "createdAt", Value: 1}},
	} {
		if _, err := c.Indexes().CreateOne(b.Context(), driver.IndexModel{Keys: keys}); err != nil {
			b.Fatal(err)
		}
	}
	var batch []any
	for i := range n {
		batch = append(batch, post(i))
	}
	fill(b, c, batch...)
	return c
}

func BenchmarkListOf50From20000(b *testing.B) {
	c := crowded(b, b.TempDir(), 20_000)
	for b.Loop() {
		found := all(b, c, bson.M{"tenantId": "tenant_1"}, options.Find().SetSort(bson.D{{Key: "createdAt", Value: -1}}).SetLimit(50))
		if len(found) != 50 {
			b.Fatal(len(found))
		}
	}
}

func BenchmarkInsertInto20000(b *testing.B) {
	c := crowded(b, b.TempDir(), 20_000)
	for i := 20_000; b.Loop(); i++ {
		if _, err := c.InsertOne(b.Context(), post(i)); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkUpdateOneOf20000(b *testing.B) {
	c := crowded(b, b.TempDir(), 20_000)
	for i := 0; b.Loop(); i++ {
		id := fmt.Sprintf("post_%08d", i%20_000)
		update := bson.M{"$set": bson.M{"targets.$[t].state": "published"}, "$inc": bson.M{"version": 1}}
		filters := options.Update().SetArrayFilters(options.ArrayFilters{Filters: []any{bson.M{"t.network": "facebook"}}})
		if _, err := c.UpdateOne(b.Context(), bson.M{"_id": id}, update, filters); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkColdStartWith20000(b *testing.B) {
	dir := b.TempDir()
	fillOnce(b, dir)
	for b.Loop() {
		server, err := mongo.Open(dir, quiet())
		if err != nil {
			b.Fatal(err)
		}
		if err := server.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// fillOnce leaves 20,000 posts in dir and closes the server that brought them there.
func fillOnce(b *testing.B, dir string) {
	b.Helper()
	server, uri := start(b, dir)
	crowd(b, connect(b, uri), 20_000)
	if err := server.Close(); err != nil {
		b.Fatal(err)
	}
}
