package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
)

// listInvites lists the open invitations, newest first.
//
//	@ID		listInvites
//	@Summary	List invitations
//	@Tags		tenant
//	@Produce	json,application/problem+json
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	InviteList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/invites [get]
func (a *API) listInvites(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	got, err := a.Teams.ListInvites(c.Request().Context(), actor(c), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, InviteList{Data: each(got.Items, toInvite), NextCursor: next(got.Next)})
}

// createInvite invites somebody by mail; it holds a seat until it is accepted, revoked or over.
//
//	@ID		createInvite
//	@Summary	Invite somebody
//	@Tags		tenant
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	InviteInput	true	"InviteInput"
//	@Success	201	{object}	Invite
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/invites [post]
func (a *API) createInvite(c echo.Context) error {
	var in InviteInput
	if err := bind(c, &in); err != nil {
		return err
	}
	i, err := a.Teams.Invite(c.Request().Context(), actor(c), in.Email, tenant.Role(in.Role))
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, toInvite(i))
}

// resendInvite sends a new link; the old one ends.
//
//	@ID		resendInvite
//	@Summary	Send an invitation again
//	@Tags		tenant
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the invitation."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	200	{object}	Invite
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/invites/{id}/resend [post]
func (a *API) resendInvite(c echo.Context) error {
	i, err := a.Teams.Resend(c.Request().Context(), actor(c), c.Param("id"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toInvite(i))
}

// deleteInvite takes an invitation back.
//
//	@ID		deleteInvite
//	@Summary	Revoke an invitation
//	@Tags		tenant
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the invitation."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/invites/{id} [delete]
func (a *API) deleteInvite(c echo.Context) error {
	if err := a.Teams.Revoke(c.Request().Context(), actor(c), c.Param("id")); err != nil {
		return err
	}
	return done(c)
}

// getInvite shows an invitation to whoever has its link.
//
//	@ID		getInvite
//	@Summary	Look at an invitation
//	@Tags		invites
//	@Produce	json,application/problem+json
//	@Param		token	path	string	true	"Token of the mailed link."
//	@Success	200	{object}	InviteView
//	@Failure	default	{object}	Problem
//	@Router		/v1/invites/{token} [get]
func (a *API) getInvite(c echo.Context) error {
	v, err := a.Teams.Look(c.Request().Context(), c.Param("token"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toInviteView(v))
}

// acceptInvite joins the team: the signed-in person, or a new one who gives name and password.
//
//	@ID		acceptInvite
//	@Summary	Accept an invitation
//	@Tags		invites
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		token	path	string	true	"Token of the mailed link."
//	@Param		body	body	AcceptInput	true	"AcceptInput"
//	@Success	200	{object}	AuthSession
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/invites/{token}/accept [post]
func (a *API) acceptInvite(c echo.Context) error {
	var in AcceptInput
	if err := bindOptional(c, &in); err != nil {
		return err
	}
	got, err := a.Teams.Accept(c.Request().Context(), actor(c), c.Param("token"), team.Newcomer(in))
	if err != nil {
		return err
	}
	return a.answerSignIn(c, http.StatusOK, got)
}
