package archive

import (
	"context"
	"encoding/json"
	"io"
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Due is an export that a worker must look at.
type Due struct {
	TenantID tenant.ID
	ID       ID
	WakeAt   time.Time
}

// Store keeps exports.
type Store interface {
	Get(ctx context.Context, scope tenant.Scope, id ID) (Export, error)
	List(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[Export], error)
	// Create adds an export. Faults: ErrUnderWay where the tenant has one under way.
	Create(ctx context.Context, scope tenant.Scope, e Export) error
	// Due lists up to limit exports of every tenant that must be looked at by an instant.
	Due(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]Due, error)
	// Claim gives a due export to a worker until an instant. Faults: ErrNotHeld.
	Claim(ctx context.Context, scope tenant.Scope, id ID, worker string, now, until time.Time) (Export, error)
	// Keep stores an export that the worker holds. Faults: ErrNotHeld where another one has
	// it by now.
	Keep(ctx context.Context, scope tenant.Scope, e Export, worker string) error
}

// Kind is one sort of record.
type Kind struct {
	Collection string
	File       string // its name in the archive; empty: it is not exported
	Why        string // why not
}

// Records reads all that a team has, in plain form.
type Records interface {
	// Kinds lists every sort of record there is.
	Kinds() []Kind
	// Each tells the records of a kind one by one, as JSON objects without secrets.
	Each(ctx context.Context, scope tenant.Scope, collection string, tell func(json.RawMessage) error) error
}

// Original is a file of the library.
type Original struct {
	Name  string // in the archive
	Key   string // in the object store
	Bytes int64
}

// Library tells the files of a team's library.
type Library interface {
	EachOriginal(ctx context.Context, scope tenant.Scope, tell func(Original) error) error
}

// Objects is the object store.
type Objects interface {
	// Write writes a new private object and gives its size; nothing is left where fill
	// fails.
	Write(ctx context.Context, key, contentType string, fill func(io.Writer) error) (size int64, err error)
	Open(ctx context.Context, key string) (io.ReadCloser, error)
	Delete(ctx context.Context, keys ...string) error
	SignDownload(ctx context.Context, key string, valid time.Duration) (url string, err error)
}

// People tells about accounts.
type People interface {
	User(ctx context.Context, id string) (identity.User, error)
	UsersByID(ctx context.Context, ids []string) ([]identity.User, error)
}

// Teams tells about teams.
type Teams interface {
	Tenant(ctx context.Context, scope tenant.Scope) (identity.Tenant, error)
	MembersOf(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]identity.Membership, error)
}

// Alarm wakes a worker for exports; waking twice does no harm.
type Alarm interface {
	WakeExports(ctx context.Context, due []Due) error
}

// Notices tells a team's people something.
type Notices interface {
	Tell(ctx context.Context, actor tenant.Actor, kind, text, path string) error
}

// Feed tells screens that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
