package httpapi

import (
	"context"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// listPosts pages through posts, newest first.
//
//	@ID		listPosts
//	@Summary	List posts
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		campaignId	query	string	false	"Only posts of this campaign."
//	@Param		state	query	string	false	"Only posts in this state." Enums(draft,pending_approval,approved,scheduled,publishing,published,partially_published,failed,rejected,canceled,held,missed)
//	@Param		label	query	string	false	"Only posts with this label, as it is written."
//	@Param		channelId	query	string	false	"Only posts for this channel."
//	@Param		createdBy	query	string	false	"Only posts of this author."
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	PostList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts [get]
func (a *API) listPosts(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	state, err := oneOf(c, "state", postStates()...)
	if err != nil {
		return err
	}
	filter := post.Filter{
		CampaignID: c.QueryParam("campaignId"), State: post.State(state), Label: c.QueryParam("label"),
		ChannelID: c.QueryParam("channelId"), CreatedBy: c.QueryParam("createdBy"),
	}
	got, err := a.Posts.List(c.Request().Context(), actor(c), filter, req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, PostList{Data: each(got.Items, toPost), NextCursor: next(got.Next)})
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
	var in PostInput
	if err := bind(c, &in); err != nil {
		return err
	}
	p, err := a.Posts.Create(c.Request().Context(), actor(c), in.post())
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusCreated, p.Version, toPost(p))
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
	p, err := a.Posts.Get(c.Request().Context(), actor(c), post.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, p.Version, toPost(p))
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
	var in PostPatch
	if err := bind(c, &in); err != nil {
		return err
	}
	return a.changePost(c, func(ctx context.Context, who tenant.Actor, id post.ID, version int64) (post.Post, error) {
		return a.Posts.Update(ctx, who, id, version, in.apply)
	})
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
	version, err := ifMatch(c)
	if err != nil {
		return err
	}
	if err := a.Posts.Delete(c.Request().Context(), actor(c), post.ID(c.Param("id")), version); err != nil {
		return err
	}
	return done(c)
}

// validatePost says, channel by channel, whether a post could go out as it is.
//
//	@ID		validatePost
//	@Summary	Check a post
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		postId	query	string	false	"The post that is being changed, so that it is not told that it repeats itself."
//	@Param		body	body	PostInput	true	"PostInput"
//	@Success	200	{object}	VerdictList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/validate [post]
func (a *API) validatePost(c echo.Context) error {
	var in PostInput
	if err := bind(c, &in); err != nil {
		return err
	}
	p := in.post()
	p.ID = post.ID(c.QueryParam("postId"))
	verdicts, err := a.Posts.Validate(c.Request().Context(), actor(c), p)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, VerdictList{Data: each(verdicts, toVerdict)})
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
	var in ScheduleInput
	if err := bind(c, &in); err != nil {
		return err
	}
	return a.changePost(c, func(ctx context.Context, who tenant.Actor, id post.ID, version int64) (post.Post, error) {
		return a.Posts.Schedule(ctx, who, id, version, time.Time(in.PublishAt))
	})
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
	return a.changePost(c, a.Posts.Unschedule)
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
	return a.changePost(c, a.Posts.PublishNow)
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
	var in RetryInput
	if err := bindOptional(c, &in); err != nil {
		return err
	}
	return a.changePost(c, func(ctx context.Context, who tenant.Actor, id post.ID, version int64) (post.Post, error) {
		return a.Posts.Retry(ctx, who, id, version, in.ChannelIDs)
	})
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
	p, err := a.Posts.Duplicate(c.Request().Context(), actor(c), post.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusCreated, p.Version, toPost(p))
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
	ctx, who, id := c.Request().Context(), actor(c), post.ID(c.Param("id"))
	if _, err := a.Posts.Get(ctx, who, id); err != nil {
		return err
	}
	all, err := a.Publish.Publications(ctx, who, id)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, PublicationList{Data: each(all, toPublication)})
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
	span, err := spanOf(c)
	if err != nil {
		return err
	}
	ctx, who := c.Request().Context(), actor(c)
	posts, truncated, err := a.Posts.Calendar(ctx, who, span, c.QueryParam("campaignId"))
	if err != nil {
		return err
	}
	zone, err := a.o.Zones.Zone(ctx, who.TenantID)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, Calendar{From: span.From, To: span.To, Timezone: zone, Data: each(posts, toPost), Truncated: truncated})
}

// changePost runs a change of one post under If-Match and answers the post.
func (a *API) changePost(c echo.Context, change func(context.Context, tenant.Actor, post.ID, int64) (post.Post, error)) error {
	version, err := ifMatch(c)
	if err != nil {
		return err
	}
	p, err := change(c.Request().Context(), actor(c), post.ID(c.Param("id")), version)
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, p.Version, toPost(p))
}

// spanOf reads the instants from and to.
func spanOf(c echo.Context) (post.Span, error) {
	var wrong fault.Fields
	read := func(name string) time.Time {
		at, err := time.Parse(time.RFC3339, c.QueryParam(name))
		wrong.Require(err == nil, name, "invalid_format", "Give an instant such as 2026-12-01T00:00:00Z.")
		return at.UTC()
	}
	span := post.Span{From: read("from"), To: read("to")}
	return span, wrong.Err()
}
