package publish

import (
	"context"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// Faults of publishing.
var (
	ErrExists   = fault.New(fault.Conflict, "publication_exists", "This publication exists already.")
	ErrNotFound = fault.New(fault.NotFound, "publication_not_found", "There is no such publication.")
	// ErrNotClaimed says that there is nothing to do for this worker: the post moved on, or
	// another one has it in hand.
	ErrNotClaimed = fault.New(fault.Conflict, "not_claimed", "The post is not waiting to be published.")
)

// Ledger keeps publications.
type Ledger interface {
	// Open adds a publication, or gives the one that is there under its id.
	Open(ctx context.Context, scope tenant.Scope, p Publication) (Publication, error)
	// Save stores a changed publication where its version still is was. Faults:
	// fault.ErrStale.
	Save(ctx context.Context, scope tenant.Scope, p Publication, was int64) error
	// OfPost lists the publications of a post, newest revision first.
	OfPost(ctx context.Context, scope tenant.Scope, id post.ID) ([]Publication, error)
	// Sending counts the publications of a tenant whose call may be on its way.
	Sending(ctx context.Context, scope tenant.Scope) (int64, error)
	// Late lists how late publications were that were first sent since an instant, of the
	// newest up to limit, in no order.
	Late(ctx context.Context, scope tenant.Scope, since time.Time, limit int) ([]time.Duration, error)
	// Ended counts publications for the operators by state.
	Ended(ctx context.Context, scope tenant.Scope, state State) (int64, error)
}

// Due is a post that a worker must look at.
type Due struct {
	TenantID tenant.ID
	PostID   post.ID
	Revision int64
	WakeAt   time.Time
}

// Posts gives workers the posts in hand, one worker a post.
type Posts interface {
	// Due lists up to limit posts of every tenant but some that must be looked at between
	// two instants, both included, earliest first.
	Due(ctx context.Context, scope tenant.Scope, from, by time.Time, without []tenant.ID, limit int) ([]Due, error)
	// Get reads one. Faults: post.ErrNotFound.
	Get(ctx context.Context, scope tenant.Scope, id post.ID) (post.Post, error)
	// Line puts a scheduled post that nobody has in hand to a place of its own, if it still
	// is as due says. Faults: ErrNotClaimed.
	Line(ctx context.Context, scope tenant.Scope, d Due, at time.Time) error
	// Claim takes a post of that revision in hand until an instant, if it is due and
	// nobody has it. Faults: ErrNotClaimed.
	Claim(ctx context.Context, scope tenant.Scope, d Due, worker string, now, until time.Time) (post.Post, error)
	// Hold keeps a post in hand until a later instant. Faults: ErrNotClaimed where another
	// worker has it by now.
	Hold(ctx context.Context, scope tenant.Scope, id post.ID, worker string, now, until time.Time) error
	// Release gives a post back until wake, when it must be looked at again.
	Release(ctx context.Context, scope tenant.Scope, id post.ID, worker string, wake time.Time) error
	// Finish stores what became of a post that the worker has in hand. Faults:
	// ErrNotClaimed.
	Finish(ctx context.Context, scope tenant.Scope, p post.Post, worker string) error
}

// Campaigns tells the name under which visits from a campaign are counted; empty where it
// does not exist.
type Campaigns interface {
	UTMName(ctx context.Context, scope tenant.Scope, id string) (string, error)
}

// Library shows the networks the files of a post.
type Library interface {
	// Expose makes assets public and gives their addresses, in order. Faults: those of an
	// asset that is gone or not ready.
	Expose(ctx context.Context, scope tenant.Scope, assetIDs []string) ([]Media, error)
}

// Teams tells how a tenant stands at this moment; one that is gone is closing.
type Teams interface {
	Standing(ctx context.Context, in tenant.ID) (tenant.Standing, error)
}

// Pauses tells what a tenant does not publish at this moment.
type Pauses interface {
	InForce(ctx context.Context, scope tenant.Scope) ([]pause.Pause, error)
}

// Plan tells whether a tenant may publish.
type Plan interface {
	Active(ctx context.Context, in tenant.ID) (bool, error)
}

// Reporter tells people and gauges what happened; it never fails.
type Reporter interface {
	// Published is called once a post has settled, whatever its state.
	Published(ctx context.Context, p post.Post)
	// Broken is called when a network no longer accepts a channel's link.
	Broken(ctx context.Context, scope tenant.Scope, channelID, why string)
	// Late is called at the first call to the provider.
	Late(n string, by time.Duration)
	// Attempted counts each call's outcome.
	Attempted(n, outcome string)
}
