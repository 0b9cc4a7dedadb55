package httpapi

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/post"
)

// reschedulePosts gives held, missed or scheduled posts new moments, in the order that they had. A post that can't go out then is named and holds up no other. The same request again changes nothing.
//
//	@ID		reschedulePosts
//	@Summary	Reschedule posts
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	RescheduleInput	true	"RescheduleInput"
//	@Success	200	{object}	RescheduleResultList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/reschedule [post]
func (a *API) reschedulePosts(c echo.Context) error {
	var in RescheduleInput
	if err := bind(c, &in); err != nil {
		return err
	}
	ids := each(in.PostIDs, func(id string) post.ID { return post.ID(id) })
	got, err := a.Posts.Reschedule(c.Request().Context(), actor(c), ids, time.Time(in.StartAt), time.Duration(in.SpacingMinutes)*time.Minute)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, RescheduleResultList{Data: each(got, toRescheduled)})
}

// bulkPosts does the same with up to 100 posts. One that can't be is named with the reason and holds up no other.
//
//	@ID		bulkPosts
//	@Summary	Act on many posts
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	BulkInput	true	"BulkInput"
//	@Success	200	{object}	BulkResultList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/bulk [post]
func (a *API) bulkPosts(c echo.Context) error {
	var in BulkInput
	if err := bind(c, &in); err != nil {
		return err
	}
	got, err := a.Posts.Do(c.Request().Context(), actor(c), in.bulk())
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, BulkResultList{Data: each(got, toBulkResult)})
}
