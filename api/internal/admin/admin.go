// Package admin is the operators' view of the platform: every team, what it may use, and
// the figures of the whole.
package admin

import (
	"cmp"
	"context"
	"slices"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/directory"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Team is a tenant as the operator sees it.
type Team struct {
	Tenant       identity.Tenant
	OwnerEmail   string // of the owner who has been there longest; empty: none
	Members      int
	Subscription billing.Subscription
	Meters       []billing.Meter
	Spend        []money.Money // what the team paid and was not given back, by currency
}

// Detail is a team with all that happened to its subscription.
type Detail struct {
	Team
	Entries []billing.Entry // of the ledger, oldest first
}

// Figures are the platform at a glance.
type Figures struct {
	Tenants, Users                              int64
	ActiveSubscriptions, Trials                 int64
	PostsScheduled, PostsPublished, PostsFailed int64
	EngineRuns                                  int64 // those that succeeded
	PaymentsFlagged                             int64
	MismatchesOpen                              int64
}

// Needs are what the service works with.
type Needs struct {
	Teams    Teams
	People   People
	Billing  Billing
	Index    Index
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

// List pages through the teams that a query chooses. Faults: page.ErrCursor.
func (s *Service) List(ctx context.Context, actor tenant.Actor, q directory.Query, req page.Request) (page.Result[Team], error) {
	if err := actor.Require(tenant.PlatformRead); err != nil {
		return page.Result[Team]{}, err
	}
	all := tenant.AllTenants("operators list the teams")
	found, err := s.Index.Find(ctx, all, q, req)
	if err != nil {
		return page.Result[Team]{}, err
	}
	tenants, err := s.inOrder(ctx, all, found.Items)
	if err != nil {
		return page.Result[Team]{}, err
	}
	teams, err := s.describe(ctx, all, tenants, found.Items)
	return page.Result[Team]{Items: teams, Next: found.Next}, err
}

// inOrder reads the teams of entries; one that has gone meanwhile is left out.
func (s *Service) inOrder(ctx context.Context, all tenant.Scope, entries []directory.Entry) ([]identity.Tenant, error) {
	ids := make([]string, len(entries))
	for i, e := range entries {
		ids[i] = string(e.ID)
	}
	found, err := s.Teams.TenantsByID(ctx, all, ids)
	place := func(t identity.Tenant) int { return slices.Index(ids, string(t.ID)) }
	slices.SortFunc(found, func(a, b identity.Tenant) int { return cmp.Compare(place(a), place(b)) })
	return found, err
}

// Each tells every team that a query chooses, for a sheet.
func (s *Service) Each(ctx context.Context, actor tenant.Actor, q directory.Query, tell func(Team) error) error {
	return everyPage(func(req page.Request) (page.Result[Team], error) { return s.List(ctx, actor, q, req) }, tell)
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
	entries, err := s.Index.Many(ctx, all, []tenant.ID{id})
	if err != nil {
		return Team{}, err
	}
	teams, err := s.describe(ctx, all, []identity.Tenant{found}, entries)
	if err != nil {
		return Team{}, err
	}
	return teams[0], nil
}

// Detail reads one team with its ledger. Faults: identity.ErrNoTenant.
func (s *Service) Detail(ctx context.Context, actor tenant.Actor, id tenant.ID) (Detail, error) {
	team, err := s.Get(ctx, actor, id)
	if err != nil {
		return Detail{}, err
	}
	entries, err := s.Billing.Entries(ctx, id)
	return Detail{Team: team, Entries: entries}, err
}

// describe joins teams with their people, subscriptions and use, in four reads for a page.
func (s *Service) describe(ctx context.Context, all tenant.Scope, tenants []identity.Tenant, entries []directory.Entry) ([]Team, error) {
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
	teams := make([]Team, len(tenants))
	counts := memberCounts(members)
	for i, t := range tenants {
		teams[i] = Team{Tenant: t, OwnerEmail: emails[owners[t.ID].UserID], Members: counts[t.ID], Subscription: subscriptions[t.ID]}
		if teams[i].Subscription.Status == "" {
			teams[i].Subscription.Status = billing.Inactive // its registration is not finished yet
		}
		if at := slices.IndexFunc(entries, func(e directory.Entry) bool { return e.ID == t.ID }); at >= 0 {
			teams[i].Spend = entries[at].Spend
		}
	}
	return teams, s.meter(ctx, all, teams)
}

func memberCounts(members []identity.Membership) map[tenant.ID]int {
	counts := map[tenant.ID]int{}
	for _, m := range members {
		counts[m.TenantID]++
	}
	return counts
}

// meter adds how much the teams use.
func (s *Service) meter(ctx context.Context, all tenant.Scope, teams []Team) error {
	asked := make([]billing.Metered, len(teams))
	for i, t := range teams {
		asked[i] = billing.Metered{ID: t.Tenant.ID, Zone: t.Tenant.Timezone, Subscription: t.Subscription}
	}
	meters, err := s.Billing.MetersOf(ctx, all, asked)
	for i, t := range teams {
		teams[i].Meters = meters[t.Tenant.ID]
	}
	return err
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
