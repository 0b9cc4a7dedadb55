package identity

import (
	"context"
	"errors"
	"log/slog"
	"sync"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// Authenticate tells who bears an access token. The account, the sign-in and the
// membership are read each time, by their ids and side by side: so a new password, an
// ended sign-in and a changed role count from the very next request, and the role in the
// token is never relied on. Faults: ErrCredential.
func (s *Service) Authenticate(ctx context.Context, bearer string) (tenant.Actor, error) {
	p, err := s.Tokens.Read(bearer)
	if err != nil {
		return tenant.Actor{}, err
	}
	var (
		wait                 sync.WaitGroup
		session              Session
		u                    User
		m                    Membership
		t                    Tenant
		sessionErr, standErr error
	)
	wait.Go(func() { session, sessionErr = s.Sessions.Session(ctx, p.SessionID) })
	// The team is the token's, not the sign-in's: a page that was opened in one team must
	// not write to another because the person switched in the next window.
	wait.Go(func() { u, m, t, standErr = s.standing(ctx, p.UserID, p.TenantID) })
	wait.Wait()
	if err := errors.Join(sessionErr, standErr); err != nil {
		return tenant.Actor{}, orCredential(err)
	}
	if !session.live(u, s.Clock.Now()) {
		return tenant.Actor{}, ErrCredential
	}
	who := tenant.Person{
		UserID: u.ID, TenantID: m.TenantID, Standing: t.Status, Role: m.Role,
		PlatformRole: platformRole(u, session), SessionID: session.ID,
	}
	if session.Acting != nil {
		if err := s.mayAct(ctx, *session.Acting); err != nil {
			return tenant.Actor{}, err
		}
		who.Operator = session.Acting.Operator
	}
	s.touch(ctx, session)
	return tenant.NewActor(who), nil
}

// platformRole is what a person is on the platform by a sign-in: nothing, unless they have
// shown a second factor that is still in force.
func platformRole(u User, s Session) tenant.PlatformRole {
	if s.Acting != nil || !s.Factor || !u.Factor.On() {
		return ""
	}
	return u.PlatformRole
}

// touch notes the use of a sign-in, at most once a minute. It is no reason to refuse a
// request.
func (s *Service) touch(ctx context.Context, session Session) {
	now := s.Clock.Now()
	if session.Acting != nil || now.Before(session.UsedAt.Add(touchEvery)) {
		return
	}
	since := now.Add(-touchEvery)
	session.use(tenant.OriginOf(ctx).Address, now)
	if err := s.Sessions.TouchSession(ctx, session, since); err != nil && !errors.Is(err, ErrNoSession) {
		s.Log.WarnContext(ctx, "the use of a sign-in was not noted", slog.String("sessionId", session.ID), slog.Any("error", err))
	}
}

// standing reads a person, what they are in a team, and the team; who is no member has
// neither.
func (s *Service) standing(ctx context.Context, userID string, in tenant.ID) (u User, m Membership, t Tenant, err error) {
	var userErr, memberErr, teamErr error
	var wait sync.WaitGroup
	wait.Go(func() { u, userErr = s.Users.User(ctx, userID) })
	if in != "" {
		scope := tenant.System(in, "identity").Scope()
		wait.Go(func() { t, teamErr = s.Teams.Tenant(ctx, scope) })
		m, memberErr = s.Teams.Membership(ctx, scope, MembershipID(in, userID))
	}
	wait.Wait()
	if m.Role = t.RoleOf(m); m.Role == "" && memberErr == nil {
		memberErr = ErrNotAMember // they have just left
	}
	if errors.Is(memberErr, ErrNotAMember) || errors.Is(teamErr, ErrNoTenant) {
		m, t, memberErr, teamErr = Membership{}, Tenant{}, nil, nil
	}
	return u, m, t, errors.Join(userErr, memberErr, teamErr)
}

// orCredential turns an absent account or sign-in into the fault of the token that names
// it; a store that is away stays what it is.
func orCredential(err error) error {
	if fault.KindOf(err) == fault.NotFound {
		return ErrCredential.Because(err)
	}
	return err
}
