package post

import "campaignos.dev/api/internal/fault"

// Faults of posts.
var (
	ErrNotFound    = fault.New(fault.NotFound, "post_not_found", "There is no such post.")
	ErrExists      = fault.New(fault.Conflict, "post_exists", "This post exists already.")
	ErrState       = fault.New(fault.Conflict, "post_state", "The post's present state does not allow this.")
	ErrPreflight   = fault.New(fault.Invalid, "preflight_failed", "The post can't go out as it is. Correct what is named and try again.")
	ErrUnconfirmed = fault.New(fault.Conflict, "post_unconfirmed", "It is not known whether a channel has this post already. Look at the network, then retry and name the channels to send to.")
	ErrNothingLeft = fault.New(fault.Conflict, "nothing_to_retry", "No channel refused this post, so there is nothing to try again.")
)
