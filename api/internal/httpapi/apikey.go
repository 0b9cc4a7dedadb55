package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/tenant"
)

// listAPIKeys lists the keys, newest first, without their secrets.
//
//	@ID		listAPIKeys
//	@Summary	List API keys
//	@Tags		api keys
//	@Produce	json,application/problem+json
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	APIKeyList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/api-keys [get]
func (a *API) listAPIKeys(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	got, err := a.APIKeys.List(c.Request().Context(), actor(c), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, APIKeyList{Data: each(got.Items, toAPIKey), NextCursor: next(got.Next), Scopes: each(tenant.KeyScopes(), scopeText)})
}

// createAPIKey makes a key and shows its secret, once.
//
//	@ID		createAPIKey
//	@Summary	Create an API key
//	@Tags		api keys
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	APIKeyInput	true	"APIKeyInput"
//	@Success	201	{object}	APIKeySecret
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/api-keys [post]
func (a *API) createAPIKey(c echo.Context) error {
	var in APIKeyInput
	if err := bind(c, &in); err != nil {
		return err
	}
	k, secret, err := a.APIKeys.Create(c.Request().Context(), actor(c), in.wish())
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, APIKeySecret{Key: toAPIKey(k), Secret: secret})
}

// rotateAPIKey gives a key a new secret; the old one works until the overlap ends.
//
//	@ID		rotateAPIKey
//	@Summary	Rotate an API key
//	@Tags		api keys
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the key."
//	@Param		body	body	RotateInput	true	"RotateInput"
//	@Success	200	{object}	APIKeySecret
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/api-keys/{id}/rotate [post]
func (a *API) rotateAPIKey(c echo.Context) error {
	var in RotateInput
	if err := bindOptional(c, &in); err != nil {
		return err
	}
	k, secret, err := a.APIKeys.Rotate(c.Request().Context(), actor(c), c.Param("id"), in.overlap())
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, APIKeySecret{Key: toAPIKey(k), Secret: secret})
}

// deleteAPIKey revokes a key at once.
//
//	@ID		deleteAPIKey
//	@Summary	Revoke an API key
//	@Tags		api keys
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the key."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/api-keys/{id} [delete]
func (a *API) deleteAPIKey(c echo.Context) error {
	if err := a.APIKeys.Revoke(c.Request().Context(), actor(c), c.Param("id")); err != nil {
		return err
	}
	return done(c)
}
