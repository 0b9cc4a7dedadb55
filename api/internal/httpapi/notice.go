package httpapi

import (
	"github.com/labstack/echo/v4"
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
}
