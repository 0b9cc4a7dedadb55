package httpapi

import (
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// listAdminPayments pages through the purchases of every tenant, newest first.
//
//	@ID		listAdminPayments
//	@Summary	List payments of all tenants
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		status	query	string	false	"Only payments that stand so." Enums(pending, paid, expired, failed, flagged, refunded, disputed)
//	@Param		tenantId	query	string	false	"Only of this tenant."
//	@Param		q	query	string	false	"The id of the payment, checkout session or payment intent, or the buyer's address." maxlength(200)
//	@Param		from	query	string	false	"Only begun at or after this instant." format(date-time)
//	@Param		to	query	string	false	"Only begun before this instant." format(date-time)
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	AdminPaymentList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/payments [get]
func (a *API) listAdminPayments(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	find, err := paymentSearch(c)
	if err != nil {
		return err
	}
	got, err := a.Admin.Payments(c.Request().Context(), actor(c), find, req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, AdminPaymentList{Data: each(got.Items, toAdminPayment), NextCursor: next(got.Next)})
}

// paymentSearch reads which payments are wanted.
func paymentSearch(c echo.Context) (billing.Search, error) {
	status, err := oneOf(c, "status", "pending", "paid", "expired", "failed", "flagged", "refunded", "disputed")
	if err != nil {
		return billing.Search{}, err
	}
	from, err := instantParam(c, "from")
	if err != nil {
		return billing.Search{}, err
	}
	to, err := instantParam(c, "to")
	if err != nil {
		return billing.Search{}, err
	}
	text := strings.TrimSpace(c.QueryParam("q"))
	return billing.Search{
		TenantID: tenant.ID(c.QueryParam("tenantId")), Status: billing.PaymentStatus(status), Text: text, From: from, To: to,
	}, searchText(text)
}

// exportAdminPayments writes the payments that a search chooses as CSV.
//
//	@ID		exportAdminPayments
//	@Summary	Export payments
//	@Tags		admin
//	@Produce	text/csv,application/problem+json
//	@Param		status	query	string	false	"As in the list." Enums(pending, paid, expired, failed, flagged, refunded, disputed)
//	@Param		tenantId	query	string	false	"As in the list."
//	@Param		q	query	string	false	"As in the list." maxlength(200)
//	@Param		from	query	string	false	"As in the list." format(date-time)
//	@Param		to	query	string	false	"As in the list." format(date-time)
//	@Success	200	{string}	string
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/payments/export [get]
func (a *API) exportAdminPayments(c echo.Context) error {
	find, err := paymentSearch(c)
	if err != nil {
		return err
	}
	out := newPaymentSheet(c)
	return out.done(a.Admin.EachPayment(c.Request().Context(), actor(c), find, out.purchase))
}

// getAdminPayment reads one payment and asks Stripe how it stands at this moment.
//
//	@ID		getAdminPayment
//	@Summary	Get a payment with its state at Stripe
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the payment."
//	@Success	200	{object}	AdminPaymentDetail
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/payments/{id} [get]
func (a *API) getAdminPayment(c echo.Context) error {
	p, err := a.Admin.Payment(c.Request().Context(), actor(c), billing.PaymentID(c.Param("id")))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toAdminPaymentDetail(p))
}

// listMismatches pages through what does not fit about payments, newest first.
//
//	@ID		listMismatches
//	@Summary	List findings about payments
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		open	query	boolean	false	"Only what nobody has reviewed."
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	MismatchList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/mismatches [get]
func (a *API) listMismatches(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	open, err := oneOf(c, "open", "true", "false")
	if err != nil {
		return err
	}
	got, err := a.Admin.Mismatches(c.Request().Context(), actor(c), open == "true", req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, MismatchList{Data: each(got.Items, toMismatch), NextCursor: next(got.Next)})
}

// reviewMismatch notes what an operator found out. A second review replaces the first; the audit log keeps both.
//
//	@ID		reviewMismatch
//	@Summary	Review a finding about a payment
//	@Tags		admin
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the finding."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	ReviewInput	true	"ReviewInput"
//	@Success	200	{object}	Mismatch
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/mismatches/{id}/review [post]
func (a *API) reviewMismatch(c echo.Context) error {
	var in ReviewInput
	if err := bind(c, &in); err != nil {
		return err
	}
	m, err := a.Admin.Review(c.Request().Context(), actor(c), c.Param("id"), in.Note)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toMismatch(m))
}

// getRevenue tells what was sold in each of the last months, oldest first.
//
//	@ID		getRevenue
//	@Summary	Get the revenue by month
//	@Tags		admin
//	@Produce	json,application/problem+json
//	@Param		months	query	integer	false	"How many months, 1 to 36." minimum(1) maximum(36) default(12)
//	@Success	200	{object}	RevenueReport
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/admin/revenue [get]
func (a *API) getRevenue(c echo.Context) error {
	months, err := monthsParam(c)
	if err != nil {
		return err
	}
	got, err := a.Admin.Revenue(c.Request().Context(), actor(c), months)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, RevenueReport{Data: each(got, toRevenueMonth)})
}

// monthsParam reads how many months a report goes back.
func monthsParam(c echo.Context) (int, error) {
	raw := c.QueryParam("months")
	if raw == "" {
		return 12, nil
	}
	n, err := strconv.Atoi(raw)
	if err != nil || n < 1 || n > 36 {
		return 0, fault.ErrInvalid.WithFields(fault.Field{Field: "months", Code: "out_of_range", Message: "Give a number of months from 1 to 36."})
	}
	return n, nil
}
