package httpapi

import (
	"github.com/labstack/echo/v4"
)

// listNetworks tells which networks can be connected and what they take.
//
//	@ID		listNetworks
//	@Summary	List networks
//	@Tags		channels
//	@Produce	json,application/problem+json
//	@Success	200	{object}	NetworkList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/networks [get]
func (a *API) listNetworks(c echo.Context) error {
	return echo.ErrNotImplemented
}

// listChannels tells which accounts posts can go to.
//
//	@ID		listChannels
//	@Summary	List channels
//	@Tags		channels
//	@Produce	json,application/problem+json
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	ChannelList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/channels [get]
func (a *API) listChannels(c echo.Context) error {
	return echo.ErrNotImplemented
}

// connectChannels opens the page on which accounts are linked.
//
//	@ID		connectChannels
//	@Summary	Connect channels
//	@Tags		channels
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	ConnectInput	true	"ConnectInput"
//	@Success	200	{object}	ConnectLink
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/channels/connect [post]
func (a *API) connectChannels(c echo.Context) error {
	return echo.ErrNotImplemented
}

// refreshChannels asks the provider anew which accounts are linked.
//
//	@ID		refreshChannels
//	@Summary	Refresh channels
//	@Tags		channels
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	200	{object}	ChannelList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/channels/refresh [post]
func (a *API) refreshChannels(c echo.Context) error {
	return echo.ErrNotImplemented
}

// deleteChannel unlinks an account.
//
//	@ID		deleteChannel
//	@Summary	Disconnect a channel
//	@Tags		channels
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the channel."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/channels/{id} [delete]
func (a *API) deleteChannel(c echo.Context) error {
	return echo.ErrNotImplemented
}
