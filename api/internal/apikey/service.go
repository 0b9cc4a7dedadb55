package apikey

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Store Store
	Teams Teams
	Users Users
	Quota Quota
	Feed  Feed
	Clock clock.Clock
	Log   *slog.Logger
}

// Service is what can be done with API keys.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Named is a key, the name of who made it, and how it stands at present.
type Named struct {
	Key
	Maker       string
	Over        bool      // its time is over
	OverlapEnds time.Time // until when the secret before works; zero: it does not
}

// List pages through the team's keys, newest first.
func (s *Service) List(ctx context.Context, actor tenant.Actor, req page.Request) (page.Result[Named], error) {
	got, err := s.Store.ListKeys(ctx, actor.Scope(), req)
	if err != nil {
		return page.Result[Named]{}, err
	}
	named, err := s.named(ctx, got.Items)
	return page.Result[Named]{Items: named, Next: got.Next}, err
}

func (s *Service) named(ctx context.Context, keys []Key) ([]Named, error) {
	var ids []string
	for _, k := range keys {
		ids = append(ids, k.CreatedBy)
	}
	makers, err := s.Users.UsersByID(ctx, ids)
	names := map[string]string{}
	for _, u := range makers {
		names[u.ID] = u.Name
	}
	now := s.Clock.Now()
	var out []Named
	for _, k := range keys {
		out = append(out, Named{k, names[k.CreatedBy], k.Expired(now), k.OverlapEnds(now)})
	}
	return out, err
}

// Create makes a key and gives its secret, which is kept nowhere. Faults: fault.ErrInvalid,
// plan_limit_reached.
func (s *Service) Create(ctx context.Context, actor tenant.Actor, w Wish) (Named, string, error) {
	now := s.Clock.Now()
	k, secret := newKey(actor, w, now)
	if err := k.check(actor, now); err != nil {
		return Named{}, "", err
	}
	err := s.Quota.Adding(ctx, actor, limit, k.ID, 1, func() error { return s.Store.CreateKey(ctx, actor.Scope(), k) })
	if err != nil {
		return Named{}, "", err
	}
	return s.show(ctx, k, secret)
}

// Rotate gives a key a new secret; the old one works until the overlap ends, and not any
// more where there is none. Faults: ErrNotFound, ErrExpired.
func (s *Service) Rotate(ctx context.Context, actor tenant.Actor, id string, overlap time.Duration) (Named, string, error) {
	secret := newSecret()
	k, err := revise.Do(0, revise.Steps[Key]{
		Load:    func() (Key, error) { return s.Store.Key(ctx, actor.Scope(), id) },
		Version: func(k Key) int64 { return k.Version },
		Change: func(k *Key) error {
			now := s.Clock.Now()
			if k.Expired(now) {
				return ErrExpired
			}
			k.rotate(secret, overlap, now)
			return nil
		},
		Save: func(k Key, was int64) (Key, error) {
			k.Version = was + 1
			return k, s.Store.SaveKey(ctx, actor.Scope(), k, was)
		},
	})
	if err != nil {
		return Named{}, "", err
	}
	return s.show(ctx, k, secret)
}

// show gives a key with its secret, this once.
func (s *Service) show(ctx context.Context, k Key, secret string) (Named, string, error) {
	s.Feed.Changed(ctx, k.TenantID, "key", k.ID)
	named, err := s.named(ctx, []Key{k})
	if err != nil {
		return Named{}, "", err
	}
	return named[0], secret, nil
}

// Revoke ends a key: its very next request is refused. Faults: ErrNotFound.
func (s *Service) Revoke(ctx context.Context, actor tenant.Actor, id string) error {
	err := s.Quota.Removing(ctx, actor, limit, id, 1, func() error { return s.Store.DeleteKey(ctx, actor.Scope(), id) })
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "key", id)
	}
	return err
}

// Authenticate tells whose program bears a secret. Key and team are read each time, so that
// a revocation and a suspension count from the very next request. Faults: ErrCredential.
func (s *Service) Authenticate(ctx context.Context, bearer string) (tenant.Actor, error) {
	if !wellFormed(bearer) {
		return tenant.Actor{}, ErrCredential
	}
	k, err := s.Store.KeyBySecret(ctx, hash(bearer))
	if err != nil {
		return tenant.Actor{}, orCredential(err)
	}
	now := s.Clock.Now()
	if !k.opens(hash(bearer), now) {
		return tenant.Actor{}, ErrCredential
	}
	t, err := s.Teams.Tenant(ctx, tenant.System(k.TenantID, "apikey").Scope())
	if err != nil {
		return tenant.Actor{}, orCredential(err)
	}
	actor := tenant.NewKeyActor(k.ID, k.TenantID, t.Status, k.Scopes)
	s.touch(ctx, actor, k, now)
	return actor, nil
}

// touch notes the use of a key, at most once a minute. It is no reason to refuse a request.
func (s *Service) touch(ctx context.Context, actor tenant.Actor, k Key, now time.Time) {
	if now.Before(k.UsedAt.Add(touchEvery)) {
		return
	}
	err := s.Store.TouchKey(ctx, actor.Scope(), k.ID, now, now.Add(-touchEvery))
	if err != nil && !errors.Is(err, ErrNotFound) {
		s.Log.WarnContext(ctx, "the use of an API key was not noted", slog.String("keyId", k.ID), slog.Any("error", err))
	}
}

// orCredential turns an absent key or team into the fault of the secret that names it; a
// store that is away stays what it is.
func orCredential(err error) error {
	if errors.Is(err, ErrNotFound) || errors.Is(err, identity.ErrNoTenant) {
		return ErrCredential
	}
	return err
}
