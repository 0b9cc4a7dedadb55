package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/billing"
)

// getSubscription tells what the tenant may use and until when.
//
//	@ID		getSubscription
//	@Summary	Get the subscription
//	@Tags		billing
//	@Produce	json,application/problem+json
//	@Success	200	{object}	Subscription
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/billing/subscription [get]
func (a *API) getSubscription(c echo.Context) error {
	s, err := a.Billing.Subscription(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toSubscription(s))
}

// getUsage tells how much of each limit is used.
//
//	@ID		getUsage
//	@Summary	Get the usage
//	@Tags		billing
//	@Produce	json,application/problem+json
//	@Success	200	{object}	Usage
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/billing/usage [get]
func (a *API) getUsage(c echo.Context) error {
	meters, from, to, err := a.Billing.Meters(c.Request().Context(), actor(c))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, Usage{PeriodStart: from, PeriodEnd: to, Meters: each(meters, toMeter)})
}

// getUsageHistory tells what was used of the monthly limits in each of the last months, newest first, back to the month in which the tenant began.
//
//	@ID		getUsageHistory
//	@Summary	Get the usage by month
//	@Tags		billing
//	@Produce	json,application/problem+json
//	@Param		months	query	integer	false	"How many months, 1 to 36." minimum(1) maximum(36) default(12)
//	@Success	200	{object}	UsageHistory
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/billing/usage/history [get]
func (a *API) getUsageHistory(c echo.Context) error {
	months, err := monthsParam(c)
	if err != nil {
		return err
	}
	got, zone, err := a.Billing.History(c.Request().Context(), actor(c), months)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, UsageHistory{Timezone: zone, Data: each(got, toUsageMonth)})
}

// createCheckoutSession opens a payment page for one period of a plan.
//
//	@ID		createCheckoutSession
//	@Summary	Start a purchase
//	@Tags		billing
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	CheckoutInput	true	"CheckoutInput"
//	@Success	201	{object}	CheckoutSession
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/billing/checkout-sessions [post]
func (a *API) createCheckoutSession(c echo.Context) error {
	var in CheckoutInput
	if err := bind(c, &in); err != nil {
		return err
	}
	ctx, who := c.Request().Context(), actor(c)
	me, err := a.Identity.Me(ctx, who)
	if err != nil {
		return err
	}
	p, err := a.Billing.Checkout(ctx, who, me.User.Email, in.PlanID, billing.Interval(in.Interval))
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, CheckoutSession{ID: p.SessionID, URL: p.URL, Status: string(p.Status), PaymentID: string(p.ID)})
}

// verifyCheckoutSession asks Stripe whether the session was paid and, if so, adds the period it paid for, once.
//
//	@ID		verifyCheckoutSession
//	@Summary	Verify a purchase
//	@Tags		billing
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the checkout session ("cs_…")."
//	@Success	200	{object}	CheckoutVerification
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/billing/checkout-sessions/{id}/verify [post]
func (a *API) verifyCheckoutSession(c echo.Context) error {
	ctx, who := c.Request().Context(), actor(c)
	p, err := a.Billing.Verify(ctx, who, c.Param("id"))
	if err != nil {
		return err
	}
	s, err := a.Billing.Subscription(ctx, who)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, CheckoutVerification{
		Status: string(p.Status), DeclineReason: p.Decline, Subscription: toSubscription(s), Payment: toPayment(p),
	})
}

// listPayments pages through the payments, newest first.
//
//	@ID		listPayments
//	@Summary	List payments
//	@Tags		billing
//	@Produce	json,application/problem+json
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	PaymentList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/billing/payments [get]
func (a *API) listPayments(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	got, err := a.Billing.ListPayments(c.Request().Context(), actor(c), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, PaymentList{Data: each(got.Items, toPayment), NextCursor: next(got.Next)})
}
