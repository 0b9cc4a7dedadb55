package httpapi

import (
	"github.com/labstack/echo/v4"
)

// listPosts pages through posts, newest first.
//
//	@ID		listPosts
//	@Summary	List posts
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		campaignId	query	string	false	"Only posts of this campaign."
//	@Param		state	query	string	false	"Only posts in this state." Enums(draft,pending_approval,approved,scheduled,publishing,published,partially_published,failed,rejected,canceled,held,missed)
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	PostList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts [get]
func (a *API) listPosts(c echo.Context) error {
	return echo.ErrNotImplemented
}

// createPost adds a post.
//
//	@ID		createPost
//	@Summary	Create a post
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	PostInput	true	"PostInput"
//	@Success	201	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts [post]
func (a *API) createPost(c echo.Context) error {
	return echo.ErrNotImplemented
}

// getPost reads one post.
//
//	@ID		getPost
//	@Summary	Get a post
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Success	200	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id} [get]
func (a *API) getPost(c echo.Context) error {
	return echo.ErrNotImplemented
}

// updatePost changes what the body names.
//
//	@ID		updatePost
//	@Summary	Change a post
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	PostPatch	true	"PostPatch"
//	@Success	200	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id} [patch]
func (a *API) updatePost(c echo.Context) error {
	return echo.ErrNotImplemented
}

// deletePost removes a post.
//
//	@ID		deletePost
//	@Summary	Delete a post
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id} [delete]
func (a *API) deletePost(c echo.Context) error {
	return echo.ErrNotImplemented
}

// validatePost says, channel by channel, whether a post could go out as it is.
//
//	@ID		validatePost
//	@Summary	Check a post
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	PostInput	true	"PostInput"
//	@Success	200	{object}	VerdictList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/validate [post]
func (a *API) validatePost(c echo.Context) error {
	return echo.ErrNotImplemented
}

// schedulePost sets the moment at which a post goes out.
//
//	@ID		schedulePost
//	@Summary	Schedule a post
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	ScheduleInput	true	"ScheduleInput"
//	@Success	200	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/schedule [post]
func (a *API) schedulePost(c echo.Context) error {
	return echo.ErrNotImplemented
}

// unschedulePost takes a scheduled post back to draft.
//
//	@ID		unschedulePost
//	@Summary	Unschedule a post
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	200	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/unschedule [post]
func (a *API) unschedulePost(c echo.Context) error {
	return echo.ErrNotImplemented
}

// publishPostNow sends a post out at once.
//
//	@ID		publishPostNow
//	@Summary	Publish a post now
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	200	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/publish-now [post]
func (a *API) publishPostNow(c echo.Context) error {
	return echo.ErrNotImplemented
}

// retryPost sends a post again to the channels that refused it.
//
//	@ID		retryPost
//	@Summary	Retry failed channels
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	RetryInput	true	"RetryInput"
//	@Success	200	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/retry [post]
func (a *API) retryPost(c echo.Context) error {
	return echo.ErrNotImplemented
}

// duplicatePost makes a new draft with the same content.
//
//	@ID		duplicatePost
//	@Summary	Duplicate a post
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	201	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/duplicate [post]
func (a *API) duplicatePost(c echo.Context) error {
	return echo.ErrNotImplemented
}

// listPublications shows every attempt to publish a post.
//
//	@ID		listPublications
//	@Summary	Get the ledger of a post
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Success	200	{object}	PublicationList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/publications [get]
func (a *API) listPublications(c echo.Context) error {
	return echo.ErrNotImplemented
}

// getCalendar shows the posts whose moment falls between two instants.
//
//	@ID		getCalendar
//	@Summary	Get the calendar
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		from	query	string	true	"First instant, RFC 3339." Format(date-time)
//	@Param		to	query	string	true	"Instant after the last, RFC 3339; at most 100 days later." Format(date-time)
//	@Param		campaignId	query	string	false	"Only posts of this campaign."
//	@Success	200	{object}	Calendar
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/calendar [get]
func (a *API) getCalendar(c echo.Context) error {
	return echo.ErrNotImplemented
}
