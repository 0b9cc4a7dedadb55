package review

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// Store keeps review links and comments.
type Store interface {
	Link(ctx context.Context, scope tenant.Scope, id string) (Link, error)
	// LinkBySecret finds the link of a token, in whichever team it is. Faults: ErrNotFound.
	LinkBySecret(ctx context.Context, hash string) (Link, error)
	// Links pages through those that have not been revoked, newest first.
	Links(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[Link], error)
	CreateLink(ctx context.Context, scope tenant.Scope, l Link) error
	SaveLink(ctx context.Context, scope tenant.Scope, l Link, was int64) error
	// Comments lists those of a post, oldest first, up to limit.
	Comments(ctx context.Context, scope tenant.Scope, id post.ID, limit int) ([]Comment, error)
	CountComments(ctx context.Context, scope tenant.Scope, id post.ID) (int64, error)
	AddComment(ctx context.Context, scope tenant.Scope, c Comment) error
}

// Posts gives the tenant's posts.
type Posts interface {
	Get(ctx context.Context, scope tenant.Scope, id post.ID) (post.Post, error)
}

// Channels tells about the tenant's channels; ids that don't exist are left out.
type Channels interface {
	PostChannels(ctx context.Context, scope tenant.Scope, ids []string) (map[string]post.Channel, error)
}

// Campaigns tells the name under which visits from a campaign are counted.
type Campaigns interface {
	UTMName(ctx context.Context, scope tenant.Scope, id string) (string, error)
}

// Library shows pictures and films to people without an account.
type Library interface {
	// Pictures gives those that are ready, in order, under addresses that are good for a
	// while.
	Pictures(ctx context.Context, in tenant.ID, assetIDs []string) ([]Picture, error)
}

// Picture is a picture or film as a browser shows it.
type Picture struct {
	Kind    string // image or video
	URL     string
	AltText string
}

// Teams tells about a team.
type Teams interface {
	// Standing is how it stands at this moment; one that is gone is closing.
	Standing(ctx context.Context, in tenant.ID) (tenant.Standing, error)
	TeamName(ctx context.Context, in tenant.ID) (string, error)
}

// People tells people's names.
type People interface {
	PersonName(ctx context.Context, userID string) (string, error)
}

// Notices tells the team in the app.
type Notices interface {
	TellOnce(ctx context.Context, actor tenant.Actor, at time.Time, key, kind, text, path string) error
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
