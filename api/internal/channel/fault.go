package channel

import (
	"time"

	"campaignos.dev/api/internal/fault"
)

// Faults of channels.
var (
	ErrNotFound        = fault.New(fault.NotFound, "channel_not_found", "There is no such channel.")
	ErrExists          = fault.New(fault.Conflict, "channel_exists", "This channel is connected already.")
	ErrProfileNotFound = fault.New(fault.NotFound, "profile_not_found", "No channel has been connected yet.")
	ErrBusy            = fault.New(fault.Conflict, "channels_being_prepared", "Your channels are being prepared. Try again in a few seconds.").RetryIn(5 * time.Second)
	ErrTitleTaken      = fault.New(fault.Conflict, "profile_title_taken", "The provider has a profile of this name.")
)
