package integration

import "campaignos.dev/api/internal/fault"

// Faults of this package. None of them, nor what caused them, holds a secret.
var (
	ErrUnknown = fault.New(fault.NotFound, "integration_unknown", "There is no such integration.")
	// ErrUnreadable says that a stored secret does not open: its key was taken away, or it was
	// cut or moved. Nothing else stands in for it.
	ErrUnreadable = fault.New(fault.Unavailable, "integration_unreadable", "The stored settings of this integration can't be opened. Enter its secrets again.")
	// ErrIncomplete says that something required is set nowhere.
	ErrIncomplete = fault.New(fault.Unavailable, "integration_incomplete", "This integration is not set up. An operator has to complete its settings.")

	// ErrExists says that somebody stored settings of it a moment ago.
	ErrExists = fault.New(fault.Conflict, "integration_exists", "Somebody set this up meanwhile. Load it again and repeat your change.")
)
