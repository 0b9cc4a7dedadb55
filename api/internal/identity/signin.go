package identity

import (
	"context"
	"log/slog"
	"slices"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/tenant"
)

// SignIn is a fresh access token, the refresh token that renews it, and whose they are.
type SignIn struct {
	AccessToken  string
	RefreshToken string // empty: the caller keeps the one they have, or has none
	RefreshEnds  time.Time
	User         User
	Tenant       *Tenant // nil: in no team
	Role         tenant.Role
}

// signIn starts a sign-in of a person whose identity is proven, in their first team.
func (s *Service) signIn(ctx context.Context, u User, factor bool) (SignIn, error) {
	u, err := s.found(ctx, u)
	if err != nil {
		return SignIn{}, err
	}
	theirs, err := s.Users.MembershipsOf(ctx, u.ID)
	if err != nil {
		return SignIn{}, err
	}
	if len(theirs) == 0 {
		return s.start(ctx, u, Membership{}, factor)
	}
	return s.start(ctx, u, theirs[0], factor)
}

// SignInTo signs a person whose identity is proven in to one of their teams. Faults:
// ErrNotAMember.
func (s *Service) SignInTo(ctx context.Context, u User, in tenant.ID) (SignIn, error) {
	m, err := s.Teams.Membership(ctx, tenant.System(in, "identity").Scope(), MembershipID(in, u.ID))
	if err != nil {
		return SignIn{}, err
	}
	return s.start(ctx, u, m, false)
}

// start begins a sign-in; factor says whether the second factor was shown.
func (s *Service) start(ctx context.Context, u User, m Membership, factor bool) (SignIn, error) {
	session, secret := newSession(u, m.TenantID, tenant.OriginOf(ctx), s.Clock.Now())
	session.Factor = factor
	if err := s.Sessions.CreateSession(ctx, session); err != nil {
		return SignIn{}, err
	}
	u = s.recognize(ctx, u)
	s.record(ctx, m.TenantID, u.self().By(), audit.Entry{Kind: "session", Verb: "login", TargetID: session.ID, TargetName: session.Device})
	return s.hand(ctx, u, m, session, secret)
}

// recognize tells a person of a sign-in from where they have not been lately, and
// remembers it. The first one ever is no news.
func (s *Service) recognize(ctx context.Context, u User) User {
	here := haunt(tenant.OriginOf(ctx))
	if slices.Contains(u.Haunts, here) {
		return u
	}
	known, err := s.reviseUser(ctx, u.self(), u.ID, 0, func(u *User) error {
		u.Haunts = append(slices.Clone(u.Haunts), here)
		u.Haunts = u.Haunts[max(0, len(u.Haunts)-hauntsKept):]
		return nil
	})
	if err != nil {
		s.Log.WarnContext(ctx, "a new device was not remembered", slog.String("userId", u.ID), slog.Any("error", err))
		return u
	}
	if len(u.Haunts) > 0 {
		s.tell(ctx, known, Notice{Kind: NewDevice})
	}
	return known
}

// hand makes the tokens of a session; without a secret, the access token alone.
func (s *Service) hand(ctx context.Context, u User, m Membership, session Session, secret string) (SignIn, error) {
	access, err := s.Tokens.Issue(Pass{u.ID, m.TenantID, m.Role, platformRole(u, session), session.ID}, AccessLife)
	if err != nil {
		return SignIn{}, err
	}
	team, err := s.team(ctx, m.TenantID)
	if err != nil {
		return SignIn{}, err
	}
	got := SignIn{AccessToken: access, RefreshEnds: session.EndsAt, User: u, Tenant: team, Role: m.Role}
	if secret != "" {
		got.RefreshToken = refreshToken(session, secret)
	}
	return got, nil
}
