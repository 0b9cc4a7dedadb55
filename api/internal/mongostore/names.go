package mongostore

import (
	"context"
	"sync"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/tenant"
)

const apiKeys = "apiKeys"

// How long a name is taken for true, and how many are kept.
const (
	nameLife = 30 * time.Second
	nameMost = 4096
)

// names knows what people and keys are called, for the audit log.
type names struct {
	clock clock.Clock
	in    map[tenant.ByKind]*mongo.Collection
	mu    sync.Mutex
	known map[string]name
}

type name struct {
	text  string
	until time.Time
}

func newNames(db *mongo.Database, c clock.Clock) *names {
	in := map[tenant.ByKind]*mongo.Collection{tenant.UserKind: db.Collection(users), tenant.KeyKind: db.Collection(apiKeys)}
	return &names{clock: c, in: in, known: map[string]name{}}
}

// of gives the name of a person or key; empty where there is none or it can't be read.
func (n *names) of(ctx context.Context, kind tenant.ByKind, id string) string {
	from := n.in[kind]
	if from == nil || id == "" {
		return ""
	}
	now := n.clock.Now()
	n.mu.Lock()
	found, ok := n.known[id]
	n.mu.Unlock()
	if ok && now.Before(found.until) {
		return found.text
	}
	var doc struct {
		Name string `bson:"name"`
	}
	only := options.FindOne().SetProjection(bson.D{{Key: "name", Value: 1}})
	if from.FindOne(ctx, bson.D{{Key: "_id", Value: id}}, only).Decode(&doc) != nil {
		return ""
	}
	n.keep(id, name{doc.Name, now.Add(nameLife)})
	return doc.Name
}

func (n *names) keep(id string, found name) {
	n.mu.Lock()
	defer n.mu.Unlock()
	if len(n.known) >= nameMost {
		clear(n.known)
	}
	n.known[id] = found
}
