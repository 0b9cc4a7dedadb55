package identity

import (
	"context"
	"errors"
	"log/slog"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Users     Users
	Sessions  Sessions
	Proofs    Proofs
	Teams     Teams
	Passwords Passwords
	Throttle  Throttle
	Sealer    Sealer
	Recorder  audit.Recorder
	Tokens    Tokens
	Plans     Plans
	Outbox    Outbox
	Mailer    Mailer
	Feed      Feed
	Clock     clock.Clock
	Log       *slog.Logger
	AppURL    string // where links in mails lead
}

// Service is what can be done with accounts, teams and sign-ins.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Me is the signed-in person and where they are.
type Me struct {
	User          User
	Tenant        *Tenant        // nil: in no team
	Impersonation *Impersonation // nil: nobody acts as the person
	EmailChange   *EmailChange   // nil: none is under way
	// SetupRequired says that the person is an operator of the platform who must set up a
	// second factor first.
	SetupRequired bool
}

// Me tells who is signed in.
func (s *Service) Me(ctx context.Context, actor tenant.Actor) (Me, error) {
	u, err := s.Users.User(ctx, actor.UserID)
	if err != nil {
		return Me{}, err
	}
	acting, err := s.impersonation(ctx, actor)
	if err != nil {
		return Me{}, err
	}
	t, err := s.team(ctx, actor.TenantID)
	return Me{User: u, Tenant: t, Impersonation: acting, EmailChange: u.Waiting(s.Clock.Now()), SetupRequired: u.MustSetUp()}, err
}

// team reads a team; nil where there is none.
func (s *Service) team(ctx context.Context, in tenant.ID) (*Tenant, error) {
	if in == "" {
		return nil, nil
	}
	t, err := s.Teams.Tenant(ctx, tenant.System(in, "identity").Scope())
	if errors.Is(err, ErrNoTenant) {
		return nil, nil
	}
	return &t, err
}

// UpdateMe changes the signed-in person; version is the one the caller saw, zero for any.
// Faults: fault.ErrStale, fault.ErrInvalid.
func (s *Service) UpdateMe(ctx context.Context, actor tenant.Actor, version int64, change func(*User)) (User, error) {
	return s.reviseUser(ctx, actor, actor.UserID, version, func(u *User) error {
		change(u)
		u.tidy()
		return u.check()
	})
}

// reviseUser changes an account; by is who does.
func (s *Service) reviseUser(ctx context.Context, by tenant.Actor, id string, version int64, change func(*User) error) (User, error) {
	return revise.Do(version, revise.Steps[User]{
		Load:    func() (User, error) { return s.Users.User(ctx, id) },
		Version: func(u User) int64 { return u.Version },
		Change:  change,
		Save: func(u User, was int64) (User, error) {
			u.Version, u.UpdatedAt = was+1, s.Clock.Now()
			return u, s.Users.SaveUser(ctx, by, u, was)
		},
	})
}

// Tenant reads the actor's team. Faults: ErrNoTenant.
func (s *Service) Tenant(ctx context.Context, actor tenant.Actor) (Tenant, error) {
	return s.Teams.Tenant(ctx, actor.Scope())
}

// UpdateTenant changes the actor's team; version is the one the caller saw, zero for any.
// Faults: fault.ErrStale, fault.ErrInvalid.
func (s *Service) UpdateTenant(ctx context.Context, actor tenant.Actor, version int64, change func(*Tenant)) (Tenant, error) {
	t, err := revise.Do(version, revise.Steps[Tenant]{
		Load:    func() (Tenant, error) { return s.Teams.Tenant(ctx, actor.Scope()) },
		Version: func(t Tenant) int64 { return t.Version },
		Change: func(t *Tenant) error {
			change(t)
			return t.check()
		},
		Save: func(t Tenant, was int64) (Tenant, error) {
			t.Version, t.UpdatedAt = was+1, s.Clock.Now()
			return t, s.Teams.SaveTenant(ctx, actor.Scope(), t, was)
		},
	})
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "tenant", string(t.ID))
	}
	return t, err
}

// Zone tells the IANA zone that a team plans in. Faults: ErrNoTenant.
func (s *Service) Zone(ctx context.Context, in tenant.ID) (string, error) {
	t, err := s.Teams.Tenant(ctx, tenant.System(in, "identity").Scope())
	return t.Timezone, err
}
