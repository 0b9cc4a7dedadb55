package mongostore

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/tenant"
)

const pauses = "pauses"

var pauseIndexes = []index{
	{name: "key", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "key", Value: 1}}, unique: true},
	{name: "inForce", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "inForce", Value: 1}, {Key: "_id", Value: 1}}},
	{name: "lookAt", keys: bson.D{{Key: "lookAt", Value: 1}}},
}

// Pauses keeps pauses.
type Pauses struct{ shelf shelf[pause.Pause] }

// NewPauses opens the shelf.
func NewPauses(s *Store) *Pauses {
	return &Pauses{newShelf[pause.Pause](s, pauses, pause.ErrNotFound, pause.ErrPaused)}
}

// Get reads one pause. Faults: pause.ErrNotFound.
func (s *Pauses) Get(ctx context.Context, scope tenant.Scope, id pause.ID) (pause.Pause, error) {
	return s.shelf.get(ctx, scope, string(id))
}

// InForce lists the pauses that have not ended, oldest first.
func (s *Pauses) InForce(ctx context.Context, scope tenant.Scope) ([]pause.Pause, error) {
	return s.shelf.find(ctx, scope, bson.D{{Key: "inForce", Value: true}}, options.Find().SetSort(bson.D{{Key: "_id", Value: 1}}))
}

// Create adds a pause. Faults: pause.ErrPaused.
func (s *Pauses) Create(ctx context.Context, scope tenant.Scope, p pause.Pause) error {
	return s.shelf.create(ctx, scope, p)
}

// Save stores a changed pause where its version still is was. Faults: pause.ErrNotFound,
// fault.ErrStale.
func (s *Pauses) Save(ctx context.Context, scope tenant.Scope, p pause.Pause, was int64) error {
	return s.shelf.replace(ctx, scope, string(p.ID), was, p)
}

// Ripe lists up to limit pauses of every tenant that must be looked at by an instant.
func (s *Pauses) Ripe(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]pause.Pause, error) {
	return s.shelf.find(ctx, scope, bson.D{{Key: "lookAt", Value: bson.D{{Key: "$lte", Value: by}}}},
		options.Find().SetSort(bson.D{{Key: "lookAt", Value: 1}}).SetLimit(int64(limit)))
}
