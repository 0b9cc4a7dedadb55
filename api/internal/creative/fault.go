package creative

import "campaignos.dev/api/internal/fault"

// Faults of creatives.
var (
	ErrNotFound = fault.New(fault.NotFound, "creative_not_found", "There is no such creative.")
	ErrExists   = fault.New(fault.Conflict, "creative_exists", "This creative exists already.")
)
