package identity

import (
	"context"
	"errors"
	"sync"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// SignIn is a fresh access token, the refresh token that renews it, and whose they are.
type SignIn struct {
	AccessToken  string
	RefreshToken string
	RefreshEnds  time.Time
	User         User
	Tenant       *Tenant // nil: in no team
	Role         tenant.Role
}

// Login signs a person in. An unknown address takes the same work and gets the same answer
// as a wrong password. Faults: ErrLogin.
func (s *Service) Login(ctx context.Context, email, password string) (SignIn, error) {
	u, err := s.Users.UserByEmail(ctx, Key(email))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return SignIn{}, err
	}
	right, err := s.Passwords.Verify(ctx, password, u.Password)
	if err != nil {
		return SignIn{}, err
	}
	if !right {
		return SignIn{}, ErrLogin
	}
	return s.signIn(ctx, u)
}

// signIn starts a session for a person whose identity is proven.
func (s *Service) signIn(ctx context.Context, u User) (SignIn, error) {
	u, err := s.found(ctx, u)
	if err != nil {
		return SignIn{}, err
	}
	m, err := s.Users.FirstOf(ctx, u.ID)
	if err != nil && !errors.Is(err, ErrNotAMember) {
		return SignIn{}, err
	}
	session, secret := newSession(u, m.TenantID, s.Clock.Now())
	if err := s.Sessions.CreateSession(ctx, session); err != nil {
		return SignIn{}, err
	}
	return s.hand(ctx, u, m, session, secret)
}

// hand makes the tokens of a session.
func (s *Service) hand(ctx context.Context, u User, m Membership, session Session, secret string) (SignIn, error) {
	access, err := s.Tokens.Issue(Pass{u.ID, m.TenantID, m.Role, u.PlatformRole, session.ID}, AccessLife)
	if err != nil {
		return SignIn{}, err
	}
	team, err := s.team(ctx, m.TenantID)
	if err != nil {
		return SignIn{}, err
	}
	return SignIn{
		AccessToken: access, RefreshToken: refreshToken(session, secret), RefreshEnds: session.ExpiresAt,
		User: u, Tenant: team, Role: m.Role,
	}, nil
}

// Refresh trades a refresh token for its successor and a new access token. A token that
// was used before, other than a moment ago, ends the whole sign-in. Faults: ErrRefresh.
func (s *Service) Refresh(ctx context.Context, token string) (SignIn, error) {
	sessionID, secret, ok := splitRefresh(token)
	if !ok {
		return SignIn{}, ErrRefresh
	}
	session, next, err := s.rotate(ctx, sessionID, secret)
	if err != nil {
		return SignIn{}, err
	}
	u, m, _, err := s.standing(ctx, session.UserID, session.TenantID)
	if err != nil {
		return SignIn{}, err
	}
	return s.hand(ctx, u, m, session, next)
}

// rotate stores the successor of a secret, or the end of the session.
func (s *Service) rotate(ctx context.Context, sessionID, secret string) (Session, string, error) {
	var next string
	var got use
	session, err := revise.Do(0, revise.Steps[Session]{
		Load:    func() (Session, error) { return s.liveSession(ctx, sessionID) },
		Version: func(x Session) int64 { return x.Version },
		Change: func(x *Session) error {
			next, got = x.turn(secret, s.Clock.Now())
			return nil
		},
		Save: func(x Session, was int64) (Session, error) {
			if got == repeated {
				return x, nil // its successor is stored already
			}
			x.Version = was + 1
			return x, s.Sessions.SaveSession(ctx, x, was)
		},
	})
	if err == nil && got == reused {
		err = ErrRefresh
	}
	return session, next, err
}

// liveSession reads a session that still counts. Faults: ErrRefresh.
func (s *Service) liveSession(ctx context.Context, id string) (Session, error) {
	session, err := s.Sessions.Session(ctx, id)
	if errors.Is(err, ErrNoSession) {
		return session, ErrRefresh
	}
	if err != nil {
		return session, err
	}
	u, err := s.Users.User(ctx, session.UserID)
	if errors.Is(err, ErrNotFound) || err == nil && !session.live(u, s.Clock.Now()) {
		return session, ErrRefresh
	}
	return session, err
}

// Logout ends the sign-in that a refresh token belongs to; a token that leads nowhere is
// no fault.
func (s *Service) Logout(ctx context.Context, token string) error {
	sessionID, secret, ok := splitRefresh(token)
	if !ok {
		return nil
	}
	_, err := revise.Do(0, revise.Steps[Session]{
		Load:    func() (Session, error) { return s.Sessions.Session(ctx, sessionID) },
		Version: func(x Session) int64 { return x.Version },
		Change: func(x *Session) error {
			presented := hash(secret)
			x.Revoked = x.Revoked || same(presented, x.Current) || same(presented, x.Previous)
			return nil
		},
		Save: func(x Session, was int64) (Session, error) {
			x.Version = was + 1
			return x, s.Sessions.SaveSession(ctx, x, was)
		},
	})
	if errors.Is(err, ErrNoSession) {
		return nil
	}
	return err
}

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
	wait.Go(func() { u, m, t, standErr = s.standing(ctx, p.UserID, p.TenantID) })
	wait.Wait()
	if err := errors.Join(sessionErr, standErr); err != nil {
		return tenant.Actor{}, orCredential(err)
	}
	if !session.live(u, s.Clock.Now()) {
		return tenant.Actor{}, ErrCredential
	}
	return tenant.NewActor(tenant.Person{
		UserID: u.ID, TenantID: m.TenantID, Standing: t.Status, Role: m.Role, PlatformRole: u.PlatformRole, SessionID: session.ID,
	}), nil
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
		m, memberErr = s.Teams.Membership(ctx, scope, membershipID(in, userID))
	}
	wait.Wait()
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
