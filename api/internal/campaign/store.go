package campaign

import (
	"context"

	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Store keeps campaigns.
type Store interface {
	Get(ctx context.Context, scope tenant.Scope, id ID) (Campaign, error)
	// List pages through the campaigns, newest first; an empty status means all.
	List(ctx context.Context, scope tenant.Scope, s Status, req page.Request) (page.Result[Campaign], error)
	Create(ctx context.Context, scope tenant.Scope, c Campaign) error
	Save(ctx context.Context, scope tenant.Scope, c Campaign, was int64) error
	Delete(ctx context.Context, scope tenant.Scope, id ID, was int64) error
}

// Brands tells whether a brand profile exists in the tenant.
type Brands interface {
	BrandExists(ctx context.Context, scope tenant.Scope, id brand.ID) (bool, error)
}

// Uses tells whether a campaign has posts.
type Uses interface {
	CampaignInUse(ctx context.Context, scope tenant.Scope, id ID) (bool, error)
}

// Quota keeps the plan's limit on campaigns, whatever dies in between.
type Quota interface {
	Adding(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, add func() error) error
	Removing(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, remove func() error) error
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
