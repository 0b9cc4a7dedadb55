package mongostore

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/review"
	"campaignos.dev/api/internal/tenant"
)

const (
	reviewLinks = "reviewLinks"
	comments    = "comments"
)

var (
	reviewLinkIndexes = []index{
		{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
		{name: "secret", keys: bson.D{{Key: "secret", Value: 1}}},
	}
	commentIndexes = []index{
		{name: "ofPost", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "postId", Value: 1}, {Key: "_id", Value: 1}}},
	}
)

// Reviews keeps review links and comments.
type Reviews struct {
	links    shelf[review.Link]
	comments shelf[review.Comment]
	anyone   tenant.Scope
}

// NewReviews opens the shelves.
func NewReviews(s *Store) *Reviews {
	return &Reviews{
		links:    newShelf[review.Link](s, reviewLinks, review.ErrNotFound, review.ErrExists),
		comments: newShelf[review.Comment](s, comments, review.ErrComment, review.ErrExists),
		anyone:   tenant.AllTenants("whoever follows a review link names no tenant"),
	}
}

// Link reads a link. Faults: review.ErrNotFound.
func (r *Reviews) Link(ctx context.Context, scope tenant.Scope, id string) (review.Link, error) {
	return r.links.get(ctx, scope, id)
}

// LinkBySecret finds the link of a token, in whichever team it is. Faults:
// review.ErrNotFound.
func (r *Reviews) LinkBySecret(ctx context.Context, hash string) (review.Link, error) {
	return r.links.first(ctx, r.anyone, bson.D{{Key: "secret", Value: hash}})
}

// Links pages through those that have not been revoked, newest first.
func (r *Reviews) Links(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[review.Link], error) {
	standing := bson.D{{Key: "revokedAt", Value: bson.D{{Key: "$in", Value: bson.A{nil, time.Time{}}}}}}
	return r.links.page(ctx, scope, standing, req, func(l review.Link) string { return l.ID })
}

// CreateLink adds a link.
func (r *Reviews) CreateLink(ctx context.Context, scope tenant.Scope, l review.Link) error {
	return r.links.create(ctx, scope, l)
}

// SaveLink stores a changed link where its version still is was. Faults:
// review.ErrNotFound, fault.ErrStale.
func (r *Reviews) SaveLink(ctx context.Context, scope tenant.Scope, l review.Link, was int64) error {
	return r.links.replace(ctx, scope, l.ID, was, l)
}

// Comments lists those of a post, oldest first, up to limit.
func (r *Reviews) Comments(ctx context.Context, scope tenant.Scope, id post.ID, limit int) ([]review.Comment, error) {
	return r.comments.find(ctx, scope, ofPost(id), options.Find().SetSort(bson.D{{Key: "_id", Value: 1}}).SetLimit(int64(limit)))
}

// CountComments counts those of a post.
func (r *Reviews) CountComments(ctx context.Context, scope tenant.Scope, id post.ID) (int64, error) {
	return r.comments.count(ctx, scope, ofPost(id))
}

// AddComment adds a comment.
func (r *Reviews) AddComment(ctx context.Context, scope tenant.Scope, c review.Comment) error {
	return r.comments.create(ctx, scope, c)
}

func ofPost(id post.ID) bson.D { return bson.D{{Key: "postId", Value: id}} }
