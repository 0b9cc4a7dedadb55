package mongostore

import (
	"context"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

const brandProfiles = "brandProfiles"

var brandIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
}

// Brands keeps brand profiles.
type Brands struct{ shelf shelf[brand.Profile] }

// NewBrands opens the shelf.
func NewBrands(s *Store) *Brands {
	return &Brands{newShelf[brand.Profile](s, brandProfiles, brand.ErrNotFound, brand.ErrExists)}
}

// Get reads one profile. Faults: brand.ErrNotFound.
func (b *Brands) Get(ctx context.Context, scope tenant.Scope, id brand.ID) (brand.Profile, error) {
	return b.shelf.get(ctx, scope, string(id))
}

// List pages through the profiles, newest first.
func (b *Brands) List(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[brand.Profile], error) {
	return b.shelf.page(ctx, scope, bson.D{}, req, func(p brand.Profile) string { return string(p.ID) })
}

// Create adds a profile. Faults: brand.ErrExists.
func (b *Brands) Create(ctx context.Context, scope tenant.Scope, p brand.Profile) error {
	return b.shelf.create(ctx, scope, p)
}

// Save stores a changed profile where its version still is was. Faults:
// brand.ErrNotFound, fault.ErrStale.
func (b *Brands) Save(ctx context.Context, scope tenant.Scope, p brand.Profile, was int64) error {
	return b.shelf.replace(ctx, scope, string(p.ID), was, p)
}

// Delete removes a profile; was is the version it must have, zero for any. Faults:
// brand.ErrNotFound, fault.ErrStale.
func (b *Brands) Delete(ctx context.Context, scope tenant.Scope, id brand.ID, was int64) error {
	return b.shelf.delete(ctx, scope, string(id), was)
}
