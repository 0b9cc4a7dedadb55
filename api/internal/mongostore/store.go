// Package mongostore keeps the product's truth in MongoDB: every query and every index,
// each bounded to a tenant.
//
// Each domain has a file here that declares its indexes beside its queries. The raw
// collection is reachable through shelf alone, which adds the tenant of the scope to
// every filter; forgetting it does not compile.
package mongostore

import (
	"context"
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/event"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
	"go.mongodb.org/mongo-driver/x/mongo/driver/connstring"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/kit/clock"
)

// defaultDatabase is used where the address names none.
const defaultDatabase = "campaign_os"

// Store is an open connection to the product's database.
type Store struct {
	client  *mongo.Client
	db      *mongo.Database
	journal *journal
}

// opening is what Open works with.
type opening struct {
	client *options.ClientOptions
	signer audit.Signer
	clock  clock.Clock
}

// Option changes how the store connects.
type Option func(*opening)

// WithMonitor lets a test see every command that is sent.
func WithMonitor(m *event.CommandMonitor) Option {
	return func(o *opening) { o.client.SetMonitor(m) }
}

// WithSigner lets the store enter what is done into the audit log. A store without it
// leaves that to another process: each change carries its event until one has a signer.
func WithSigner(s audit.Signer) Option { return func(o *opening) { o.signer = s } }

// WithClock gives the time of audit events; without it, it is the machine's.
func WithClock(c clock.Clock) Option { return func(o *opening) { o.clock = c } }

// Open prepares a connection; it does not wait for the server (see Ping).
func Open(ctx context.Context, uri string, with ...Option) (*Store, error) {
	cs, err := connstring.ParseAndValidate(uri)
	if err != nil {
		return nil, fmt.Errorf("read the MongoDB address: %w", err)
	}
	client := options.Client().ApplyURI(uri).
		SetServerSelectionTimeout(5 * time.Second).SetTimeout(15 * time.Second).
		SetAppName("campaign-os").SetBSONOptions(&options.BSONOptions{UseLocalTimeZone: false, NilSliceAsEmpty: true})
	o := opening{client: client, clock: clock.System{}}
	for _, w := range with {
		w(&o)
	}
	connected, err := mongo.Connect(ctx, client)
	if err != nil {
		return nil, fmt.Errorf("connect to MongoDB: %w", err)
	}
	name := cs.Database
	if name == "" {
		name = defaultDatabase
	}
	s := &Store{client: connected, db: connected.Database(name)}
	s.journal = newJournal(s.db, o.signer, o.clock)
	return s, nil
}

// Ping asks the server whether it answers.
func (s *Store) Ping(ctx context.Context) error { return s.client.Ping(ctx, nil) }

// Close ends the connection.
func (s *Store) Close(ctx context.Context) error { return s.client.Disconnect(ctx) }

// index declares one index of a collection.
type index struct {
	name    string
	keys    bson.D
	unique  bool
	partial bson.D        // only documents that match; nil: all
	expires time.Duration // documents vanish so long after the key's time; zero: never
}

func (i index) model() mongo.IndexModel {
	o := options.Index().SetName(i.name)
	if i.unique {
		o.SetUnique(true)
	}
	if i.partial != nil {
		o.SetPartialFilterExpression(i.partial)
	}
	if i.expires > 0 {
		o.SetExpireAfterSeconds(int32(i.expires.Seconds()))
	}
	return mongo.IndexModel{Keys: i.keys, Options: o}
}
