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
	ErrUnapproved  = fault.New(fault.Conflict, "approval_required", "Your team asks for approval before a post goes out. Submit it, and have somebody approve it as it is.")
	ErrOwnWork     = fault.New(fault.Forbidden, "own_work", "You wrote or submitted this post. Ask somebody else to approve it, or have an admin allow people to approve their own.")
	ErrPinned      = fault.New(fault.Conflict, "approval_pins", "A part of this post is out as it was approved, so its content stays. Duplicate it to say something else.")
	ErrNoMoment    = fault.New(fault.Conflict, "no_moment", "This post has no moment yet, so there is nothing to reckon from. Choose one first.")
	ErrNoSlots     = fault.New(fault.Conflict, "no_slots", "None of the post's channels has posting times. Set them on the channel's queue, or choose a moment.")
	ErrQueueFull   = fault.New(fault.Conflict, "queue_full", "Every posting time of the coming year is taken. Add posting times, or choose a moment.")
	ErrImport      = fault.New(fault.Invalid, "import_unnamed", "This is no id of an import. Ask for a dry run first; its answer gives the id.")
	errNotPlanned  = fault.ErrInvalid.WithFields(fault.Field{Field: "plannedAt", Code: "not_a_draft", Message: "Only a post that is not scheduled yet is meant for a moment. Schedule the post for it instead."})
)
