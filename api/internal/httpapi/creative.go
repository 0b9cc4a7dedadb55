package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/creative"
)

// listCreatives pages through creatives, newest first.
//
//	@ID		listCreatives
//	@Summary	List creatives
//	@Tags		creatives
//	@Produce	json,application/problem+json
//	@Param		campaignId	query	string	false	"Only creatives of this campaign."
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	CreativeList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/creatives [get]
func (a *API) listCreatives(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	got, err := a.Creatives.List(c.Request().Context(), actor(c), c.QueryParam("campaignId"), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, CreativeList{Data: each(got.Items, toCreative), NextCursor: next(got.Next)})
}

// createCreative adds a creative.
//
//	@ID		createCreative
//	@Summary	Create a creative
//	@Tags		creatives
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	CreativeInput	true	"CreativeInput"
//	@Success	201	{object}	Creative
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/creatives [post]
func (a *API) createCreative(c echo.Context) error {
	var in CreativeInput
	if err := bind(c, &in); err != nil {
		return err
	}
	x, err := a.Creatives.Create(c.Request().Context(), actor(c), in.creative())
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusCreated, x.Version, toCreative(x))
}

// getCreative reads one creative.
//
//	@ID		getCreative
//	@Summary	Get a creative
//	@Tags		creatives
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the creative."
//	@Success	200	{object}	Creative
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/creatives/{id} [get]
func (a *API) getCreative(c echo.Context) error {
	x, err := a.Creatives.Get(c.Request().Context(), actor(c), creative.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, x.Version, toCreative(x))
}

// updateCreative changes what the body names.
//
//	@ID		updateCreative
//	@Summary	Change a creative
//	@Tags		creatives
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the creative."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	CreativePatch	true	"CreativePatch"
//	@Success	200	{object}	Creative
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/creatives/{id} [patch]
func (a *API) updateCreative(c echo.Context) error {
	var in CreativePatch
	version, err := ifMatch(c)
	if err == nil {
		err = bind(c, &in)
	}
	if err != nil {
		return err
	}
	x, err := a.Creatives.Update(c.Request().Context(), actor(c), creative.ID(c.Param("id")), version, in.apply)
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, x.Version, toCreative(x))
}

// deleteCreative removes a creative.
//
//	@ID		deleteCreative
//	@Summary	Delete a creative
//	@Tags		creatives
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the creative."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/creatives/{id} [delete]
func (a *API) deleteCreative(c echo.Context) error {
	version, err := ifMatch(c)
	if err != nil {
		return err
	}
	if err := a.Creatives.Delete(c.Request().Context(), actor(c), creative.ID(c.Param("id")), version); err != nil {
		return err
	}
	return done(c)
}
