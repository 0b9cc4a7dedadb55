package team

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Teams    Teams
	Invites  Invites
	Users    Users
	Accounts Accounts
	Quota    Quota
	Outbox   Outbox
	Mailer   Mailer
	Feed     Feed
	Clock    clock.Clock
	Log      *slog.Logger
	AppURL   string // where links in mails lead
}

// Service is what can be done with who belongs to a team.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// decide changes who belongs to the actor's team, as rule says: one guarded write of the
// team's document. The memberships are brought after it at once; where the process dies
// before, the sweep does, and until then Tenant.RoleOf tells the truth all the same.
// Faults: ErrLastOwner, fault.ErrContended, and those of rule.
func (s *Service) decide(ctx context.Context, actor tenant.Actor, rule func(*draft) error) error {
	scope, now := actor.Scope(), s.Clock.Now()
	find := func(userID string) (identity.Membership, error) {
		return s.Teams.Membership(ctx, scope, identity.MembershipID(actor.TenantID, userID))
	}
	decided, err := revise.Do(0, revise.Steps[identity.Tenant]{
		Load:    func() (identity.Tenant, error) { return s.settled(ctx, scope) },
		Version: func(t identity.Tenant) int64 { return t.Version },
		Change: func(t *identity.Tenant) error {
			if err := rule(&draft{team: t, find: find, by: actor, at: now}); err != nil {
				return err
			}
			if len(t.Owners) == 0 {
				return ErrLastOwner
			}
			return nil
		},
		Save: func(t identity.Tenant, was int64) (identity.Tenant, error) {
			t.Version, t.UpdatedAt = was+1, now
			return t, s.Teams.SaveTenant(ctx, scope, t, was)
		},
	})
	if err != nil {
		return err
	}
	if _, err := s.settle(context.WithoutCancel(ctx), scope, decided); err != nil {
		s.Log.WarnContext(ctx, "a change of members waits for the next sweep", slog.String("tenantId", string(actor.TenantID)), slog.Any("error", err))
	}
	return nil
}

// settled reads the team when all its moves have reached the memberships.
func (s *Service) settled(ctx context.Context, scope tenant.Scope) (identity.Tenant, error) {
	t, err := s.Teams.Tenant(ctx, scope)
	if err != nil || len(t.Moves) == 0 {
		return t, err
	}
	return s.settle(ctx, scope, t)
}

// settle brings a team's moves to the memberships, then forgets them. Each step may be
// repeated, also by several at once.
func (s *Service) settle(ctx context.Context, scope tenant.Scope, t identity.Tenant) (identity.Tenant, error) {
	for _, m := range t.Moves {
		if err := s.carry(ctx, t.ID, m); err != nil {
			return t, err
		}
	}
	done := func(m identity.Move) bool {
		return slices.ContainsFunc(t.Moves, func(d identity.Move) bool { return d.UserID == m.UserID && d.Version == m.Version })
	}
	changed := false
	return revise.Do(0, revise.Steps[identity.Tenant]{
		Load:    func() (identity.Tenant, error) { return s.Teams.Tenant(ctx, scope) },
		Version: func(t identity.Tenant) int64 { return t.Version },
		Change: func(now *identity.Tenant) error {
			changed = slices.ContainsFunc(now.Moves, done)
			now.Moves = slices.DeleteFunc(slices.Clone(now.Moves), done)
			return nil
		},
		Save: func(now identity.Tenant, was int64) (identity.Tenant, error) {
			if !changed {
				return now, nil
			}
			now.Version = was + 1
			return now, s.Teams.SaveTenant(ctx, scope, now, was)
		},
	})
}

// carry brings one move to its membership, in the name of who decided it. A membership of
// another version than the move is for has it already: versions are those of the team's
// document, so that they never come back, not even when a person does.
func (s *Service) carry(ctx context.Context, in tenant.ID, move identity.Move) error {
	scope := tenant.NewActor(tenant.Person{UserID: move.By.ID, TenantID: in, Operator: move.By.Operator}).Scope()
	m, err := s.Teams.Membership(ctx, scope, identity.MembershipID(in, move.UserID))
	if errors.Is(err, identity.ErrNotAMember) || err == nil && m.Version != move.Was {
		return nil
	}
	if err != nil {
		return err
	}
	if move.Role != "" {
		m.Role, m.Version = move.Role, move.Version
		return orDone(s.Teams.SaveMember(ctx, scope, m, move.Was))
	}
	// What they once accepted must not bring them back.
	if err := s.Invites.SettleInvites(ctx, scope, move.UserID); err != nil {
		return err
	}
	return orDone(s.Teams.DeleteMember(ctx, scope, m.ID, move.Was))
}

// orDone takes what another process has done meanwhile for done.
func orDone(err error) error {
	if errors.Is(err, fault.ErrStale) || errors.Is(err, identity.ErrNotAMember) {
		return nil
	}
	return err
}

// Bounds of one sweep.
const (
	sweepAfter  = 30 * time.Second
	sweepAtOnce = 100
)

// Sweep finishes what a dead process left half done: changes of members, accepted
// invitations, mails. And it ends the invitations whose time is over.
func (s *Service) Sweep(ctx context.Context) error {
	everywhere, now := tenant.AllTenants("finish changes of members"), s.Clock.Now()
	moving, err := s.Teams.Moving(ctx, everywhere, now.Add(-sweepAfter), sweepAtOnce)
	errs := []error{err}
	for _, t := range moving {
		_, err := s.settle(ctx, tenant.System(t.ID, "team").Scope(), t)
		errs = append(errs, err)
	}
	due, err := s.Invites.DueInvites(ctx, everywhere, now, sweepAtOnce)
	errs = append(errs, err)
	for _, i := range due {
		errs = append(errs, s.attend(ctx, i))
	}
	return errors.Join(errs...)
}
