package httpapi

import (
	"context"

	"campaignos.dev/api/internal/admin"
	"campaignos.dev/api/internal/apikey"
	"campaignos.dev/api/internal/archive"
	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/erasure"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/notify"
	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/review"
	"campaignos.dev/api/internal/rotation"
	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
)

// Services are the rooms behind the front door.
type Services struct {
	APIKeys      *apikey.Service
	Admin        *admin.Service
	Archive      *archive.Service
	Audit        *audit.Service
	Billing      *billing.Service
	Brands       *brand.Service
	Campaigns    *campaign.Service
	Channels     *channel.Service
	Creatives    *creative.Service
	Engines      *engine.Service
	Erasure      *erasure.Service
	Identity     *identity.Service
	Integrations *integration.Service
	Media        *media.Service
	Notices      *notify.Service
	Pauses       *pause.Service
	Posts        *post.Service
	Publish      *publish.Service
	Reviews      *review.Service
	Rotation     *rotation.Service
	Teams        *team.Service
}

// ChangeFeed tells what changed in a tenant, as it happens. The channel closes when the
// context ends; cancel frees it earlier.
type ChangeFeed interface {
	Follow(ctx context.Context, in tenant.ID) (changes <-chan ChangeEvent, cancel func())
}

// Part is one thing that the process depends on.
type Part struct {
	Name     string
	Required bool // the process can't work without it
	Ping     func(context.Context) error
}

// RunFeed tells that a run has new events. It may stay silent; whoever follows reads the
// run now and then besides.
type RunFeed interface {
	FollowRun(ctx context.Context, id engine.ID) (moved <-chan struct{}, cancel func())
}
