package httpapi

import (
	"github.com/labstack/echo/v4"
)

// loginMFA finishes a sign-in with the second factor.
//
//	@ID		loginMFA
//	@Summary	Sign in with the second factor
//	@Tags		auth
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	MFALoginInput	true	"MFALoginInput"
//	@Success	200	{object}	AuthSession
//	@Failure	default	{object}	Problem
//	@Router		/v1/auth/login/mfa [post]
func (a *API) loginMFA(c echo.Context) error {
	return echo.ErrNotImplemented
}

// listSessions lists the person’s sign-ins, the last used first.
//
//	@ID		listSessions
//	@Summary	List sign-ins
//	@Tags		me
//	@Produce	json,application/problem+json
//	@Success	200	{object}	SessionList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/sessions [get]
func (a *API) listSessions(c echo.Context) error {
	return echo.ErrNotImplemented
}

// deleteSessions ends the person’s sign-ins, on every device.
//
//	@ID		deleteSessions
//	@Summary	Sign out everywhere
//	@Tags		me
//	@Produce	json,application/problem+json
//	@Param		except	query	string	false	"current: the sign-in that asks stays." Enums(current)
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/sessions [delete]
func (a *API) deleteSessions(c echo.Context) error {
	return echo.ErrNotImplemented
}

// deleteSession ends one sign-in.
//
//	@ID		deleteSession
//	@Summary	End a sign-in
//	@Tags		me
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the sign-in."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/sessions/{id} [delete]
func (a *API) deleteSession(c echo.Context) error {
	return echo.ErrNotImplemented
}

// switchTenant takes this sign-in to another of the person’s teams.
//
//	@ID		switchTenant
//	@Summary	Switch to another team
//	@Tags		me
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the team."
//	@Success	200	{object}	AuthSession
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/tenants/{id}/switch [post]
func (a *API) switchTenant(c echo.Context) error {
	return echo.ErrNotImplemented
}
