package mongostore

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/api/internal/apikey"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

var apiKeyIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "secret", keys: bson.D{{Key: "secrets.hash", Value: 1}}, unique: true},
}

// APIKeys keeps API keys.
type APIKeys struct {
	shelf  shelf[apikey.Key]
	anyone tenant.Scope
}

// NewAPIKeys opens the shelf.
func NewAPIKeys(s *Store) *APIKeys {
	return &APIKeys{
		shelf:  newShelf[apikey.Key](s, apiKeys, apikey.ErrNotFound, apikey.ErrExists),
		anyone: tenant.AllTenants("whoever bears a key names no tenant"),
	}
}

// Key reads a key. Faults: apikey.ErrNotFound.
func (a *APIKeys) Key(ctx context.Context, scope tenant.Scope, id string) (apikey.Key, error) {
	return a.shelf.get(ctx, scope, id)
}

// KeyBySecret finds the key that has or had a secret. Faults: apikey.ErrNotFound.
func (a *APIKeys) KeyBySecret(ctx context.Context, hash string) (apikey.Key, error) {
	return a.shelf.first(ctx, a.anyone, bson.D{{Key: "secrets.hash", Value: hash}})
}

// ListKeys pages through the keys, newest first.
func (a *APIKeys) ListKeys(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[apikey.Key], error) {
	return a.shelf.page(ctx, scope, bson.D{}, req, func(k apikey.Key) string { return k.ID })
}

// CreateKey adds a key.
func (a *APIKeys) CreateKey(ctx context.Context, scope tenant.Scope, k apikey.Key) error {
	return a.shelf.create(ctx, scope, k)
}

// SaveKey stores a changed key where its version still is was. Faults: apikey.ErrNotFound,
// fault.ErrStale.
func (a *APIKeys) SaveKey(ctx context.Context, scope tenant.Scope, k apikey.Key, was int64) error {
	return a.shelf.replace(ctx, scope, k.ID, was, k)
}

// DeleteKey removes a key. Faults: apikey.ErrNotFound.
func (a *APIKeys) DeleteKey(ctx context.Context, scope tenant.Scope, id string) error {
	return a.shelf.delete(ctx, scope, id, 0)
}

// TouchKey notes a use of a key at an instant, unless one after since is noted already.
// Faults: apikey.ErrNotFound, also where there was nothing to note.
func (a *APIKeys) TouchKey(ctx context.Context, scope tenant.Scope, id string, at, since time.Time) error {
	due := bson.D{{Key: "_id", Value: id}, {Key: "usedAt", Value: bson.D{{Key: "$lte", Value: since}}}}
	_, err := a.shelf.update(ctx, scope, due, bson.D{{Key: "$set", Value: bson.D{{Key: "usedAt", Value: at}}}})
	return err
}
