// Package channel is an account on a network that a tenant's posts go to, and the link
// with the provider that carries them there.
package channel

import (
	"time"

	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/tenant"
)

// ID identifies a channel ("chn_…").
type ID string

// Status says whether posts can go there.
type Status string

// The statuses.
const (
	Connected    Status = "connected"
	Broken       Status = "broken"       // the network no longer accepts the link
	Disconnected Status = "disconnected" // people took the link away
)

// Channel is one account. A tenant has at most one on each network, since the provider's
// profile holds one.
type Channel struct {
	ID          ID              `bson:"_id"`
	TenantID    tenant.ID       `bson:"tenantId"`
	Network     network.Network `bson:"network"`
	Name        string          `bson:"name"`
	Username    string          `bson:"username"`
	ProfileURL  string          `bson:"profileUrl"`
	AvatarURL   string          `bson:"avatarUrl"`
	Status      Status          `bson:"status"`
	Why         string          `bson:"why,omitempty"`       // why it is broken, in the provider's words
	Timetable   *Timetable      `bson:"timetable,omitempty"` // when queued posts go out; nil: nobody has said
	ConnectedAt time.Time       `bson:"connectedAt"`
	Version     int64           `bson:"version"`
	CreatedAt   time.Time       `bson:"createdAt"`
	UpdatedAt   time.Time       `bson:"updatedAt"`
}

// IDOf derives the only id that a tenant's channel on a network can have.
func IDOf(t tenant.ID, n network.Network) ID {
	return ID(id.Derived(id.Channel, string(t), string(n)))
}

// Account is what the provider tells of a linked account.
type Account struct {
	Network    network.Network
	Name       string
	Username   string
	ProfileURL string
	AvatarURL  string
}

// take brings a channel up to date with its account and says whether anything changed.
func (c *Channel) take(a Account) (changed bool) {
	before := *c
	c.Name, c.Username, c.ProfileURL, c.AvatarURL = a.Name, a.Username, a.ProfileURL, a.AvatarURL
	c.Status, c.Why = Connected, ""
	return *c != before
}

// Profile is the tenant's account with the provider, which holds its channels.
type Profile struct {
	ID       string    `bson:"_id"` // see ProfileID
	TenantID tenant.ID `bson:"tenantId"`
	// Title is the profile's unique name with the provider; a new try takes a new one.
	Title string `bson:"title"`
	Tries int    `bson:"tries"`
	// Key is the provider's key of the profile, sealed; empty until it is made.
	Key string `bson:"key"`
	// BusyUntil keeps a second request from making the profile at the same time.
	BusyUntil time.Time `bson:"busyUntil"`
}

// Link is the provider's page on which accounts are linked.
type Link struct {
	URL       string
	ExpiresAt time.Time
}
