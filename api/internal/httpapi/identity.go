package httpapi

import (
	"errors"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/identity"
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
	var in RegisterInput
	if err := bind(c, &in); err != nil {
		return err
	}
	got, err := a.Identity.Register(c.Request().Context(), in.registration())
	if err != nil {
		return err
	}
	return a.answerSignIn(c, http.StatusCreated, got)
}

// login signs a person in, or asks for the second factor.
//
//	@ID		login
//	@Summary	Sign in
//	@Tags		auth
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	LoginInput	true	"LoginInput"
//	@Success	200	{object}	AuthSession
//	@Success	202	{object}	MFAChallenge
//	@Failure	default	{object}	Problem
//	@Router		/v1/auth/login [post]
func (a *API) login(c echo.Context) error {
	var in LoginInput
	if err := bind(c, &in); err != nil {
		return err
	}
	got, challenge, err := a.Identity.Login(c.Request().Context(), in.Email, in.Password)
	if err != nil {
		return err
	}
	if challenge != nil {
		return answer(c, http.StatusAccepted, MFAChallenge{MFAToken: challenge.Token, ExpiresIn: int(identity.ChallengeLife.Seconds())})
	}
	return a.answerSignIn(c, http.StatusOK, got)
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
	cookie, err := c.Cookie(refreshCookie)
	if err != nil {
		return identity.ErrRefresh
	}
	got, err := a.Identity.Refresh(c.Request().Context(), cookie.Value)
	if errors.Is(err, identity.ErrRefresh) {
		a.dropRefresh(c)
	}
	if err != nil {
		return err
	}
	return a.answerSignIn(c, http.StatusOK, got)
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
	if cookie, err := c.Cookie(refreshCookie); err == nil {
		if err := a.Identity.Logout(c.Request().Context(), cookie.Value); err != nil {
			return err
		}
	}
	a.dropRefresh(c)
	return done(c)
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
	var in TokenInput
	if err := bind(c, &in); err != nil {
		return err
	}
	if err := a.Identity.VerifyEmail(c.Request().Context(), in.Token); err != nil {
		return err
	}
	return done(c)
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
	return a.askMail(c, identity.VerifyEmail)
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
	return a.askMail(c, identity.ResetPassword)
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
	var in ResetPasswordInput
	if err := bind(c, &in); err != nil {
		return err
	}
	if err := a.Identity.ResetPassword(c.Request().Context(), in.Token, in.Password); err != nil {
		return err
	}
	a.dropRefresh(c)
	return done(c)
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
	got, err := a.Identity.Me(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, got.User.Version, toMe(got, actor(c)))
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
	var in MePatch
	version, err := ifMatch(c)
	if err == nil {
		err = bind(c, &in)
	}
	if err != nil {
		return err
	}
	u, err := a.Identity.UpdateMe(c.Request().Context(), actor(c), version, in.apply)
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, u.Version, toUser(u))
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
	t, err := a.Identity.Tenant(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, t.Version, toTenant(t, actor(c).Role))
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
	var in TenantPatch
	version, err := ifMatch(c)
	if err == nil {
		err = bind(c, &in)
	}
	if err != nil {
		return err
	}
	t, err := a.Identity.UpdateTenant(c.Request().Context(), actor(c), version, in.apply)
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, t.Version, toTenant(t, actor(c).Role))
}

// answerSignIn hands out the tokens of a sign-in, a new refresh token as a cookie.
func (a *API) answerSignIn(c echo.Context, status int, got identity.SignIn) error {
	if got.RefreshToken != "" {
		a.setRefresh(c, got.RefreshToken, got.RefreshEnds)
	}
	return answer(c, status, toAuthSession(got))
}

// askMail answers the same whether or not the account exists.
func (a *API) askMail(c echo.Context, purpose identity.Purpose) error {
	var in EmailInput
	if err := bind(c, &in); err != nil {
		return err
	}
	if err := a.limitAttempts(c, in.Email); err != nil {
		return err
	}
	if err := a.Identity.Ask(c.Request().Context(), purpose, in.Email); err != nil {
		return err
	}
	return c.NoContent(http.StatusAccepted)
}

// Mails asked for to one address, from wherever; whether it has an account makes no
// difference. Wrong passwords are slowed down by identity.
const (
	attemptsPerAccount = 30
	attemptsWindow     = 15 * time.Minute
)

// limitAttempts bounds how often anybody may ask for mails to one address.
func (a *API) limitAttempts(c echo.Context, email string) error {
	got := a.o.Limiter.Allow(c.Request().Context(), Rule{"rate:account:" + identity.Key(email), attemptsPerAccount, attemptsWindow})[0]
	if got.Allowed {
		return nil
	}
	writeAllowance(c, got)
	return errRateLimited.RetryIn(max(got.RetryAfter, time.Second))
}
