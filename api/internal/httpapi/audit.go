package httpapi

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
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
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	filter, err := auditFilter(c)
	if err != nil {
		return err
	}
	got, err := a.Audit.List(c.Request().Context(), actor(c), filter, req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, AuditEventList{Data: each(got.Items, toAuditEvent), NextCursor: next(got.Next)})
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
	filter, err := auditFilter(c)
	if err != nil {
		return err
	}
	out := newAuditSheet(c)
	return out.done(a.Audit.Export(c.Request().Context(), actor(c), filter, out.event))
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
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	filter, err := auditFilter(c)
	if err != nil {
		return err
	}
	where := audit.Where{TenantID: tenant.ID(c.QueryParam("tenantId"))}
	if where.TenantID == "platform" {
		where = audit.Where{Platform: true}
	}
	got, err := a.Audit.ListAll(c.Request().Context(), actor(c), where, filter, req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, AuditEventList{Data: each(got.Items, toAuditEvent), NextCursor: next(got.Next)})
}

// auditFilter reads which events are wanted.
func auditFilter(c echo.Context) (audit.Filter, error) {
	from, err := instantParam(c, "from")
	if err != nil {
		return audit.Filter{}, err
	}
	to, err := instantParam(c, "to")
	return audit.Filter{
		Actor: c.QueryParam("actor"), Action: c.QueryParam("action"), TargetID: c.QueryParam("target"), From: from, To: to,
	}, err
}

// instantParam reads an instant that may be left out.
func instantParam(c echo.Context, name string) (time.Time, error) {
	raw := c.QueryParam(name)
	if raw == "" {
		return time.Time{}, nil
	}
	at, err := time.Parse(time.RFC3339, raw)
	if err != nil {
		return at, fault.ErrInvalid.WithFields(fault.Field{Field: name, Code: "invalid_format", Message: "Give an instant such as 2026-12-01T00:00:00Z."})
	}
	return at.UTC(), nil
}
