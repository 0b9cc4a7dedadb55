package brand

import (
	"context"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Store keeps profiles.
type Store interface {
	Get(ctx context.Context, scope tenant.Scope, id ID) (Profile, error)
	List(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[Profile], error)
	Create(ctx context.Context, scope tenant.Scope, p Profile) error
	Save(ctx context.Context, scope tenant.Scope, p Profile, was int64) error
	Delete(ctx context.Context, scope tenant.Scope, id ID, was int64) error
}

// Quota keeps the plan's limit on brand profiles, whatever dies in between.
type Quota interface {
	// Adding runs add, which stores the thing of that id, if the plan has room for amount
	// more; the count follows what add did. Faults: plan_limit_reached and those of add.
	Adding(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, add func() error) error
	// Removing runs remove, which deletes the thing, and counts amount less if it did.
	Removing(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, remove func() error) error
}

// Uses tells whether a profile is in use.
type Uses interface {
	BrandInUse(ctx context.Context, scope tenant.Scope, id ID) (bool, error)
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
