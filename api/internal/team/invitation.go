package team

import (
	"context"
	"errors"
	"log/slog"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Sent is an invitation and the name of who sent it.
type Sent struct {
	Invite
	InvitedBy string
	Over      bool // the time to accept is over
}

// ListInvites pages through the invitations that nobody has accepted, newest first.
func (s *Service) ListInvites(ctx context.Context, actor tenant.Actor, req page.Request) (page.Result[Sent], error) {
	got, err := s.Invites.ListInvites(ctx, actor.Scope(), req)
	if err != nil {
		return page.Result[Sent]{}, err
	}
	inviters, err := s.people(ctx, page.Map(got, func(i Invite) string { return i.Inviter }).Items)
	now := s.Clock.Now()
	return page.Map(got, func(i Invite) Sent { return Sent{i, inviters[i.Inviter].Name, i.Over(now)} }), err
}

// Invite asks somebody to join the actor's team. The invitation takes a seat at once.
// Faults: fault.ErrInvalid, ErrMember, ErrInvited, plan_limit_reached, and
// tenant.ErrForbidden for a role above the actor's own.
func (s *Service) Invite(ctx context.Context, actor tenant.Actor, email string, role tenant.Role) (Sent, error) {
	i := newInvite(actor, email, role, s.Clock.Now())
	if err := i.check(actor); err != nil {
		return Sent{}, err
	}
	if err := s.refuseMember(ctx, actor, i.EmailKey); err != nil {
		return Sent{}, err
	}
	err := s.Quota.Adding(ctx, actor, seats, i.ID, 1, func() error { return s.Invites.CreateInvite(ctx, actor.Scope(), i) })
	if err != nil {
		return Sent{}, err
	}
	return s.post(ctx, actor, i)
}

// refuseMember says whether an address is that of a member. Faults: ErrMember.
func (s *Service) refuseMember(ctx context.Context, actor tenant.Actor, key string) error {
	u, err := s.Users.UserByEmail(ctx, key)
	if err != nil {
		return unlessMissing(err)
	}
	in, err := s.belongs(ctx, actor.Scope(), u.ID)
	if err == nil && in {
		err = ErrMember
	}
	return err
}

// belongs says whether a person is in the scope's team.
func (s *Service) belongs(ctx context.Context, scope tenant.Scope, userID string) (bool, error) {
	t, err := s.Teams.Tenant(ctx, scope)
	if err != nil {
		return false, err
	}
	m, err := s.Teams.Membership(ctx, scope, identity.MembershipID(t.ID, userID))
	return err == nil && t.RoleOf(m) != "", unlessMissing(err)
}

// Resend sends a new link; all links before it end. One that expired takes a seat again.
// Faults: ErrNoInvite, ErrInviteUsed, plan_limit_reached.
func (s *Service) Resend(ctx context.Context, actor tenant.Actor, id string) (Sent, error) {
	was, err := s.Invites.Invite(ctx, actor.Scope(), id)
	if err != nil {
		return Sent{}, err
	}
	var i Invite
	open := func() (err error) {
		i, err = s.reviseInvite(ctx, actor.Scope(), id, func(i *Invite) error {
			if i.State != was.State || i.State == Accepted {
				return ErrInviteUsed
			}
			i.open(s.Clock.Now())
			return nil
		})
		return err
	}
	if was.State == Expired {
		err = s.Quota.Adding(ctx, actor, seats, id, 1, open)
	} else {
		err = open()
	}
	if err != nil {
		return Sent{}, err
	}
	return s.post(ctx, actor, i)
}

// Revoke takes an invitation back: its links end, its seat is free. Faults: ErrNoInvite,
// ErrInviteUsed.
func (s *Service) Revoke(ctx context.Context, actor tenant.Actor, id string) error {
	i, err := s.Invites.Invite(ctx, actor.Scope(), id)
	if err != nil {
		return err
	}
	if i.State == Expired {
		err = s.drop(ctx, actor, id, Expired)
	} else {
		err = s.Quota.Removing(ctx, actor, seats, id, 1, func() error { return s.drop(ctx, actor, id, Open) })
	}
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "invite", id)
	}
	return err
}

// drop deletes an invitation that is in a state. Faults: ErrInviteUsed where it is not.
func (s *Service) drop(ctx context.Context, actor tenant.Actor, id string, state State) error {
	_, err := revise.Do(0, revise.Steps[Invite]{
		Load:    func() (Invite, error) { return s.Invites.Invite(ctx, actor.Scope(), id) },
		Version: func(i Invite) int64 { return i.Version },
		Change: func(i *Invite) error {
			if i.State != state {
				return ErrInviteUsed
			}
			return nil
		},
		Save: func(i Invite, was int64) (Invite, error) {
			return i, s.Invites.DeleteInvite(ctx, actor.Scope(), id, was)
		},
	})
	return err
}

// post has the mail of an invitation sent, and describes it.
func (s *Service) post(ctx context.Context, actor tenant.Actor, i Invite) (Sent, error) {
	s.ask(ctx, i)
	s.Feed.Changed(ctx, actor.TenantID, "invite", i.ID)
	u, err := s.Users.User(ctx, i.Inviter)
	return Sent{Invite: i, InvitedBy: u.Name}, unlessMissing(err)
}

// ask asks for the mail. Where the queue is away the sweep asks again.
func (s *Service) ask(ctx context.Context, i Invite) {
	if err := s.Outbox.AskInvite(ctx, i.TenantID, i.ID, i.Version); err != nil {
		s.Log.WarnContext(ctx, "an invitation's mail waits for the next sweep", slog.String("inviteId", i.ID), slog.Any("error", err))
	}
}

func (s *Service) reviseInvite(ctx context.Context, scope tenant.Scope, id string, change func(*Invite) error) (Invite, error) {
	var same Invite
	i, err := revise.Do(0, revise.Steps[Invite]{
		Load:    func() (Invite, error) { return s.Invites.Invite(ctx, scope, id) },
		Version: func(i Invite) int64 { return i.Version },
		Change: func(i *Invite) error {
			same = *i
			return change(i)
		},
		Save: func(i Invite, was int64) (Invite, error) {
			i.Version = was + 1
			return i, s.Invites.SaveInvite(ctx, scope, i, was)
		},
	})
	if errors.Is(err, errSame) {
		return same, nil
	}
	return i, err
}

// attend does what has become due with an invitation.
func (s *Service) attend(ctx context.Context, i Invite) error {
	system, now := tenant.System(i.TenantID, "team"), s.Clock.Now()
	switch {
	case i.State == Accepted:
		return s.admit(ctx, i)
	case i.Over(now):
		return s.expire(ctx, system, i.ID)
	}
	asked, err := s.reviseInvite(ctx, system.Scope(), i.ID, func(i *Invite) error {
		i.DueAt = now.Add(mailWithin)
		return nil
	})
	if err != nil {
		return orNothing(err)
	}
	s.ask(ctx, asked)
	return nil
}

// expire ends an invitation whose time is over, and frees its seat.
func (s *Service) expire(ctx context.Context, system tenant.Actor, id string) error {
	err := s.Quota.Removing(ctx, system, seats, id, 1, func() error {
		_, err := s.reviseInvite(ctx, system.Scope(), id, func(i *Invite) error {
			if i.State != Open || !i.Over(s.Clock.Now()) {
				return errNothing
			}
			i.expire(s.Clock.Now())
			return nil
		})
		return err
	})
	if err == nil {
		s.Feed.Changed(ctx, system.TenantID, "invite", id)
	}
	return orNothing(err)
}

// orNothing takes an invitation that has moved on meanwhile for one that needs nothing.
func orNothing(err error) error {
	if errors.Is(err, errNothing) || errors.Is(err, ErrNoInvite) {
		return nil
	}
	return err
}
