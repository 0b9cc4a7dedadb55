// Package admin is the operators' view of the platform: every team, what it may use, and
// the figures of the whole.
package admin

import (
	"context"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Team is a tenant as the operator sees it.
type Team struct {
	Tenant       identity.Tenant
	OwnerEmail   string // of the owner who has been there longest; empty: none
	Members      int
	Subscription billing.Subscription
}

// Figures are the platform at a glance.
type Figures struct {
	Tenants, Users                              int64
	ActiveSubscriptions, Trials                 int64
	PostsScheduled, PostsPublished, PostsFailed int64
	EngineRuns                                  int64 // those that succeeded
	PaymentsFlagged                             int64
}

// Change is an operator's decision about a team's subscription.
type Change struct {
	End    bool      // end everything now; else grant
	PlanID string    // grant: of which plan
	Until  time.Time // grant: until when
	Reason string    // kept in the ledger
}

// Needs are what the service works with.
type Needs struct {
	Teams    Teams
	People   People
	Billing  Billing
	Counters Counters
	Identity Identity
	Audit    audit.Recorder
	Calls    Calls
	Notices  Notices
	Feed     Feed
	Clock    clock.Clock
}

// Service is what operators can do. Its callers hold the platform's permissions.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// List pages through the teams, newest first.
func (s *Service) List(ctx context.Context, actor tenant.Actor, req page.Request) (page.Result[Team], error) {
	if err := actor.Require(tenant.PlatformRead); err != nil {
		return page.Result[Team]{}, err
	}
	all := tenant.AllTenants("operators list the teams")
	found, err := s.Teams.ListTenants(ctx, all, req)
	if err != nil {
		return page.Result[Team]{}, err
	}
	teams, err := s.describe(ctx, all, found.Items)
	return page.Result[Team]{Items: teams, Next: found.Next}, err
}

// Get reads one team. Faults: identity.ErrNoTenant.
func (s *Service) Get(ctx context.Context, actor tenant.Actor, id tenant.ID) (Team, error) {
	if err := actor.Require(tenant.PlatformRead); err != nil {
		return Team{}, err
	}
	all := tenant.AllTenants("operators read a team")
	found, err := s.Teams.TenantByID(ctx, all, id)
	if err != nil {
		return Team{}, err
	}
	teams, err := s.describe(ctx, all, []identity.Tenant{found})
	if err != nil {
		return Team{}, err
	}
	return teams[0], nil
}

// Override changes a team's subscription without a payment. Faults: identity.ErrNoTenant,
// billing.ErrPlanNotFound, fault.ErrInvalid.
func (s *Service) Override(ctx context.Context, actor tenant.Actor, id tenant.ID, c Change) (Team, error) {
	if err := actor.Require(tenant.PlatformOperate); err != nil {
		return Team{}, err
	}
	if _, err := s.Get(ctx, actor, id); err != nil {
		return Team{}, err
	}
	if err := s.decide(ctx, actor, id, c); err != nil {
		return Team{}, err
	}
	return s.Get(ctx, actor, id)
}

func (s *Service) decide(ctx context.Context, actor tenant.Actor, id tenant.ID, c Change) error {
	if c.End {
		return s.Billing.End(ctx, actor, id, c.Reason)
	}
	var wrong fault.Fields
	wrong.Require(c.Until.After(s.Clock.Now()), "end", "in_the_past", "Choose an end in the future.")
	if err := wrong.Err(); err != nil {
		return err
	}
	return s.Billing.Grant(ctx, actor, id, c.PlanID, c.Until, c.Reason)
}

// describe joins teams with their people and subscriptions, in three reads for a page.
func (s *Service) describe(ctx context.Context, all tenant.Scope, tenants []identity.Tenant) ([]Team, error) {
	ids := make([]tenant.ID, len(tenants))
	for i, t := range tenants {
		ids[i] = t.ID
	}
	members, err := s.Teams.MembersOf(ctx, all, ids)
	if err != nil {
		return nil, err
	}
	owners := firstOwners(members)
	emails, err := s.emails(ctx, owners)
	if err != nil {
		return nil, err
	}
	subscriptions, err := s.Billing.Subscriptions(ctx, all, ids)
	if err != nil {
		return nil, err
	}
	counts := map[tenant.ID]int{}
	for _, m := range members {
		counts[m.TenantID]++
	}
	teams := make([]Team, len(tenants))
	for i, t := range tenants {
		teams[i] = Team{Tenant: t, OwnerEmail: emails[owners[t.ID].UserID], Members: counts[t.ID], Subscription: subscriptions[t.ID]}
		if teams[i].Subscription.Status == "" {
			teams[i].Subscription.Status = billing.Inactive // its registration is not finished yet
		}
	}
	return teams, nil
}

// firstOwners finds each team's owner who has been there longest.
func firstOwners(members []identity.Membership) map[tenant.ID]identity.Membership {
	owners := map[tenant.ID]identity.Membership{}
	for _, m := range members {
		if known, ok := owners[m.TenantID]; m.Role == tenant.Owner && (!ok || m.CreatedAt.Before(known.CreatedAt)) {
			owners[m.TenantID] = m
		}
	}
	return owners
}

// emails reads the owners' addresses by their ids.
func (s *Service) emails(ctx context.Context, owners map[tenant.ID]identity.Membership) (map[string]string, error) {
	ids := make([]string, 0, len(owners))
	for _, m := range owners {
		ids = append(ids, m.UserID)
	}
	people, err := s.People.UsersByID(ctx, ids)
	emails := map[string]string{}
	for _, u := range people {
		emails[u.ID] = u.Email
	}
	return emails, err
}
