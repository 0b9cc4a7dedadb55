package identity

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

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
	var got outcome
	session, err := revise.Do(0, revise.Steps[Session]{
		Load:    func() (Session, error) { return s.liveSession(ctx, sessionID) },
		Version: func(x Session) int64 { return x.Version },
		Change: func(x *Session) error {
			next, got = x.turn(secret, s.Clock.Now())
			if got == reused {
				s.betray(ctx, x)
			} else {
				x.use(tenant.OriginOf(ctx).Address, s.Clock.Now())
			}
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
		s.record(ctx, session.TenantID, personAs(session.UserID).By(), audit.Entry{Kind: "session", Verb: "refresh_reused", TargetID: session.ID, TargetName: session.Device})
		err = ErrRefresh
	}
	return session, next, err
}

// betray ends a sign-in of whose refresh token somebody has a copy. The person is told
// first: a process that dies in between leaves the end to the next who shows the token, and
// a notice is sent once, however many tell it.
func (s *Service) betray(ctx context.Context, x *Session) {
	s.tell(ctx, User{ID: x.UserID}, Notice{ID: "reused:" + x.ID, Kind: RefreshReused})
	x.end(s.Clock.Now())
}

// liveSession reads a session that still counts and can be renewed. Faults: ErrRefresh.
func (s *Service) liveSession(ctx context.Context, id string) (Session, error) {
	session, err := s.Sessions.Session(ctx, id)
	if errors.Is(err, ErrNoSession) || err == nil && session.Current == "" {
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
	session, err := s.Sessions.Session(ctx, sessionID)
	if err != nil {
		return unlessGone(err)
	}
	presented := hash(secret)
	if !same(presented, session.Current) && !same(presented, session.Previous) {
		return nil
	}
	if err := s.Sessions.EndSession(ctx, session.UserID, session.ID, s.Clock.Now()); err != nil {
		return unlessGone(err)
	}
	s.record(ctx, session.TenantID, personAs(session.UserID).By(), audit.Entry{Kind: "session", Verb: "logout", TargetID: session.ID, TargetName: session.Device})
	return nil
}

// unlessGone takes a sign-in that is gone already for one that was ended.
func unlessGone(err error) error {
	if errors.Is(err, ErrNoSession) {
		return nil
	}
	return err
}
