package identity

import (
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// Tenant is a team.
type Tenant struct {
	ID        tenant.ID       `bson:"_id"`
	TenantID  tenant.ID       `bson:"tenantId"` // the same: every document says whose it is
	Name      string          `bson:"name"`
	Timezone  string          `bson:"timezone"`  // IANA zone that the team plans in
	Approvals Approvals       `bson:"approvals"` // how posts are let go out
	Status    tenant.Standing `bson:"status"`
	Stop      *Stop           `bson:"stop,omitempty"`    // nil: not suspended
	Closing   *Closing        `bson:"closing,omitempty"` // nil: not to be erased
	Owners    []string        `bson:"owners"`            // ids of the people who own it; never none
	Moves     []Move          `bson:"moves,omitempty"`   // changes on their way to the memberships
	Version   int64           `bson:"version"`
	CreatedAt time.Time       `bson:"createdAt"`
	UpdatedAt time.Time       `bson:"updatedAt"`
}

// Approvals is how a team lets posts go out.
type Approvals struct {
	Required bool `bson:"required"` // only as somebody approved them
	Self     bool `bson:"self"`     // people may approve what they wrote or submitted
}

// Membership ties a person to a team.
type Membership struct {
	ID        string      `bson:"_id"` // follows from team and person, so that there is one
	TenantID  tenant.ID   `bson:"tenantId"`
	UserID    string      `bson:"userId"`
	Role      tenant.Role `bson:"role"` // as far as it is known here; see Tenant.RoleOf
	Version   int64       `bson:"version"`
	CreatedAt time.Time   `bson:"createdAt"`
}

// MembershipID is the id of the one membership of a person in a team.
func MembershipID(in tenant.ID, userID string) string {
	return id.Derived("mbr", string(in), userID)
}

// check says what is wrong with a team. Faults: fault.ErrInvalid.
func (t *Tenant) check() error {
	t.Name = strings.TrimSpace(t.Name)
	var wrong fault.Fields
	wrong.Require(t.Name != "", "name", "required", "Give the team a name.")
	_, err := time.LoadLocation(t.Timezone)
	wrong.Require(err == nil && t.Timezone != "" && t.Timezone != "Local", "timezone", "invalid_format", "Give an IANA time zone, such as Europe/Berlin.")
	return wrong.Err()
}
