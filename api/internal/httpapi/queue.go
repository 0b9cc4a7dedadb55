package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/post"
)

// getSlots tells when a channel's queued posts go out.
//
//	@ID		getSlots
//	@Summary	Get a channel's posting times
//	@Tags		channels
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the channel."
//	@Success	200	{object}	ChannelSlots
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/channels/{id}/slots [get]
func (a *API) getSlots(c echo.Context) error {
	found, err := a.Channels.Get(c.Request().Context(), actor(c), channel.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return a.answerSlots(c, found)
}

// setSlots says when a channel's queued posts go out, week by week. Posts that are scheduled already stay where they are.
//
//	@ID		setSlots
//	@Summary	Set a channel's posting times
//	@Tags		channels
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the channel."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	ChannelSlotsInput	true	"ChannelSlotsInput"
//	@Success	200	{object}	ChannelSlots
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/channels/{id}/slots [put]
func (a *API) setSlots(c echo.Context) error {
	var in ChannelSlotsInput
	if err := bind(c, &in); err != nil {
		return err
	}
	version, err := ifMatch(c)
	if err != nil {
		return err
	}
	changed, err := a.Channels.SetTimetable(c.Request().Context(), actor(c), channel.ID(c.Param("id")), version, in.timetable())
	if err != nil {
		return err
	}
	return a.answerSlots(c, changed)
}

// answerSlots shows a channel's posting times; one without any has the team's zone.
func (a *API) answerSlots(c echo.Context, of channel.Channel) error {
	zone, err := a.o.Zones.Zone(c.Request().Context(), of.TenantID)
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, of.Version, toSlots(of, zone))
}

// getQueue shows a channel's posting times between two instants with what goes out at each, and what goes out at other times.
//
//	@ID		getQueue
//	@Summary	Get a channel's queue
//	@Tags		channels
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the channel."
//	@Param		from	query	string	true	"First instant, RFC 3339." Format(date-time)
//	@Param		to	query	string	true	"Instant after the last, RFC 3339; at most 100 days later." Format(date-time)
//	@Success	200	{object}	Queue
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/channels/{id}/queue [get]
func (a *API) getQueue(c echo.Context) error {
	ctx, who := c.Request().Context(), actor(c)
	found, err := a.Channels.Get(ctx, who, channel.ID(c.Param("id")))
	if err != nil {
		return err
	}
	span, err := spanOf(c)
	if err != nil {
		return err
	}
	places, err := a.Posts.QueueOf(ctx, who, []string{string(found.ID)}, span)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, Queue{Data: each(places, toQueuePlace)})
}

// getNextSlot tells when a post would go out if it were queued now.
//
//	@ID		getNextSlot
//	@Summary	Get a post's next free posting time
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Success	200	{object}	NextSlot
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/next-slot [get]
func (a *API) getNextSlot(c echo.Context) error {
	at, err := a.Posts.NextSlot(c.Request().Context(), actor(c), post.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, NextSlot{PublishAt: at})
}

// queuePost schedules a post for the next free posting time of its channels. Two posts that are queued at once never get the same.
//
//	@ID		queuePost
//	@Summary	Queue a post
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	200	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/queue [post]
func (a *API) queuePost(c echo.Context) error { return a.changePost(c, a.Posts.Queue) }

// repeatPost makes the further times of a post, each a post of its own: scheduled where the post is, and a draft that is meant for its moment otherwise. One that can't go out is named and holds up no other. The same request again makes nothing twice.
//
//	@ID		repeatPost
//	@Summary	Repeat a post
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	RepeatInput	true	"RepeatInput"
//	@Success	200	{object}	RescheduleResultList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/repeat [post]
func (a *API) repeatPost(c echo.Context) error {
	var in RepeatInput
	if err := bind(c, &in); err != nil {
		return err
	}
	got, err := a.Posts.Repeat(c.Request().Context(), actor(c), post.ID(c.Param("id")), in.recurrence())
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, RescheduleResultList{Data: each(got, toRescheduled)})
}
