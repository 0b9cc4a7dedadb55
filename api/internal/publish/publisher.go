package publish

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/tenant"
)

// Publisher is a provider that carries posts to the networks. Adding one is a package
// that satisfies this interface.
type Publisher interface {
	// Send publishes one order on one network, now. An error is a *Failure, or anything
	// else when no answer came back or it can't be trusted: then the outcome is unknown.
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
	Relink        Class = "relink"        // the channel must be connected again
	Quota         Class = "quota"         // the provider's plan is used up
	Configuration Class = "configuration" // our own settings are wrong
	Passing       Class = "passing"       // the provider surely did not take it; try again later
	Reused        Class = "reused"        // the idempotency key has been seen: the first call arrived
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
