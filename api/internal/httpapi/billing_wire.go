package httpapi

import (
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/kit/money"
)

// Subscription is what the tenant may use now and until when.
type Subscription struct {
	Status string `json:"status" enums:"trialing,active,inactive"`
	// The plan in force; absent when inactive.
	Plan *Plan `json:"plan,omitempty"`
	// The period in force; absent when inactive.
	CurrentPeriod *Period `json:"currentPeriod,omitempty"`
	// When the last paid, granted or trial period ends; absent where there never was one.
	EndsAt *time.Time `json:"endsAt,omitempty" format:"date-time"`
	// Every period, oldest first.
	Periods []Period `json:"periods"`
} // @name Subscription

// Period is a stretch of time on one plan.
type Period struct {
	ID        string    `json:"id"`
	PlanID    string    `json:"planId" example:"growth"`
	PlanName  string    `json:"planName" example:"Growth"`
	Start     time.Time `json:"start" format:"date-time"`
	End       time.Time `json:"end" format:"date-time"`
	Source    string    `json:"source" enums:"trial,payment,override"`
	PaymentID string    `json:"paymentId,omitempty"`
	Reason    string    `json:"reason,omitempty"`
} // @name Period

// Usage is how much of each limit is used.
type Usage struct {
	// The month that monthly limits count, in the tenant's zone.
	PeriodStart time.Time    `json:"periodStart" format:"date-time"`
	PeriodEnd   time.Time    `json:"periodEnd" format:"date-time"`
	Meters      []UsageMeter `json:"meters"`
} // @name Usage

// UsageMeter is one limit.
type UsageMeter struct {
	// Name of the limit, as in PlanLimits.
	Limit string `json:"limit" enums:"seats,brandProfiles,activeCampaigns,channels,scheduledPosts,engineRuns,engineTokens,storageBytes,uploadBytes,apiKeys"`
	Used  int64  `json:"used" example:"3"`
	Max   int64  `json:"max" example:"10"`
	// Whether the count starts again each month.
	Monthly bool `json:"monthly"`
} // @name UsageMeter

// UsageHistory is what was used of the monthly limits, newest first.
type UsageHistory struct {
	// IANA zone that the months are counted in.
	Timezone string       `json:"timezone" example:"Europe/Berlin"`
	Data     []UsageMonth `json:"data"`
} // @name UsageHistory

// UsageMonth is one month's counters.
type UsageMonth struct {
	Month  string    `json:"month" example:"2026-11"`
	Start  time.Time `json:"start" format:"date-time"`
	End    time.Time `json:"end" format:"date-time"`
	Counts []Count   `json:"counts"`
} // @name UsageMonth

// Count is how much of one limit was used.
type Count struct {
	Limit string `json:"limit" enums:"scheduledPosts,engineRuns,engineTokens"`
	Used  int64  `json:"used" example:"12"`
} // @name Count

// CheckoutInput asks to buy a plan.
type CheckoutInput struct {
	PlanID   string `json:"planId" example:"growth" validate:"required,max=64"`
	Interval string `json:"interval" enums:"month,year" validate:"required,oneof=month year"`
} // @name CheckoutInput

// CheckoutSession is a payment page at Stripe.
type CheckoutSession struct {
	// Stripe's id of the session ("cs_…").
	ID string `json:"id" example:"cs_test_a1b2"`
	// Where to send the buyer.
	URL       string `json:"url"`
	Status    string `json:"status" enums:"pending,paid,expired,failed,flagged,refunded,disputed"`
	PaymentID string `json:"paymentId"`
} // @name CheckoutSession

// CheckoutVerification is what Stripe says of a session, and what follows.
type CheckoutVerification struct {
	// pending: not paid yet; ask again. flagged: paid, but not as agreed; an operator looks at it.
	Status string `json:"status" enums:"pending,paid,expired,failed,flagged,refunded,disputed"`
	// Why the last attempt to pay failed, in Stripe's words; absent otherwise.
	DeclineReason string       `json:"declineReason,omitempty"`
	Subscription  Subscription `json:"subscription"`
	Payment       Payment      `json:"payment"`
} // @name CheckoutVerification

// Payment is one purchase.
type Payment struct {
	ID        string `json:"id" example:"pay_01jd8x3v6e0000000000000000"`
	SessionID string `json:"sessionId,omitempty"`
	PlanID    string `json:"planId" example:"growth"`
	PlanName  string `json:"planName" example:"Growth"`
	Interval  string `json:"interval" enums:"month,year"`
	Amount    Money  `json:"amount"`
	Status    string `json:"status" enums:"pending,paid,expired,failed,flagged,refunded,disputed"`
	// What Stripe charged: the amount less the discount plus the tax. Absent until it is paid.
	Total *Money `json:"total,omitempty"`
	// What a promotion code took off; absent where there was none.
	Discount *Money `json:"discount,omitempty"`
	// The tax in the total; absent where there was none.
	Tax *Money `json:"tax,omitempty"`
	// What of the total was given back; absent where nothing was.
	Refunded *Money `json:"refunded,omitempty"`
	// Why the last attempt to pay failed, in Stripe's words; absent otherwise.
	DeclineReason string     `json:"declineReason,omitempty"`
	ReceiptURL    string     `json:"receiptUrl,omitempty"`
	CreatedAt     time.Time  `json:"createdAt" format:"date-time"`
	PaidAt        *time.Time `json:"paidAt,omitempty" format:"date-time"`
} // @name Payment

// PaymentList is a page of payments, newest first.
type PaymentList struct {
	Data       []Payment `json:"data"`
	NextCursor *string   `json:"nextCursor" extensions:"x-nullable"`
} // @name PaymentList

func toSubscription(s billing.Subscription) Subscription {
	out := Subscription{Status: string(s.Status), EndsAt: toTime(s.Ends), Periods: each(s.Periods, toPeriod)}
	if s.Current != nil {
		plan, period := toPlan(s.Current.Plan), toPeriod(*s.Current)
		out.Plan, out.CurrentPeriod = &plan, &period
	}
	return out
}

func toPeriod(p billing.Period) Period {
	return Period{
		ID: p.ID, PlanID: p.Plan.ID, PlanName: p.Plan.Name, Start: p.Start, End: p.End, Source: string(p.Source),
		PaymentID: p.PaymentID, Reason: p.Reason,
	}
}

func toMeter(m billing.Meter) UsageMeter {
	return UsageMeter{Limit: string(m.Limit), Used: m.Used, Max: m.Max, Monthly: m.Monthly}
}

func toUsageMonth(m billing.MonthUsage) UsageMonth {
	return UsageMonth{
		Month: m.Month, Start: m.Start.UTC(), End: m.End.UTC(),
		Counts: each(m.Used, func(u billing.Meter) Count { return Count{Limit: string(u.Limit), Used: u.Used} }),
	}
}

func toPayment(p billing.Payment) Payment {
	return Payment{
		ID: string(p.ID), SessionID: p.SessionID, PlanID: p.Plan.ID, PlanName: p.Plan.Name, Interval: string(p.Interval),
		Amount: toMoney(p.Amount), Total: toCharged(p.Charge.Total), Discount: toCharged(p.Charge.Discount),
		Tax: toCharged(p.Charge.Tax), Refunded: toCharged(p.Charge.Refunded), DeclineReason: p.Decline,
		Status: string(p.Status), ReceiptURL: p.ReceiptURL, CreatedAt: p.CreatedAt, PaidAt: toTime(p.PaidAt),
	}
}

// toCharged shows an amount that Stripe told; nil where it has told none.
func toCharged(m money.Money) *Money {
	if m.Currency == "" {
		return nil
	}
	out := toMoney(m)
	return &out
}
