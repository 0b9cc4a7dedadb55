package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// rotateKeys has a worker seal every secret anew with the first of the encryption keys. Where that is under way already, it goes on.
//
//	@ID		rotateKeys
//	@Summary	Rotate the encryption keys
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	202	{object}	KeyRotation
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/keys/rotate [post]
func (a *API) rotateKeys(c echo.Context) error {
	r, err := a.Rotation.Start(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusAccepted, toKeyRotation(r))
}

// getKeyRotation tells how far the latest rotation is.
//
//	@ID		getKeyRotation
//	@Summary	Get the latest key rotation
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Success	200	{object}	KeyRotation
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/keys/rotation [get]
func (a *API) getKeyRotation(c echo.Context) error {
	r, err := a.Rotation.Latest(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toKeyRotation(r))
}
