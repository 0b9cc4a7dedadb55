package identity

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/tenant"
)

// Users keeps accounts. They belong to no tenant, so no call takes a scope: an account is
// reached by its id or its address.
type Users interface {
	User(ctx context.Context, id string) (User, error)
	UserByEmail(ctx context.Context, key string) (User, error)
	// UsersByID reads the accounts of those ids; ids that don't exist are left out.
	UsersByID(ctx context.Context, ids []string) ([]User, error)
	// CreateUser adds an account. Faults: ErrEmailTaken.
	CreateUser(ctx context.Context, by tenant.Actor, u User) error
	// SaveUser stores a changed account where its version still is was. Faults:
	// ErrEmailTaken, fault.ErrStale.
	SaveUser(ctx context.Context, by tenant.Actor, u User, was int64) error
	// Founding lists up to limit accounts whose registration is unfinished since before an
	// instant.
	Founding(ctx context.Context, before time.Time, limit int) ([]User, error)
	CountUsers(ctx context.Context) (int64, error)
	// MembershipsOf lists what a person belongs to, the oldest first.
	MembershipsOf(ctx context.Context, userID string) ([]Membership, error)
}

// Sessions keeps sign-ins.
type Sessions interface {
	Session(ctx context.Context, id string) (Session, error)
	CreateSession(ctx context.Context, s Session) error
	// SaveSession stores a changed sign-in where its version still is was. Faults:
	// fault.ErrStale.
	SaveSession(ctx context.Context, s Session, was int64) error
	// TouchSession notes a use of a sign-in that has not ended, unless one after an instant
	// is noted already.
	TouchSession(ctx context.Context, s Session, since time.Time) error
	// SessionsOf lists up to limit sign-ins of a person that were not ended, newest first.
	SessionsOf(ctx context.Context, userID string, limit int) ([]Session, error)
	// EndSession ends one sign-in of a person. Faults: ErrNoSession.
	EndSession(ctx context.Context, userID, id string, at time.Time) error
	// EndSessions ends every sign-in of a person but one; except may be empty.
	EndSessions(ctx context.Context, userID, except string, at time.Time) error
}

// Proofs keeps mailed links until they end.
type Proofs interface {
	Proof(ctx context.Context, id string) (Proof, error)
	CreateProof(ctx context.Context, p Proof) error
	DeleteProof(ctx context.Context, id string) error
	// TryProof counts a try against a proof and gives it, up to so many tries. Faults:
	// ErrNoProof, also where they are used up.
	TryProof(ctx context.Context, id string, most int) (Proof, error)
}

// Teams keeps teams and who belongs to them.
type Teams interface {
	Tenant(ctx context.Context, scope tenant.Scope) (Tenant, error)
	// TenantByID reads one of several teams.
	TenantByID(ctx context.Context, scope tenant.Scope, id tenant.ID) (Tenant, error)
	ListTenants(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[Tenant], error)
	// EnsureTenant adds a team unless it is there.
	EnsureTenant(ctx context.Context, scope tenant.Scope, t Tenant) error
	SaveTenant(ctx context.Context, scope tenant.Scope, t Tenant, was int64) error
	CountTenants(ctx context.Context, scope tenant.Scope) (int64, error)
	// EnsureMember adds a membership unless it is there.
	EnsureMember(ctx context.Context, scope tenant.Scope, m Membership) error
	Membership(ctx context.Context, scope tenant.Scope, id string) (Membership, error)
	// MembersOf lists who belongs to teams.
	MembersOf(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]Membership, error)
}

// Passwords hashes and checks passwords.
type Passwords interface {
	Hash(ctx context.Context, password string) (string, error)
	// Verify says whether the password is right; an empty hash stands for an account that
	// does not exist, takes the same work and is never right.
	Verify(ctx context.Context, password, hash string) (bool, error)
}

// Pass is what an access token says of its bearer. Rights come from the store, never from
// here; role and platform role tell a client what to show.
type Pass struct {
	UserID       string
	TenantID     tenant.ID
	Role         tenant.Role
	PlatformRole tenant.PlatformRole
	SessionID    string
}

// Tokens signs and reads access tokens.
type Tokens interface {
	Issue(p Pass, valid time.Duration) (string, error)
	// Read faults: ErrCredential.
	Read(token string) (Pass, error)
}

// Plans starts what a new team may use.
type Plans interface {
	// Begin opens the team's subscription, with a trial or with nothing, and counts its
	// owner's seat, once however often it is called.
	Begin(ctx context.Context, in tenant.ID, trial bool) error
}

// Outbox has a mail written soon, by the worker. Asking costs the same whether the account
// exists or not, so that nothing can be told from it.
type Outbox interface {
	Ask(ctx context.Context, purpose Purpose, email string) error
	// Tell has the letter of a notice written, once for its ID.
	Tell(ctx context.Context, n Notice) error
}

// Throttle makes guessing slow. It never fails: where its store is away it counts in the
// process.
type Throttle interface {
	// Try counts a try in every lane, or in none and tells how long it has to wait where one
	// of them asks for that.
	Try(ctx context.Context, lanes ...Lane) (wait time.Duration)
	// Forget forgets the tries of lanes, by their keys.
	Forget(ctx context.Context, keys ...string)
	// Trust notes something for so long, and Trusts says whether it is noted.
	Trust(ctx context.Context, key string, length time.Duration)
	Trusts(ctx context.Context, key string) bool
}

// Sealer encrypts the secrets of second factors for where they belong.
type Sealer interface {
	Seal(secret string, at seal.Place) string
	// Open faults: seal.ErrSealed.
	Open(sealed string, at seal.Place) (string, error)
}

// Mailer sends a letter.
type Mailer interface {
	Send(ctx context.Context, l Letter) error
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
