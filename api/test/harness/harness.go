// Package harness gives tests the real servers that the product stands on: MongoDB's wire
// protocol (the sandbox's engine, or a server named by TEST_MONGODB_URI), Redis
// (redis-server) and PostgreSQL, each empty for the test that asks.
//
// A server is started once per test binary, at the first test that needs it, and dies with
// the binary. Where TEST_MONGODB_URI, TEST_REDIS_URL or TEST_DATABASE_URL is set, that
// server is used instead; withservers sets all three, so that a run over many packages
// starts each server once.
package harness

import (
	"context"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/redis/go-redis/v9"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
)

// tidyWithin bounds the work before and after a test.
const tidyWithin = 30 * time.Second

// The servers that the tests of one binary share. They are package variables because
// nothing else lives as long as the binary.
var (
	sharedMongo    = sync.OnceValues(func() (string, error) { return given("TEST_MONGODB_URI", StartMongo) })
	sharedRedis    = sync.OnceValues(func() (string, error) { return given("TEST_REDIS_URL", StartRedis) })
	sharedPostgres = sync.OnceValues(func() (string, error) { return given("TEST_DATABASE_URL", StartPostgres) })
)

// given is the address in the environment, else that of a server started now.
func given(variable string, start func() (*Server, error)) (string, error) {
	if address := os.Getenv(variable); address != "" {
		return address, nil
	}
	server, err := start()
	if err != nil {
		return "", err
	}
	return server.URL, nil
}

// Mongo gives the address of an empty database. It is dropped after the test.
func Mongo(t testing.TB) string {
	t.Helper()
	address := must(t)(sharedMongo())
	name := "test_" + strings.ToLower(rand.Text())
	t.Cleanup(func() { dropMongo(t, address, name) })
	return withPath(t, address, name)
}

func dropMongo(t testing.TB, address, name string) {
	ctx, cancel := context.WithTimeout(context.Background(), tidyWithin)
	defer cancel()
	client, err := mongo.Connect(ctx, options.Client().ApplyURI(address))
	if err == nil {
		err = client.Database(name).Drop(ctx)
		client.Disconnect(ctx)
	}
	if err != nil {
		t.Errorf("drop the test's database: %v", err)
	}
}

// redisDatabases is how many tests can have a Redis database of their own at one time.
const redisDatabases = 4096

// Redis gives the address of an empty Redis database. It is emptied after the test.
func Redis(t testing.TB) string {
	t.Helper()
	address := must(t)(sharedRedis())
	ctx, cancel := context.WithTimeout(t.Context(), tidyWithin)
	defer cancel()
	counter := redisClient(t, address)
	taken, err := counter.Incr(ctx, "taken").Result()
	counter.Close()
	if err != nil {
		t.Fatalf("choose a Redis database: %v", err)
	}
	own := withPath(t, address, fmt.Sprint(1+taken%(redisDatabases-1)))
	EmptyRedis(t, own)
	t.Cleanup(func() { EmptyRedis(t, own) })
	return own
}

// EmptyRedis forgets all that a Redis database holds, as if its time were over.
func EmptyRedis(t testing.TB, address string) {
	t.Helper()
	client := redisClient(t, address)
	defer client.Close()
	if err := client.FlushDB(context.Background()).Err(); err != nil {
		t.Errorf("empty the test's Redis database: %v", err)
	}
}

func redisClient(t testing.TB, address string) *redis.Client {
	t.Helper()
	o, err := redis.ParseURL(address)
	if err != nil {
		t.Fatal(err)
	}
	return redis.NewClient(o)
}

// RedisServer starts a Redis for one test alone, which may stop and start it.
func RedisServer(t testing.TB) *Server {
	t.Helper()
	server, err := StartRedis()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Kill)
	return server
}

// Postgres gives the address of an empty PostgreSQL database. It is dropped after the test.
func Postgres(t testing.TB) string {
	t.Helper()
	address := must(t)(sharedPostgres())
	name := "test_" + strings.ToLower(rand.Text())
	execute(t, address, "CREATE DATABASE "+name)
	t.Cleanup(func() { execute(t, address, "DROP DATABASE "+name+" WITH (FORCE)") })
	return withPath(t, address, name)
}

func execute(t testing.TB, address, statement string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), tidyWithin)
	defer cancel()
	connection, err := pgx.Connect(ctx, address)
	if err != nil {
		t.Fatalf("connect to PostgreSQL: %v", err)
	}
	defer connection.Close(ctx)
	if _, err := connection.Exec(ctx, statement); err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// withPath names the database in an address.
func withPath(t testing.TB, address, name string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	u.Path = "/" + name
	return u.String()
}

// must ends the test where a server can't be had: it is never skipped.
func must(t testing.TB) func(address string, err error) string {
	t.Helper()
	return func(address string, err error) string {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return address
	}
}
