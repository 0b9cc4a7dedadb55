package pause

import "campaignos.dev/api/internal/fault"

// Faults of pauses.
var (
	ErrNotFound = fault.New(fault.NotFound, "pause_not_found", "There is no such pause. It may have ended already.")
	ErrPaused   = fault.New(fault.Conflict, "already_paused", "This is paused already. End that pause first if you want another one.")
)
