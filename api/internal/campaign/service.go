package campaign

import (
	"context"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// limit is the plan's limit that campaigns count against until they are archived.
const limit = "activeCampaigns"

// Needs are what the service works with.
type Needs struct {
	Store  Store
	Brands Brands
	Uses   Uses
	Quota  Quota
	Feed   Feed
	Clock  clock.Clock
}

// Service is what can be done with campaigns.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Get reads a campaign. Faults: ErrNotFound.
func (s *Service) Get(ctx context.Context, actor tenant.Actor, id ID) (Campaign, error) {
	return s.Store.Get(ctx, actor.Scope(), id)
}

// List pages through the campaigns, newest first; an empty status means all.
func (s *Service) List(ctx context.Context, actor tenant.Actor, status Status, req page.Request) (page.Result[Campaign], error) {
	return s.Store.List(ctx, actor.Scope(), status, req)
}

// Create adds a draft; its id, tenant, status, version and times are set here. Faults:
// fault.ErrInvalid, plan_limit_reached.
func (s *Service) Create(ctx context.Context, actor tenant.Actor, c Campaign) (Campaign, error) {
	now := s.Clock.Now()
	c.ID, c.TenantID, c.CreatedBy = ID(id.New(id.Campaign)), actor.TenantID, actor.Name()
	c.Status, c.Version, c.CreatedAt, c.UpdatedAt = Draft, 1, now, now
	if err := s.check(ctx, actor, &c, Campaign{}); err != nil {
		return Campaign{}, err
	}
	err := s.Quota.Adding(ctx, actor, limit, string(c.ID), 1, func() error {
		return s.Store.Create(ctx, actor.Scope(), c)
	})
	if err != nil {
		return Campaign{}, err
	}
	s.Feed.Changed(ctx, actor.TenantID, "campaign", string(c.ID))
	return c, nil
}

// Duplicate starts a new draft with the same brief. Faults: ErrNotFound,
// plan_limit_reached.
func (s *Service) Duplicate(ctx context.Context, actor tenant.Actor, id ID) (Campaign, error) {
	c, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return Campaign{}, err
	}
	c.Name, c.Strategy = copyName(c.Name), nil
	return s.Create(ctx, actor, c)
}

// maxName is the longest name, in characters.
const maxName = 120

// copyName names a copy without growing beyond the bound.
func copyName(name string) string {
	const suffix = " (copy)"
	letters := []rune(name)
	return string(letters[:min(len(letters), maxName-len(suffix))]) + suffix
}

// Update changes a campaign that is not archived. Faults: ErrNotFound, ErrArchived,
// fault.ErrInvalid, fault.ErrStale.
func (s *Service) Update(ctx context.Context, actor tenant.Actor, id ID, version int64, change func(*Campaign)) (Campaign, error) {
	return s.revise(ctx, actor, id, version, func(c *Campaign) error {
		if c.Status == Archived {
			return ErrArchived
		}
		before := *c
		change(c)
		return s.check(ctx, actor, c, before)
	})
}

// ApplyStrategy puts a strategy in force; applying the same run twice does no harm.
// Faults: ErrNotFound, ErrArchived.
func (s *Service) ApplyStrategy(ctx context.Context, actor tenant.Actor, id ID, strategy Strategy) (Campaign, error) {
	return s.revise(ctx, actor, id, 0, func(c *Campaign) error {
		if c.Status == Archived {
			return ErrArchived
		}
		if c.Strategy == nil || c.Strategy.RunID != strategy.RunID {
			strategy.AppliedAt = s.Clock.Now()
			c.Strategy = &strategy
		}
		return nil
	})
}

// Archive puts a campaign away and gives its place in the plan back; archiving twice does
// no harm. Faults: ErrNotFound.
func (s *Service) Archive(ctx context.Context, actor tenant.Actor, id ID) (Campaign, error) {
	c, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil || c.Status == Archived {
		return c, err
	}
	err = s.Quota.Removing(ctx, actor, limit, string(id), 1, func() error {
		c, err = s.revise(ctx, actor, id, c.Version, func(c *Campaign) error {
			c.Status = Archived
			return nil
		})
		return err
	})
	return c, err
}

// Delete removes a campaign that has no posts. Faults: ErrNotFound, ErrInUse,
// fault.ErrStale.
func (s *Service) Delete(ctx context.Context, actor tenant.Actor, id ID, version int64) error {
	c, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return err
	}
	used, err := s.Uses.CampaignInUse(ctx, actor.Scope(), id)
	if err != nil {
		return err
	}
	if used {
		return ErrInUse
	}
	remove := func() error { return s.Store.Delete(ctx, actor.Scope(), id, version) }
	if c.Status == Archived {
		err = remove() // its place was given back before
	} else {
		err = s.Quota.Removing(ctx, actor, limit, string(id), 1, remove)
	}
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "campaign", string(id))
	}
	return err
}

// check says what is wrong; the brand profile is asked about where it changed.
func (s *Service) check(ctx context.Context, actor tenant.Actor, c *Campaign, before Campaign) error {
	if err := c.check(); err != nil {
		return err
	}
	if c.BrandID == before.BrandID {
		return nil
	}
	ok, err := s.Brands.BrandExists(ctx, actor.Scope(), c.BrandID)
	if err != nil {
		return err
	}
	var wrong fault.Fields
	wrong.Require(ok, "brandProfileId", "not_found", "There is no such brand profile.")
	return wrong.Err()
}

func (s *Service) revise(ctx context.Context, actor tenant.Actor, id ID, version int64, change func(*Campaign) error) (Campaign, error) {
	c, err := revise.Do(version, revise.Steps[Campaign]{
		Load:    func() (Campaign, error) { return s.Store.Get(ctx, actor.Scope(), id) },
		Version: func(c Campaign) int64 { return c.Version },
		Change:  change,
		Save: func(c Campaign, was int64) (Campaign, error) {
			c.Version, c.UpdatedAt = was+1, s.Clock.Now()
			return c, s.Store.Save(ctx, actor.Scope(), c, was)
		},
	})
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "campaign", string(id))
	}
	return c, err
}
