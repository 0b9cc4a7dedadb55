package mongostore

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// Untold lists up to limit posts of every tenant whose change has been untold since an
// instant, earliest first.
func (s *Posts) Untold(ctx context.Context, scope tenant.Scope, since time.Time, limit int) ([]post.Post, error) {
	return s.before(ctx, scope, "untold", since, limit)
}

// Said takes the mark of a change away, unless there is a later one.
func (s *Posts) Said(ctx context.Context, scope tenant.Scope, id post.ID, untold time.Time) error {
	return s.drop(ctx, scope, id, "untold", untold)
}

// Foreseeable lists up to limit posts of every tenant that are to be looked at by an
// instant, earliest first.
func (s *Posts) Foreseeable(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]post.Post, error) {
	return s.before(ctx, scope, "foreseeAt", by, limit)
}

// Looked takes the instant of the look away, unless there is another one.
func (s *Posts) Looked(ctx context.Context, scope tenant.Scope, id post.ID, at time.Time) error {
	return s.drop(ctx, scope, id, "foreseeAt", at)
}

// before lists the posts in which a field has an instant up to another, earliest first.
func (s *Posts) before(ctx context.Context, scope tenant.Scope, field string, by time.Time, limit int) ([]post.Post, error) {
	return s.shelf.find(ctx, scope, bson.D{{Key: field, Value: bson.D{{Key: "$lte", Value: by}}}},
		options.Find().SetSort(bson.D{{Key: field, Value: 1}}).SetLimit(int64(limit)))
}

// drop takes a field away where it still has an instant. The version stays: nothing that
// people see has changed.
func (s *Posts) drop(ctx context.Context, scope tenant.Scope, id post.ID, field string, at time.Time) error {
	_, err := s.shelf.update(ctx, scope, bson.D{{Key: "_id", Value: id}, {Key: field, Value: at}}, bson.D{{Key: "$unset", Value: bson.D{{Key: field, Value: ""}}}})
	if errors.Is(err, post.ErrNotFound) {
		return nil
	}
	return err
}
