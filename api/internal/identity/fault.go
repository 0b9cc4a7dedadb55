package identity

import "campaignos.dev/api/internal/fault"

// Faults of people and their sign-ins.
var (
	// ErrEmailTaken tells that an account exists, which sign-in and forgotten passwords never
	// do: who registers must learn why it failed, and the rate of tries is bounded.
	ErrEmailTaken = fault.New(fault.Conflict, "email_taken", "There is an account with this e-mail address already. Sign in, or ask for a new password.")
	ErrLogin      = fault.New(fault.Unauthenticated, "invalid_login", "The e-mail address or the password is not right.")
	ErrCredential = fault.New(fault.Unauthenticated, "invalid_credential", "The access token is not valid or has ended. Sign in again, or renew it.")
	ErrCode       = fault.New(fault.Unauthenticated, "invalid_code", "The code is not right, or was used already. Wait for the next one, or take a recovery code.")
	ErrChallenge  = fault.New(fault.Unauthenticated, "invalid_mfa_token", "This sign-in took too long or too many tries. Start again with your password.")
	ErrFactorOn   = fault.New(fault.Conflict, "mfa_enabled", "The second factor is on already. Switch it off first to set up another one.")
	ErrNoFactor   = fault.New(fault.Conflict, "mfa_not_enabled", "There is no second factor. Set one up first.")
	ErrThrottled  = fault.New(fault.RateLimited, "too_many_attempts", "Too many wrong tries. Wait a little, then try again.")
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
