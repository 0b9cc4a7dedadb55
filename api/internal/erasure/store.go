package erasure

import (
	"context"
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// Teams keeps teams.
type Teams interface {
	Tenant(ctx context.Context, scope tenant.Scope) (identity.Tenant, error)
	// SaveTenant stores a changed team where its version still is was. Faults:
	// fault.ErrStale.
	SaveTenant(ctx context.Context, scope tenant.Scope, t identity.Tenant, was int64) error
	MembersOf(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]identity.Membership, error)
	// ClosingUntold lists up to limit teams whose owners have not been written to.
	ClosingUntold(ctx context.Context, scope tenant.Scope, limit int) ([]identity.Tenant, error)
	// ClosingDue lists up to limit teams whose grace period is over.
	ClosingDue(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]identity.Tenant, error)
}

// Accounts keeps people.
type Accounts interface {
	UsersByID(ctx context.Context, ids []string) ([]identity.User, error)
	MembershipsOf(ctx context.Context, userID string) ([]identity.Membership, error)
	// RemoveAccount removes an account with its sign-ins and links; it may be repeated.
	RemoveAccount(ctx context.Context, userID string) error
}

// Identity holds a password against the person who acts.
type Identity interface {
	Confirm(ctx context.Context, actor tenant.Actor, password string) error
}

// Receipts keeps receipts. They belong to the platform.
type Receipts interface {
	Receipt(ctx context.Context, id tenant.ID) (Receipt, error)
	// CreateReceipt adds a receipt. Faults: ErrExists.
	CreateReceipt(ctx context.Context, r Receipt) error
	// SaveReceipt stores a changed receipt where its version still is was. Faults:
	// fault.ErrStale.
	SaveReceipt(ctx context.Context, r Receipt, was int64) error
	// Unfinished lists up to limit receipts of erasures under way.
	Unfinished(ctx context.Context, limit int) ([]Receipt, error)
}

// Estate is everything in the database that carries a tenant. Every call may be repeated.
type Estate interface {
	// Count counts the tenant's documents by collection, the empty ones left out.
	Count(ctx context.Context, scope tenant.Scope) (map[string]int64, error)
	Payments(ctx context.Context, scope tenant.Scope) ([]Sum, error)
	// PublicKeys tells the tenant's objects in the public bucket.
	PublicKeys(ctx context.Context, scope tenant.Scope, tell func(key string) error) error
	// CloseDoors removes memberships, keys and invitations: nobody gets in any more.
	CloseDoors(ctx context.Context, scope tenant.Scope) error
	// Clear removes everything else but the tenant's own document.
	Clear(ctx context.Context, scope tenant.Scope) error
	// RemoveTenant removes the tenant's own document.
	RemoveTenant(ctx context.Context, scope tenant.Scope) error
}

// Objects is the object store.
type Objects interface {
	// Holdings counts the private objects below a prefix, and their bytes.
	Holdings(ctx context.Context, prefix string) (objects, size int64, err error)
	Clear(ctx context.Context, prefix string) error
	// Hide removes objects from the public bucket.
	Hide(ctx context.Context, publicKeys ...string) error
}

// Provider holds the team's profile for publishing.
type Provider interface {
	// Forget removes the team's profile and what is linked to it, and tells what came of it
	// for the receipt.
	Forget(ctx context.Context, in tenant.ID) (outcome string, err error)
}

// Trace is a place where traces of a tenant may lie, such as the queue or a cache.
type Trace interface {
	Forget(ctx context.Context, in tenant.ID) error
}

// Book is the audit log.
type Book interface {
	// End tells where the tenant's book ends; ok is false where there is none.
	End(ctx context.Context, in tenant.ID) (h Head, ok bool, err error)
	// Erase removes the book; the platform's own book tells of it.
	Erase(ctx context.Context, in tenant.ID) error
}

// Notices tells a team's people something.
type Notices interface {
	Tell(ctx context.Context, actor tenant.Actor, kind, text, path string) error
}

// Feed tells screens that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
