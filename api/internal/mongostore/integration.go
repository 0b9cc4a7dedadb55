package mongostore

import (
	"context"
	"errors"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/tenant"
)

const integrations = "integrations"

var integrationIndexes = []index{
	{name: "tenant", keys: bson.D{{Key: "tenantId", Value: 1}}},
}

// Integrations keeps the settings of providers.
type Integrations struct{ shelf shelf[integration.Settings] }

// NewIntegrations opens the shelf.
func NewIntegrations(s *Store) *Integrations {
	return &Integrations{newShelf[integration.Settings](s, integrations, integration.ErrUnknown, integration.ErrExists)}
}

// Settings reads what is stored; ok is false where nothing is.
func (s *Integrations) Settings(ctx context.Context, scope tenant.Scope, id string) (x integration.Settings, ok bool, err error) {
	x, err = s.shelf.get(ctx, scope, id)
	if errors.Is(err, integration.ErrUnknown) {
		return x, false, nil
	}
	return x, err == nil, err
}

// Create adds settings. Faults: integration.ErrExists.
func (s *Integrations) Create(ctx context.Context, scope tenant.Scope, x integration.Settings) error {
	return s.shelf.create(ctx, scope, x)
}

// Save stores changed settings where their version still is was. Faults: fault.ErrStale.
func (s *Integrations) Save(ctx context.Context, scope tenant.Scope, x integration.Settings, was int64) error {
	return gone(s.shelf.replace(ctx, scope, x.ID, was, x))
}

// Delete removes settings of a version. Faults: fault.ErrStale.
func (s *Integrations) Delete(ctx context.Context, scope tenant.Scope, id string, was int64) error {
	return gone(s.shelf.delete(ctx, scope, id, was))
}

// gone tells settings that somebody removed meanwhile from ones that were never there.
func gone(err error) error {
	if errors.Is(err, integration.ErrUnknown) {
		return fault.ErrStale
	}
	return err
}
