package mongostore

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

const posts = "posts"

var postIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByCampaign", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "campaignId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByState", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "state", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByCampaignAndState", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "campaignId", Value: 1}, {Key: "state", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "listByLabel", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "labels", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "calendar", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "publishAt", Value: 1}}},
	{name: "calendarByCampaign", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "campaignId", Value: 1}, {Key: "publishAt", Value: 1}}},
	{name: "byAsset", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "assetIds", Value: 1}}},
	{name: "byState", keys: bson.D{{Key: "state", Value: 1}}},
	{name: "slots", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "slots", Value: 1}}, unique: true, partial: bson.D{{Key: "slots", Value: bson.D{{Key: "$exists", Value: true}}}}},
	{name: "heldBy", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "heldBy", Value: 1}, {Key: "publishAt", Value: 1}}},
	{name: "untold", keys: bson.D{{Key: "untold", Value: 1}}},
	{name: "foresee", keys: bson.D{{Key: "foreseeAt", Value: 1}}},
	{name: "dueByTenant", keys: bson.D{{Key: "wakeAt", Value: 1}, {Key: "tenantId", Value: 1}}},
}

// Posts keeps posts, for the people who write them and the workers who publish them.
type Posts struct{ shelf shelf[post.Post] }

// NewPosts opens the shelf.
func NewPosts(s *Store) *Posts {
	return &Posts{newShelf[post.Post](s, posts, post.ErrNotFound, post.ErrExists)}
}

// Get reads one post. Faults: post.ErrNotFound.
func (s *Posts) Get(ctx context.Context, scope tenant.Scope, id post.ID) (post.Post, error) {
	return s.shelf.get(ctx, scope, string(id))
}

// List pages through the posts, newest first.
func (s *Posts) List(ctx context.Context, scope tenant.Scope, f post.Filter, req page.Request) (page.Result[post.Post], error) {
	filter := bson.D{}
	if f.CampaignID != "" {
		filter = append(filter, bson.E{Key: "campaignId", Value: f.CampaignID})
	}
	if f.State != "" {
		filter = append(filter, bson.E{Key: "state", Value: f.State})
	}
	// What narrows a list further is looked at post by post, unless it is all there is.
	for _, by := range [][2]string{{"labels", f.Label}, {"channelIds", f.ChannelID}, {"createdBy", f.CreatedBy}} {
		if by[1] != "" {
			filter = append(filter, bson.E{Key: by[0], Value: bson.D{{Key: "$all", Value: bson.A{by[1]}}}})
		}
	}
	return s.shelf.page(ctx, scope, filter, req, func(p post.Post) string { return string(p.ID) })
}

// Between lists up to limit posts whose moment falls into the span, earliest first.
func (s *Posts) Between(ctx context.Context, scope tenant.Scope, span post.Span, campaignID string, limit int) ([]post.Post, error) {
	return s.shelf.find(ctx, scope, between(span, campaignID), earliestFirst().SetLimit(int64(limit)))
}

// EachBetween tells every post whose moment falls into the span, earliest first.
func (s *Posts) EachBetween(ctx context.Context, scope tenant.Scope, span post.Span, campaignID string, tell func(post.Post) error) error {
	return s.shelf.each(ctx, scope, between(span, campaignID), tell, earliestFirst())
}

// between matches what falls into a span, of one campaign or of all ("").
func between(span post.Span, campaignID string) bson.D {
	filter := bson.D{}
	if campaignID != "" {
		filter = append(filter, bson.E{Key: "campaignId", Value: campaignID})
	}
	return append(filter, bson.E{Key: "publishAt", Value: bson.D{{Key: "$gte", Value: span.From}, {Key: "$lt", Value: span.To}}})
}

func earliestFirst() *options.FindOptions {
	return options.Find().SetSort(bson.D{{Key: "publishAt", Value: 1}})
}

// Create adds a post. Faults: post.ErrExists.
func (s *Posts) Create(ctx context.Context, scope tenant.Scope, p post.Post) error {
	return s.shelf.create(ctx, scope, p)
}

// Save stores a changed post where its version still is was. Faults: post.ErrNotFound,
// fault.ErrStale.
func (s *Posts) Save(ctx context.Context, scope tenant.Scope, p post.Post, was int64) error {
	return s.shelf.replace(ctx, scope, string(p.ID), was, p)
}

// Delete removes a post of that version. Faults: post.ErrNotFound, fault.ErrStale.
func (s *Posts) Delete(ctx context.Context, scope tenant.Scope, id post.ID, was int64) error {
	return s.shelf.delete(ctx, scope, string(id), was)
}

// UsesAsset says whether a post shows an asset.
func (s *Posts) UsesAsset(ctx context.Context, scope tenant.Scope, assetID string) (bool, error) {
	n, err := s.shelf.count(ctx, scope, bson.D{{Key: "assetIds", Value: assetID}})
	return n > 0, err
}

// InCampaign says whether a campaign has posts.
func (s *Posts) InCampaign(ctx context.Context, scope tenant.Scope, campaignID string) (bool, error) {
	n, err := s.shelf.count(ctx, scope, bson.D{{Key: "campaignId", Value: campaignID}})
	return n > 0, err
}

// HeldBy lists up to limit posts that a pause holds, earliest moment first.
func (s *Posts) HeldBy(ctx context.Context, scope tenant.Scope, pauseID string, limit int) ([]post.Post, error) {
	return s.shelf.find(ctx, scope, bson.D{{Key: "heldBy", Value: pauseID}}, earliestFirst().SetLimit(int64(limit)))
}

// CountHeldBy counts the posts that a pause holds.
func (s *Posts) CountHeldBy(ctx context.Context, scope tenant.Scope, pauseID string) (int64, error) {
	return s.shelf.count(ctx, scope, bson.D{{Key: "heldBy", Value: pauseID}})
}

// CountState counts the posts of every tenant in a state.
func (s *Posts) CountState(ctx context.Context, scope tenant.Scope, state post.State) (int64, error) {
	return s.shelf.count(ctx, scope, bson.D{{Key: "state", Value: state}})
}

// Due lists up to limit posts of every tenant but some that must be looked at between two
// instants, both included, earliest first.
func (s *Posts) Due(ctx context.Context, scope tenant.Scope, from, by time.Time, without []tenant.ID, limit int) ([]publish.Due, error) {
	filter := bson.D{{Key: "wakeAt", Value: bson.D{{Key: "$gte", Value: from}, {Key: "$lte", Value: by}}}}
	if len(without) > 0 {
		filter = append(filter, bson.E{Key: tenantField, Value: bson.D{{Key: "$nin", Value: without}}})
	}
	found, err := s.shelf.find(ctx, scope, filter, options.Find().SetSort(bson.D{{Key: "wakeAt", Value: 1}}).SetLimit(int64(limit)).
		SetProjection(bson.D{{Key: tenantField, Value: 1}, {Key: "revision", Value: 1}, {Key: "wakeAt", Value: 1}}))
	due := make([]publish.Due, len(found))
	for i, p := range found {
		due[i] = publish.Due{TenantID: p.TenantID, PostID: p.ID, Revision: p.Revision, WakeAt: p.WakeAt}
	}
	return due, err
}

// Line puts a scheduled post that nobody has in hand to a place of its own. Faults:
// publish.ErrNotClaimed.
func (s *Posts) Line(ctx context.Context, scope tenant.Scope, d publish.Due, at time.Time) error {
	filter := bson.D{
		{Key: "_id", Value: d.PostID}, {Key: "revision", Value: d.Revision}, {Key: "state", Value: post.Scheduled}, {Key: "wakeAt", Value: d.WakeAt},
	}
	place := post.Place{Revision: d.Revision, At: at}
	_, err := s.shelf.update(ctx, scope, filter, bson.D{{Key: "$set", Value: bson.D{{Key: "wakeAt", Value: at}, {Key: "place", Value: place}}}})
	return unclaimed(err)
}

// Claim takes a due post of that revision in hand until an instant. Faults:
// publish.ErrNotClaimed.
func (s *Posts) Claim(ctx context.Context, scope tenant.Scope, d publish.Due, worker string, now, until time.Time) (post.Post, error) {
	filter := bson.D{
		{Key: "_id", Value: d.PostID}, {Key: "revision", Value: d.Revision},
		{Key: "state", Value: bson.D{{Key: "$in", Value: bson.A{post.Scheduled, post.Publishing}}}},
		{Key: "wakeAt", Value: bson.D{{Key: "$lte", Value: now}}},
	}
	change := bson.D{
		{Key: "$set", Value: bson.D{{Key: "state", Value: post.Publishing}, {Key: "holder", Value: worker}, {Key: "wakeAt", Value: until}, {Key: "updatedAt", Value: now}}},
		{Key: "$inc", Value: bson.D{{Key: "version", Value: 1}}},
	}
	p, err := s.shelf.update(ctx, scope, filter, change)
	return p, unclaimed(err)
}

// Hold keeps a post in hand until a later instant. Faults: publish.ErrNotClaimed.
func (s *Posts) Hold(ctx context.Context, scope tenant.Scope, id post.ID, worker string, now, until time.Time) error {
	filter := append(inHand(id, worker), bson.E{Key: "wakeAt", Value: bson.D{{Key: "$gt", Value: now}}})
	_, err := s.shelf.update(ctx, scope, filter, bson.D{{Key: "$set", Value: bson.D{{Key: "wakeAt", Value: until}}}})
	return unclaimed(err)
}

// Release gives a post back until wake. Faults: publish.ErrNotClaimed.
func (s *Posts) Release(ctx context.Context, scope tenant.Scope, id post.ID, worker string, wake time.Time) error {
	_, err := s.shelf.update(ctx, scope, inHand(id, worker), bson.D{
		{Key: "$set", Value: bson.D{{Key: "wakeAt", Value: wake}}}, {Key: "$unset", Value: bson.D{{Key: "holder", Value: ""}}},
	})
	return unclaimed(err)
}

// Finish stores what became of a post in hand. Faults: publish.ErrNotClaimed.
func (s *Posts) Finish(ctx context.Context, scope tenant.Scope, p post.Post, worker string) error {
	set := bson.D{{Key: "state", Value: p.State}, {Key: "outcomes", Value: p.Outcomes}, {Key: "problem", Value: p.Problem}, {Key: "untold", Value: p.Untold}, {Key: "heldBy", Value: p.HeldBy}}
	if !p.PublishedAt.IsZero() {
		set = append(set, bson.E{Key: "publishedAt", Value: p.PublishedAt})
	}
	_, err := s.shelf.update(ctx, scope, inHand(p.ID, worker), bson.D{
		{Key: "$set", Value: set}, {Key: "$inc", Value: bson.D{{Key: "version", Value: 1}}},
		{Key: "$unset", Value: bson.D{{Key: "wakeAt", Value: ""}, {Key: "holder", Value: ""}}},
	})
	return unclaimed(err)
}

func inHand(id post.ID, worker string) bson.D {
	return bson.D{{Key: "_id", Value: id}, {Key: "holder", Value: worker}, {Key: "state", Value: post.Publishing}}
}

// unclaimed tells a post that is not there to be taken from other troubles.
func unclaimed(err error) error {
	if errors.Is(err, post.ErrNotFound) {
		return publish.ErrNotClaimed
	}
	return err
}
