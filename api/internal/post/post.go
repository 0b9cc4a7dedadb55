// Package post is something to be said on one or more channels at one moment, and the
// states it goes through until it has been said.
package post

import (
	"slices"
	"strings"
	"time"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/tenant"
)

// ID identifies a post ("pst_…").
type ID string

// Post is one message with its channels, its pictures and its moment.
type Post struct {
	ID         ID        `bson:"_id"`
	TenantID   tenant.ID `bson:"tenantId"`
	CampaignID string    `bson:"campaignId,omitempty"`
	CreativeID string    `bson:"creativeId,omitempty"`
	State      State     `bson:"state"`
	Text       string    `bson:"text"`  // for every network without a text of its own
	Texts      []Text    `bson:"texts"` // at most one a network
	// Thread is what follows the text in posts of their own, on networks that know threads.
	Thread       []string `bson:"thread,omitempty"`
	FirstComment string   `bson:"firstComment,omitempty"` // what we say beneath it first
	Link         *Link    `bson:"link,omitempty"`         // nil: it leads nowhere
	Labels       []string `bson:"labels"`                 // the team's own words for finding it
	ChannelIDs   []string `bson:"channelIds"`
	AssetIDs     []string `bson:"assetIds"`       // in the order they are shown
	Note         string   `bson:"note,omitempty"` // what it is to be about, for the team alone; it never goes out
	// PublishAt is when it goes out; before it is scheduled, when it is meant to, by which
	// nothing goes out. Zero: nobody has said.
	PublishAt time.Time `bson:"publishAt,omitempty"`
	// Revision grows with each change of content, time or targets of a scheduled post. A
	// publication belongs to one revision.
	Revision int64 `bson:"revision"`
	// Targets are the channels that this revision goes to: all, or after a retry those
	// that failed.
	Targets []string `bson:"targets"`
	// WakeAt is when a worker must look at it: its moment while scheduled, the end of the
	// lease or the next try while publishing. Zero: nothing to do.
	WakeAt time.Time `bson:"wakeAt,omitempty"`
	// Place is what a late post was given in its channels' line; nil: none.
	Place *Place `bson:"place,omitempty"`
	// ForeseeAt is when it must be looked at once more before it goes out; zero: never.
	ForeseeAt time.Time `bson:"foreseeAt,omitempty"`
	// Untold is when it changed in a way that people must know and may not have been told of
	// yet; zero: they know.
	Untold time.Time `bson:"untold,omitempty"`
	// Slots are the places in its channels' queues that it has; no two posts have the same.
	Slots []string `bson:"slots,omitempty"`
	// HeldBy are the ids of the pauses that keep it, or a part of it, from going out.
	HeldBy []string `bson:"heldBy,omitempty"`
	// ResumedAt is when a pause let it go: from then on it counts how late it may still go
	// out. Zero: no pause held this revision.
	ResumedAt time.Time `bson:"resumedAt,omitempty"`
	// Holder is the worker that has it in hand; empty: none.
	Holder string `bson:"holder,omitempty"`
	// Counted says that it has been counted against the plan's limit.
	Counted     bool      `bson:"counted"`
	Outcomes    []Outcome `bson:"outcomes"` // the latest of each channel
	Problem     string    `bson:"problem,omitempty"`
	PublishedAt time.Time `bson:"publishedAt,omitempty"`
	Approval    *Approval `bson:"approval,omitempty"` // nil: not submitted, or changed since
	CreatedBy   string    `bson:"createdBy"`
	Editors     []string  `bson:"editors,omitempty"` // everybody who changed the content since
	Version     int64     `bson:"version"`
	CreatedAt   time.Time `bson:"createdAt"`
	UpdatedAt   time.Time `bson:"updatedAt"`
}

// Place is a moment of its own for a post that is late, so that late posts don't flood a
// channel. It is void once the post has another revision.
type Place struct {
	Revision int64     `bson:"revision"`
	At       time.Time `bson:"at"`
}

// Moment is when this revision goes out: as planned, or at the place it was given.
func (p Post) Moment() time.Time {
	if p.Place != nil && p.Place.Revision == p.Revision {
		return p.Place.At
	}
	return p.PublishAt
}

// Text is a wording for one network.
type Text struct {
	Network network.Network `bson:"network"`
	Text    string          `bson:"text"`
}

// Outcome is how one channel fared, in short; the ledger has the whole story.
type Outcome struct {
	PublicationID string          `bson:"publicationId"`
	ChannelID     string          `bson:"channelId"`
	Network       network.Network `bson:"network"`
	State         string          `bson:"state"` // a state of publish.Publication
	URL           string          `bson:"url,omitempty"`
	Error         string          `bson:"error,omitempty"`
	PausedBy      string          `bson:"pausedBy,omitempty"` // id of the pause that kept it from being sent
}

// TextFor gives the words for a network.
func (p Post) TextFor(n network.Network) string {
	for _, t := range p.Texts {
		if t.Network == n && strings.TrimSpace(t.Text) != "" {
			return t.Text
		}
	}
	return p.Text
}

// record keeps an outcome in place of the channel's earlier one.
func (p *Post) record(o Outcome) {
	for i := range p.Outcomes {
		if p.Outcomes[i].ChannelID == o.ChannelID {
			p.Outcomes[i] = o
			return
		}
	}
	p.Outcomes = append(p.Outcomes, o)
}

// Settle takes the outcomes of this revision over, and says by them what has become of
// the post; at is when the last one settled.
func (p *Post) Settle(outcomes []Outcome, at time.Time) {
	for _, o := range outcomes {
		p.record(o)
	}
	p.Outcomes = slices.DeleteFunc(p.Outcomes, func(o Outcome) bool { return !slices.Contains(p.ChannelIDs, o.ChannelID) })
	p.Problem, p.HeldBy = "", nil
	for _, o := range p.Outcomes {
		if !o.out() && p.Problem == "" {
			p.Problem = o.Network.Title() + ": " + o.Error
		}
		if o.PausedBy != "" && !slices.Contains(p.HeldBy, o.PausedBy) {
			p.HeldBy = append(p.HeldBy, o.PausedBy)
		}
	}
	switch out := p.out(); {
	case out == len(p.ChannelIDs):
		p.State, p.PublishedAt = Published, at
	case out > 0:
		p.State, p.PublishedAt = PartiallyPublished, at
	default:
		p.State = Failed
	}
	p.WakeAt, p.Holder = time.Time{}, ""
}

// out says whether the channel has the post.
func (o Outcome) out() bool { return o.State == "live" || o.State == "accepted" }

// out counts the channels that have the post.
func (p Post) out() (n int) {
	for _, o := range p.Outcomes {
		if o.out() {
			n++
		}
	}
	return n
}

// failedChannels lists the channels that refused the post.
func (p Post) failedChannels() []string {
	var ids []string
	for _, o := range p.Outcomes {
		if o.State == "rejected" {
			ids = append(ids, o.ChannelID)
		}
	}
	return ids
}

// unconfirmed says whether nobody knows if a channel has the post.
func (p Post) unconfirmed() bool {
	return slices.ContainsFunc(p.Outcomes, func(o Outcome) bool { return o.State == "unconfirmed" })
}

// Put takes a post in hand to a state in which nothing more is done, and says why. One that
// some channels have already, whose others were tried again, stays published in part: it can
// be tried again there, and nobody can send it to all of them a second time.
func (p *Post) Put(s State, why string) {
	if p.out() > 0 {
		s = PartiallyPublished
	}
	p.State, p.Problem = s, why
	p.WakeAt, p.Holder = time.Time{}, ""
}
