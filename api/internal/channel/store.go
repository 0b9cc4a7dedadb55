package channel

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/tenant"
)

// Store keeps channels.
type Store interface {
	Get(ctx context.Context, scope tenant.Scope, id ID) (Channel, error)
	// List pages through the channels that are connected or broken.
	List(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[Channel], error)
	// Many reads the channels of those ids; ids that don't exist are left out.
	Many(ctx context.Context, scope tenant.Scope, ids []string) ([]Channel, error)
	Create(ctx context.Context, scope tenant.Scope, c Channel) error
	Save(ctx context.Context, scope tenant.Scope, c Channel, was int64) error
}

// Profiles keeps the tenants' profiles.
type Profiles interface {
	// Profile reads one. Faults: ErrProfileNotFound.
	Profile(ctx context.Context, scope tenant.Scope, id string) (Profile, error)
	// Begin lets one request make the profile until an instant, and counts its try. Faults:
	// ErrBusy.
	Begin(ctx context.Context, scope tenant.Scope, id string, now, until time.Time) (Profile, error)
	// Finish stores the sealed key of the try that Begin gave.
	Finish(ctx context.Context, scope tenant.Scope, p Profile) error
}

// Providers gives the provider as a tenant reaches it.
type Providers interface {
	// For says as well whether the tenant has an account of its own with the provider, where
	// its profile lies then.
	For(ctx context.Context, in tenant.ID) (p Provider, own bool, err error)
}

// Provider links accounts.
type Provider interface {
	// CreateProfile makes a profile and gives its key, which is never shown again. Faults:
	// ErrTitleTaken.
	CreateProfile(ctx context.Context, title string) (key string, err error)
	LinkPage(ctx context.Context, key string, networks []network.Network, redirect string) (Link, error)
	Accounts(ctx context.Context, key string) ([]Account, error)
	Unlink(ctx context.Context, key string, n network.Network) error
	// DeleteProfile removes a profile with all that is linked to it; one that is gone is no
	// fault.
	DeleteProfile(ctx context.Context, key string) error
}

// Sealer keeps the profile's key secret.
type Sealer interface {
	Seal(secret string, at seal.Place) string
	Open(sealed string, at seal.Place) (string, error)
}

// Quota keeps the plan's limit on channels, whatever dies in between.
type Quota interface {
	Adding(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, add func() error) error
	Removing(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, remove func() error) error
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
