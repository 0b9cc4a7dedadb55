package mongostore

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/tenant"
)

const assets = "assets"

var assetIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByKind", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "kind", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "stale", keys: bson.D{{Key: "status", Value: 1}, {Key: "updatedAt", Value: 1}}},
}

// Assets keeps the media library.
type Assets struct{ shelf shelf[media.Asset] }

// NewAssets opens the shelf.
func NewAssets(s *Store) *Assets {
	return &Assets{newShelf[media.Asset](s, assets, media.ErrNotFound, media.ErrExists)}
}

// Get reads one asset. Faults: media.ErrNotFound.
func (s *Assets) Get(ctx context.Context, scope tenant.Scope, id media.ID) (media.Asset, error) {
	return s.shelf.get(ctx, scope, string(id))
}

// List pages through the library, newest first; an empty kind means all.
func (s *Assets) List(ctx context.Context, scope tenant.Scope, kind media.Kind, req page.Request) (page.Result[media.Asset], error) {
	filter := bson.D{}
	if kind != "" {
		filter = append(filter, bson.E{Key: "kind", Value: kind})
	}
	return s.shelf.page(ctx, scope, filter, req, func(a media.Asset) string { return string(a.ID) })
}

// Many reads the assets of those ids.
func (s *Assets) Many(ctx context.Context, scope tenant.Scope, ids []string) ([]media.Asset, error) {
	return s.shelf.many(ctx, scope, ids)
}

// Stale lists up to limit assets that have been in a status since before an instant.
func (s *Assets) Stale(ctx context.Context, scope tenant.Scope, status media.Status, before time.Time, limit int) ([]media.Asset, error) {
	return s.shelf.find(ctx, scope, bson.D{{Key: "status", Value: status}, {Key: "updatedAt", Value: bson.D{{Key: "$lt", Value: before}}}},
		options.Find().SetLimit(int64(limit)))
}

// Create adds an asset. Faults: media.ErrExists.
func (s *Assets) Create(ctx context.Context, scope tenant.Scope, a media.Asset) error {
	return s.shelf.create(ctx, scope, a)
}

// Save stores a changed asset where its version still is was. Faults: media.ErrNotFound,
// fault.ErrStale.
func (s *Assets) Save(ctx context.Context, scope tenant.Scope, a media.Asset, was int64) error {
	return s.shelf.replace(ctx, scope, string(a.ID), was, a)
}

// Delete removes an asset. Faults: media.ErrNotFound, fault.ErrStale.
func (s *Assets) Delete(ctx context.Context, scope tenant.Scope, id media.ID, was int64) error {
	return s.shelf.delete(ctx, scope, string(id), was)
}
