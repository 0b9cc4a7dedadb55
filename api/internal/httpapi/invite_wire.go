package httpapi

import (
	"time"

	"campaignos.dev/api/internal/team"
)

// InviteInput invites somebody.
type InviteInput struct {
	Email string `json:"email" example:"grace@example.com" format:"email" validate:"required,email,max=254"`
	Role  string `json:"role" enums:"admin,editor,approver,viewer" validate:"required,oneof=admin editor approver viewer"`
} // @name InviteInput

// Invite is an invitation that was sent.
type Invite struct {
	ID    string `json:"id" example:"inv_01jd8x3v6e0000000000000000"`
	Email string `json:"email" example:"grace@example.com"`
	Role  string `json:"role" enums:"admin,editor,approver,viewer"`
	// Name of who invited.
	InvitedBy string `json:"invitedBy" example:"Ada Lovelace"`
	// Whether the time to accept is over.
	Expired   bool      `json:"expired"`
	CreatedAt time.Time `json:"createdAt" format:"date-time"`
	ExpiresAt time.Time `json:"expiresAt" format:"date-time"`
} // @name Invite

// InviteList is a page of open invitations, newest first.
type InviteList struct {
	Data       []Invite `json:"data"`
	NextCursor *string  `json:"nextCursor" extensions:"x-nullable"`
} // @name InviteList

// InviteView is an invitation as its reader sees it.
type InviteView struct {
	TenantName string `json:"tenantName" example:"Northwind Coffee"`
	InvitedBy  string `json:"invitedBy" example:"Ada Lovelace"`
	Email      string `json:"email" example:"grace@example.com"`
	Role       string `json:"role" enums:"admin,editor,approver,viewer"`
	// Whether the address has an account already, which must sign in to accept.
	HasAccount bool      `json:"hasAccount"`
	ExpiresAt  time.Time `json:"expiresAt" format:"date-time"`
} // @name InviteView

// AcceptInput opens the account of a new person; a signed-in person sends it empty.
type AcceptInput struct {
	Name     string `json:"name,omitempty" example:"Grace Hopper" validate:"max=100"`
	Password string `json:"password,omitempty" validate:"omitempty,min=10,max=200"`
} // @name AcceptInput

func toInvite(i team.Sent) Invite {
	return Invite{
		ID: i.ID, Email: i.Email, Role: string(i.Role), InvitedBy: i.InvitedBy, Expired: i.Over,
		CreatedAt: i.CreatedAt, ExpiresAt: i.ExpiresAt,
	}
}

func toInviteView(v team.View) InviteView {
	return InviteView{
		TenantName: v.Team, InvitedBy: v.InvitedBy, Email: v.Email, Role: string(v.Role), HasAccount: v.HasAccount,
		ExpiresAt: v.ExpiresAt,
	}
}
