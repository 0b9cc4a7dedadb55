package httpapi

import (
	"cmp"
	"net/http"
	"unicode/utf8"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/directory"
	"campaignos.dev/api/internal/fault"
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

// listAdminTenants pages through the tenants that a search chooses.
//
//	@ID		listAdminTenants
//	@Summary	List tenants
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		q	query	string	false	"Beginnings of words of the name or of an owner's address, or of the id; all must be there." maxlength(200)
//	@Param		status	query	string	false	"Only tenants that stand so." Enums(active, suspended, closing)
//	@Param		subscription	query	string	false	"Only tenants whose subscription is so." Enums(trialing, active, inactive)
//	@Param		planId	query	string	false	"Only tenants that have this plan now."
//	@Param		sort	query	string	false	"What to sort by. spend compares the largest amount in one currency." Enums(created, name, endsAt, spend) default(created)
//	@Param		order	query	string	false	"Direction; where it is left out, names ascend and all else descends." Enums(asc, desc)
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before, of the same order."
//	@Success	200	{object}	AdminTenantList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/tenants [get]
func (a *API) listAdminTenants(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	q, err := tenantQuery(c)
	if err != nil {
		return err
	}
	got, err := a.Admin.List(c.Request().Context(), actor(c), q, req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, AdminTenantList{Data: each(got.Items, toAdminTenant), NextCursor: next(got.Next)})
}

// tenantQuery reads what a list of tenants is to show, and in which order.
func tenantQuery(c echo.Context) (directory.Query, error) {
	status, err := oneOf(c, "status", "active", "suspended", "closing")
	if err != nil {
		return directory.Query{}, err
	}
	subscription, err := oneOf(c, "subscription", "trialing", "active", "inactive")
	if err != nil {
		return directory.Query{}, err
	}
	sort, err := oneOf(c, "sort", "created", "name", "endsAt", "spend")
	if err != nil {
		return directory.Query{}, err
	}
	order, err := oneOf(c, "order", "asc", "desc")
	if err != nil {
		return directory.Query{}, err
	}
	q := directory.Query{
		Text: c.QueryParam("q"), Status: tenant.Standing(status), Subscription: billing.Status(subscription),
		PlanID: c.QueryParam("planId"), Sort: directory.Sort(cmp.Or(sort, "created")),
	}
	q.Ascending = order == "asc" || order == "" && q.Sort == directory.ByName
	return q, searchText(q.Text)
}

// searchText refuses a search that nobody types.
func searchText(text string) error {
	var wrong fault.Fields
	wrong.Require(utf8.ValidString(text) && len(text) <= 200, "q", "too_long", "Search for at most 200 characters.")
	return wrong.Err()
}

// exportAdminTenants writes the tenants that a search chooses as CSV.
//
//	@ID		exportAdminTenants
//	@Summary	Export tenants
//	@Tags		admin
//	@Produce	text/csv,application/problem+json
//	@Param		q	query	string	false	"As in the list." maxlength(200)
//	@Param		status	query	string	false	"As in the list." Enums(active, suspended, closing)
//	@Param		subscription	query	string	false	"As in the list." Enums(trialing, active, inactive)
//	@Param		planId	query	string	false	"As in the list."
//	@Param		sort	query	string	false	"As in the list." Enums(created, name, endsAt, spend) default(created)
//	@Param		order	query	string	false	"As in the list." Enums(asc, desc)
//	@Success	200	{string}	string
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/tenants/export [get]
func (a *API) exportAdminTenants(c echo.Context) error {
	q, err := tenantQuery(c)
	if err != nil {
		return err
	}
	out := newTenantSheet(c)
	return out.done(a.Admin.Each(c.Request().Context(), actor(c), q, out.team))
}

// getAdminTenant reads one tenant with what it uses and all that happened to its subscription.
//
//	@ID		getAdminTenant
//	@Summary	Get a tenant
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the tenant."
//	@Success	200	{object}	AdminTenantDetail
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/tenants/{id} [get]
func (a *API) getAdminTenant(c echo.Context) error {
	t, err := a.Admin.Detail(c.Request().Context(), actor(c), tenant.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toAdminTenantDetail(t))
}

// overrideSubscription grants, extends, changes or ends a tenant’s subscription without a payment. The same decision again does nothing.
//
//	@ID		overrideSubscription
//	@Summary	Override a subscription
//	@Tags		admin
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the tenant."
//	@Param		body	body	OverrideInput	true	"OverrideInput"
//	@Success	200	{object}	AdminTenantDetail
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
	return answer(c, http.StatusOK, toAdminTenantDetail(t))
}
