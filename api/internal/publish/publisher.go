package publish

import (
	"context"
	"strconv"
	"time"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/tenant"
)

// Publisher is a provider that carries posts to the networks. Adding one is a package
// that satisfies this interface.
type Publisher interface {
	// Send publishes one order on one network, now. An error is a *Failure where it surely
	// did not; an *Unclear or anything else leaves the outcome unknown.
	Send(ctx context.Context, o Order) (Receipt, error)
	// Find looks an order up in the provider's own history by its publication's id. A
	// known failure there is a *Failure. since is when its first call began.
	Find(ctx context.Context, o Order, since time.Time) (r Receipt, found bool, err error)
}

// Order is what is to be published.
type Order struct {
	Tenant         tenant.ID
	Publication    ID // travels with the post and comes back in the history
	IdempotencyKey string
	Network        network.Network
	Text           string
	Thread         []string // what follows in posts of their own, on networks that know threads
	Comment        string   // the first one beneath it; empty: none
	Link           string   // for networks that take it in a field of its own
	Media          []Media
}

// Receipt is what a provider gives for a published order.
type Receipt struct {
	ProviderPostID string
	URL            string // where the network shows it; empty while it does not yet
	Status         int    // HTTP status of the answer
}

// Class says what a failure calls for.
type Class string

// The classes.
const (
	Content       Class = "content"       // the post must change
	Duplicate     Class = "duplicate"     // the same was posted before; after a lost answer: by us
	Relink        Class = "relink"        // the channel must be connected again
	Quota         Class = "quota"         // the provider's plan is used up
	Configuration Class = "configuration" // our own settings are wrong
	Passing       Class = "passing"       // the provider surely did not take it; try again later
)

// Failure is a provider's clear answer that it did not publish.
type Failure struct {
	Class      Class         `bson:"class"`
	Code       string        `bson:"code"`    // the provider's own
	Message    string        `bson:"message"` // full sentence for the author
	Status     int           `bson:"status"`
	RetryAfter time.Duration `bson:"-"` // with Passing; zero: unknown
}

// Error gives the failure for a log.
func (f *Failure) Error() string { return string(f.Class) + " " + f.Code + ": " + f.Message }

// Retryable says whether sending it again as it is may help.
func (f *Failure) Retryable() bool {
	return f.Class == Relink || f.Class == Quota || f.Class == Passing || f.Class == Configuration
}

// Unclear is a provider's answer that does not tell whether it published.
type Unclear struct{ Status int }

// Error gives the status for a log.
func (u *Unclear) Error() string { return "the provider answered " + strconv.Itoa(u.Status) }
