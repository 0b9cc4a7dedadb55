package creative

import (
	"context"
	"errors"
	"slices"
	"strconv"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Store     Store
	Campaigns Campaigns
	Assets    Assets
	Feed      Feed
	Clock     clock.Clock
}

// Service is what can be done with creatives.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Get reads a creative. Faults: ErrNotFound.
func (s *Service) Get(ctx context.Context, actor tenant.Actor, id ID) (Creative, error) {
	return s.Store.Get(ctx, actor.Scope(), id)
}

// List pages through the creatives, newest first; an empty campaign means all.
func (s *Service) List(ctx context.Context, actor tenant.Actor, campaignID string, req page.Request) (page.Result[Creative], error) {
	return s.Store.List(ctx, actor.Scope(), campaignID, req)
}

// Create adds a creative; its id, tenant, version and times are set here. Faults:
// fault.ErrInvalid.
func (s *Service) Create(ctx context.Context, actor tenant.Actor, c Creative) (Creative, error) {
	c.ID = ID(id.New(id.Creative))
	return s.create(ctx, actor, c)
}

// Accept takes an option of an engine run over; accepting the same one twice gives the
// creative that is there. Faults: fault.ErrInvalid.
func (s *Service) Accept(ctx context.Context, actor tenant.Actor, c Creative, option int) (Creative, error) {
	c.ID = ID(id.Derived(id.Creative, c.RunID, strconv.Itoa(option)))
	made, err := s.create(ctx, actor, c)
	if errors.Is(err, ErrExists) {
		return s.Store.Get(ctx, actor.Scope(), c.ID)
	}
	return made, err
}

func (s *Service) create(ctx context.Context, actor tenant.Actor, c Creative) (Creative, error) {
	now := s.Clock.Now()
	c.TenantID, c.CreatedBy, c.Version, c.CreatedAt, c.UpdatedAt = actor.TenantID, actor.Name(), 1, now, now
	if err := s.check(ctx, actor, &c, Creative{}); err != nil {
		return Creative{}, err
	}
	if err := s.Store.Create(ctx, actor.Scope(), c); err != nil {
		return Creative{}, err
	}
	s.Feed.Changed(ctx, actor.TenantID, "creative", string(c.ID))
	return c, nil
}

// Update changes a creative. Faults: ErrNotFound, fault.ErrInvalid, fault.ErrStale.
func (s *Service) Update(ctx context.Context, actor tenant.Actor, id ID, version int64, change func(*Creative)) (Creative, error) {
	c, err := revise.Do(version, revise.Steps[Creative]{
		Load:    func() (Creative, error) { return s.Store.Get(ctx, actor.Scope(), id) },
		Version: func(c Creative) int64 { return c.Version },
		Change: func(c *Creative) error {
			before := *c
			change(c)
			return s.check(ctx, actor, c, before)
		},
		Save: func(c Creative, was int64) (Creative, error) {
			c.Version, c.UpdatedAt = was+1, s.Clock.Now()
			return c, s.Store.Save(ctx, actor.Scope(), c, was)
		},
	})
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "creative", string(id))
	}
	return c, err
}

// Delete removes a creative; posts made from it keep their own text. Faults: ErrNotFound,
// fault.ErrStale.
func (s *Service) Delete(ctx context.Context, actor tenant.Actor, id ID, version int64) error {
	err := s.Store.Delete(ctx, actor.Scope(), id, version)
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "creative", string(id))
	}
	return err
}

// check says what is wrong; references are asked about where they are new.
func (s *Service) check(ctx context.Context, actor tenant.Actor, c *Creative, before Creative) error {
	if err := c.check(); err != nil {
		return err
	}
	var wrong fault.Fields
	if c.CampaignID != before.CampaignID {
		ok, err := s.Campaigns.CampaignExists(ctx, actor.Scope(), c.CampaignID)
		if err != nil {
			return err
		}
		wrong.Require(ok, "campaignId", "not_found", "There is no such campaign.")
	}
	missing, err := s.Assets.AssetsExist(ctx, actor.Scope(), c.AssetIDs)
	if err != nil {
		return err
	}
	for _, id := range missing {
		wrong.Require(slices.Contains(before.AssetIDs, id), "assetIds", "not_found", "There is no asset "+id+".")
	}
	return wrong.Err()
}
