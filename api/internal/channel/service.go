package channel

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// limit is the plan's limit that channels count against.
const limit = "channels"

// Needs are what the service works with.
type Needs struct {
	Store    Store
	Profiles Profiles
	Provider Providers
	Sealer   Sealer
	Quota    Quota
	Feed     Feed
	Clock    clock.Clock
	AppURL   string // origin that the linking page leads back to
}

// Service is what can be done with channels.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// List pages through the channels that are connected or broken.
func (s *Service) List(ctx context.Context, actor tenant.Actor, req page.Request) (page.Result[Channel], error) {
	return s.Store.List(ctx, actor.Scope(), req)
}

// Connect opens the provider's page on which accounts are linked; it leads back to a path
// of the app. Faults: ErrBusy, fault.ErrUnavailable.
func (s *Service) Connect(ctx context.Context, actor tenant.Actor, networks []network.Network, path string) (Link, error) {
	l, err := s.ensureProfile(ctx, actor)
	if err != nil {
		return Link{}, err
	}
	if path == "" {
		path = "/channels"
	}
	return l.provider.LinkPage(ctx, l.key, networks, s.AppURL+path)
}

// Refresh brings the channels up to date with what the provider says is linked. A channel
// that the plan has no room for stays out, and the fault says so after the others are in.
// Faults: plan_limit_reached, fault.ErrUnavailable.
func (s *Service) Refresh(ctx context.Context, actor tenant.Actor) error {
	l, err := s.line(ctx, actor.Scope(), actor.TenantID)
	if errors.Is(err, ErrProfileNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	accounts, err := l.provider.Accounts(ctx, l.key)
	if err != nil {
		return err
	}
	var errs []error
	linked := map[network.Network]bool{}
	for _, a := range accounts {
		linked[a.Network] = true
		errs = append(errs, s.connect(ctx, actor, a))
	}
	errs = append(errs, s.dropUnlinked(ctx, actor, linked))
	return errors.Join(errs...)
}

// connect brings one account's channel up to date, or adds it.
func (s *Service) connect(ctx context.Context, actor tenant.Actor, a Account) error {
	now := s.Clock.Now()
	c, err := s.Store.Get(ctx, actor.Scope(), IDOf(actor.TenantID, a.Network))
	if err == nil && c.Status != Disconnected {
		if !c.take(a) {
			return nil
		}
		return s.save(ctx, actor, c)
	}
	if err != nil && !errors.Is(err, ErrNotFound) {
		return err
	}
	fresh := Channel{ID: IDOf(actor.TenantID, a.Network), TenantID: actor.TenantID, Network: a.Network, Version: 1, CreatedAt: now, ConnectedAt: now, UpdatedAt: now}
	return s.Quota.Adding(ctx, actor, limit, string(fresh.ID), 1, func() error {
		if err == nil { // it was disconnected before
			c.ConnectedAt = now
			c.take(a)
			return s.save(ctx, actor, c)
		}
		fresh.take(a)
		return s.add(ctx, actor, fresh)
	})
}

func (s *Service) add(ctx context.Context, actor tenant.Actor, c Channel) error {
	err := s.Store.Create(ctx, actor.Scope(), c)
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "channel", string(c.ID))
	}
	return err
}

// save stores a changed channel; one that changed meanwhile is left to the next refresh.
func (s *Service) save(ctx context.Context, actor tenant.Actor, c Channel) error {
	was := c.Version
	c.Version, c.UpdatedAt = was+1, s.Clock.Now()
	err := s.Store.Save(ctx, actor.Scope(), c, was)
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "channel", string(c.ID))
	}
	return err
}

// dropUnlinked takes the channels away whose accounts are linked no more.
func (s *Service) dropUnlinked(ctx context.Context, actor tenant.Actor, linked map[network.Network]bool) error {
	known, err := s.Store.List(ctx, actor.Scope(), page.Request{Limit: page.MaxLimit})
	if err != nil {
		return err
	}
	var errs []error
	for _, c := range known.Items {
		if !linked[c.Network] {
			errs = append(errs, s.drop(ctx, actor, c))
		}
	}
	return errors.Join(errs...)
}

func (s *Service) drop(ctx context.Context, actor tenant.Actor, c Channel) error {
	return s.Quota.Removing(ctx, actor, limit, string(c.ID), 1, func() error {
		c.Status, c.Why = Disconnected, ""
		return s.save(ctx, actor, c)
	})
}

// Disconnect unlinks an account. Faults: ErrNotFound, fault.ErrStale,
// fault.ErrUnavailable.
func (s *Service) Disconnect(ctx context.Context, actor tenant.Actor, id ID, version int64) error {
	c, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return err
	}
	if c.Status == Disconnected {
		return ErrNotFound
	}
	if version != 0 && c.Version != version {
		return fault.ErrStale
	}
	l, err := s.line(ctx, actor.Scope(), actor.TenantID)
	if err != nil {
		return err
	}
	if err := l.provider.Unlink(ctx, l.key, c.Network); err != nil {
		return err
	}
	return s.drop(ctx, actor, c)
}

// MarkBroken notes that the network no longer accepts a channel's link.
func (s *Service) MarkBroken(ctx context.Context, actor tenant.Actor, id ID, why string) error {
	c, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil || c.Status != Connected {
		return err
	}
	c.Status, c.Why = Broken, why
	return s.save(ctx, actor, c)
}
