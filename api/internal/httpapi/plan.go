package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"
)

// listPlans tells what can be bought.
//
//	@ID		listPlans
//	@Summary	List the plans on offer
//	@Tags		billing
//	@Produce	json,application/problem+json
//	@Success	200	{object}	PlanList
//	@Failure	default	{object}	Problem
//	@Router		/v1/plans [get]
func (a *API) listPlans(c echo.Context) error {
	plans, err := a.Billing.Offered(c.Request().Context())
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, PlanList{Data: each(plans, toPlan)})
}

// listAdminPlans tells of every plan, also of those that are not sold any more.
//
//	@ID		listAdminPlans
//	@Summary	List all plans
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Success	200	{object}	AdminPlanList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/plans [get]
func (a *API) listAdminPlans(c echo.Context) error {
	plans, err := a.Billing.EveryPlan(c.Request().Context())
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, AdminPlanList{Data: each(plans, toAdminPlan)})
}

// createAdminPlan puts a plan on the price list.
//
//	@ID		createAdminPlan
//	@Summary	Create a plan
//	@Tags		admin
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	AdminPlanInput	true	"AdminPlanInput"
//	@Success	201	{object}	AdminPlan
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/plans [post]
func (a *API) createAdminPlan(c echo.Context) error {
	var in AdminPlanInput
	if err := bind(c, &in); err != nil {
		return err
	}
	p, err := a.Billing.AddPlan(c.Request().Context(), actor(c), in.plan())
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusCreated, p.Version, toAdminPlan(p))
}

// getAdminPlan reads one plan.
//
//	@ID		getAdminPlan
//	@Summary	Get a plan
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the plan."
//	@Success	200	{object}	AdminPlan
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/plans/{id} [get]
func (a *API) getAdminPlan(c echo.Context) error {
	p, err := a.Billing.GetPlan(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, p.Version, toAdminPlan(p))
}

// updateAdminPlan makes the next version of a plan. What was bought keeps the terms it was bought under.
//
//	@ID		updateAdminPlan
//	@Summary	Change a plan
//	@Tags		admin
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the plan."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	AdminPlanPatch	true	"AdminPlanPatch"
//	@Success	200	{object}	AdminPlan
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/plans/{id} [patch]
func (a *API) updateAdminPlan(c echo.Context) error {
	var in AdminPlanPatch
	version, err := ifMatch(c)
	if err == nil {
		err = bind(c, &in)
	}
	if err != nil {
		return err
	}
	p, err := a.Billing.EditPlan(c.Request().Context(), actor(c), c.Param("id"), version, in.apply)
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, p.Version, toAdminPlan(p))
}

// listAdminPlanVersions tells what a plan is and was, newest first.
//
//	@ID		listAdminPlanVersions
//	@Summary	List the versions of a plan
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the plan."
//	@Success	200	{object}	AdminPlanList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/plans/{id}/versions [get]
func (a *API) listAdminPlanVersions(c echo.Context) error {
	versions, err := a.Billing.PlanVersions(c.Request().Context(), c.Param("id"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, AdminPlanList{Data: each(versions, toAdminPlan)})
}
