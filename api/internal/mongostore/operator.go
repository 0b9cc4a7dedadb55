package mongostore

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// ListUsers pages through all accounts, newest first.
func (p *People) ListUsers(ctx context.Context, req page.Request) (page.Result[identity.User], error) {
	return p.users.page(ctx, p.anyone, bson.D{}, req, func(u identity.User) string { return u.ID })
}

// MembershipsOfAll lists what several people belong to.
func (p *People) MembershipsOfAll(ctx context.Context, userIDs []string) ([]identity.Membership, error) {
	return p.members.find(ctx, p.anyone, bson.D{{Key: "userId", Value: bson.D{{Key: "$in", Value: userIDs}}}})
}

// LastSeen tells when people last used a sign-in of theirs that has not ended; who has
// none is left out. What operators do in their name does not count.
func (p *People) LastSeen(ctx context.Context, userIDs []string) (map[string]time.Time, error) {
	open := bson.D{{Key: "userId", Value: bson.D{{Key: "$in", Value: userIDs}}}, {Key: "revoked", Value: false}}
	found, err := p.sessions.find(ctx, p.anyone, open)
	seen := map[string]time.Time{}
	for _, s := range found {
		if s.Acting == nil && s.UsedAt.After(seen[s.UserID]) {
			seen[s.UserID] = s.UsedAt
		}
	}
	return seen, err
}

// TenantsByID reads the teams of those ids within the scope.
func (t *Teams) TenantsByID(ctx context.Context, scope tenant.Scope, ids []string) ([]identity.Tenant, error) {
	return t.tenants.many(ctx, scope, ids)
}
