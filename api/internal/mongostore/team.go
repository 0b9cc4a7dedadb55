package mongostore

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// movingIndex finds the teams whose memberships lag behind.
var movingIndex = index{
	name: "moving", keys: bson.D{{Key: "moves.at", Value: 1}},
	partial: bson.D{{Key: "moves.at", Value: bson.D{{Key: "$exists", Value: true}}}},
}

// Moving lists teams with moves that were decided before an instant.
func (t *Teams) Moving(ctx context.Context, scope tenant.Scope, before time.Time, limit int) ([]identity.Tenant, error) {
	old := bson.D{{Key: "moves.at", Value: bson.D{{Key: "$lt", Value: before}}}}
	return t.tenants.find(ctx, scope, old, options.Find().SetLimit(int64(limit)))
}

// ListMembers pages through who belongs to the scope's team.
func (t *Teams) ListMembers(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[identity.Membership], error) {
	return t.members.page(ctx, scope, bson.D{}, req, func(m identity.Membership) string { return m.ID })
}

// SaveMember stores a changed membership where its version still is was. Faults:
// identity.ErrNotAMember, fault.ErrStale.
func (t *Teams) SaveMember(ctx context.Context, scope tenant.Scope, m identity.Membership, was int64) error {
	return t.members.replace(ctx, scope, m.ID, was, m)
}

// DeleteMember removes a membership whose version still is was. Faults:
// identity.ErrNotAMember, fault.ErrStale.
func (t *Teams) DeleteMember(ctx context.Context, scope tenant.Scope, id string, was int64) error {
	return t.members.delete(ctx, scope, id, was)
}
