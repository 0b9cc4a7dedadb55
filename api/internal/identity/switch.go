package identity

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Place is a team that a person belongs to, and what they are there.
type Place struct {
	Tenant Tenant
	Role   tenant.Role
}

// Places lists the teams of the signed-in person, the oldest membership first.
func (s *Service) Places(ctx context.Context, actor tenant.Actor) ([]Place, error) {
	theirs, err := s.Users.MembershipsOf(ctx, actor.UserID)
	if err != nil {
		return nil, err
	}
	places := []Place{}
	for _, m := range theirs {
		t, err := s.team(ctx, m.TenantID)
		if err != nil {
			return nil, err
		}
		if t == nil {
			continue
		}
		if role := t.RoleOf(m); role != "" {
			places = append(places, Place{*t, role})
		}
	}
	return places, nil
}

// Switch takes the actor's sign-in to another of their teams: the refresh token that they
// have leads there from now on. Faults: ErrNoTenant, also where they are no member.
func (s *Service) Switch(ctx context.Context, actor tenant.Actor, to tenant.ID) (SignIn, error) {
	u, m, _, err := s.standing(ctx, actor.UserID, to)
	if err != nil {
		return SignIn{}, err
	}
	if m.ID == "" {
		return SignIn{}, ErrNoTenant
	}
	session, err := revise.Do(0, revise.Steps[Session]{
		Load:    func() (Session, error) { return s.Sessions.Session(ctx, actor.SessionID) },
		Version: func(x Session) int64 { return x.Version },
		Change: func(x *Session) error {
			if !x.live(u, s.Clock.Now()) {
				return ErrCredential
			}
			x.TenantID = to
			return nil
		},
		Save: func(x Session, was int64) (Session, error) {
			x.Version = was + 1
			return x, s.Sessions.SaveSession(ctx, x, was)
		},
	})
	if errors.Is(err, ErrNoSession) {
		err = ErrCredential
	}
	if err != nil {
		return SignIn{}, err
	}
	return s.hand(ctx, u, m, session, "")
}
