package httpapi

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/notify"
)

// listNotifications pages through the person’s notifications, newest first.
//
//	@ID		listNotifications
//	@Summary	List notifications
//	@Tags		notifications
//	@Produce	json,application/problem+json
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	NotificationList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/notifications [get]
func (a *API) listNotifications(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	who := actor(c)
	got, unread, err := a.Notices.List(c.Request().Context(), who, req)
	if err != nil {
		return err
	}
	data := each(got.Items, func(n notify.Notice) Notification { return toNotification(n, who.UserID) })
	return answer(c, http.StatusOK, NotificationList{Data: data, NextCursor: next(got.Next), Unread: unread})
}

// readNotifications marks notifications as read.
//
//	@ID		readNotifications
//	@Summary	Mark notifications as read
//	@Tags		notifications
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	ReadInput	true	"ReadInput"
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/notifications/read [post]
func (a *API) readNotifications(c echo.Context) error {
	var in ReadInput
	if err := bindOptional(c, &in); err != nil {
		return err
	}
	if err := a.Notices.Read(c.Request().Context(), actor(c), in.IDs); err != nil {
		return err
	}
	return done(c)
}

// streamEvents tells, as it happens, what changed in the tenant.
//
//	@ID		streamEvents
//	@Summary	Follow changes
//	@Tags		notifications
//	@Produce	text/event-stream,application/problem+json
//	@Success	200	{object}	ChangeEvent
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/events [get]
func (a *API) streamEvents(c echo.Context) error {
	ctx := c.Request().Context()
	changes, cancel := a.o.Changes.Follow(ctx, actor(c).TenantID)
	defer cancel()
	s := openStream(c)
	beat, check := time.NewTicker(heartbeat), time.NewTicker(checkAgain)
	defer beat.Stop()
	defer check.Stop()
	for {
		select {
		case change, open := <-changes:
			if !open || change.Type == "tenant" && !a.mayStay(c) || s.send("", "change", change) != nil {
				return nil
			}
		case <-check.C:
			if !a.mayStay(c) {
				return nil
			}
		case <-beat.C:
			if s.beat() != nil {
				return nil
			}
		}
	}
}
