package mongostore

import (
	"context"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

const creatives = "creatives"

var creativeIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByCampaign", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "campaignId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "byAsset", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "assetIds", Value: 1}}},
}

// Creatives keeps creatives.
type Creatives struct{ shelf shelf[creative.Creative] }

// NewCreatives opens the shelf.
func NewCreatives(s *Store) *Creatives {
	return &Creatives{newShelf[creative.Creative](s, creatives, creative.ErrNotFound, creative.ErrExists)}
}

// Get reads one creative. Faults: creative.ErrNotFound.
func (s *Creatives) Get(ctx context.Context, scope tenant.Scope, id creative.ID) (creative.Creative, error) {
	return s.shelf.get(ctx, scope, string(id))
}

// List pages through the creatives, newest first; an empty campaign means all.
func (s *Creatives) List(ctx context.Context, scope tenant.Scope, campaignID string, req page.Request) (page.Result[creative.Creative], error) {
	filter := bson.D{}
	if campaignID != "" {
		filter = append(filter, bson.E{Key: "campaignId", Value: campaignID})
	}
	return s.shelf.page(ctx, scope, filter, req, func(c creative.Creative) string { return string(c.ID) })
}

// Create adds a creative. Faults: creative.ErrExists.
func (s *Creatives) Create(ctx context.Context, scope tenant.Scope, c creative.Creative) error {
	return s.shelf.create(ctx, scope, c)
}

// Save stores a changed creative where its version still is was. Faults:
// creative.ErrNotFound, fault.ErrStale.
func (s *Creatives) Save(ctx context.Context, scope tenant.Scope, c creative.Creative, was int64) error {
	return s.shelf.replace(ctx, scope, string(c.ID), was, c)
}

// Delete removes a creative. Faults: creative.ErrNotFound, fault.ErrStale.
func (s *Creatives) Delete(ctx context.Context, scope tenant.Scope, id creative.ID, was int64) error {
	return s.shelf.delete(ctx, scope, string(id), was)
}

// UsesAsset says whether a creative shows an asset.
func (s *Creatives) UsesAsset(ctx context.Context, scope tenant.Scope, assetID string) (bool, error) {
	n, err := s.shelf.count(ctx, scope, bson.D{{Key: "assetIds", Value: assetID}})
	return n > 0, err
}
