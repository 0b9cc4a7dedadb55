package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// suspendTenant stops a tenant’s people, keys and posts at once; nothing is lost.
//
//	@ID		suspendTenant
//	@Summary	Suspend a tenant
//	@Tags		admin
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the tenant."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	ReasonInput	true	"ReasonInput"
//	@Success	200	{object}	AdminTenantDetail
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/tenants/{id}/suspend [post]
func (a *API) suspendTenant(c echo.Context) error {
	var in ReasonInput
	if err := bind(c, &in); err != nil {
		return err
	}
	t, err := a.Admin.Suspend(c.Request().Context(), actor(c), tenant.ID(c.Param("id")), in.Reason)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toAdminTenantDetail(t))
}

// reactivateTenant ends a suspension.
//
//	@ID		reactivateTenant
//	@Summary	Reactivate a tenant
//	@Tags		admin
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the tenant."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	ReasonInput	true	"ReasonInput"
//	@Success	200	{object}	AdminTenantDetail
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/tenants/{id}/reactivate [post]
func (a *API) reactivateTenant(c echo.Context) error {
	var in ReasonInput
	if err := bind(c, &in); err != nil {
		return err
	}
	t, err := a.Admin.Reactivate(c.Request().Context(), actor(c), tenant.ID(c.Param("id")), in.Reason)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toAdminTenantDetail(t))
}

// impersonateTenant lets an operator act as one of a tenant’s people for 15 minutes.
//
//	@ID		impersonateTenant
//	@Summary	Act as a tenant’s person
//	@Tags		admin
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the tenant."
//	@Param		body	body	ImpersonateInput	true	"ImpersonateInput"
//	@Success	201	{object}	Impersonation
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/tenants/{id}/impersonate [post]
func (a *API) impersonateTenant(c echo.Context) error {
	var in ImpersonateInput
	if err := bind(c, &in); err != nil {
		return err
	}
	got, err := a.Admin.Impersonate(c.Request().Context(), actor(c), tenant.ID(c.Param("id")), in.UserID, in.Reason)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, Impersonation{
		AccessToken: got.AccessToken, ExpiresIn: int(identity.AccessLife.Seconds()), User: toUser(got.User), Tenant: toTenant(*got.Tenant, got.Role),
	})
}

// endImpersonation ends acting as somebody else before its time.
//
//	@ID		endImpersonation
//	@Summary	Stop acting as somebody else
//	@Tags		me
//	@Produce	json,application/problem+json
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/me/impersonation [delete]
func (a *API) endImpersonation(c echo.Context) error {
	if err := a.Admin.EndImpersonation(c.Request().Context(), actor(c)); err != nil {
		return err
	}
	return done(c)
}

// listAdminUsers pages through the people, newest first.
//
//	@ID		listAdminUsers
//	@Summary	List people
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		email	query	string	false	"Only the person with this address."
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	AdminUserList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/users [get]
func (a *API) listAdminUsers(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	got, err := a.Admin.ListPeople(c.Request().Context(), actor(c), c.QueryParam("email"), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, AdminUserList{Data: each(got.Items, toAdminUser), NextCursor: next(got.Next)})
}
