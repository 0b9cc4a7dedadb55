package review

import "campaignos.dev/api/internal/fault"

// Faults of reviews.
var (
	ErrNotFound = fault.New(fault.NotFound, "review_link_not_found", "There is no such review link.")
	// ErrOver does not tell whether there ever was such a link.
	ErrOver    = fault.New(fault.NotFound, "review_over", "This review link is not valid any more. Ask whoever sent it for a new one.")
	ErrExists  = fault.New(fault.Conflict, "review_link_exists", "This review link exists already.")
	ErrComment = fault.New(fault.NotFound, "comment_not_found", "There is no such comment.")
	ErrFull    = fault.New(fault.Conflict, "comments_full", "This post has 500 comments. Talk to each other in person.")
)
