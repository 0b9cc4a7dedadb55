package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// listMyTenants lists the teams that the person belongs to.
//
//	@ID		listMyTenants
//	@Summary	List my teams
//	@Tags		me
//	@Produce	json,application/problem+json
//	@Success	200	{object}	MyTenantList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/tenants [get]
func (a *API) listMyTenants(c echo.Context) error {
	places, err := a.Identity.Places(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, MyTenantList{Data: each(places, func(p identity.Place) MyTenant { return toMyTenant(p, actor(c)) })})
}

// createTenant founds another team, with its own trial, and takes this sign-in there.
//
//	@ID		createTenant
//	@Summary	Found another team
//	@Tags		me
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	TenantInput	true	"TenantInput"
//	@Success	201	{object}	AuthSession
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/tenants [post]
func (a *API) createTenant(c echo.Context) error {
	var in TenantInput
	if err := bind(c, &in); err != nil {
		return err
	}
	got, err := a.Identity.Found(c.Request().Context(), actor(c), in.Name, in.Timezone)
	if err != nil {
		return err
	}
	return a.answerSignIn(c, http.StatusCreated, got)
}

// transferTenant makes another member the owner; the present one becomes admin.
//
//	@ID		transferTenant
//	@Summary	Hand the team over
//	@Tags		tenant
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	TransferInput	true	"TransferInput"
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/transfer [post]
func (a *API) transferTenant(c echo.Context) error {
	var in TransferInput
	if err := bind(c, &in); err != nil {
		return err
	}
	if err := a.Teams.Transfer(c.Request().Context(), actor(c), in.UserID, in.Password); err != nil {
		return err
	}
	return done(c)
}

// listMembers lists who belongs to the team.
//
//	@ID		listMembers
//	@Summary	List members
//	@Tags		tenant
//	@Produce	json,application/problem+json
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	MemberList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/members [get]
func (a *API) listMembers(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	got, err := a.Teams.Members(c.Request().Context(), actor(c), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, MemberList{Data: each(got.Items, toMember), NextCursor: next(got.Next)})
}

// updateMember gives a member another role.
//
//	@ID		updateMember
//	@Summary	Change a role
//	@Tags		tenant
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		userId	path	string	true	"Id of the member."
//	@Param		If-Match	header	string	false	"The version to change, as the list named it; another one answers 412."
//	@Param		body	body	MemberPatch	true	"MemberPatch"
//	@Success	200	{object}	Member
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/members/{userId} [patch]
func (a *API) updateMember(c echo.Context) error {
	var in MemberPatch
	version, err := ifMatch(c)
	if err == nil {
		err = bind(c, &in)
	}
	if err != nil {
		return err
	}
	m, err := a.Teams.SetRole(c.Request().Context(), actor(c), c.Param("userId"), version, tenant.Role(in.Role))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, m.Version, toMember(m))
}

// deleteMember takes a member out of the team; everybody may leave, but for the last owner.
//
//	@ID		deleteMember
//	@Summary	Remove a member
//	@Tags		tenant
//	@Produce	json,application/problem+json
//	@Param		userId	path	string	true	"Id of the member."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/members/{userId} [delete]
func (a *API) deleteMember(c echo.Context) error {
	if err := a.Teams.Remove(c.Request().Context(), actor(c), c.Param("userId")); err != nil {
		return err
	}
	return done(c)
}
