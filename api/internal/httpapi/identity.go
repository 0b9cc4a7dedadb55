package httpapi

import (
	"github.com/labstack/echo/v4"
)

// register opens an account: a person, their team and its trial.
//
//	@ID		register
//	@Summary	Register a person and their team
//	@Tags		auth
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	RegisterInput	true	"RegisterInput"
//	@Success	201	{object}	AuthSession
//	@Failure	default	{object}	Problem
//	@Router		/v1/auth/register [post]
func (a *API) register(c echo.Context) error {
	return echo.ErrNotImplemented
}

// login signs a person in.
//
//	@ID		login
//	@Summary	Sign in
//	@Tags		auth
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	LoginInput	true	"LoginInput"
//	@Success	200	{object}	AuthSession
//	@Failure	default	{object}	Problem
//	@Router		/v1/auth/login [post]
func (a *API) login(c echo.Context) error {
	return echo.ErrNotImplemented
}

// refresh trades the refresh cookie for a new access token and a new cookie.
//
//	@ID		refresh
//	@Summary	Renew the access token
//	@Tags		auth
//	@Produce	json,application/problem+json
//	@Success	200	{object}	AuthSession
//	@Failure	default	{object}	Problem
//	@Router		/v1/auth/refresh [post]
func (a *API) refresh(c echo.Context) error {
	return echo.ErrNotImplemented
}

// logout ends the sign-in that the refresh cookie belongs to.
//
//	@ID		logout
//	@Summary	Sign out
//	@Tags		auth
//	@Produce	json,application/problem+json
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Router		/v1/auth/logout [post]
func (a *API) logout(c echo.Context) error {
	return echo.ErrNotImplemented
}

// verifyEmail confirms an address with the token from the mail.
//
//	@ID		verifyEmail
//	@Summary	Confirm an e-mail address
//	@Tags		auth
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	TokenInput	true	"TokenInput"
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Router		/v1/auth/verify-email [post]
func (a *API) verifyEmail(c echo.Context) error {
	return echo.ErrNotImplemented
}

// resendVerification sends the confirmation mail again; the answer does not tell whether the account exists.
//
//	@ID		resendVerification
//	@Summary	Send the confirmation mail again
//	@Tags		auth
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	EmailInput	true	"EmailInput"
//	@Success	202	""
//	@Failure	default	{object}	Problem
//	@Router		/v1/auth/resend-verification [post]
func (a *API) resendVerification(c echo.Context) error {
	return echo.ErrNotImplemented
}

// forgotPassword sends a mail to set a new password; the answer does not tell whether the account exists.
//
//	@ID		forgotPassword
//	@Summary	Ask for a new password
//	@Tags		auth
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	EmailInput	true	"EmailInput"
//	@Success	202	""
//	@Failure	default	{object}	Problem
//	@Router		/v1/auth/forgot-password [post]
func (a *API) forgotPassword(c echo.Context) error {
	return echo.ErrNotImplemented
}

// resetPassword sets a new password with the token from the mail and ends every sign-in.
//
//	@ID		resetPassword
//	@Summary	Set a new password
//	@Tags		auth
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	ResetPasswordInput	true	"ResetPasswordInput"
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Router		/v1/auth/reset-password [post]
func (a *API) resetPassword(c echo.Context) error {
	return echo.ErrNotImplemented
}

// getMe tells who is signed in, where, and what they may do there.
//
//	@ID		getMe
//	@Summary	Get the signed-in person
//	@Tags		me
//	@Produce	json,application/problem+json
//	@Success	200	{object}	Me
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me [get]
func (a *API) getMe(c echo.Context) error {
	return echo.ErrNotImplemented
}

// updateMe changes the signed-in person.
//
//	@ID		updateMe
//	@Summary	Change the signed-in person
//	@Tags		me
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	MePatch	true	"MePatch"
//	@Success	200	{object}	User
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me [patch]
func (a *API) updateMe(c echo.Context) error {
	return echo.ErrNotImplemented
}

// getTenant reads the team.
//
//	@ID		getTenant
//	@Summary	Get the team
//	@Tags		tenant
//	@Produce	json,application/problem+json
//	@Success	200	{object}	Tenant
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant [get]
func (a *API) getTenant(c echo.Context) error {
	return echo.ErrNotImplemented
}

// updateTenant changes the team.
//
//	@ID		updateTenant
//	@Summary	Change the team
//	@Tags		tenant
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	TenantPatch	true	"TenantPatch"
//	@Success	200	{object}	Tenant
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant [patch]
func (a *API) updateTenant(c echo.Context) error {
	return echo.ErrNotImplemented
}
