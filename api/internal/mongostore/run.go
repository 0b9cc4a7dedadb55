package mongostore

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

const runs = "engineRuns"

var runIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByCampaign", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "campaignId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByEngine", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "engine", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByCampaignAndEngine", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "campaignId", Value: 1}, {Key: "engine", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByStatus", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "status", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByCampaignAndStatus", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "campaignId", Value: 1}, {Key: "status", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByEngineAndStatus", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "engine", Value: 1}, {Key: "status", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByCampaignEngineAndStatus", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "campaignId", Value: 1}, {Key: "engine", Value: 1}, {Key: "status", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "due", keys: bson.D{{Key: "wakeAt", Value: 1}}},
	{name: "byStatus", keys: bson.D{{Key: "status", Value: 1}}},
}

// Runs keeps the records of engine work.
type Runs struct{ shelf shelf[engine.Run] }

// NewRuns opens the shelf.
func NewRuns(s *Store) *Runs {
	return &Runs{newShelf[engine.Run](s, runs, engine.ErrNotFound, engine.ErrExists)}
}

// Get reads one run. Faults: engine.ErrNotFound.
func (s *Runs) Get(ctx context.Context, scope tenant.Scope, id engine.ID) (engine.Run, error) {
	return s.shelf.get(ctx, scope, string(id))
}

// List pages through the runs, newest first.
func (s *Runs) List(ctx context.Context, scope tenant.Scope, f engine.Filter, req page.Request) (page.Result[engine.Run], error) {
	filter := bson.D{}
	if f.CampaignID != "" {
		filter = append(filter, bson.E{Key: "campaignId", Value: f.CampaignID})
	}
	if f.Engine != "" {
		filter = append(filter, bson.E{Key: "engine", Value: f.Engine})
	}
	if f.Status != "" {
		filter = append(filter, bson.E{Key: "status", Value: f.Status})
	}
	return s.shelf.page(ctx, scope, filter, req, func(r engine.Run) string { return string(r.ID) })
}

// Create adds a run. Faults: engine.ErrExists.
func (s *Runs) Create(ctx context.Context, scope tenant.Scope, r engine.Run) error {
	return s.shelf.create(ctx, scope, r)
}

// Save stores a changed run where its revision still is was. Faults: engine.ErrNotFound,
// fault.ErrStale.
func (s *Runs) Save(ctx context.Context, scope tenant.Scope, r engine.Run, was int64) error {
	return s.shelf.replace(ctx, scope, string(r.ID), was, r)
}

// Due lists up to limit runs that must be looked at by an instant, earliest first.
func (s *Runs) Due(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]engine.Due, error) {
	found, err := s.shelf.find(ctx, scope, bson.D{{Key: "wakeAt", Value: bson.D{{Key: "$lte", Value: by}}}},
		options.Find().SetSort(bson.D{{Key: "wakeAt", Value: 1}}).SetLimit(int64(limit)))
	due := make([]engine.Due, len(found))
	for i, r := range found {
		due[i] = engine.Due{TenantID: r.TenantID, RunID: r.ID, WakeAt: r.WakeAt}
	}
	return due, err
}

// Claim gives a due run to a worker until an instant. Faults: engine.ErrNotHeld.
func (s *Runs) Claim(ctx context.Context, scope tenant.Scope, id engine.ID, worker string, now, until time.Time) (engine.Run, error) {
	filter := bson.D{
		{Key: "_id", Value: id}, {Key: "wakeAt", Value: bson.D{{Key: "$lte", Value: now}}},
		{Key: "status", Value: bson.D{{Key: "$in", Value: bson.A{engine.Queued, engine.Running}}}},
	}
	r, err := s.shelf.update(ctx, scope, filter, bson.D{
		{Key: "$set", Value: bson.D{{Key: "status", Value: engine.Running}, {Key: "holder", Value: worker}, {Key: "wakeAt", Value: until}}},
		{Key: "$inc", Value: bson.D{{Key: "version", Value: 1}, {Key: "tries", Value: 1}}},
	})
	return r, unheld(err)
}

// Keep stores a run that the worker holds; a cancel or another worker's claim has taken it
// away. Faults: engine.ErrNotHeld.
func (s *Runs) Keep(ctx context.Context, scope tenant.Scope, r engine.Run, worker string) error {
	return unheld(s.shelf.swap(ctx, scope, bson.D{
		{Key: "_id", Value: r.ID}, {Key: "holder", Value: worker}, {Key: "status", Value: engine.Running}, {Key: "tries", Value: r.Tries},
	}, r))
}

// Apply notes what became of a run's output, unless something has been noted before.
func (s *Runs) Apply(ctx context.Context, scope tenant.Scope, id engine.ID, a engine.Applied) (engine.Run, error) {
	r, err := s.shelf.update(ctx, scope, bson.D{{Key: "_id", Value: id}, {Key: "applied", Value: bson.D{{Key: "$exists", Value: false}}}},
		bson.D{{Key: "$set", Value: bson.D{{Key: "applied", Value: a}}}, {Key: "$inc", Value: bson.D{{Key: "version", Value: 1}}}})
	if errors.Is(err, engine.ErrNotFound) {
		return s.Get(ctx, scope, id)
	}
	return r, err
}

// CountStatus counts the runs of every tenant in a status.
func (s *Runs) CountStatus(ctx context.Context, scope tenant.Scope, status engine.Status) (int64, error) {
	return s.shelf.count(ctx, scope, bson.D{{Key: "status", Value: status}})
}

// unheld tells a run that is not the worker's from other troubles.
func unheld(err error) error {
	if errors.Is(err, engine.ErrNotFound) {
		return engine.ErrNotHeld
	}
	return err
}
