package alert

import (
	"context"
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// Posts tells about posts, and keeps what has been told of them.
type Posts interface {
	// Get reads a post. Faults: post.ErrNotFound.
	Get(ctx context.Context, scope tenant.Scope, id post.ID) (post.Post, error)
	// Untold lists up to limit posts of every tenant whose change has been untold since an
	// instant, earliest first.
	Untold(ctx context.Context, scope tenant.Scope, since time.Time, limit int) ([]post.Post, error)
	// Said takes the mark of a change away, unless there is a later one.
	Said(ctx context.Context, scope tenant.Scope, id post.ID, untold time.Time) error
	// Foreseeable lists up to limit posts of every tenant that are to be looked at by an
	// instant, earliest first.
	Foreseeable(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]post.Post, error)
	// Looked takes the instant of the look away, unless there is another one.
	Looked(ctx context.Context, scope tenant.Scope, id post.ID, at time.Time) error
}

// Checks says whether a post could go out.
type Checks interface {
	Validate(ctx context.Context, actor tenant.Actor, p post.Post) ([]post.Verdict, error)
}

// Channels tells about channels; see post.Channels.
type Channels interface {
	PostChannels(ctx context.Context, scope tenant.Scope, ids []string) (map[string]post.Channel, error)
}

// Teams tells about a team.
type Teams interface {
	// Tenant reads the one team of a scope. Faults: identity.ErrNoTenant.
	Tenant(ctx context.Context, scope tenant.Scope) (identity.Tenant, error)
	MembersOf(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]identity.Membership, error)
}

// People tells about accounts.
type People interface {
	// User reads an account. Faults: identity.ErrNotFound.
	User(ctx context.Context, id string) (identity.User, error)
}

// Notices tells a team's people something in the app.
type Notices interface {
	// TellOnce adds the notice of an instant and a key, or leaves the one that is there alone.
	TellOnce(ctx context.Context, actor tenant.Actor, at time.Time, key, kind, text, path string) error
}

// Outbox has letters written and sent.
type Outbox interface {
	// AskAlert asks for a letter; of one subject a person gets one in an hour.
	AskAlert(ctx context.Context, e Errand) error
}

// Errand asks for one letter to one person.
type Errand struct {
	TenantID tenant.ID `json:"tenantId"`
	UserID   string    `json:"userId"`
	Subject  Subject   `json:"subject"`
	Hour     time.Time `json:"hour"`   // in which it happened
	PostID   post.ID   `json:"postId"` // the first of that hour
}
