// Package erasure ends a team: an owner decides it, for 30 days it can be taken back, then
// everything of the team is erased, and a receipt remains.
package erasure

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// Receipt proves what was erased. It holds nothing of the team but its id and figures.
type Receipt struct {
	ID        tenant.ID        `bson:"_id"`     // of the team that is gone
	NameSum   string           `bson:"nameSum"` // SHA-256 of its name in hex, to match a letter with
	AskedBy   string           `bson:"askedBy"` // "usr_…" of the owner
	AskedAt   time.Time        `bson:"askedAt"`
	BegunAt   time.Time        `bson:"begunAt"`
	ErasedAt  time.Time        `bson:"erasedAt"` // zero: it is under way
	Documents map[string]int64 `bson:"documents"`
	Objects   int64            `bson:"objects"` // files in the object store
	Bytes     int64            `bson:"bytes"`
	Payments  []Sum            `bson:"payments"` // kept for the books: figures alone
	Accounts  int              `bson:"accounts"` // people who belonged to no other team
	Provider  string           `bson:"provider"` // what came of the profile at the publishing provider
	Book      Head             `bson:"book"`     // where the audit log ended
	Work      *Work            `bson:"work,omitempty"`
	Version   int64            `bson:"version"`
}

// Sum is what was paid in one currency with one outcome.
type Sum struct {
	Status   string `bson:"status"`
	Currency string `bson:"currency"`
	Count    int64  `bson:"count"`
	Amount   int64  `bson:"amount"` // in the currency's smallest unit
}

// Head is the end of the team's book in the audit log.
type Head struct {
	Seq  int64  `bson:"seq"`
	Hash string `bson:"hash"`
}

// Work is what an erasure under way still needs to know; it is gone from the receipt when
// all is done.
type Work struct {
	Done    []string  `bson:"done"` // steps
	Name    string    `bson:"name"` // of the team, for the letters
	People  []string  `bson:"people"`
	Letters []Address `bson:"letters"`
	Gone    []string  `bson:"gone"`  // accounts that are counted as removed
	Tries   int       `bson:"tries"` // at the publishing provider
}

// Address is somebody who is written to.
type Address struct {
	Email  string `bson:"email"`
	Name   string `bson:"name"`
	Locale string `bson:"locale"`
}

// Faults of erasures.
var (
	ErrNotFound = fault.New(fault.NotFound, "receipt_not_found", "There is no such receipt.")
	ErrExists   = fault.New(fault.Conflict, "receipt_exists", "This team is being erased already.")
	// ErrLeft says that something came to be while a team was being erased; the next sweep
	// goes on.
	ErrLeft = fault.New(fault.Unavailable, "erasure_unfinished", "Something of the team is left.")
)

func sumOf(name string) string {
	sum := sha256.Sum256([]byte(name))
	return hex.EncodeToString(sum[:])
}

// done says whether a step is behind us.
func (r Receipt) done(step string) bool { return slices.Contains(r.Work.Done, step) }
