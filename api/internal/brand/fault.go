package brand

import "campaignos.dev/api/internal/fault"

// Faults of brand profiles.
var (
	ErrNotFound = fault.New(fault.NotFound, "brand_profile_not_found", "There is no such brand profile.")
	ErrExists   = fault.New(fault.Conflict, "brand_profile_exists", "This brand profile exists already.")
	ErrInUse    = fault.New(fault.Conflict, "brand_profile_in_use", "A campaign uses this brand profile. Archive or delete its campaigns first.")
)
