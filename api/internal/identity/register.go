package identity

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// Registration opens an account with its first team.
type Registration struct {
	Email, Password, Name string
	TenantName, Timezone  string
}

// Register opens an account: a person, their team and its trial, and signs them in.
//
// The one write that decides is the account's: it carries the team as work to be done.
// What follows (team, membership, trial, mail) has ids that follow from it, so that each
// may be repeated. A process that dies in between is caught up by the same registration
// sent again with the same password, by the next sign-in, or by FinishRegistrations.
// Faults: fault.ErrInvalid, ErrEmailTaken.
func (s *Service) Register(ctx context.Context, r Registration) (SignIn, error) {
	u, err := s.enrol(ctx, r)
	if err != nil {
		return SignIn{}, err
	}
	return s.signIn(ctx, u, false)
}

// enrol stores the account, or finds the one that an earlier try left unfinished.
func (s *Service) enrol(ctx context.Context, r Registration) (User, error) {
	u := s.newUser(r.Email, r.Name)
	u.Haunts = []string{haunt(tenant.OriginOf(ctx))}
	u.begin(Founding{TenantID: tenant.ID(id.New(id.Tenant)), Name: r.TenantName, Timezone: r.Timezone, Since: u.CreatedAt})
	if err := checkRegistration(u, r.Password); err != nil {
		return User{}, err
	}
	var err error
	if u.Password, err = s.Passwords.Hash(ctx, r.Password); err != nil {
		return User{}, err
	}
	if err = s.Users.CreateUser(ctx, u.self(), u); errors.Is(err, ErrEmailTaken) {
		return s.resume(ctx, r)
	}
	return u, err
}

func (s *Service) newUser(email, name string) User {
	now := s.Clock.Now()
	u := User{ID: id.New(id.User), Email: email, Name: name, Epoch: 1, Locale: DefaultLocale, Version: 1, CreatedAt: now, UpdatedAt: now}
	u.tidy()
	return u
}

// checkRegistration reports every wrong field of person, password and team at once.
func checkRegistration(u User, password string) error {
	var wrong fault.Fields
	note := func(err error, rename map[string]string) {
		f, _ := fault.As(err)
		for i := 0; f != nil && i < len(f.Fields); i++ {
			field := f.Fields[i]
			if name, ok := rename[field.Field]; ok {
				field.Field = name
			}
			wrong = append(wrong, field)
		}
	}
	team := Tenant{Name: u.Founding.Name, Timezone: u.Founding.Timezone}
	note(u.check(), nil)
	note(checkPassword(password, u.Email, u.Name), nil)
	note(team.check(), map[string]string{"name": "tenantName"})
	return wrong.Err()
}

// resume takes an unfinished registration up again, for whoever knows its password.
func (s *Service) resume(ctx context.Context, r Registration) (User, error) {
	u, err := s.Users.UserByEmail(ctx, Key(r.Email))
	if err != nil {
		return User{}, err
	}
	right, err := s.Passwords.Verify(ctx, r.Password, u.Password)
	if err != nil {
		return User{}, err
	}
	if u.Founding == nil || u.Founding.Another || !right {
		return User{}, ErrEmailTaken
	}
	return u, nil
}

// found does what the founding of a team has still to do. Each step may be repeated.
func (s *Service) found(ctx context.Context, u User) (User, error) {
	if u.Founding == nil {
		return u, nil
	}
	f, now := u.Founding, s.Clock.Now()
	scope := tenant.System(f.TenantID, "register").Scope()
	team := Tenant{ID: f.TenantID, TenantID: f.TenantID, Name: f.Name, Timezone: f.Timezone, Status: tenant.Active, Owners: []string{u.ID}, Version: 1, CreatedAt: now, UpdatedAt: now}
	if err := s.Teams.EnsureTenant(ctx, scope, team); err != nil {
		return u, err
	}
	if err := s.settleFounder(ctx, scope, u, now); err != nil {
		return u, err
	}
	if err := s.Plans.Begin(ctx, f.TenantID, f.Trial); err != nil {
		return u, err
	}
	return s.welcome(ctx, u)
}

// settleFounder makes the founder a member, unless they have handed the team over since.
func (s *Service) settleFounder(ctx context.Context, scope tenant.Scope, u User, now time.Time) error {
	t, err := s.Teams.Tenant(ctx, scope)
	if err != nil || !slices.Contains(t.Owners, u.ID) {
		return err
	}
	owner := Membership{ID: MembershipID(t.ID, u.ID), TenantID: t.ID, UserID: u.ID, Role: tenant.Owner, Version: 1, CreatedAt: now}
	return s.Teams.EnsureMember(ctx, scope, owner)
}

// welcome asks for the mail that confirms the address of a new person and closes the
// founding. Where the queue is away they get in all the same, and the sweep asks again.
func (s *Service) welcome(ctx context.Context, u User) (User, error) {
	done := *u.Founding
	if done.Another {
		return s.founded(ctx, u, done)
	}
	if err := s.Outbox.Ask(ctx, VerifyEmail, u.EmailKey); err != nil {
		s.Log.WarnContext(ctx, "the confirmation mail waits for the next sweep", slog.String("userId", u.ID), slog.Any("error", err))
		return u, nil
	}
	return s.founded(ctx, u, done)
}

// founded closes a founding, unless the person is at the next one already.
func (s *Service) founded(ctx context.Context, u User, done Founding) (User, error) {
	return s.reviseUser(ctx, u.self(), u.ID, 0, func(u *User) error {
		if u.Founding != nil && u.Founding.TenantID == done.TenantID {
			u.Founding = nil
		}
		return nil
	})
}

// Bounds of one sweep.
const (
	unfinishedAfter = time.Minute
	sweepAtOnce     = 100
)

// FinishRegistrations catches up on registrations that a dead process left unfinished.
func (s *Service) FinishRegistrations(ctx context.Context) error {
	left, err := s.Users.Founding(ctx, s.Clock.Now().Add(-unfinishedAfter), sweepAtOnce)
	if err != nil {
		return err
	}
	var failed []error
	for _, u := range left {
		_, err := s.found(ctx, u)
		failed = append(failed, err)
	}
	return errors.Join(failed...)
}
