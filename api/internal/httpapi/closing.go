package httpapi

import (
	"github.com/labstack/echo/v4"
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
}
