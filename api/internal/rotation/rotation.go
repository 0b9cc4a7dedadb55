// Package rotation turns the encryption keys over: it seals every secret that the product
// keeps anew with the key that seals now, while the product works.
//
// The work is whatever is not sealed with that key, so it may stop anywhere and be taken up
// by anybody. Each text is exchanged for its successor only while it stands as it was read:
// whoever changes a secret meanwhile wins, and what they stored is looked at again. At the
// end every text is opened with the new key, and what does not open is named by its place.
package rotation

import (
	"time"

	"campaignos.dev/api/internal/kit/seal"
)

// State says how far a rotation is.
type State string

// The states.
const (
	None    State = "none" // there never was one
	Running State = "running"
	Done    State = "done"
	Failed  State = "failed" // some texts don't open; the others are sealed anew
)

// Phase is what a running rotation does.
type Phase string

// The phases, in order.
const (
	Counting  Phase = "counting"
	Sealing   Phase = "sealing"
	Verifying Phase = "verifying"
)

// Rotation is the record of one.
type Rotation struct {
	ID         string    `bson:"_id"` // "rot_…"
	State      State     `bson:"state"`
	Phase      Phase     `bson:"phase,omitempty"`
	KeyID      string    `bson:"keyId"` // the key that seals
	Counts     []Count   `bson:"counts"`
	Failures   []Failure `bson:"failures"`  // the first of them
	StartedBy  string    `bson:"startedBy"` // id of a person, or CommandLine
	StartedAt  time.Time `bson:"startedAt"`
	FinishedAt time.Time `bson:"finishedAt,omitempty"`
	WakeAt     time.Time `bson:"wakeAt,omitempty"` // when a worker must look at it; zero: it has ended
	Holder     string    `bson:"holder,omitempty"`
	Tries      int       `bson:"tries"` // how often it was taken up
}

// CommandLine stands for a person where a rotation was started by campaignctl.
const CommandLine = "campaignctl"

// Count is how far the secrets of one kind are.
type Count struct {
	Kind     string `bson:"kind"`
	Total    int64  `bson:"total"`
	Done     int64  `bson:"done"`     // sealed with the key, in this rotation or before
	Verified int64  `bson:"verified"` // opened with it at the end
	Failed   int64  `bson:"failed"`
}

// Failure is a text that could not be opened.
type Failure struct {
	Kind     string `bson:"kind"`
	Document string `bson:"document"`
	Field    string `bson:"field"`
	KeyID    string `bson:"keyId"` // that it names
	Reason   string `bson:"reason"`
}

// Sealed is a sealed text and where it stands.
type Sealed struct {
	Document string
	Field    string
	Path     string // the store's own, where the text stood when it was read
	Text     string
	Place    seal.Place
}
