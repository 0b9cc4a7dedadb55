package mongostore

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/archive"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

const exports = "exports"

var exportIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "one", keys: bson.D{{Key: "tenantId", Value: 1}}, unique: true, partial: bson.D{{Key: "underWay", Value: true}}},
	{name: "due", keys: bson.D{{Key: "wakeAt", Value: 1}}},
}

// Exports keeps the exports of teams' data, and reads what goes into them.
type Exports struct {
	shelf shelf[archive.Export]
	db    *mongo.Database
}

// NewExports opens the shelf.
func NewExports(s *Store) *Exports {
	return &Exports{newShelf[archive.Export](s, exports, archive.ErrNotFound, archive.ErrUnderWay), s.db}
}

// Get reads one export. Faults: archive.ErrNotFound.
func (s *Exports) Get(ctx context.Context, scope tenant.Scope, id archive.ID) (archive.Export, error) {
	return s.shelf.get(ctx, scope, string(id))
}

// List pages through the exports, newest first.
func (s *Exports) List(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[archive.Export], error) {
	return s.shelf.page(ctx, scope, bson.D{}, req, func(e archive.Export) string { return string(e.ID) })
}

// Create adds an export. Faults: archive.ErrUnderWay where the tenant has one under way.
func (s *Exports) Create(ctx context.Context, scope tenant.Scope, e archive.Export) error {
	return s.shelf.create(ctx, scope, e)
}

// Due lists up to limit exports that must be looked at by an instant, earliest first.
func (s *Exports) Due(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]archive.Due, error) {
	found, err := s.shelf.find(ctx, scope, bson.D{{Key: "wakeAt", Value: bson.D{{Key: "$lte", Value: by}}}},
		options.Find().SetSort(bson.D{{Key: "wakeAt", Value: 1}}).SetLimit(int64(limit)))
	due := make([]archive.Due, len(found))
	for i, e := range found {
		due[i] = archive.Due{TenantID: e.TenantID, ID: e.ID, WakeAt: e.WakeAt}
	}
	return due, err
}

// Claim gives a due export to a worker until an instant. Faults: archive.ErrNotHeld.
func (s *Exports) Claim(ctx context.Context, scope tenant.Scope, id archive.ID, worker string, now, until time.Time) (archive.Export, error) {
	due := bson.D{{Key: "_id", Value: id}, {Key: "wakeAt", Value: bson.D{{Key: "$lte", Value: now}}}}
	e, err := s.shelf.update(ctx, scope, due, bson.D{
		{Key: "$set", Value: bson.D{{Key: "holder", Value: worker}, {Key: "wakeAt", Value: until}}},
		{Key: "$inc", Value: bson.D{{Key: "tries", Value: 1}}},
	})
	return e, unheldExport(err)
}

// Keep stores an export that the worker holds. Faults: archive.ErrNotHeld.
func (s *Exports) Keep(ctx context.Context, scope tenant.Scope, e archive.Export, worker string) error {
	held := bson.D{{Key: "_id", Value: e.ID}, {Key: "holder", Value: worker}, {Key: "tries", Value: e.Tries}}
	return unheldExport(s.shelf.swap(ctx, scope, held, e))
}

func unheldExport(err error) error {
	if errors.Is(err, archive.ErrNotFound) {
		return archive.ErrNotHeld
	}
	return err
}

// Kinds lists every collection: what is exported of it, or why nothing is.
func (s *Exports) Kinds() []archive.Kind {
	var kinds []archive.Kind
	for collection, h := range holdings() {
		kinds = append(kinds, archive.Kind{Collection: collection, File: h.file, Why: h.why})
	}
	slices.SortFunc(kinds, func(a, b archive.Kind) int { return strings.Compare(a.Collection, b.Collection) })
	return kinds
}

// Each tells a tenant's documents of one collection one by one, in plain form.
func (s *Exports) Each(ctx context.Context, scope tenant.Scope, collection string, tell func(json.RawMessage) error) error {
	in, bounded, err := scope.Tenant()
	if err != nil || !bounded {
		return errors.Join(err, tenant.ErrScope)
	}
	cursor, err := s.db.Collection(collection).Find(ctx, bson.D{{Key: tenantField, Value: in}})
	if err != nil {
		return s.shelf.translate(err)
	}
	defer cursor.Close(context.WithoutCancel(ctx))
	hidden := holdings()[collection].hidden
	for cursor.Next(ctx) {
		if _, err := cursor.Current.LookupErr(goneField); err == nil {
			continue // it was deleted, and only its event is still under way
		}
		record, err := plain(cursor.Current, hidden)
		if err != nil {
			return err
		}
		if err := tell(record); err != nil {
			return err
		}
	}
	return s.shelf.translate(cursor.Err())
}
