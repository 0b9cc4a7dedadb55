// Package pause stops publishing for a while: on a channel, for a campaign or for the whole
// team.
//
// While a pause is in force, nothing that it stops begins to go out. A post that falls due
// meanwhile is held in the pause's name, and when it ends the team's choice decides what
// becomes of it. docs/publishing.md tells more.
package pause

import (
	"time"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// ID identifies a pause ("pau_…").
type ID string

// Kind says what is stopped.
type Kind string

// The kinds.
const (
	Team     Kind = "team" // everything
	Campaign Kind = "campaign"
	Channel  Kind = "channel"
)

// Pause is one stop, from its making to its end and beyond.
type Pause struct {
	ID       ID        `bson:"_id"`
	TenantID tenant.ID `bson:"tenantId"`
	Kind     Kind      `bson:"kind"`
	TargetID string    `bson:"targetId,omitempty"` // the campaign's or channel's id
	// Key is unique in the team: what is stopped while it is in force, its own id afterwards.
	Key string `bson:"key"`
	// Meanwhile is what becomes of the posts that fall due until it ends.
	Meanwhile post.Meanwhile `bson:"meanwhile"`
	// Until is when it ends by itself; zero: when somebody ends it.
	Until     time.Time `bson:"until,omitempty"`
	CreatedBy string    `bson:"createdBy"`
	CreatedAt time.Time `bson:"createdAt"`
	InForce   bool      `bson:"inForce"`
	EndedAt   time.Time `bson:"endedAt,omitempty"` // zero: it is in force
	// LookAt is when a sweep has to look at it next; zero: never.
	LookAt  time.Time `bson:"lookAt,omitempty"`
	Version int64     `bson:"version"`
}

// keyOf names what is stopped.
func keyOf(k Kind, target string) string { return string(k) + ":" + target }

// stops says whether it stops a post of a campaign on a channel.
func (p Pause) stops(campaignID, channelID string) bool {
	switch p.Kind {
	case Team:
		return true
	case Campaign:
		return p.TargetID == campaignID
	}
	return p.TargetID == channelID
}

// On finds the pause, among those in force, that stops a post of a campaign on a channel;
// campaignID may be empty.
func On(inForce []Pause, campaignID, channelID string) (Pause, bool) {
	for _, p := range inForce {
		if p.stops(campaignID, channelID) {
			return p, true
		}
	}
	return Pause{}, false
}

// Why is what people read at a post that it holds.
func (p Pause) Why() string {
	what := map[Kind]string{Team: "Publishing", Campaign: "The campaign", Channel: "The channel"}[p.Kind]
	return what + " was paused when this fell due. End the pause, and choose what becomes of it."
}

// end has it stop nothing more from an instant on.
func (p *Pause) end(choice post.Meanwhile, at time.Time) {
	p.Meanwhile, p.InForce, p.EndedAt, p.LookAt, p.Key = choice, false, at, at, string(p.ID)
}
