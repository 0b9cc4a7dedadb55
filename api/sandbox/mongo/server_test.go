package mongo_test

import (
	"context"
	"io"
	"log/slog"
	"net"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	driver "go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/sandbox/mongo"
)

// quiet is a log that nobody reads.
func quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

// start serves dir on a free port of the loopback and returns its URI.
func start(t testing.TB, dir string) (*mongo.Server, string) {
	t.Helper()
	server, err := mongo.Open(dir, quiet())
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	served := make(chan error, 1)
	go func() { served <- server.Serve(listener) }()
	t.Cleanup(func() {
		if err := server.Close(); err != nil {
			t.Errorf("closing the server: %v", err)
		}
		if err := <-served; err != nil {
			t.Errorf("serving ended with %v", err)
		}
	})
	return server, "mongodb://" + listener.Addr().String() + "/?directConnection=true"
}

func connect(t testing.TB, uri string) *driver.Client {
	t.Helper()
	client, err := driver.Connect(t.Context(), options.Client().ApplyURI(uri).SetServerSelectionTimeout(5*time.Second))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := client.Disconnect(context.Background()); err != nil {
			t.Errorf("disconnecting: %v", err)
		}
	})
	return client
}

// posts is an empty collection on a server of its own, in memory.
func posts(t testing.TB) *driver.Collection {
	t.Helper()
	_, uri := start(t, "")
	return connect(t, uri).Database("campaign_os").Collection("posts")
}

// fill inserts the documents in order.
func fill(t testing.TB, c *driver.Collection, docs ...any) {
	t.Helper()
	if _, err := c.InsertMany(t.Context(), docs); err != nil {
		t.Fatal(err)
	}
}

// all returns what a find brings.
func all(t testing.TB, c *driver.Collection, filter any, o ...*options.FindOptions) []bson.D {
	t.Helper()
	cursor, err := c.Find(t.Context(), filter, o...)
	if err != nil {
		t.Fatal(err)
	}
	found := []bson.D{}
	if err := cursor.All(t.Context(), &found); err != nil {
		t.Fatal(err)
	}
	return found
}

// show writes documents as relaxed JSON, so that tests can compare them at sight.
func show(t testing.TB, docs ...bson.D) string {
	t.Helper()
	text := ""
	for _, d := range docs {
		line, err := bson.MarshalExtJSON(d, false, false)
		if err != nil {
			t.Fatal(err)
		}
		text += string(line) + "\n"
	}
	return text
}
