package httpapi

import (
	"net/http"

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
	var in PasswordInput
	if err := bind(c, &in); err != nil {
		return err
	}
	got, err := a.Identity.ChangePassword(c.Request().Context(), actor(c), in.CurrentPassword, in.NewPassword)
	if err != nil {
		return err
	}
	return a.answerSignIn(c, http.StatusOK, got)
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
	var in EmailChangeInput
	if err := bind(c, &in); err != nil {
		return err
	}
	got, err := a.Identity.ChangeEmail(c.Request().Context(), actor(c), in.Email, in.Password)
	if err != nil {
		return err
	}
	return answer(c, http.StatusAccepted, toEmailChange(got))
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
	if err := a.Identity.CancelEmailChange(c.Request().Context(), actor(c)); err != nil {
		return err
	}
	return done(c)
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
	var in TokenInput
	if err := bind(c, &in); err != nil {
		return err
	}
	got, err := a.Identity.ConfirmEmailChange(c.Request().Context(), in.Token)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toEmailChange(got))
}
