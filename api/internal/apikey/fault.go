package apikey

import "campaignos.dev/api/internal/fault"

// Faults of API keys.
var (
	ErrNotFound = fault.New(fault.NotFound, "api_key_not_found", "There is no such API key.")
	ErrExists   = fault.New(fault.Conflict, "api_key_exists", "This API key exists already.")
	ErrExpired  = fault.New(fault.Conflict, "api_key_expired", "This key has expired. Create a new one.")
	// ErrCredential is the same for a key that was mistyped, never was, was revoked, or has
	// ended, and the same as for an access token that is no good.
	ErrCredential = fault.New(fault.Unauthenticated, "invalid_credential", "The API key is not valid, was revoked, or has ended.")
)
