package team

import (
	"context"
	"errors"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// View is an invitation as whoever has its link sees it.
type View struct {
	Team       string
	InvitedBy  string
	Email      string
	Role       tenant.Role
	HasAccount bool
	ExpiresAt  time.Time
}

// Look shows the invitation of a link. Faults: ErrNoInvite, ErrInviteUsed,
// ErrInviteExpired, ErrShut.
func (s *Service) Look(ctx context.Context, token string) (View, error) {
	i, t, err := s.invitation(ctx, token)
	switch {
	case err != nil:
		return View{}, err
	case i.Settled:
		return View{}, ErrInviteUsed
	case i.Over(s.Clock.Now()):
		return View{}, ErrInviteExpired
	}
	inviter, err := s.Users.User(ctx, i.Inviter)
	if err = unlessMissing(err); err != nil {
		return View{}, err
	}
	_, err = s.Users.UserByEmail(ctx, i.EmailKey)
	return View{t.Name, inviter.Name, i.Email, i.Role, err == nil, i.ExpiresAt}, unlessMissing(err)
}

// invitation finds that of a link, and its team. Faults: ErrNoInvite, ErrShut.
func (s *Service) invitation(ctx context.Context, token string) (Invite, identity.Tenant, error) {
	i, err := s.Invites.InviteByToken(ctx, hash(token))
	if err != nil {
		return Invite{}, identity.Tenant{}, err
	}
	t, err := s.Teams.Tenant(ctx, tenant.System(i.TenantID, "team").Scope())
	if errors.Is(err, identity.ErrNoTenant) || err == nil && t.Status != tenant.Active {
		err = ErrShut
	}
	return i, t, err
}

// Newcomer is what a person who has no account yet gives to open one.
type Newcomer struct{ Name, Password string }

// Accept makes a member of whom a link was mailed to, and signs them in to the team: the
// actor, whose sign-in is taken there, or a newcomer, whose address the link proves.
//
// The one write that decides is the invitation's: it is accepted by that person. What
// follows may be repeated, so a process that dies in between is caught up by the same link
// opened again, or by the sweep. Faults: ErrNoInvite, ErrInviteUsed, ErrInviteExpired,
// ErrShut, ErrOtherAddress, ErrSignInFirst, fault.ErrInvalid.
func (s *Service) Accept(ctx context.Context, actor tenant.Actor, token string, n Newcomer) (identity.SignIn, error) {
	i, t, err := s.invitation(ctx, token)
	if err != nil {
		return identity.SignIn{}, err
	}
	u, err := s.guest(ctx, actor, i, n)
	if err != nil {
		return identity.SignIn{}, err
	}
	if err := s.join(ctx, i, u); err != nil {
		return identity.SignIn{}, err
	}
	if actor.UserID != "" {
		return s.Accounts.Switch(ctx, actor, t.ID)
	}
	return s.Accounts.SignInTo(ctx, u, t.ID)
}

// guest tells who accepts.
func (s *Service) guest(ctx context.Context, actor tenant.Actor, i Invite, n Newcomer) (identity.User, error) {
	switch {
	case actor.KeyID != "":
		return identity.User{}, tenant.ErrPersonOnly
	case actor.Operator != "":
		return identity.User{}, tenant.ErrImpersonated
	case actor.UserID == "":
		return s.newcomer(ctx, i, n)
	}
	u, err := s.Users.User(ctx, actor.UserID)
	if err == nil && u.EmailKey != i.EmailKey {
		err = ErrOtherAddress
	}
	return u, err
}

// newcomer opens the account of a person who has none, or finds the one that an earlier try
// opened.
func (s *Service) newcomer(ctx context.Context, i Invite, n Newcomer) (u identity.User, err error) {
	var wrong fault.Fields
	wrong.Require(strings.TrimSpace(n.Name) != "", "name", "required", "Tell us your name.")
	wrong.Require(n.Password != "", "password", "required", "Choose a password.")
	switch {
	case i.Over(s.Clock.Now()):
		return u, ErrInviteExpired
	case len(wrong) > 0:
		return u, s.orSignIn(ctx, i, wrong.Err())
	}
	err = identity.ErrEmailTaken
	if i.State == Open {
		u, err = s.Accounts.Enrol(ctx, i.Email, n.Name, n.Password, true)
	}
	if errors.Is(err, identity.ErrEmailTaken) {
		u, err = s.Accounts.Reclaim(ctx, i.Email, n.Password, i.CreatedAt)
	}
	switch {
	case errors.Is(err, identity.ErrEmailTaken):
		return u, ErrSignInFirst
	case errors.Is(err, identity.ErrNotFound):
		return u, ErrInviteUsed
	}
	return u, err
}

// orSignIn gives ErrSignInFirst where the address has an account, and the fault otherwise.
func (s *Service) orSignIn(ctx context.Context, i Invite, otherwise error) error {
	_, err := s.Users.UserByEmail(ctx, i.EmailKey)
	switch {
	case err == nil:
		return ErrSignInFirst
	case errors.Is(err, identity.ErrNotFound):
		return otherwise
	}
	return err
}

// join makes a person a member by an invitation. One who is a member by other ways already
// uses the invitation up, and its seat is free.
func (s *Service) join(ctx context.Context, i Invite, u identity.User) error {
	scope := tenant.System(i.TenantID, "team").Scope()
	in, err := s.belongs(ctx, scope, u.ID)
	if err != nil {
		return err
	}
	if in {
		return s.useUp(ctx, i)
	}
	i, err = s.reviseInvite(ctx, scope, i.ID, func(i *Invite) error { return i.accept(u.ID, s.Clock.Now()) })
	if err != nil {
		return err
	}
	if !i.Settled {
		return s.admit(ctx, i)
	}
	if in, err = s.belongs(ctx, scope, u.ID); err == nil && !in {
		err = ErrInviteUsed // they were a member by it, and are no more
	}
	return err
}

// useUp ends an invitation that a member needs no more; one that made them the member is
// done with.
func (s *Service) useUp(ctx context.Context, i Invite) error {
	if i.State != Open {
		return nil
	}
	err := s.Revoke(ctx, tenant.System(i.TenantID, "team"), i.ID)
	if errors.Is(err, ErrInviteUsed) || errors.Is(err, ErrNoInvite) || fault.KindOf(err) == fault.Conflict {
		return nil // another request of theirs is about to
	}
	return err
}

// admit makes a member of who accepted an invitation; the seat that it held is theirs.
func (s *Service) admit(ctx context.Context, i Invite) error {
	scope := tenant.NewActor(tenant.Person{UserID: i.AcceptedBy, TenantID: i.TenantID}).Scope()
	t, err := s.Teams.Tenant(ctx, scope)
	if err != nil {
		return unlessMissing(err)
	}
	err = s.Teams.EnsureMember(ctx, scope, identity.Membership{
		ID: identity.MembershipID(t.ID, i.AcceptedBy), TenantID: t.ID, UserID: i.AcceptedBy, Role: i.Role, Version: t.Version,
		CreatedAt: s.Clock.Now(),
	})
	if err != nil {
		return err
	}
	_, err = s.reviseInvite(ctx, scope, i.ID, (*Invite).settle)
	if err != nil {
		return orNothing(err)
	}
	s.Feed.Changed(ctx, i.TenantID, "member", i.AcceptedBy)
	s.Feed.Changed(ctx, i.TenantID, "invite", i.ID)
	return nil
}
