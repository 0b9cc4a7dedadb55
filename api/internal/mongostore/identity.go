package mongostore

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

const (
	users       = "users"
	sessions    = "sessions"
	proofs      = "proofs"
	tenants     = "tenants"
	memberships = "memberships"
)

// keepEnded is how long ended sign-ins and links stay before they vanish.
const keepEnded = 24 * time.Hour

var (
	userIndexes = []index{
		{name: "email", keys: bson.D{{Key: "emailKey", Value: 1}}, unique: true},
		{name: "founding", keys: bson.D{{Key: "founding.since", Value: 1}}, partial: bson.D{{Key: "founding.since", Value: bson.D{{Key: "$exists", Value: true}}}}},
	}
	sessionIndexes = []index{
		{name: "ended", keys: bson.D{{Key: "expiresAt", Value: 1}}, expires: keepEnded},
		{name: "person", keys: bson.D{{Key: "userId", Value: 1}, {Key: "revoked", Value: 1}, {Key: "_id", Value: -1}}},
		{name: "tenant", keys: bson.D{{Key: "tenantId", Value: 1}}},
	}
	proofIndexes = []index{
		{name: "ended", keys: bson.D{{Key: "expiresAt", Value: 1}}, expires: keepEnded},
		{name: "person", keys: bson.D{{Key: "userId", Value: 1}}},
	}
	tenantIndexes     = []index{{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}}, movingIndex}
	membershipIndexes = []index{
		{name: "team", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
		{name: "person", keys: bson.D{{Key: "userId", Value: 1}, {Key: "createdAt", Value: 1}}},
	}
)

// everyID matches every document and has them counted in the index of ids.
var everyID = bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: ""}}}}

// People keeps accounts, sign-ins and mailed links. None belongs to a tenant: they are
// what leads to one.
type People struct {
	users    shelf[identity.User]
	sessions shelf[identity.Session]
	proofs   shelf[identity.Proof]
	members  shelf[identity.Membership]
	anyone   tenant.Scope
}

// NewPeople opens the shelves.
func NewPeople(s *Store) *People {
	return &People{
		users:    newShelf[identity.User](s, users, identity.ErrNotFound, identity.ErrEmailTaken),
		sessions: newShelf[identity.Session](s, sessions, identity.ErrNoSession, identity.ErrTwoSessions),
		proofs:   newShelf[identity.Proof](s, proofs, identity.ErrNoProof, identity.ErrNoProof),
		members:  newShelf[identity.Membership](s, memberships, identity.ErrNotAMember, identity.ErrNotAMember),
		anyone:   tenant.AllTenants("accounts and sign-ins belong to no tenant"),
	}
}

// User reads an account. Faults: identity.ErrNotFound.
func (p *People) User(ctx context.Context, id string) (identity.User, error) {
	return p.users.get(ctx, p.anyone, id)
}

// UserByEmail reads the account of an address. Faults: identity.ErrNotFound.
func (p *People) UserByEmail(ctx context.Context, key string) (identity.User, error) {
	return p.users.first(ctx, p.anyone, bson.D{{Key: "emailKey", Value: key}})
}

// UsersByID reads the accounts of those ids.
func (p *People) UsersByID(ctx context.Context, ids []string) ([]identity.User, error) {
	return p.users.many(ctx, p.anyone, ids)
}

// CreateUser adds an account. Faults: identity.ErrEmailTaken.
func (p *People) CreateUser(ctx context.Context, by tenant.Actor, u identity.User) error {
	return p.users.create(ctx, p.anyone.As(by), u)
}

// SaveUser stores a changed account where its version still is was. Faults:
// identity.ErrNotFound, identity.ErrEmailTaken, fault.ErrStale.
func (p *People) SaveUser(ctx context.Context, by tenant.Actor, u identity.User, was int64) error {
	return p.users.replace(ctx, p.anyone.As(by), u.ID, was, u)
}

// Founding lists accounts whose registration is unfinished, the longest waiting first.
func (p *People) Founding(ctx context.Context, before time.Time, limit int) ([]identity.User, error) {
	waiting := bson.D{{Key: "founding.since", Value: bson.D{{Key: "$lt", Value: before}}}}
	o := options.Find().SetSort(bson.D{{Key: "founding.since", Value: 1}}).SetLimit(int64(limit))
	return p.users.find(ctx, p.anyone, waiting, o)
}

// CountUsers counts all accounts.
func (p *People) CountUsers(ctx context.Context) (int64, error) {
	return p.users.count(ctx, p.anyone, everyID)
}

// Session reads a sign-in. Faults: identity.ErrNoSession.
func (p *People) Session(ctx context.Context, id string) (identity.Session, error) {
	return p.sessions.get(ctx, p.anyone, id)
}

// CreateSession adds a sign-in.
func (p *People) CreateSession(ctx context.Context, s identity.Session) error {
	return p.sessions.create(ctx, p.anyone, s)
}

// SaveSession stores a changed sign-in where its version still is was. Faults:
// identity.ErrNoSession, fault.ErrStale.
func (p *People) SaveSession(ctx context.Context, s identity.Session, was int64) error {
	return p.sessions.replace(ctx, p.anyone, s.ID, was, s)
}

// TouchSession notes a use of a sign-in that has not ended, unless one after since is
// noted already. Faults: identity.ErrNoSession, also where there was nothing to note.
func (p *People) TouchSession(ctx context.Context, s identity.Session, since time.Time) error {
	due := bson.D{{Key: "_id", Value: s.ID}, {Key: "revoked", Value: false}, {Key: "usedAt", Value: bson.D{{Key: "$lte", Value: since}}}}
	_, err := p.sessions.update(ctx, p.anyone, due, bson.D{{Key: "$set", Value: bson.D{
		{Key: "usedAt", Value: s.UsedAt}, {Key: "address", Value: s.Address}, {Key: "expiresAt", Value: s.ExpiresAt},
	}}})
	return err
}

// SessionsOf lists sign-ins of a person that were not ended, newest first.
func (p *People) SessionsOf(ctx context.Context, userID string, limit int) ([]identity.Session, error) {
	newest := options.Find().SetSort(bson.D{{Key: "_id", Value: -1}}).SetLimit(int64(limit))
	return p.sessions.find(ctx, p.anyone, openOf(userID), newest)
}

// EndSession ends one sign-in of a person. Faults: identity.ErrNoSession.
func (p *People) EndSession(ctx context.Context, userID, id string, at time.Time) error {
	_, err := p.sessions.update(ctx, p.anyone, append(bson.D{{Key: "_id", Value: id}}, openOf(userID)...), ended(at))
	return err
}

// EndSessions ends every sign-in of a person but one; except may be empty.
func (p *People) EndSessions(ctx context.Context, userID, except string, at time.Time) error {
	others := append(openOf(userID), bson.E{Key: "_id", Value: bson.D{{Key: "$ne", Value: except}}})
	_, err := p.sessions.updateAll(ctx, p.anyone, others, ended(at))
	return err
}

// openOf matches the sign-ins of a person that were not ended.
func openOf(userID string) bson.D {
	return bson.D{{Key: "userId", Value: userID}, {Key: "revoked", Value: false}}
}

// ended ends a sign-in. The version moves on, so that a renewal under way at this moment
// finds out.
func ended(at time.Time) bson.D {
	return bson.D{
		{Key: "$set", Value: bson.D{{Key: "revoked", Value: true}, {Key: "expiresAt", Value: at}}},
		{Key: "$inc", Value: bson.D{{Key: "version", Value: 1}}},
	}
}

// TryProof counts a try against a proof and gives it, up to so many tries. Faults:
// identity.ErrNoProof, also where they are used up.
func (p *People) TryProof(ctx context.Context, id string, most int) (identity.Proof, error) {
	left := bson.D{{Key: "_id", Value: id}, {Key: "tries", Value: bson.D{{Key: "$lt", Value: most}}}}
	return p.proofs.update(ctx, p.anyone, left, bson.D{{Key: "$inc", Value: bson.D{{Key: "tries", Value: 1}}}})
}

// Proof reads a mailed link. Faults: identity.ErrNoProof.
func (p *People) Proof(ctx context.Context, id string) (identity.Proof, error) {
	return p.proofs.get(ctx, p.anyone, id)
}

// CreateProof adds a mailed link.
func (p *People) CreateProof(ctx context.Context, proof identity.Proof) error {
	return p.proofs.create(ctx, p.anyone, proof)
}

// DeleteProof removes a mailed link. Faults: identity.ErrNoProof.
func (p *People) DeleteProof(ctx context.Context, id string) error {
	return p.proofs.delete(ctx, p.anyone, id, 0)
}

// MembershipsOf lists what a person belongs to, the oldest first.
func (p *People) MembershipsOf(ctx context.Context, userID string) ([]identity.Membership, error) {
	oldest := options.Find().SetSort(bson.D{{Key: "createdAt", Value: 1}})
	return p.members.find(ctx, p.anyone, bson.D{{Key: "userId", Value: userID}}, oldest)
}

// Teams keeps teams and who belongs to them.
type Teams struct {
	tenants shelf[identity.Tenant]
	members shelf[identity.Membership]
}

// NewTeams opens the shelves.
func NewTeams(s *Store) *Teams {
	return &Teams{
		tenants: newShelf[identity.Tenant](s, tenants, identity.ErrNoTenant, identity.ErrTeamExists),
		members: newShelf[identity.Membership](s, memberships, identity.ErrNotAMember, identity.ErrTeamExists),
	}
}

// Tenant reads the scope's own team. Faults: identity.ErrNoTenant.
func (t *Teams) Tenant(ctx context.Context, scope tenant.Scope) (identity.Tenant, error) {
	id, _, err := scope.Tenant()
	if err != nil {
		return identity.Tenant{}, err
	}
	return t.tenants.get(ctx, scope, string(id))
}

// TenantByID reads a team within the scope. Faults: identity.ErrNoTenant.
func (t *Teams) TenantByID(ctx context.Context, scope tenant.Scope, id tenant.ID) (identity.Tenant, error) {
	return t.tenants.get(ctx, scope, string(id))
}

// ListTenants pages through the teams, newest first.
func (t *Teams) ListTenants(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[identity.Tenant], error) {
	return t.tenants.page(ctx, scope, bson.D{}, req, func(t identity.Tenant) string { return string(t.ID) })
}

// EnsureTenant adds a team unless it is there.
func (t *Teams) EnsureTenant(ctx context.Context, scope tenant.Scope, team identity.Tenant) error {
	return unlessThere(t.tenants.create(ctx, scope, team), identity.ErrTeamExists)
}

// SaveTenant stores a changed team where its version still is was. Faults:
// identity.ErrNoTenant, fault.ErrStale.
func (t *Teams) SaveTenant(ctx context.Context, scope tenant.Scope, team identity.Tenant, was int64) error {
	return t.tenants.replace(ctx, scope, string(team.ID), was, team)
}

// CountTenants counts the teams.
func (t *Teams) CountTenants(ctx context.Context, scope tenant.Scope) (int64, error) {
	return t.tenants.count(ctx, scope, everyID)
}

// EnsureMember adds a membership unless it is there.
func (t *Teams) EnsureMember(ctx context.Context, scope tenant.Scope, m identity.Membership) error {
	return unlessThere(t.members.create(ctx, scope, m), identity.ErrTeamExists)
}

// Membership reads a membership. Faults: identity.ErrNotAMember.
func (t *Teams) Membership(ctx context.Context, scope tenant.Scope, id string) (identity.Membership, error) {
	return t.members.get(ctx, scope, id)
}

// MembersOf lists who belongs to teams.
func (t *Teams) MembersOf(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]identity.Membership, error) {
	return t.members.find(ctx, scope, bson.D{{Key: tenantField, Value: bson.D{{Key: "$in", Value: in}}}})
}

// unlessThere takes "it exists" for done.
func unlessThere(err, exists error) error {
	if errors.Is(err, exists) {
		return nil
	}
	return err
}
