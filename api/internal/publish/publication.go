// Package publish sends posts out, each once on each channel, whatever crashes.
//
// A publication is one post of one revision on one channel. Its id is derived from the
// three, so that there can't be a second one. Before each call to the provider the
// publication says so; after it, it says what came of it. What lies between is settled by
// the provider's own history. docs/publishing.md tells the whole protocol.
package publish

import (
	"strconv"
	"time"

	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// ID identifies a publication ("pub_…").
type ID string

// PublicationID derives the only id that a post's revision can have on a channel.
func PublicationID(p post.ID, revision int64, channelID string) ID {
	return ID(id.Derived(id.Publication, string(p), strconv.FormatInt(revision, 10), channelID))
}

// State is where a publication stands.
type State string

// The states.
const (
	Pending     State = "pending"     // not sent yet, or a known failure will be tried again
	Sending     State = "sending"     // a call is under way, or its process died
	Accepted    State = "accepted"    // the provider has it; the network has not shown it yet
	Live        State = "live"        // the network shows it
	Refused     State = "rejected"    // provider or network refused it for good
	Unknown     State = "unknown"     // the answer was lost; the history will tell
	Unconfirmed State = "unconfirmed" // the history could not tell; people must look
)

// Final says whether nothing more will be done by itself.
func (s State) Final() bool {
	return s == Accepted || s == Live || s == Refused || s == Unconfirmed
}

// Publication is the ledger's entry of one post on one channel.
type Publication struct {
	ID        ID              `bson:"_id"`
	TenantID  tenant.ID       `bson:"tenantId"`
	PostID    post.ID         `bson:"postId"`
	Revision  int64           `bson:"revision"`
	ChannelID string          `bson:"channelId"`
	Network   network.Network `bson:"network"`
	State     State           `bson:"state"`
	Text      string          `bson:"text"`
	Thread    []string        `bson:"thread,omitempty"`  // what follows the text in posts of their own
	Comment   string          `bson:"comment,omitempty"` // the first one beneath it
	Link      string          `bson:"link,omitempty"`    // where the network takes it in a field of its own
	Media     []Media         `bson:"media"`
	Key       int             `bson:"key"` // number of the idempotency key in use, from 1
	Attempts  []Attempt       `bson:"attempts"`
	// Seen says that the provider has refused the key in use because it knew it: an
	// earlier call arrived, so nothing is sent again.
	Seen bool `bson:"seen,omitempty"`
	// Asked says that the history does not have it from an earlier life of the database.
	Asked          bool     `bson:"asked,omitempty"`
	ProviderPostID string   `bson:"providerPostId,omitempty"`
	URL            string   `bson:"url,omitempty"`
	Failure        *Failure `bson:"failure,omitempty"`
	PausedBy       string   `bson:"pausedBy,omitempty"` // id of the pause that kept it from being sent
	// UnknownSince is when the first answer was lost; zero: none is.
	UnknownSince time.Time `bson:"unknownSince,omitempty"`
	// NextAt is when the next step makes sense; zero: now.
	NextAt      time.Time `bson:"nextAt,omitempty"`
	PublishAt   time.Time `bson:"publishAt"`
	ClaimedAt   time.Time `bson:"claimedAt"`
	FirstSentAt time.Time `bson:"firstSentAt,omitempty"`
	AcceptedAt  time.Time `bson:"acceptedAt,omitempty"`
	LiveAt      time.Time `bson:"liveAt,omitempty"`
	Version     int64     `bson:"version"`
}

// Media is one picture or film as the provider is given it.
type Media struct {
	URL     string `bson:"url"`  // public address, ending in the file's extension
	Kind    string `bson:"kind"` // image or video
	AltText string `bson:"altText,omitempty"`
}

// Outcomes of an attempt.
const (
	OutcomeSending     = "sending"
	OutcomeAccepted    = "accepted"
	OutcomeRejected    = "rejected"
	OutcomeRetry       = "retry"
	OutcomeUnknown     = "unknown"
	OutcomeRecovered   = "recovered"
	OutcomeUnconfirmed = "unconfirmed"
)

// Attempt is one call to the provider.
type Attempt struct {
	Key        string    `bson:"key"` // idempotency key
	Worker     string    `bson:"worker"`
	StartedAt  time.Time `bson:"startedAt"`
	FinishedAt time.Time `bson:"finishedAt,omitempty"`
	Outcome    string    `bson:"outcome"`
	Status     int       `bson:"status,omitempty"` // HTTP status; zero: no answer came
	Message    string    `bson:"message,omitempty"`
}

// idempotencyKey is the key in use: the publication's id and a number that grows only
// after a known failure, since the provider refuses any key that it has seen.
func (p Publication) idempotencyKey() string {
	return string(p.ID) + "." + strconv.Itoa(max(p.Key, 1))
}

// repeats says whether the key in use has been sent more than once.
func (p Publication) repeats() bool {
	sent := 0
	for _, a := range p.Attempts {
		if a.Key == p.idempotencyKey() {
			sent++
		}
	}
	return sent > 1
}

// begin notes that a call is about to be made.
func (p *Publication) begin(worker string, at time.Time) {
	p.Key = max(p.Key, 1)
	p.State, p.NextAt = Sending, time.Time{}
	if p.FirstSentAt.IsZero() {
		p.FirstSentAt = at
	}
	p.Attempts = append(p.Attempts, Attempt{Key: p.idempotencyKey(), Worker: worker, StartedAt: at, Outcome: OutcomeSending})
}

// end notes what came of the call under way.
func (p *Publication) end(outcome string, status int, message string, at time.Time) {
	if len(p.Attempts) == 0 {
		return
	}
	last := &p.Attempts[len(p.Attempts)-1]
	last.Outcome, last.Status, last.Message, last.FinishedAt = outcome, status, message, at
}

// lost notes that nobody knows what came of the call; wait is how long the history may
// take to show it.
func (p *Publication) lost(status int, why string, at time.Time, wait time.Duration) {
	p.end(OutcomeUnknown, status, why, at)
	p.State, p.NextAt = Unknown, at.Add(wait)
	if p.UnknownSince.IsZero() {
		p.UnknownSince = at
	}
}

// arrived notes that the provider has it.
func (p *Publication) arrived(r Receipt, outcome string, at time.Time) {
	p.end(outcome, r.Status, "", at)
	p.ProviderPostID, p.URL, p.Failure = r.ProviderPostID, r.URL, nil
	p.NextAt, p.UnknownSince, p.Seen = time.Time{}, time.Time{}, false
	if p.AcceptedAt.IsZero() {
		p.AcceptedAt = at
	}
	if p.State = Accepted; r.URL != "" {
		p.State, p.LiveAt = Live, at
	}
}

// refused notes that it will never go out like this.
func (p *Publication) refused(f *Failure, at time.Time) {
	p.end(OutcomeRejected, f.Status, f.Message, at)
	p.State, p.Failure, p.NextAt = Refused, f, time.Time{}
}

// outcome is the publication in short, for the post.
func (p Publication) outcome() post.Outcome {
	o := post.Outcome{PublicationID: string(p.ID), ChannelID: p.ChannelID, Network: p.Network, State: string(p.State), URL: p.URL, PausedBy: p.PausedBy}
	if p.Failure != nil {
		o.Error = p.Failure.Message
	}
	return o
}
