package apikey

import (
	"context"
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Store keeps keys.
type Store interface {
	Key(ctx context.Context, scope tenant.Scope, id string) (Key, error)
	// KeyBySecret finds the key that has or had a secret, in whichever team it is. Faults:
	// ErrNotFound.
	KeyBySecret(ctx context.Context, hash string) (Key, error)
	ListKeys(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[Key], error)
	CreateKey(ctx context.Context, scope tenant.Scope, k Key) error
	// SaveKey stores a changed key where its version still is was. Faults: ErrNotFound,
	// fault.ErrStale.
	SaveKey(ctx context.Context, scope tenant.Scope, k Key, was int64) error
	DeleteKey(ctx context.Context, scope tenant.Scope, id string) error
	// TouchKey notes a use of a key at an instant, unless one after since is noted already.
	TouchKey(ctx context.Context, scope tenant.Scope, id string, at, since time.Time) error
}

// Teams tells about teams.
type Teams interface {
	Tenant(ctx context.Context, scope tenant.Scope) (identity.Tenant, error)
}

// Users tells what people are called.
type Users interface {
	// UsersByID leaves out ids that don't exist.
	UsersByID(ctx context.Context, ids []string) ([]identity.User, error)
}

// Quota keeps the plan's limit on keys, whatever dies in between.
type Quota interface {
	// Adding runs add, which stores the thing of that id, if the plan has room for amount
	// more; the count follows what add did. Faults: plan_limit_reached and those of add.
	Adding(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, add func() error) error
	// Removing runs remove, which deletes the thing, and counts amount less if it did.
	Removing(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, remove func() error) error
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
