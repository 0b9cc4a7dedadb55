package identity

import (
	"slices"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// Move is a change of who belongs to a team, or as what, that was decided and has yet to
// reach the membership. It is stored with the team, and counts from that write on.
type Move struct {
	UserID  string      `bson:"userId"`
	Role    tenant.Role `bson:"role"`    // from now on; empty: the person is out
	Was     int64       `bson:"was"`     // version of the membership that it changes
	Version int64       `bson:"version"` // version that the membership gets
	By      tenant.By   `bson:"by"`
	At      time.Time   `bson:"at"`
}

// RoleOf is what a membership of the team amounts to; empty: nothing any more.
//
// The team's document has the last word on who owns it and who has just left: it is what
// such decisions are written to, each in one guarded write. Memberships follow.
func (t *Tenant) RoleOf(m Membership) tenant.Role {
	for _, v := range t.Moves {
		if v.UserID == m.UserID && v.Was == m.Version {
			return v.Role
		}
	}
	switch {
	case slices.Contains(t.Owners, m.UserID):
		return tenant.Owner
	case m.Role == tenant.Owner:
		return tenant.Admin
	}
	return m.Role
}
