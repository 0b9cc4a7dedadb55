// Package team is who belongs to a team and as what: its members and their roles, its
// owners, and the invitations that are out.
package team

import (
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// seats is the plan's limit that members and open invitations count against.
const seats = "seats"

// ranks orders the roles; an approver stands where an editor does.
var ranks = map[tenant.Role]int{tenant.Viewer: 1, tenant.Approver: 2, tenant.Editor: 2, tenant.Admin: 3, tenant.Owner: 4}

// mayChange says whether somebody may make a member of one role one of another; an empty
// role stands for no member. Admins see to admins and all below them; owners are made,
// changed and removed by owners alone. So nobody rises by their own hand, and nobody gives
// what they don't have.
func mayChange(self, was, to tenant.Role) bool {
	return ranks[self] >= ranks[tenant.Admin] && ranks[was] <= ranks[self] && ranks[to] <= ranks[self]
}

// draft is a team whose members are being changed. All of what changes is stored in one
// write of the team's document, guarded by its version: so of two owners who leave at the
// same moment the second one finds out, and nobody acts in a role that was just taken from
// them. What the memberships have yet to learn of it goes along as moves.
type draft struct {
	team *identity.Tenant
	find func(userID string) (identity.Membership, error)
	by   tenant.Actor
	at   time.Time
}

// member gives a member and their role. Faults: identity.ErrNotAMember.
func (d *draft) member(userID string) (identity.Membership, tenant.Role, error) {
	m, err := d.find(userID)
	if err != nil {
		return m, "", err
	}
	role := d.team.RoleOf(m)
	if role == "" {
		return m, "", identity.ErrNotAMember
	}
	return m, role, nil
}

// self gives the role in which the actor acts, as it is now. Faults: tenant.ErrForbidden.
func (d *draft) self() (tenant.Role, error) {
	_, role, err := d.member(d.by.UserID)
	if fault.KindOf(err) == fault.NotFound {
		err = tenant.ErrForbidden
	}
	return role, err
}

// move gives a member a role; an empty one takes them out.
func (d *draft) move(m identity.Membership, to tenant.Role) {
	d.team.Owners = slices.DeleteFunc(slices.Clone(d.team.Owners), func(id string) bool { return id == m.UserID })
	if to == tenant.Owner {
		d.team.Owners = append(d.team.Owners, m.UserID)
	}
	d.team.Moves = append(slices.Clone(d.team.Moves), identity.Move{
		UserID: m.UserID, Role: to, Was: m.Version, Version: d.team.Version + 1, By: d.by.By(), At: d.at,
	})
}
