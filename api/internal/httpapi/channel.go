package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/page"
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
	return answer(c, http.StatusOK, NetworkList{Data: each(network.All(), toNetwork)})
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
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	return a.answerChannels(c, req)
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
	var in ConnectInput
	if err := bindOptional(c, &in); err != nil {
		return err
	}
	link, err := a.Channels.Connect(c.Request().Context(), actor(c), toNetworks(in.Networks), in.ReturnPath)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, ConnectLink{URL: link.URL, ExpiresAt: link.ExpiresAt})
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
	if err := a.Channels.Refresh(c.Request().Context(), actor(c)); err != nil {
		return err
	}
	return a.answerChannels(c, page.Request{Limit: page.MaxLimit})
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
	version, err := ifMatch(c)
	if err != nil {
		return err
	}
	if err := a.Channels.Disconnect(c.Request().Context(), actor(c), channel.ID(c.Param("id")), version); err != nil {
		return err
	}
	return done(c)
}

func (a *API) answerChannels(c echo.Context, req page.Request) error {
	got, err := a.Channels.List(c.Request().Context(), actor(c), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, ChannelList{Data: each(got.Items, toChannel), NextCursor: next(got.Next)})
}
