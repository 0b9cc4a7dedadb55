package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/tenant"
)

// getAdminStats shows the platform at a glance.
//
//	@ID		getAdminStats
//	@Summary	Get platform figures
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Success	200	{object}	AdminStats
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/stats [get]
func (a *API) getAdminStats(c echo.Context) error {
	f, err := a.Admin.Figures(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, AdminStats(f))
}

// listAdminTenants pages through the tenants, newest first.
//
//	@ID		listAdminTenants
//	@Summary	List tenants
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	AdminTenantList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/tenants [get]
func (a *API) listAdminTenants(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	got, err := a.Admin.List(c.Request().Context(), actor(c), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, AdminTenantList{Data: each(got.Items, toAdminTenant), NextCursor: next(got.Next)})
}

// getAdminTenant reads one tenant.
//
//	@ID		getAdminTenant
//	@Summary	Get a tenant
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the tenant."
//	@Success	200	{object}	AdminTenant
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/tenants/{id} [get]
func (a *API) getAdminTenant(c echo.Context) error {
	t, err := a.Admin.Get(c.Request().Context(), actor(c), tenant.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toAdminTenant(t))
}

// overrideSubscription grants or ends a tenant’s subscription without a payment.
//
//	@ID		overrideSubscription
//	@Summary	Override a subscription
//	@Tags		admin
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the tenant."
//	@Param		body	body	OverrideInput	true	"OverrideInput"
//	@Success	200	{object}	AdminTenant
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/tenants/{id}/subscription [put]
func (a *API) overrideSubscription(c echo.Context) error {
	var in OverrideInput
	if err := bind(c, &in); err != nil {
		return err
	}
	t, err := a.Admin.Override(c.Request().Context(), actor(c), tenant.ID(c.Param("id")), in.change())
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toAdminTenant(t))
}
