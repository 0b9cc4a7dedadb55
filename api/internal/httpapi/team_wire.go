package httpapi

import (
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
)

// MyTenant is a team that the person belongs to.
type MyTenant struct {
	Tenant Tenant `json:"tenant"`
	// Whether this sign-in is there.
	Current bool `json:"current"`
} // @name MyTenant

// MyTenantList is the person's teams, by name.
type MyTenantList struct {
	Data []MyTenant `json:"data"`
} // @name MyTenantList

// TenantInput founds a team.
type TenantInput struct {
	Name     string `json:"name" example:"Northwind Coffee" validate:"required,max=100"`
	Timezone string `json:"timezone" example:"Europe/Berlin" validate:"required,timezone"`
} // @name TenantInput

// TransferInput hands the team over.
type TransferInput struct {
	// The member who becomes owner.
	UserID   string `json:"userId" validate:"required,max=64"`
	Password string `json:"password" validate:"required,max=200"`
} // @name TransferInput

// Member is a person in the team.
type Member struct {
	UserID string `json:"userId" example:"usr_01jd8x3v6e0000000000000000"`
	Name   string `json:"name" example:"Ada Lovelace"`
	Email  string `json:"email" example:"ada@example.com"`
	Role   string `json:"role" enums:"owner,admin,editor,approver,viewer"`
	// Whether the person signs in with a second factor.
	MFAEnabled bool      `json:"mfaEnabled"`
	Version    int64     `json:"version" example:"1"`
	JoinedAt   time.Time `json:"joinedAt" format:"date-time"`
} // @name Member

// MemberList is a page of members.
type MemberList struct {
	Data       []Member `json:"data"`
	NextCursor *string  `json:"nextCursor" extensions:"x-nullable"`
} // @name MemberList

// MemberPatch changes a member's role.
type MemberPatch struct {
	// Owners alone may make owners or change them.
	Role string `json:"role" enums:"owner,admin,editor,approver,viewer" validate:"required,oneof=owner admin editor approver viewer"`
} // @name MemberPatch

func toMyTenant(p identity.Place, who tenant.Actor) MyTenant {
	return MyTenant{Tenant: toTenant(p.Tenant, p.Role), Current: p.Tenant.ID == who.TenantID}
}

func toMember(m team.Member) Member {
	return Member{
		UserID: m.UserID, Name: m.Name, Email: m.Email, Role: string(m.Role), MFAEnabled: m.Factor,
		Version: m.Version, JoinedAt: m.JoinedAt,
	}
}
