package stack

import (
	"context"
	"fmt"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

// Pile puts many scheduled posts for some channels straight into the database, since by the
// API it would take minutes. The first falls due at an instant, each other a step later.
func (p *Person) Pile(channels map[string]string, many int, at time.Time, step time.Duration) {
	p.t.Helper()
	var targets []string
	for _, id := range channels {
		targets = append(targets, id)
	}
	docs := make([]any, many)
	for n := range docs {
		due := at.Add(time.Duration(n) * step).UTC().Truncate(time.Millisecond)
		docs[n] = post.Post{
			ID: post.ID(fmt.Sprintf("pst_%s_%06d", p.TenantID, n)), TenantID: tenant.ID(p.TenantID), State: post.Scheduled,
			Text: fmt.Sprintf("Post %d of the pile", n), Texts: []post.Text{}, Labels: []string{}, AssetIDs: []string{}, Outcomes: []post.Outcome{},
			ChannelIDs: targets, Targets: targets, PublishAt: due, WakeAt: due, Revision: 1, Version: 1, CreatedAt: due, UpdatedAt: due,
		}
	}
	posts := p.stack.Database(p.t).Collection("posts")
	if _, err := posts.InsertMany(p.t.Context(), docs, options.InsertMany().SetOrdered(false)); err != nil {
		p.t.Fatal(err)
	}
}

// DuePost is when a post was to reach the provider, by the id that the provider's ledger
// notes.
type DuePost struct {
	Publication string
	PublishAt   time.Time
}

// Due lists the team's publications with their moments, straight from the database.
func (p *Person) Due() (all []DuePost) {
	p.t.Helper()
	found, err := p.stack.Database(p.t).Collection("publications").Find(p.t.Context(), bson.D{{Key: "tenantId", Value: p.TenantID}})
	if err != nil {
		p.t.Fatal(err)
	}
	var pubs []publish.Publication
	if err := found.All(p.t.Context(), &pubs); err != nil {
		p.t.Fatal(err)
	}
	for _, pub := range pubs {
		all = append(all, DuePost{string(pub.ID), pub.PublishAt})
	}
	return all
}

// Number tells which post of a pile this is.
func (s Shown) Number() (n int, ok bool) {
	_, err := fmt.Sscanf(s.Text, "Post %d of the pile", &n)
	return n, err == nil
}

// Database is the product's own.
func (s *Stack) Database(t testing.TB) *mongo.Database {
	t.Helper()
	client, err := mongo.Connect(t.Context(), options.Client().ApplyURI(s.env["MONGODB_URI"]))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Disconnect(context.Background()) })
	own := bson.D{{Key: "name", Value: bson.D{{Key: "$nin", Value: bson.A{"admin", "config", "local"}}}}}
	names, err := client.ListDatabaseNames(t.Context(), own)
	if err != nil || len(names) != 1 {
		t.Fatalf("the databases are %v (%v), want one", names, err)
	}
	return client.Database(names[0])
}
