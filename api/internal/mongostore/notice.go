package mongostore

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/notify"
	"campaignos.dev/api/internal/tenant"
)

const notices = "notifications"

// keepNotices is how long a notice is kept.
const keepNotices = 90 * 24 * time.Hour

var noticeIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "old", keys: bson.D{{Key: "createdAt", Value: 1}}, expires: keepNotices},
}

// Notices keeps notifications.
type Notices struct{ shelf shelf[notify.Notice] }

// NewNotices opens the shelf.
func NewNotices(s *Store) *Notices {
	return &Notices{newShelf[notify.Notice](s, notices, notify.ErrNotFound, notify.ErrExists)}
}

// List pages through the notices, newest first.
func (s *Notices) List(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[notify.Notice], error) {
	return s.shelf.page(ctx, scope, bson.D{}, req, func(n notify.Notice) string { return string(n.ID) })
}

// Create adds a notice.
func (s *Notices) Create(ctx context.Context, scope tenant.Scope, n notify.Notice) error {
	return s.shelf.create(ctx, scope, n)
}

// Has says whether a notice is there.
func (s *Notices) Has(ctx context.Context, scope tenant.Scope, id notify.ID) (bool, error) {
	_, err := s.shelf.get(ctx, scope, string(id))
	if errors.Is(err, notify.ErrNotFound) {
		return false, nil
	}
	return err == nil, err
}

// Unread counts what a person has not read.
func (s *Notices) Unread(ctx context.Context, scope tenant.Scope, user string) (int64, error) {
	return s.shelf.count(ctx, scope, unreadBy(user))
}

// Read notes that a person has read some notices, or all where there are no ids.
func (s *Notices) Read(ctx context.Context, scope tenant.Scope, user string, ids []string) error {
	filter := unreadBy(user)
	if len(ids) > 0 {
		filter = append(filter, bson.E{Key: "_id", Value: bson.D{{Key: "$in", Value: ids}}})
	}
	_, err := s.shelf.updateAll(ctx, scope, filter, bson.D{{Key: "$addToSet", Value: bson.D{{Key: "readBy", Value: user}}}})
	return err
}

func unreadBy(user string) bson.D {
	return bson.D{{Key: "readBy", Value: bson.D{{Key: "$ne", Value: user}}}}
}
