package rotation

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/tenant"
)

// Store keeps the records of rotations, of which one at most is running.
type Store interface {
	// Latest reads the newest record. Faults: ErrNotFound.
	Latest(ctx context.Context) (Rotation, error)
	// Create adds a record. Faults: ErrUnderWay.
	Create(ctx context.Context, by tenant.Actor, r Rotation) error
	// Claim gives a running rotation that must be looked at by an instant to a process, until
	// another one. Faults: ErrNotHeld.
	Claim(ctx context.Context, id, holder string, by, until time.Time) (Rotation, error)
	// Keep stores a rotation that the process holds. Faults: ErrNotHeld.
	Keep(ctx context.Context, r Rotation) error
}

// Shelf is a place where sealed texts of one kind are kept.
type Shelf interface {
	Kind() string
	// Page gives the texts of up to limit documents behind one, in the order of ids, and the
	// last document's id; empty: there are no more.
	Page(ctx context.Context, after string, limit int) (texts []Sealed, last string, err error)
	// Read reads a text as it stands now; ok is false where it is gone.
	Read(ctx context.Context, x Sealed) (now Sealed, ok bool, err error)
	// Exchange stores another text in place of one; false: it does not stand there any more.
	// Whoever has read the document before and stores it later must find out.
	Exchange(ctx context.Context, x Sealed, text string) (bool, error)
}

// Ring seals with one key and opens with many.
type Ring interface {
	Seal(secret string, at seal.Place) string
	// Open faults: seal.ErrSealed.
	Open(sealed string, at seal.Place) (string, error)
	Primary() string
	Knows(keyID string) bool
}

// Alarm wakes a worker; waking twice does no harm.
type Alarm interface {
	WakeRotation(ctx context.Context, id string, at time.Time) error
}
