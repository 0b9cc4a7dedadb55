package identity

import "campaignos.dev/api/internal/fault"

// Faults of people and their sign-ins.
var (
	// ErrEmailTaken tells that an account exists, which sign-in and forgotten passwords never
	// do: who registers must learn why it failed, and the rate of tries is bounded.
	ErrEmailTaken = fault.New(fault.Conflict, "email_taken", "There is an account with this e-mail address already. Sign in, or ask for a new password.")
	ErrLogin      = fault.New(fault.Unauthenticated, "invalid_login", "The e-mail address or the password is not right.")
	ErrCredential = fault.New(fault.Unauthenticated, "invalid_credential", "The access token is not valid or has ended. Sign in again, or renew it.")
	ErrRefresh    = fault.New(fault.Unauthenticated, "invalid_refresh", "Your sign-in has ended. Sign in again.")
	ErrProof      = fault.New(fault.Invalid, "invalid_token", "This link is not valid any more. Ask for a new one.").WithFields(fault.Field{Field: "token", Code: "invalid_token", Message: "Ask for a new link and use that one."})
	ErrNotFound   = fault.New(fault.NotFound, "user_not_found", "There is no such person.")
	ErrNoTenant   = fault.New(fault.NotFound, "tenant_not_found", "There is no such team.")
	ErrNotAMember = fault.New(fault.NotFound, "membership_not_found", "This person is not in the team.")
	ErrNoSession  = fault.New(fault.NotFound, "session_not_found", "There is no such sign-in.")
	ErrNoProof    = fault.New(fault.NotFound, "proof_not_found", "There is no such link.")
	ErrTeamExists = fault.New(fault.Conflict, "tenant_exists", "This team exists already.")
	// ErrOperator protects operators from each other.
	ErrOperator    = fault.New(fault.Forbidden, "operator_protected", "Nobody can act as an operator of the platform.")
	ErrTwoSessions = fault.New(fault.Conflict, "session_exists", "This sign-in exists already.")
)
