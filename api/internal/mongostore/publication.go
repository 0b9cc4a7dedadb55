package mongostore

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

const publications = "publications"

var publicationIndexes = []index{
	{name: "ofPost", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "postId", Value: 1}, {Key: "revision", Value: -1}}},
	{name: "sending", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "state", Value: 1}}},
	{name: "sent", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "firstSentAt", Value: -1}}},
	{name: "byState", keys: bson.D{{Key: "state", Value: 1}}},
}

// Publications keeps the ledger of what was published.
type Publications struct{ shelf shelf[publish.Publication] }

// NewPublications opens the shelf.
func NewPublications(s *Store) *Publications {
	return &Publications{newShelf[publish.Publication](s, publications, publish.ErrNotFound, publish.ErrExists)}
}

// Open adds a publication, or gives the one that is there under its id.
func (s *Publications) Open(ctx context.Context, scope tenant.Scope, p publish.Publication) (publish.Publication, error) {
	err := s.shelf.create(ctx, scope, p)
	if errors.Is(err, publish.ErrExists) {
		return s.shelf.get(ctx, scope, string(p.ID))
	}
	return p, err
}

// Save stores a changed publication where its version still is was. Faults:
// publish.ErrNotFound, fault.ErrStale.
func (s *Publications) Save(ctx context.Context, scope tenant.Scope, p publish.Publication, was int64) error {
	return s.shelf.replace(ctx, scope, string(p.ID), was, p)
}

// OfPost lists the publications of a post, newest revision first.
func (s *Publications) OfPost(ctx context.Context, scope tenant.Scope, id post.ID) ([]publish.Publication, error) {
	return s.shelf.find(ctx, scope, bson.D{{Key: "postId", Value: id}}, options.Find().SetSort(bson.D{{Key: "revision", Value: -1}}))
}

// Sending counts the publications of a tenant whose call may be on its way.
func (s *Publications) Sending(ctx context.Context, scope tenant.Scope) (int64, error) {
	return s.shelf.count(ctx, scope, bson.D{{Key: "state", Value: publish.Sending}})
}

// Late lists how late publications were that were first sent since an instant, of the newest
// up to limit.
func (s *Publications) Late(ctx context.Context, scope tenant.Scope, since time.Time, limit int) ([]time.Duration, error) {
	var late []time.Duration
	sent := bson.D{{Key: "firstSentAt", Value: bson.D{{Key: "$gte", Value: since}}}}
	err := s.shelf.each(ctx, scope, sent, func(p publish.Publication) error {
		late = append(late, p.FirstSentAt.Sub(p.PublishAt))
		return nil
	}, options.Find().SetSort(bson.D{{Key: "firstSentAt", Value: -1}}).SetLimit(int64(limit)).
		SetProjection(bson.D{{Key: "firstSentAt", Value: 1}, {Key: "publishAt", Value: 1}}))
	return late, err
}

// Ended counts the publications of every tenant in a state.
func (s *Publications) Ended(ctx context.Context, scope tenant.Scope, state publish.State) (int64, error) {
	return s.shelf.count(ctx, scope, bson.D{{Key: "state", Value: state}})
}
