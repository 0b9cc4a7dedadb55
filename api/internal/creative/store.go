package creative

import (
	"context"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Store keeps creatives.
type Store interface {
	Get(ctx context.Context, scope tenant.Scope, id ID) (Creative, error)
	// List pages through the creatives, newest first; an empty campaign means all.
	List(ctx context.Context, scope tenant.Scope, campaignID string, req page.Request) (page.Result[Creative], error)
	Create(ctx context.Context, scope tenant.Scope, c Creative) error
	Save(ctx context.Context, scope tenant.Scope, c Creative, was int64) error
	Delete(ctx context.Context, scope tenant.Scope, id ID, was int64) error
}

// Campaigns tells whether a campaign exists in the tenant.
type Campaigns interface {
	CampaignExists(ctx context.Context, scope tenant.Scope, id string) (bool, error)
}

// Assets tells which of some assets exist in the tenant.
type Assets interface {
	AssetsExist(ctx context.Context, scope tenant.Scope, ids []string) (missing []string, err error)
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
