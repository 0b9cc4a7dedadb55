package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/archive"
)

// deleteTenant starts the grace period of 30 days, after which everything of the team is erased.
//
//	@ID		deleteTenant
//	@Summary	Delete the team
//	@Tags		tenant
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	DeleteTenantInput	true	"DeleteTenantInput"
//	@Success	200	{object}	Tenant
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant [delete]
func (a *API) deleteTenant(c echo.Context) error {
	var in DeleteTenantInput
	if err := bind(c, &in); err != nil {
		return err
	}
	t, err := a.Erasure.Close(c.Request().Context(), actor(c), in.Name, in.Password)
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, t.Version, toTenant(t, actor(c).Role))
}

// restoreTenant takes a deletion back while the grace period lasts.
//
//	@ID		restoreTenant
//	@Summary	Restore the team
//	@Tags		tenant
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	200	{object}	Tenant
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/restore [post]
func (a *API) restoreTenant(c echo.Context) error {
	t, err := a.Erasure.Restore(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, t.Version, toTenant(t, actor(c).Role))
}

// listExports lists the exports of the team’s data, newest first.
//
//	@ID		listExports
//	@Summary	List exports
//	@Tags		tenant
//	@Produce	json,application/problem+json
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	ExportList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/exports [get]
func (a *API) listExports(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	got, err := a.Archive.List(c.Request().Context(), actor(c), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, ExportList{Data: each(got.Items, toExport), NextCursor: next(got.Next)})
}

// createExport has all of the team’s data written into one archive by the worker.
//
//	@ID		createExport
//	@Summary	Export all data
//	@Tags		tenant
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	202	{object}	Export
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/export [post]
func (a *API) createExport(c echo.Context) error {
	e, err := a.Archive.Start(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusAccepted, toExport(e))
}

// getExportContent leads to the archive at a short-lived address.
//
//	@ID		getExportContent
//	@Summary	Download an export
//	@Tags		tenant
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the export."
//	@Success	302	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/tenant/exports/{id}/content [get]
func (a *API) getExportContent(c echo.Context) error {
	address, err := a.Archive.Address(c.Request().Context(), actor(c), archive.ID(c.Param("id")))
	if err != nil {
		return err
	}
	c.Response().Header().Set("Cache-Control", "no-store")
	return c.Redirect(http.StatusFound, address)
}
