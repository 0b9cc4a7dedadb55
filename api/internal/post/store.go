package post

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Filter narrows a list; empty members match everything.
type Filter struct {
	CampaignID string
	State      State
}

// Span is a stretch of time, its end excluded.
type Span struct{ From, To time.Time }

// Store keeps posts.
type Store interface {
	Get(ctx context.Context, scope tenant.Scope, id ID) (Post, error)
	List(ctx context.Context, scope tenant.Scope, f Filter, req page.Request) (page.Result[Post], error)
	// Between lists up to limit posts whose moment falls into the span, earliest first.
	Between(ctx context.Context, scope tenant.Scope, span Span, campaignID string, limit int) ([]Post, error)
	Create(ctx context.Context, scope tenant.Scope, p Post) error
	// Save stores a changed post where its version still is was. Faults: ErrNotFound,
	// fault.ErrStale.
	Save(ctx context.Context, scope tenant.Scope, p Post, was int64) error
	Delete(ctx context.Context, scope tenant.Scope, id ID, was int64) error
}

// Channels tells about the tenant's channels; ids that don't exist are left out.
type Channels interface {
	PostChannels(ctx context.Context, scope tenant.Scope, ids []string) (map[string]Channel, error)
}

// Assets tells about the tenant's assets; ids that don't exist are left out.
type Assets interface {
	PostAssets(ctx context.Context, scope tenant.Scope, ids []string) (map[string]Asset, error)
}

// Campaigns tells whether a campaign, or a creative of one, exists in the tenant.
type Campaigns interface {
	CampaignExists(ctx context.Context, scope tenant.Scope, id string) (bool, error)
	CreativeExists(ctx context.Context, scope tenant.Scope, id string) (bool, error)
}

// Plan tells about the subscription and keeps its limit on scheduled posts.
type Plan interface {
	// PlanEnds gives the end of the last period; zero: there is none.
	PlanEnds(ctx context.Context, in tenant.ID) (time.Time, error)
	// Adding counts one more scheduled post if the month has room. Faults:
	// plan_limit_reached and those of add.
	Adding(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, add func() error) error
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
