package media

import (
	"context"
	"io"
	"time"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Store keeps assets.
type Store interface {
	Get(ctx context.Context, scope tenant.Scope, id ID) (Asset, error)
	List(ctx context.Context, scope tenant.Scope, kind Kind, req page.Request) (page.Result[Asset], error)
	// Many reads the assets of those ids; ids that don't exist are left out.
	Many(ctx context.Context, scope tenant.Scope, ids []string) ([]Asset, error)
	// Stale lists up to limit assets of every tenant that have been in a status since
	// before an instant.
	Stale(ctx context.Context, scope tenant.Scope, s Status, before time.Time, limit int) ([]Asset, error)
	Create(ctx context.Context, scope tenant.Scope, a Asset) error
	Save(ctx context.Context, scope tenant.Scope, a Asset, was int64) error
	Delete(ctx context.Context, scope tenant.Scope, id ID, was int64) error
}

// Upload says how to send a file straight to the object store.
type Upload struct {
	Method    string
	URL       string
	Headers   map[string]string // to be sent exactly so
	ExpiresAt time.Time
}

// Objects is the object store.
type Objects interface {
	SignUpload(ctx context.Context, key, contentType string, size int64, valid time.Duration) (Upload, error)
	SignDownload(ctx context.Context, key string, valid time.Duration) (url string, err error)
	// Size tells how many bytes an object has. Faults: ErrNoObject.
	Size(ctx context.Context, key string) (int64, error)
	// Open reads an object from the start. Faults: ErrNoObject.
	Open(ctx context.Context, key string) (io.ReadCloser, error)
	// Delete removes objects; keys that are not there are no fault.
	Delete(ctx context.Context, keys ...string) error
	// Expose copies an object into the public bucket and gives its public address, once
	// that address answers.
	Expose(ctx context.Context, key, publicKey, contentType string) (url string, err error)
	// Hide removes objects from the public bucket.
	Hide(ctx context.Context, publicKeys ...string) error
}

// Facts are what a file is, by its content.
type Facts struct {
	ContentType   string
	Width, Height int    // pixels; zero for films
	SHA256        string // hex
}

// Inspector reads a file and tells what it is. It never decodes a picture beyond the
// bounds. Faults: ErrUnreadable with a sentence.
type Inspector interface {
	Inspect(r io.Reader, maxSide, maxPixels int) (Facts, error)
}

// Examiner has an asset examined soon; asking twice does no harm.
type Examiner interface {
	Examine(ctx context.Context, in tenant.ID, id ID) error
}

// Quota keeps the plan's limits on storage.
type Quota interface {
	Adding(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, add func() error) error
	Removing(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, remove func() error) error
	// Ceiling gives a limit of the plan in force that is a bound, not a count.
	Ceiling(ctx context.Context, actor tenant.Actor, limit string) (max int64, err error)
}

// Uses tells whether an asset is in use.
type Uses interface {
	AssetInUse(ctx context.Context, scope tenant.Scope, id ID) (bool, error)
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
