package team

import (
	"context"
	"strconv"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Member is a person in a team.
type Member struct {
	UserID   string
	Name     string
	Email    string
	Role     tenant.Role
	Factor   bool // signs in with a second factor
	Version  int64
	JoinedAt time.Time
}

// Members pages through who belongs to the actor's team.
func (s *Service) Members(ctx context.Context, actor tenant.Actor, req page.Request) (page.Result[Member], error) {
	got, err := s.Teams.ListMembers(ctx, actor.Scope(), req)
	if err != nil {
		return page.Result[Member]{}, err
	}
	t, err := s.Teams.Tenant(ctx, actor.Scope())
	if err != nil {
		return page.Result[Member]{}, err
	}
	people, err := s.people(ctx, page.Map(got, func(m identity.Membership) string { return m.UserID }).Items)
	out := page.Result[Member]{Next: got.Next}
	for _, m := range got.Items {
		if role := t.RoleOf(m); role != "" {
			out.Items = append(out.Items, describe(m, role, people[m.UserID]))
		}
	}
	return out, err
}

func (s *Service) people(ctx context.Context, ids []string) (map[string]identity.User, error) {
	found, err := s.Users.UsersByID(ctx, ids)
	out := map[string]identity.User{}
	for _, u := range found {
		out[u.ID] = u
	}
	return out, err
}

func describe(m identity.Membership, role tenant.Role, u identity.User) Member {
	return Member{UserID: m.UserID, Name: u.Name, Email: u.Email, Role: role, Factor: u.Factor.On(), Version: m.Version, JoinedAt: m.CreatedAt}
}

// SetRole gives a member another role; version is the one the caller saw, zero for any.
// Faults: identity.ErrNotAMember, fault.ErrStale, ErrOwners, ErrLastOwner,
// tenant.ErrForbidden.
func (s *Service) SetRole(ctx context.Context, actor tenant.Actor, userID string, version int64, role tenant.Role) (Member, error) {
	if ranks[role] == 0 {
		return Member{}, fault.ErrInvalid.WithFields(fault.Field{Field: "role", Code: "not_allowed", Message: "Give one of: owner, admin, editor, approver, viewer."})
	}
	var m identity.Membership
	err := s.decide(ctx, actor, func(d *draft) (err error) {
		var was tenant.Role
		if m, was, err = d.permitted(userID, role); err != nil {
			return err
		}
		if version != 0 && m.Version != version {
			return fault.ErrStale
		}
		if was != role {
			d.move(m, role)
			m.Version = d.team.Version + 1
		}
		return nil
	})
	if err != nil {
		return Member{}, err
	}
	s.Feed.Changed(ctx, actor.TenantID, "member", userID)
	u, err := s.Users.User(ctx, userID)
	return describe(m, role, u), err
}

// permitted gives a member where the actor may make them something else, or nothing.
func (d *draft) permitted(userID string, to tenant.Role) (identity.Membership, tenant.Role, error) {
	m, was, err := d.member(userID)
	if err != nil {
		return m, was, err
	}
	self, err := d.self()
	switch {
	case err != nil:
		return m, was, err
	case userID == d.by.UserID && to == "": // whoever wants to may leave
		return m, was, nil
	case mayChange(self, was, to):
		return m, was, nil
	case self == tenant.Admin:
		return m, was, ErrOwners
	}
	return m, was, tenant.ErrForbidden.WithMeta("permission", string(tenant.MembersWrite))
}

// Remove takes a member out of the team, or lets the actor leave it. Their sign-ins lose
// the team with their very next request. Faults: identity.ErrNotAMember, ErrOwners,
// ErrLastOwner, tenant.ErrForbidden, tenant.ErrImpersonated.
func (s *Service) Remove(ctx context.Context, actor tenant.Actor, userID string) error {
	if actor.Operator != "" {
		return tenant.ErrImpersonated
	}
	m, err := s.Teams.Membership(ctx, actor.Scope(), identity.MembershipID(actor.TenantID, userID))
	if err != nil {
		return err
	}
	err = s.Quota.Removing(ctx, actor, seats, seatOf(m), 1, func() error {
		return s.decide(ctx, actor, func(d *draft) error {
			now, _, err := d.permitted(userID, "")
			if err != nil {
				return err
			}
			if !now.CreatedAt.Equal(m.CreatedAt) {
				return fault.ErrContended // they have left and come back: that is another seat
			}
			d.move(now, "")
			return nil
		})
	})
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "member", userID)
	}
	return err
}

// Transfer makes another member the owner in the actor's place, who becomes an admin: both
// in one write. Faults: tenant.ErrForbidden, identity.ErrNotAMember, ErrOwnAlready,
// fault.ErrInvalid on "password".
func (s *Service) Transfer(ctx context.Context, actor tenant.Actor, userID, password string) error {
	if userID == actor.UserID {
		return ErrOwnAlready
	}
	if err := s.Accounts.Confirm(ctx, actor, password); err != nil {
		return err
	}
	err := s.decide(ctx, actor, func(d *draft) error {
		heir, was, err := d.member(userID)
		if err != nil {
			return err
		}
		own, self, err := d.member(actor.UserID)
		if err != nil || self != tenant.Owner {
			return tenant.ErrForbidden.WithMeta("permission", string(tenant.TenantOwn))
		}
		if was != tenant.Owner {
			d.move(heir, tenant.Owner)
		}
		d.move(own, tenant.Admin)
		return nil
	})
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "member", userID)
		s.Feed.Changed(ctx, actor.TenantID, "member", actor.UserID)
	}
	return err
}

// seatOf names the seat of a member for the plan's count. It tells the time that they
// joined as well: a person who left and came back sits on another seat.
func seatOf(m identity.Membership) string {
	return m.ID + "@" + strconv.FormatInt(m.CreatedAt.UnixMilli(), 10)
}

// Seats tells the plan's count which seats are taken.
type Seats struct {
	Teams   Teams
	Invites Invites
}

// Taken says whether a seat is taken: by a member, or by an invitation that is open or has
// become one.
func (s Seats) Taken(ctx context.Context, scope tenant.Scope, seat string) (bool, error) {
	id, _, member := strings.Cut(seat, "@")
	if !member {
		i, err := s.Invites.Invite(ctx, scope, id)
		return err == nil && i.State != Expired, unlessMissing(err)
	}
	m, err := s.Teams.Membership(ctx, scope, id)
	if err != nil {
		return false, unlessMissing(err)
	}
	t, err := s.Teams.Tenant(ctx, scope)
	return seatOf(m) == seat && t.RoleOf(m) != "", err
}

func unlessMissing(err error) error {
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	return err
}
