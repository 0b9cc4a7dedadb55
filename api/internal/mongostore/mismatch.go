package mongostore

import (
	"context"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

const mismatches = "mismatches"

var mismatchIndexes = []index{
	{name: "open", keys: bson.D{{Key: "reviewedAt", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "finding", keys: bson.D{{Key: "sessionId", Value: 1}, {Key: "reason", Value: 1}}, unique: true},
}

// unreviewed chooses the findings that nobody has reviewed.
var unreviewed = bson.D{{Key: "reviewedAt", Value: nil}}

// Mismatches keeps what operators must look into; it is the platform's own.
type Mismatches struct{ shelf shelf[billing.Mismatch] }

// NewMismatches opens the shelf.
func NewMismatches(s *Store) *Mismatches {
	return &Mismatches{newShelf[billing.Mismatch](s, mismatches, billing.ErrMismatchNotFound, billing.ErrMismatchExists)}
}

// File adds a finding; the same one of the same session is added once.
func (s *Mismatches) File(ctx context.Context, scope tenant.Scope, m billing.Mismatch) error {
	return unlessThere(s.shelf.create(ctx, scope, m), billing.ErrMismatchExists)
}

// Get reads one finding. Faults: billing.ErrMismatchNotFound.
func (s *Mismatches) Get(ctx context.Context, scope tenant.Scope, id string) (billing.Mismatch, error) {
	return s.shelf.get(ctx, scope, id)
}

// List pages through the findings, newest first; open leaves out those that were reviewed.
func (s *Mismatches) List(ctx context.Context, scope tenant.Scope, open bool, req page.Request) (page.Result[billing.Mismatch], error) {
	filter := bson.D{}
	if open {
		filter = append(filter, unreviewed...)
	}
	return s.shelf.page(ctx, scope, filter, req, func(m billing.Mismatch) string { return m.ID })
}

// CountOpen counts the findings that nobody has reviewed.
func (s *Mismatches) CountOpen(ctx context.Context, scope tenant.Scope) (int64, error) {
	return s.shelf.count(ctx, scope, unreviewed)
}

// Save stores a changed finding where its version still is was. Faults: fault.ErrStale.
func (s *Mismatches) Save(ctx context.Context, scope tenant.Scope, m billing.Mismatch, was int64) error {
	return s.shelf.replace(ctx, scope, m.ID, was, m)
}
