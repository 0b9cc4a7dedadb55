package mongostore

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

const (
	channels = "channels"
	profiles = "publisherProfiles"
)

var channelIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "status", Value: 1}, {Key: "_id", Value: -1}}},
}

// Channels keeps channels and the profiles that hold them.
type Channels struct {
	shelf    shelf[channel.Channel]
	profiles shelf[channel.Profile]
}

// NewChannels opens the shelves.
func NewChannels(s *Store) *Channels {
	return &Channels{
		newShelf[channel.Channel](s, channels, channel.ErrNotFound, channel.ErrExists),
		newShelf[channel.Profile](s, profiles, channel.ErrProfileNotFound, channel.ErrBusy),
	}
}

// Get reads one channel. Faults: channel.ErrNotFound.
func (s *Channels) Get(ctx context.Context, scope tenant.Scope, id channel.ID) (channel.Channel, error) {
	return s.shelf.get(ctx, scope, string(id))
}

// List pages through the channels that are connected or broken.
func (s *Channels) List(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[channel.Channel], error) {
	linked := bson.D{{Key: "status", Value: bson.D{{Key: "$in", Value: bson.A{channel.Connected, channel.Broken}}}}}
	return s.shelf.page(ctx, scope, linked, req, func(c channel.Channel) string { return string(c.ID) })
}

// Many reads the channels of those ids.
func (s *Channels) Many(ctx context.Context, scope tenant.Scope, ids []string) ([]channel.Channel, error) {
	return s.shelf.many(ctx, scope, ids)
}

// Create adds a channel. Faults: channel.ErrExists.
func (s *Channels) Create(ctx context.Context, scope tenant.Scope, c channel.Channel) error {
	return s.shelf.create(ctx, scope, c)
}

// Save stores a changed channel where its version still is was. Faults:
// channel.ErrNotFound, fault.ErrStale.
func (s *Channels) Save(ctx context.Context, scope tenant.Scope, c channel.Channel, was int64) error {
	return s.shelf.replace(ctx, scope, string(c.ID), was, c)
}

// Profile reads one of the tenant's profiles. Faults: channel.ErrProfileNotFound.
func (s *Channels) Profile(ctx context.Context, scope tenant.Scope, id string) (channel.Profile, error) {
	return s.profiles.get(ctx, scope, id)
}

// Begin lets one request make the profile until an instant. Faults: channel.ErrBusy.
func (s *Channels) Begin(ctx context.Context, scope tenant.Scope, id string, now, until time.Time) (channel.Profile, error) {
	free := bson.D{{Key: "_id", Value: id}, {Key: "key", Value: ""}, {Key: "busyUntil", Value: bson.D{{Key: "$lte", Value: now}}}}
	change := bson.D{
		{Key: "$set", Value: bson.D{{Key: "busyUntil", Value: until}}},
		{Key: "$inc", Value: bson.D{{Key: "tries", Value: 1}}},
		{Key: "$setOnInsert", Value: bson.D{{Key: "title", Value: ""}}},
	}
	p, err := s.profiles.update(ctx, scope, free, change, options.FindOneAndUpdate().SetUpsert(true))
	if errors.Is(err, channel.ErrBusy) { // the unique _id: it is made already, or being made
		if made, err := s.Profile(ctx, scope, id); err == nil && made.Key != "" {
			return made, nil
		}
	}
	return p, err
}

// Finish stores the sealed key of a profile.
func (s *Channels) Finish(ctx context.Context, scope tenant.Scope, p channel.Profile) error {
	_, err := s.profiles.update(ctx, scope, bson.D{{Key: "_id", Value: p.ID}, {Key: "key", Value: ""}, {Key: "tries", Value: p.Tries}},
		bson.D{{Key: "$set", Value: bson.D{{Key: "key", Value: p.Key}, {Key: "title", Value: p.Title}}}})
	return err
}
