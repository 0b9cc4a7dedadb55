package audit

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Recorder takes what changes no document; Service does. Domains that only tell things take
// this interface.
type Recorder interface {
	// Record adds an event to the book of a tenant (empty: the platform's). It is in the
	// book when Record answers nil; repeating a call adds another one.
	Record(ctx context.Context, in tenant.ID, by tenant.By, e Entry) error
}

// Filter says which events are wanted; the zero value wants all.
type Filter struct {
	Actor    string // id of a person, key or part of the system
	Action   string // "post.updated", or a kind: "post"
	TargetID string
	From, To time.Time // From is included, To is not; zero: no bound
}

// Store keeps the books.
type Store interface {
	// Append adds a draft to the end of its book. A draft that is in the book already is
	// left alone, so that it may be repeated.
	Append(ctx context.Context, draft Event) error
	// List pages through the events of the scope, the latest first.
	List(ctx context.Context, scope tenant.Scope, f Filter, req page.Request) (page.Result[Event], error)
	// ListPlatform does the same for the platform's own book.
	ListPlatform(ctx context.Context, scope tenant.Scope, f Filter, req page.Request) (page.Result[Event], error)
	// Each tells every matching event of the scope, the oldest first.
	Each(ctx context.Context, scope tenant.Scope, f Filter, tell func(Event) error) error
	// Pending adds up to limit events to their books that were written with a change before
	// an instant and have not entered yet, and finishes removals that were begun.
	Pending(ctx context.Context, before time.Time, limit int) (done int, err error)
}

// Books reads books as they are stored, for verification. A book is named as BookOf does.
type Books interface {
	// NextBook names the first book after another, in the order of names; empty: there is
	// none. It finds also those that have a head and no events, or events and no head.
	NextBook(ctx context.Context, after string) (string, error)
	// Exists says whether there is a head or an event of a book.
	Exists(ctx context.Context, book string) (bool, error)
	// Head reads the end of a book; nil: there is none.
	Head(ctx context.Context, book string) (*Head, error)
	// Walk tells the events of a book by their places.
	Walk(ctx context.Context, book string, tell func(at int64, e Event) error) error
	// Told counts the events of the platform's book about another book.
	Told(ctx context.Context, book, action string) (int64, error)
}
