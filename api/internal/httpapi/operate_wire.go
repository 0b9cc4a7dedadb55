package httpapi

import (
	"time"

	"campaignos.dev/api/internal/admin"
)

// ReasonInput says why.
type ReasonInput struct {
	// Kept in the audit log, and shown to the tenant where it concerns them.
	Reason string `json:"reason" validate:"required,min=3,max=500"`
} // @name ReasonInput

// ImpersonateInput asks to act as somebody.
type ImpersonateInput struct {
	Reason string `json:"reason" validate:"required,min=3,max=500"`
	// The person to act as; the owner when left out.
	UserID string `json:"userId,omitempty" validate:"max=64"`
} // @name ImpersonateInput

// Impersonation is a sign-in as somebody else; it can't be renewed.
type Impersonation struct {
	AccessToken string `json:"accessToken"`
	// Seconds until it ends.
	ExpiresIn int    `json:"expiresIn" example:"900"`
	User      User   `json:"user"`
	Tenant    Tenant `json:"tenant"`
} // @name Impersonation

// AdminUser is a person as the operator sees them.
type AdminUser struct {
	User       User `json:"user"`
	MFAEnabled bool `json:"mfaEnabled"`
	// The teams the person belongs to.
	Tenants    []AdminMembership `json:"tenants"`
	LastSeenAt *time.Time        `json:"lastSeenAt,omitempty" format:"date-time"`
} // @name AdminUser

// AdminMembership is a person's place in a team.
type AdminMembership struct {
	TenantID string `json:"tenantId"`
	Name     string `json:"name"`
	Role     string `json:"role" enums:"owner,admin,editor,approver,viewer"`
} // @name AdminMembership

// AdminUserList is a page of people, newest first.
type AdminUserList struct {
	Data       []AdminUser `json:"data"`
	NextCursor *string     `json:"nextCursor" extensions:"x-nullable"`
} // @name AdminUserList

func toAdminUser(p admin.Person) AdminUser {
	return AdminUser{
		User: toUser(p.User), MFAEnabled: p.User.Factor.On(), LastSeenAt: toTime(p.SeenAt),
		Tenants: each(p.Places, func(x admin.Place) AdminMembership {
			return AdminMembership{TenantID: string(x.TenantID), Name: x.Name, Role: string(x.Role)}
		}),
	}
}
