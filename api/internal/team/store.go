package team

import (
	"context"
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Teams keeps teams and who belongs to them.
type Teams interface {
	Tenant(ctx context.Context, scope tenant.Scope) (identity.Tenant, error)
	SaveTenant(ctx context.Context, scope tenant.Scope, t identity.Tenant, was int64) error
	// Moving lists up to limit teams with moves that were decided before an instant.
	Moving(ctx context.Context, scope tenant.Scope, before time.Time, limit int) ([]identity.Tenant, error)

	Membership(ctx context.Context, scope tenant.Scope, id string) (identity.Membership, error)
	ListMembers(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[identity.Membership], error)
	// EnsureMember adds a membership unless it is there.
	EnsureMember(ctx context.Context, scope tenant.Scope, m identity.Membership) error
	// SaveMember and DeleteMember change a membership whose version still is was. Faults:
	// identity.ErrNotAMember, fault.ErrStale.
	SaveMember(ctx context.Context, scope tenant.Scope, m identity.Membership, was int64) error
	DeleteMember(ctx context.Context, scope tenant.Scope, id string, was int64) error
}

// Invites keeps invitations.
type Invites interface {
	Invite(ctx context.Context, scope tenant.Scope, id string) (Invite, error)
	// InviteByToken finds the invitation of a link, in whichever team it is. Faults:
	// ErrNoInvite.
	InviteByToken(ctx context.Context, hash string) (Invite, error)
	// ListInvites pages through those that nobody has accepted, newest first.
	ListInvites(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[Invite], error)
	// CreateInvite faults: ErrInvited.
	CreateInvite(ctx context.Context, scope tenant.Scope, i Invite) error
	// SaveInvite and DeleteInvite change an invitation whose version still is was. Faults:
	// ErrNoInvite, fault.ErrStale.
	SaveInvite(ctx context.Context, scope tenant.Scope, i Invite, was int64) error
	DeleteInvite(ctx context.Context, scope tenant.Scope, id string, was int64) error
	// SettleInvites notes of what a person has accepted that it is done with.
	SettleInvites(ctx context.Context, scope tenant.Scope, userID string) error
	// DueInvites lists up to limit invitations that are due by an instant.
	DueInvites(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]Invite, error)
}

// Users tells about people.
type Users interface {
	User(ctx context.Context, id string) (identity.User, error)
	// UserByEmail faults: identity.ErrNotFound.
	UserByEmail(ctx context.Context, key string) (identity.User, error)
	// UsersByID leaves out ids that don't exist.
	UsersByID(ctx context.Context, ids []string) ([]identity.User, error)
}

// Accounts opens accounts and signs people in.
type Accounts interface {
	// Confirm has the person show their password once more.
	Confirm(ctx context.Context, actor tenant.Actor, password string) error
	// Enrol opens an account without a team. Faults: fault.ErrInvalid,
	// identity.ErrEmailTaken.
	Enrol(ctx context.Context, email, name, password string, verified bool) (identity.User, error)
	// Reclaim gives the account that an Enrol since an instant opened, to whoever knows its
	// password. Faults: identity.ErrEmailTaken, also for every other account.
	Reclaim(ctx context.Context, email, password string, since time.Time) (identity.User, error)
	SignInTo(ctx context.Context, u identity.User, in tenant.ID) (identity.SignIn, error)
	// Switch takes the actor's sign-in to another of their teams.
	Switch(ctx context.Context, actor tenant.Actor, to tenant.ID) (identity.SignIn, error)
}

// Quota keeps the plan's limit on seats, whatever dies in between.
type Quota interface {
	// Adding runs add, which stores the thing of that id, if the plan has room for amount
	// more; the count follows what add did. Faults: plan_limit_reached and those of add.
	Adding(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, add func() error) error
	// Removing runs remove, which deletes the thing, and counts amount less if it did.
	Removing(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, remove func() error) error
}

// Outbox has the mail of an invitation written soon, by the worker; version is that of the
// invitation, so that asking for the same mail twice is one.
type Outbox interface {
	AskInvite(ctx context.Context, in tenant.ID, id string, version int64) error
}

// Mailer sends a letter.
type Mailer interface {
	Send(ctx context.Context, l identity.Letter) error
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
