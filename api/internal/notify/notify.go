// Package notify tells people what they should know: in the app, and by mail where it
// can't wait.
package notify

import (
	"context"
	"errors"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// ID identifies a notification ("ntf_…").
type ID string

// Notice is something that a tenant's people should know. It is everybody's; who has read
// it is kept with it.
type Notice struct {
	ID        ID        `bson:"_id"`
	TenantID  tenant.ID `bson:"tenantId"`
	Kind      string    `bson:"kind"` // such as "post.failed"
	Text      string    `bson:"text"` // full sentence
	Path      string    `bson:"path"` // in the app, where there is more
	ReadBy    []string  `bson:"readBy"`
	CreatedAt time.Time `bson:"createdAt"`
}

// ReadByUser says whether a person has read it.
func (n Notice) ReadByUser(user string) bool {
	for _, u := range n.ReadBy {
		if u == user {
			return true
		}
	}
	return false
}

// Faults of notifications.
var (
	ErrNotFound = fault.New(fault.NotFound, "notification_not_found", "There is no such notification.")
	ErrExists   = fault.New(fault.Conflict, "notification_exists", "This notification exists already.")
)

// Store keeps notices.
type Store interface {
	List(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[Notice], error)
	Create(ctx context.Context, scope tenant.Scope, n Notice) error
	// Has says whether a notice is there.
	Has(ctx context.Context, scope tenant.Scope, id ID) (bool, error)
	// Unread counts what a person has not read.
	Unread(ctx context.Context, scope tenant.Scope, user string) (int64, error)
	// Read notes that a person has read some, or all where there are no ids.
	Read(ctx context.Context, scope tenant.Scope, user string, ids []string) error
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}

// Service is what can be done with notifications.
type Service struct {
	store Store
	feed  Feed
	clock clock.Clock
}

// New makes the service.
func New(store Store, feed Feed, c clock.Clock) *Service { return &Service{store, feed, c} }

// List pages through the tenant's notices, newest first, and counts what the person has
// not read.
func (s *Service) List(ctx context.Context, actor tenant.Actor, req page.Request) (page.Result[Notice], int64, error) {
	got, err := s.store.List(ctx, actor.Scope(), req)
	if err != nil {
		return got, 0, err
	}
	unread, err := s.store.Unread(ctx, actor.Scope(), actor.UserID)
	return got, unread, err
}

// Read notes that the person has read some notices, or all where there are no ids.
func (s *Service) Read(ctx context.Context, actor tenant.Actor, ids []string) error {
	err := s.store.Read(ctx, actor.Scope(), actor.UserID, ids)
	if err == nil {
		s.feed.Changed(ctx, actor.TenantID, "notification", "")
	}
	return err
}

// Tell adds a notice; path leads to what it is about.
func (s *Service) Tell(ctx context.Context, actor tenant.Actor, kind, text, path string) error {
	return s.add(ctx, actor, ID(id.New(id.Notice)), kind, text, path)
}

// TellOnce adds the notice that a key stands for, once however often and by however many
// it is told. It stands among the others as if it had been told at that instant.
func (s *Service) TellOnce(ctx context.Context, actor tenant.Actor, at time.Time, key, kind, text, path string) error {
	err := s.add(ctx, actor, keyed(actor, at, key), kind, text, path)
	if errors.Is(err, ErrExists) {
		return nil
	}
	return err
}

// Told says whether the notice that a key and an instant stand for is there.
func (s *Service) Told(ctx context.Context, actor tenant.Actor, at time.Time, key string) (bool, error) {
	return s.store.Has(ctx, actor.Scope(), keyed(actor, at, key))
}

func keyed(actor tenant.Actor, at time.Time, key string) ID {
	return ID(id.DerivedAt(id.Notice, at, string(actor.TenantID), key))
}

func (s *Service) add(ctx context.Context, actor tenant.Actor, as ID, kind, text, path string) error {
	n := Notice{ID: as, TenantID: actor.TenantID, Kind: kind, Text: text, Path: path, CreatedAt: s.clock.Now()}
	err := s.store.Create(ctx, actor.Scope(), n)
	if err == nil {
		s.feed.Changed(ctx, actor.TenantID, "notification", string(n.ID))
	}
	return err
}
