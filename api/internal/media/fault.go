package media

import "campaignos.dev/api/internal/fault"

// Faults of assets.
var (
	ErrNotFound    = fault.New(fault.NotFound, "asset_not_found", "There is no such asset.")
	ErrExists      = fault.New(fault.Conflict, "asset_exists", "This asset exists already.")
	ErrInUse       = fault.New(fault.Conflict, "asset_in_use", "A post or creative uses this file. Remove it there first.")
	ErrNotUploaded = fault.New(fault.Conflict, "asset_not_uploaded", "The file has not arrived. Send it to the upload's address first, then complete it.")
	ErrNotReady    = fault.New(fault.Conflict, "asset_not_ready", "The file is not ready yet. Wait until it has been examined.")
	ErrGone        = fault.New(fault.Conflict, "asset_gone", "The picture is not there any more. Have it made once more.")
	ErrTooLarge    = fault.New(fault.PaymentRequired, "plan_limit_reached", "The file is larger than your plan takes. Choose a smaller file or a larger plan.")
	// ErrNoObject is what an object store says of a key that is not there.
	ErrNoObject = fault.New(fault.NotFound, "object_not_found", "The file is not in the object store.")
	// ErrUnreadable is what an inspector says of a file that is not what it claims to be.
	ErrUnreadable = fault.New(fault.Invalid, "unreadable", "The file can't be read.")
)
