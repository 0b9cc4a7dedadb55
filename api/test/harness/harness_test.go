package harness

import (
	"context"
	"net/url"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

func TestEveryTestHasARedisDatabaseOfItsOwn(t *testing.T) {
	first, second := redisClient(t, Redis(t)), redisClient(t, Redis(t))
	defer first.Close()
	defer second.Close()
	if err := first.Set(t.Context(), "key", "value", 0).Err(); err != nil {
		t.Fatal(err)
	}
	if err := second.Get(t.Context(), "key").Err(); err != redis.Nil {
		t.Errorf("another test's key is seen (%v)", err)
	}
}

func TestARedisOfOnesOwnComesBackAtTheSameAddress(t *testing.T) {
	server := RedisServer(t)
	client := redisClient(t, server.URL)
	defer client.Close()
	server.Stop()
	if err := client.Ping(t.Context()).Err(); err == nil {
		t.Error("a stopped Redis answers")
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	if err := client.Ping(t.Context()).Err(); err != nil {
		t.Errorf("a Redis that was started again: %v", err)
	}
}

func TestEveryTestHasAPostgresDatabaseOfItsOwn(t *testing.T) {
	first, second := Postgres(t), Postgres(t)
	execute(t, first, "CREATE TABLE only_here (id int)")
	connection, err := pgx.Connect(t.Context(), second)
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close(context.Background())
	if _, err := connection.Exec(t.Context(), "SELECT * FROM only_here"); err == nil {
		t.Error("another test's table is seen")
	}
}

func TestEveryTestHasAMongoDatabaseOfItsOwn(t *testing.T) {
	if n := add(t, Mongo(t)); n != 1 {
		t.Errorf("%d documents, want 1", n)
	}
	if n := add(t, Mongo(t)); n != 1 {
		t.Errorf("another test's document is seen: %d documents, want 1", n)
	}
}

// add puts a document into the address's own database and counts what is there.
func add(t *testing.T, address string) int64 {
	t.Helper()
	o := options.Client().ApplyURI(address)
	client, err := mongo.Connect(t.Context(), o)
	if err != nil {
		t.Fatal(err)
	}
	defer client.Disconnect(context.Background())
	things := client.Database(databaseOf(t, address)).Collection("things")
	if _, err := things.InsertOne(t.Context(), bson.D{{Key: "kind", Value: "bean"}}); err != nil {
		t.Fatal(err)
	}
	n, err := things.CountDocuments(t.Context(), bson.D{{Key: "kind", Value: "bean"}})
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func databaseOf(t *testing.T, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimPrefix(u.Path, "/")
}
