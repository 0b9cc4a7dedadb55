package post

import (
	"context"
	"time"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Filter narrows a list; empty members match everything.
type Filter struct {
	CampaignID string
	State      State
	Label      string
	ChannelID  string
	CreatedBy  string // as Post.CreatedBy says it
}

// Span is a stretch of time, its end excluded.
type Span struct{ From, To time.Time }

// Store keeps posts.
type Store interface {
	Get(ctx context.Context, scope tenant.Scope, id ID) (Post, error)
	List(ctx context.Context, scope tenant.Scope, f Filter, req page.Request) (page.Result[Post], error)
	// Between lists up to limit posts whose moment falls into the span, earliest first.
	Between(ctx context.Context, scope tenant.Scope, span Span, campaignID string, limit int) ([]Post, error)
	// EachBetween tells every post whose moment falls into the span, earliest first.
	EachBetween(ctx context.Context, scope tenant.Scope, span Span, campaignID string, tell func(Post) error) error
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

// Timetables tells when the tenant's channels have their posting times; channels without any
// are left out.
type Timetables interface {
	Timetables(ctx context.Context, scope tenant.Scope, channelIDs []string) (map[string]channel.Timetable, error)
}

// Assets tells about the tenant's assets; ids that don't exist are left out.
type Assets interface {
	PostAssets(ctx context.Context, scope tenant.Scope, ids []string) (map[string]Asset, error)
}

// Campaigns tells whether a campaign, or a creative of one, exists in the tenant.
type Campaigns interface {
	CampaignExists(ctx context.Context, scope tenant.Scope, id string) (bool, error)
	CreativeExists(ctx context.Context, scope tenant.Scope, id string) (bool, error)
	// UTMName is the name under which visits from a campaign are counted; empty where the
	// campaign does not exist, or id is empty.
	UTMName(ctx context.Context, scope tenant.Scope, id string) (string, error)
}

// Pauses tells what the tenant does not publish at present.
type Pauses interface {
	// PausedOn names those of the channels on which a campaign's posts are held; campaignID
	// may be empty.
	PausedOn(ctx context.Context, scope tenant.Scope, campaignID string, channelIDs []string) (map[string]bool, error)
}

// Plan tells about the subscription and keeps its limit on scheduled posts.
type Plan interface {
	// PlanEnds gives the end of the last period; zero: there is none.
	PlanEnds(ctx context.Context, in tenant.ID) (time.Time, error)
	// Left is how much of the limit the month has left; zero without a plan.
	Left(ctx context.Context, actor tenant.Actor, limit string) (int64, error)
	// Adding counts one more scheduled post if the month has room. Faults:
	// plan_limit_reached and those of add.
	Adding(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, add func() error) error
}

// Teams tells how a team works.
type Teams interface {
	// Zone is the IANA zone that it plans in.
	Zone(ctx context.Context, in tenant.ID) (string, error)
	// Approvals is how it lets posts go out.
	Approvals(ctx context.Context, in tenant.ID) (Rule, error)
}

// Reporter tells people of changes that they must know; it never fails, and what it can't
// tell now is told later.
type Reporter interface {
	Told(ctx context.Context, p Post)
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
