package identity

import (
	"context"
	"slices"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/tenant"
)

// sessionsShown bounds the list of sign-ins.
const sessionsShown = 200

// ListSessions lists the sign-ins of the person that still count, the last used first.
func (s *Service) ListSessions(ctx context.Context, actor tenant.Actor) ([]Session, error) {
	u, err := s.Users.User(ctx, actor.UserID)
	if err != nil {
		return nil, err
	}
	theirs, err := s.Sessions.SessionsOf(ctx, u.ID, sessionsShown)
	if err != nil {
		return nil, err
	}
	now := s.Clock.Now()
	theirs = slices.DeleteFunc(theirs, func(x Session) bool { return x.Acting != nil || !x.live(u, now) })
	slices.SortStableFunc(theirs, func(a, b Session) int { return b.UsedAt.Compare(a.UsedAt) })
	return theirs, nil
}

// EndSession ends one sign-in of the person. Faults: ErrNoSession.
func (s *Service) EndSession(ctx context.Context, actor tenant.Actor, id string) error {
	if err := s.Sessions.EndSession(ctx, actor.UserID, id, s.Clock.Now()); err != nil {
		return err
	}
	s.record(ctx, actor.TenantID, actor.By(), audit.Entry{Kind: "session", Verb: "ended", TargetID: id})
	return nil
}

// EndSessions ends every sign-in of the person, or all but the one that asks.
func (s *Service) EndSessions(ctx context.Context, actor tenant.Actor, keepCurrent bool) error {
	except := ""
	if keepCurrent {
		except = actor.SessionID
	}
	if err := s.Sessions.EndSessions(ctx, actor.UserID, except, s.Clock.Now()); err != nil {
		return err
	}
	s.record(ctx, actor.TenantID, actor.By(), audit.Entry{Kind: "user", Verb: "sessions_ended", TargetID: actor.UserID})
	return nil
}
