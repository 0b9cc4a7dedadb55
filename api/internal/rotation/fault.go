package rotation

import "campaignos.dev/api/internal/fault"

// Faults of this package.
var (
	ErrNotFound = fault.New(fault.NotFound, "rotation_not_found", "There is no such key rotation.")
	ErrUnderWay = fault.New(fault.Conflict, "rotation_under_way", "A key rotation is under way already.")
	// ErrNotHeld says that the rotation has ended, or that another process goes on with it.
	ErrNotHeld = fault.New(fault.Conflict, "rotation_not_held", "Another process has this key rotation.")
)
