package httpapi

import (
	"github.com/labstack/echo/v4"
)

// changePassword sets a new password and ends every other sign-in.
//
//	@ID		changePassword
//	@Summary	Change the password
//	@Tags		me
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	PasswordInput	true	"PasswordInput"
//	@Success	200	{object}	AuthSession
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/password [post]
func (a *API) changePassword(c echo.Context) error {
	return echo.ErrNotImplemented
}

// changeEmail sends a link to the old and to the new address; the address changes when both are followed.
//
//	@ID		changeEmail
//	@Summary	Change the e-mail address
//	@Tags		me
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	EmailChangeInput	true	"EmailChangeInput"
//	@Success	202	{object}	EmailChange
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/email [post]
func (a *API) changeEmail(c echo.Context) error {
	return echo.ErrNotImplemented
}

// cancelEmailChange gives up a change of address that is not confirmed yet.
//
//	@ID		cancelEmailChange
//	@Summary	Keep the e-mail address
//	@Tags		me
//	@Produce	json,application/problem+json
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/email [delete]
func (a *API) cancelEmailChange(c echo.Context) error {
	return echo.ErrNotImplemented
}

// confirmEmailChange confirms a change of address from one of the two mailboxes.
//
//	@ID		confirmEmailChange
//	@Summary	Confirm a change of address
//	@Tags		auth
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	TokenInput	true	"TokenInput"
//	@Success	200	{object}	EmailChange
//	@Failure	default	{object}	Problem
//	@Router		/v1/auth/confirm-email-change [post]
func (a *API) confirmEmailChange(c echo.Context) error {
	return echo.ErrNotImplemented
}
