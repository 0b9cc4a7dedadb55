package brand

import (
	"context"

	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// limit is the plan's limit that profiles count against.
const limit = "brandProfiles"

// Service is what can be done with brand profiles.
type Service struct {
	store Store
	quota Quota
	uses  Uses
	feed  Feed
	clock clock.Clock
}

// New makes the service.
func New(store Store, quota Quota, uses Uses, feed Feed, clock clock.Clock) *Service {
	return &Service{store, quota, uses, feed, clock}
}

// Get reads a profile. Faults: ErrNotFound.
func (s *Service) Get(ctx context.Context, actor tenant.Actor, id ID) (Profile, error) {
	return s.store.Get(ctx, actor.Scope(), id)
}

// List pages through the profiles, newest first.
func (s *Service) List(ctx context.Context, actor tenant.Actor, req page.Request) (page.Result[Profile], error) {
	return s.store.List(ctx, actor.Scope(), req)
}

// Create adds a profile; its id, tenant, version and times are set here. Faults:
// fault.ErrInvalid, plan_limit_reached.
func (s *Service) Create(ctx context.Context, actor tenant.Actor, p Profile) (Profile, error) {
	now := s.clock.Now()
	p.ID, p.TenantID, p.Version = ID(id.New(id.Brand)), actor.TenantID, 1
	p.CreatedAt, p.UpdatedAt = now, now
	p.tidy()
	if err := p.check(); err != nil {
		return Profile{}, err
	}
	err := s.quota.Adding(ctx, actor, limit, string(p.ID), 1, func() error {
		return s.store.Create(ctx, actor.Scope(), p)
	})
	if err != nil {
		return Profile{}, err
	}
	s.feed.Changed(ctx, actor.TenantID, "brand", string(p.ID))
	return p, nil
}

// Update changes a profile; version is the one the caller saw, zero for any. Faults:
// ErrNotFound, fault.ErrStale, fault.ErrInvalid.
func (s *Service) Update(ctx context.Context, actor tenant.Actor, id ID, version int64, change func(*Profile)) (Profile, error) {
	p, err := revise.Do(version, revise.Steps[Profile]{
		Load:    func() (Profile, error) { return s.store.Get(ctx, actor.Scope(), id) },
		Version: func(p Profile) int64 { return p.Version },
		Change: func(p *Profile) error {
			change(p)
			p.tidy()
			return p.check()
		},
		Save: func(p Profile, was int64) (Profile, error) {
			p.Version, p.UpdatedAt = was+1, s.clock.Now()
			return p, s.store.Save(ctx, actor.Scope(), p, was)
		},
	})
	if err == nil {
		s.feed.Changed(ctx, actor.TenantID, "brand", string(id))
	}
	return p, err
}

// Delete removes a profile that no campaign uses. Faults: ErrNotFound, ErrInUse,
// fault.ErrStale.
func (s *Service) Delete(ctx context.Context, actor tenant.Actor, id ID, version int64) error {
	used, err := s.uses.BrandInUse(ctx, actor.Scope(), id)
	if err != nil {
		return err
	}
	if used {
		return ErrInUse
	}
	err = s.quota.Removing(ctx, actor, limit, string(id), 1, func() error {
		return s.store.Delete(ctx, actor.Scope(), id, version)
	})
	if err == nil {
		s.feed.Changed(ctx, actor.TenantID, "brand", string(id))
	}
	return err
}
