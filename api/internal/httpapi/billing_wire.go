package httpapi

import (
	"time"

	"campaignos.dev/api/internal/billing"
)

// Plan is what can be bought.
type Plan struct {
	ID          string `json:"id" example:"growth"`
	Name        string `json:"name" example:"Growth"`
	Description string `json:"description" example:"For a team that publishes every day."`
	// Order from smaller to larger plans.
	Rank   int        `json:"rank" example:"2"`
	Prices PlanPrices `json:"prices"`
	Limits PlanLimits `json:"limits"`
	// What the plan includes, in words for the pricing page.
	Features []string `json:"features"`
} // @name Plan

// PlanPrices are the prices of the two intervals.
type PlanPrices struct {
	Month Money `json:"month"`
	Year  Money `json:"year"`
} // @name PlanPrices

// PlanLimits say how much of each thing a plan includes.
type PlanLimits struct {
	Seats           int64 `json:"seats" example:"5"`
	BrandProfiles   int64 `json:"brandProfiles" example:"3"`
	ActiveCampaigns int64 `json:"activeCampaigns" example:"10"`
	Channels        int64 `json:"channels" example:"15"`
	ScheduledPosts  int64 `json:"scheduledPosts" example:"500"`
	EngineRuns      int64 `json:"engineRuns" example:"300"`
	StorageBytes    int64 `json:"storageBytes" example:"21474836480"`
	UploadBytes     int64 `json:"uploadBytes" example:"536870912"`
	APIKeys         int64 `json:"apiKeys" example:"5"`
} // @name PlanLimits

// PlanList is every plan on offer, smallest first.
type PlanList struct {
	Data       []Plan  `json:"data"`
	NextCursor *string `json:"nextCursor" extensions:"x-nullable"`
} // @name PlanList

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
	Limit string `json:"limit" enums:"seats,brandProfiles,activeCampaigns,channels,scheduledPosts,engineRuns,storageBytes,uploadBytes,apiKeys"`
	Used  int64  `json:"used" example:"3"`
	Max   int64  `json:"max" example:"10"`
	// Whether the count starts again each month.
	Monthly bool `json:"monthly"`
} // @name UsageMeter

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
	ID         string     `json:"id" example:"pay_01jd8x3v6e0000000000000000"`
	SessionID  string     `json:"sessionId,omitempty"`
	PlanID     string     `json:"planId" example:"growth"`
	PlanName   string     `json:"planName" example:"Growth"`
	Interval   string     `json:"interval" enums:"month,year"`
	Amount     Money      `json:"amount"`
	Status     string     `json:"status" enums:"pending,paid,expired,failed,flagged,refunded,disputed"`
	ReceiptURL string     `json:"receiptUrl,omitempty"`
	CreatedAt  time.Time  `json:"createdAt" format:"date-time"`
	PaidAt     *time.Time `json:"paidAt,omitempty" format:"date-time"`
} // @name Payment

// PaymentList is a page of payments, newest first.
type PaymentList struct {
	Data       []Payment `json:"data"`
	NextCursor *string   `json:"nextCursor" extensions:"x-nullable"`
} // @name PaymentList

func toPlan(p billing.Plan) Plan {
	return Plan{
		ID: p.ID, Name: p.Name, Description: p.Description, Rank: p.Rank, Limits: PlanLimits(p.Limits), Features: some(p.Features),
		Prices: PlanPrices{Month: toMoney(p.Prices.Month), Year: toMoney(p.Prices.Year)},
	}
}

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

func toPayment(p billing.Payment) Payment {
	return Payment{
		ID: string(p.ID), SessionID: p.SessionID, PlanID: p.Plan.ID, PlanName: p.Plan.Name, Interval: string(p.Interval),
		Amount: toMoney(p.Amount), Status: string(p.Status), ReceiptURL: p.ReceiptURL, CreatedAt: p.CreatedAt, PaidAt: toTime(p.PaidAt),
	}
}
