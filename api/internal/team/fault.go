package team

import "campaignos.dev/api/internal/fault"

// Faults of teams and invitations.
var (
	ErrLastOwner  = fault.New(fault.Conflict, "last_owner", "A team needs an owner, and this is the last one. Make somebody else an owner first.")
	ErrOwners     = fault.New(fault.Forbidden, "owner_required", "Only an owner can make, change or remove owners.")
	ErrOwnAlready = fault.New(fault.Conflict, "already_owner", "This team is yours already. Choose somebody else to hand it over to.")

	ErrNoInvite      = fault.New(fault.NotFound, "invite_not_found", "There is no such invitation. It may have been taken back, or replaced by a newer one.")
	ErrInvited       = fault.New(fault.Conflict, "already_invited", "This address has an invitation already. Send it again, or take it back first.")
	ErrMember        = fault.New(fault.Conflict, "already_member", "The person with this address belongs to the team already.")
	ErrInviteExpired = fault.New(fault.Conflict, "invite_expired", "This invitation has expired. Ask for a new one.")
	ErrInviteUsed    = fault.New(fault.Conflict, "invite_used", "This invitation has been accepted already. Sign in to go to the team.")
	ErrOtherAddress  = fault.New(fault.Forbidden, "other_address", "This invitation is for another e-mail address than yours. Sign out, and open the link again.")
	ErrSignInFirst   = fault.New(fault.Conflict, "sign_in_first", "There is an account with this e-mail address. Sign in with it, and open the link again.")
	ErrShut          = fault.New(fault.Conflict, "team_not_open", "This team takes nobody in at present. Ask whoever invited you.")
)
