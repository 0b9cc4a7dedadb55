package httpapi

import (
	"github.com/labstack/echo/v4"
)

// listAuditEvents pages through what was done in the team, newest first.
//
//	@ID		listAuditEvents
//	@Summary	List audit events
//	@Tags		audit
//	@Produce	json,application/problem+json
//	@Param		actor	query	string	false	"Only what this person, key or part of the system did."
//	@Param		action	query	string	false	"Only this action, such as post.updated, or a kind, such as post."
//	@Param		target	query	string	false	"Only what was done to this id."
//	@Param		from	query	string	false	"Only from this instant." format(date-time)
//	@Param		to	query	string	false	"Only before this instant." format(date-time)
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	AuditEventList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/audit-events [get]
func (a *API) listAuditEvents(c echo.Context) error {
	return echo.ErrNotImplemented
}

// exportAuditEvents writes what was done in the team as CSV, oldest first.
//
//	@ID		exportAuditEvents
//	@Summary	Export audit events
//	@Tags		audit
//	@Produce	text/csv,application/problem+json
//	@Param		actor	query	string	false	"Only what this person, key or part of the system did."
//	@Param		action	query	string	false	"Only this action, such as post.updated, or a kind, such as post."
//	@Param		target	query	string	false	"Only what was done to this id."
//	@Param		from	query	string	false	"Only from this instant." format(date-time)
//	@Param		to	query	string	false	"Only before this instant." format(date-time)
//	@Success	200	{string}	string
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/audit-events/export [get]
func (a *API) exportAuditEvents(c echo.Context) error {
	return echo.ErrNotImplemented
}

// listAdminAuditEvents pages through what was done in any team and by operators, newest first.
//
//	@ID		listAdminAuditEvents
//	@Summary	List audit events of the platform
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		tenantId	query	string	false	"Only of this tenant; platform: only what belongs to none."
//	@Param		actor	query	string	false	"Only what this person, key or part of the system did."
//	@Param		action	query	string	false	"Only this action, such as post.updated, or a kind, such as post."
//	@Param		target	query	string	false	"Only what was done to this id."
//	@Param		from	query	string	false	"Only from this instant." format(date-time)
//	@Param		to	query	string	false	"Only before this instant." format(date-time)
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	AuditEventList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/audit-events [get]
func (a *API) listAdminAuditEvents(c echo.Context) error {
	return echo.ErrNotImplemented
}
