package campaign

import "campaignos.dev/api/internal/fault"

// Faults of campaigns.
var (
	ErrNotFound = fault.New(fault.NotFound, "campaign_not_found", "There is no such campaign.")
	ErrExists   = fault.New(fault.Conflict, "campaign_exists", "This campaign exists already.")
	ErrArchived = fault.New(fault.Conflict, "campaign_archived", "The campaign is archived. Duplicate it to work with it again.").WithMeta("state", string(Archived))
	ErrInUse    = fault.New(fault.Conflict, "campaign_in_use", "The campaign has posts. Archive it, so that its history stays.")
)
