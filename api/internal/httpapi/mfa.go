package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// startMFA draws a secret for an authenticator app; it counts once it is confirmed.
//
//	@ID		startMFA
//	@Summary	Set up a second factor
//	@Tags		me
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	PasswordCheck	true	"PasswordCheck"
//	@Success	200	{object}	MFASetup
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/mfa [post]
func (a *API) startMFA(c echo.Context) error {
	var in PasswordCheck
	if err := bind(c, &in); err != nil {
		return err
	}
	got, err := a.Identity.BeginFactor(c.Request().Context(), actor(c), in.Password)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, MFASetup{Secret: got.Secret, OTPAuthURL: got.URL})
}

// confirmMFA switches the second factor on with a first code, and answers the recovery codes, once.
//
//	@ID		confirmMFA
//	@Summary	Confirm the second factor
//	@Tags		me
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	MFACodeInput	true	"MFACodeInput"
//	@Success	200	{object}	RecoveryCodes
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/mfa/confirm [post]
func (a *API) confirmMFA(c echo.Context) error {
	var in MFACodeInput
	if err := bind(c, &in); err != nil {
		return err
	}
	codes, err := a.Identity.ConfirmFactor(c.Request().Context(), actor(c), in.Code)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, RecoveryCodes{Codes: codes})
}

// renewRecoveryCodes replaces the recovery codes.
//
//	@ID		renewRecoveryCodes
//	@Summary	Renew the recovery codes
//	@Tags		me
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	PasswordCheck	true	"PasswordCheck"
//	@Success	200	{object}	RecoveryCodes
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/mfa/recovery-codes [post]
func (a *API) renewRecoveryCodes(c echo.Context) error {
	var in PasswordCheck
	if err := bind(c, &in); err != nil {
		return err
	}
	codes, err := a.Identity.RenewCodes(c.Request().Context(), actor(c), in.Password)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, RecoveryCodes{Codes: codes})
}

// disableMFA switches the second factor off.
//
//	@ID		disableMFA
//	@Summary	Switch the second factor off
//	@Tags		me
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	PasswordCheck	true	"PasswordCheck"
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/mfa [delete]
func (a *API) disableMFA(c echo.Context) error {
	var in PasswordCheck
	if err := bind(c, &in); err != nil {
		return err
	}
	if err := a.Identity.DropFactor(c.Request().Context(), actor(c), in.Password); err != nil {
		return err
	}
	return done(c)
}
