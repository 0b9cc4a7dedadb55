package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
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
	var in MFALoginInput
	if err := bind(c, &in); err != nil {
		return err
	}
	got, err := a.Identity.LoginWithCode(c.Request().Context(), in.MFAToken, in.Code)
	if err != nil {
		return err
	}
	return a.answerSignIn(c, http.StatusOK, got)
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
	theirs, err := a.Identity.ListSessions(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, SessionList{Data: each(theirs, func(s identity.Session) Session { return toSession(s, actor(c)) })})
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
	except := c.QueryParam("except")
	if except != "" && except != "current" {
		return fault.ErrInvalid.WithFields(fault.Field{Field: "except", Code: "unknown_value", Message: "This takes current, or nothing."})
	}
	if err := a.Identity.EndSessions(c.Request().Context(), actor(c), except == "current"); err != nil {
		return err
	}
	if except == "" {
		a.dropRefresh(c)
	}
	return done(c)
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
	if err := a.Identity.EndSession(c.Request().Context(), actor(c), c.Param("id")); err != nil {
		return err
	}
	return done(c)
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
	got, err := a.Identity.Switch(c.Request().Context(), actor(c), tenant.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return a.answerSignIn(c, http.StatusOK, got)
}
