package mongostore

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
)

const invites = "invites"

// waitingOnly leaves out invitations that were accepted.
var waitingOnly = bson.E{Key: "waiting", Value: true}

var inviteIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "waiting", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "address", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "emailKey", Value: 1}}, unique: true, partial: bson.D{waitingOnly}},
	{name: "accepted", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "acceptedBy", Value: 1}}},
	{name: "secret", keys: bson.D{{Key: "secrets", Value: 1}}},
	{name: "due", keys: bson.D{{Key: "dueAt", Value: 1}}},
	{name: "over", keys: bson.D{{Key: "vanishesAt", Value: 1}}, expires: time.Second},
}

// Invites keeps invitations.
type Invites struct {
	shelf  shelf[team.Invite]
	anyone tenant.Scope
}

// NewInvites opens the shelf.
func NewInvites(s *Store) *Invites {
	return &Invites{
		shelf:  newShelf[team.Invite](s, invites, team.ErrNoInvite, team.ErrInvited),
		anyone: tenant.AllTenants("whoever follows a mailed link names no tenant"),
	}
}

// Invite reads an invitation. Faults: team.ErrNoInvite.
func (i *Invites) Invite(ctx context.Context, scope tenant.Scope, id string) (team.Invite, error) {
	return i.shelf.get(ctx, scope, id)
}

// InviteByToken finds the invitation of a link, in whichever team it is. Faults:
// team.ErrNoInvite.
func (i *Invites) InviteByToken(ctx context.Context, hash string) (team.Invite, error) {
	return i.shelf.first(ctx, i.anyone, bson.D{{Key: "secrets", Value: hash}})
}

// ListInvites pages through those that nobody has accepted, newest first.
func (i *Invites) ListInvites(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[team.Invite], error) {
	return i.shelf.page(ctx, scope, bson.D{waitingOnly}, req, func(i team.Invite) string { return i.ID })
}

// CreateInvite adds an invitation. Faults: team.ErrInvited where one waits for the address.
func (i *Invites) CreateInvite(ctx context.Context, scope tenant.Scope, v team.Invite) error {
	return i.shelf.create(ctx, scope, v)
}

// SaveInvite stores a changed invitation where its version still is was. Faults:
// team.ErrNoInvite, fault.ErrStale.
func (i *Invites) SaveInvite(ctx context.Context, scope tenant.Scope, v team.Invite, was int64) error {
	return i.shelf.replace(ctx, scope, v.ID, was, v)
}

// DeleteInvite removes an invitation whose version still is was. Faults: team.ErrNoInvite,
// fault.ErrStale.
func (i *Invites) DeleteInvite(ctx context.Context, scope tenant.Scope, id string, was int64) error {
	return i.shelf.delete(ctx, scope, id, was)
}

// SettleInvites notes of what a person has accepted that it is done with.
func (i *Invites) SettleInvites(ctx context.Context, scope tenant.Scope, userID string) error {
	_, err := i.shelf.updateAll(ctx, scope, bson.D{{Key: "acceptedBy", Value: userID}}, bson.D{
		{Key: "$set", Value: bson.D{{Key: "settled", Value: true}}},
		{Key: "$unset", Value: bson.D{{Key: "dueAt", Value: ""}}},
		{Key: "$inc", Value: bson.D{{Key: "version", Value: 1}}},
	})
	return err
}

// DueInvites lists invitations that are due by an instant, the longest waiting first.
func (i *Invites) DueInvites(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]team.Invite, error) {
	due := bson.D{{Key: "dueAt", Value: bson.D{{Key: "$lte", Value: by}}}}
	return i.shelf.find(ctx, scope, due, options.Find().SetSort(bson.D{{Key: "dueAt", Value: 1}}).SetLimit(int64(limit)))
}
