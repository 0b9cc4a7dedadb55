package pause

import (
	"context"
	"time"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// Store keeps pauses.
type Store interface {
	Get(ctx context.Context, scope tenant.Scope, id ID) (Pause, error)
	// InForce lists those of a tenant that have not ended, oldest first.
	InForce(ctx context.Context, scope tenant.Scope) ([]Pause, error)
	// Create adds one. Faults: ErrPaused where the same is stopped already.
	Create(ctx context.Context, scope tenant.Scope, p Pause) error
	// Save stores a changed pause where its version still is was. Faults: ErrNotFound,
	// fault.ErrStale.
	Save(ctx context.Context, scope tenant.Scope, p Pause, was int64) error
	// Ripe lists up to limit pauses of every tenant that a sweep must look at by an instant.
	Ripe(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]Pause, error)
}

// Posts tells which posts are held in a pause's name.
type Posts interface {
	// HeldBy lists up to limit of them, earliest moment first.
	HeldBy(ctx context.Context, scope tenant.Scope, pauseID string, limit int) ([]post.Post, error)
	CountHeldBy(ctx context.Context, scope tenant.Scope, pauseID string) (int64, error)
}

// Releaser lets posts go that a pause held.
type Releaser interface {
	// Release does with one what was chosen; one that is held by it no more stays as it is.
	Release(ctx context.Context, actor tenant.Actor, id post.ID, pauseID string, choice post.Meanwhile) error
}

// Targets tells what can be paused.
type Targets interface {
	CampaignExists(ctx context.Context, scope tenant.Scope, id string) (bool, error)
	PostChannels(ctx context.Context, scope tenant.Scope, ids []string) (map[string]post.Channel, error)
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
