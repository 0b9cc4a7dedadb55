package directory

import (
	"context"
	"errors"
	"log/slog"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Entries Entries
	Teams   Teams
	People  People
	Money   Money
	Clock   clock.Clock
	Log     *slog.Logger
}

// Service keeps the index up to date and finds in it.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Find pages through the teams that a query chooses. Faults: page.ErrCursor.
func (s *Service) Find(ctx context.Context, scope tenant.Scope, q Query, req page.Request) (page.Result[Entry], error) {
	q.At = s.Clock.Now()
	return s.Entries.Find(ctx, scope, q, req)
}

// Many reads the entries of teams; those that have none are left out.
func (s *Service) Many(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]Entry, error) {
	return s.Entries.Many(ctx, scope, in)
}

// Changed notes that something about a team changed. A failure is put right by Refresh.
func (s *Service) Changed(ctx context.Context, in tenant.ID) {
	if err := s.describe(context.WithoutCancel(ctx), []tenant.ID{in}); err != nil {
		s.Log.Warn("the operators' index lags behind", "tenant", in, "error", err)
	}
}

// describe works out the entries of teams, in four reads, and stores them. A team that is
// gone has none.
func (s *Service) describe(ctx context.Context, ids []tenant.ID) error {
	all := tenant.AllTenants("keep the operators' index of teams")
	found, err := s.facts(ctx, all, ids)
	if err != nil {
		return err
	}
	var errs []error
	for _, id := range ids {
		if f, ok := found[id]; ok {
			errs = append(errs, s.Entries.Put(ctx, all, describe(*f, s.Clock.Now())))
		} else {
			errs = append(errs, s.Entries.Drop(ctx, tenant.System(id, "directory").Scope()))
		}
	}
	return errors.Join(errs...)
}

// facts reads what entries follow from.
func (s *Service) facts(ctx context.Context, all tenant.Scope, ids []tenant.ID) (map[tenant.ID]*facts, error) {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = string(id)
	}
	teams, err := s.Teams.TenantsByID(ctx, all, names)
	if err != nil {
		return nil, err
	}
	emails, err := s.emails(ctx, teams)
	if err != nil {
		return nil, err
	}
	found := map[tenant.ID]*facts{}
	for _, t := range teams {
		f := &facts{team: t}
		for _, owner := range t.Owners {
			f.emails = append(f.emails, emails[owner])
		}
		found[t.ID] = f
	}
	return found, s.money(ctx, all, ids, found)
}

// emails reads the addresses of the teams' owners.
func (s *Service) emails(ctx context.Context, teams []identity.Tenant) (map[string]string, error) {
	var owners []string
	for _, t := range teams {
		owners = append(owners, t.Owners...)
	}
	people, err := s.People.UsersByID(ctx, owners)
	emails := map[string]string{}
	for _, u := range people {
		emails[u.ID] = u.Email
	}
	return emails, err
}

// money adds the ledgers and purchases.
func (s *Service) money(ctx context.Context, all tenant.Scope, ids []tenant.ID, found map[tenant.ID]*facts) error {
	ledgers, err := s.Money.Many(ctx, all, ids)
	if err != nil {
		return err
	}
	for _, l := range ledgers {
		if f, ok := found[l.TenantID]; ok {
			f.ledger = l
		}
	}
	payments, err := s.Money.PaymentsOf(ctx, all, ids)
	for _, p := range payments {
		if f, ok := found[p.TenantID]; ok {
			f.payments = append(f.payments, p)
		}
	}
	return err
}
