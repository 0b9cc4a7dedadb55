package httpapi

import (
	"time"

	"campaignos.dev/api/internal/admin"
	"campaignos.dev/api/internal/billing"
)

// AdminPayment is a purchase as the operator sees it.
type AdminPayment struct {
	Payment
	TenantID string `json:"tenantId"`
	// Empty where the tenant is gone.
	TenantName string `json:"tenantName"`
	// The buyer's address.
	Email string `json:"email"`
	// Stripe's payment intent; absent until there is one.
	IntentID string `json:"intentId,omitempty" example:"pi_1a2b"`
	// Why an operator must look at it; absent otherwise.
	Flag string `json:"flag,omitempty"`
} // @name AdminPayment

// AdminPaymentList is a page of purchases of every tenant, newest first.
type AdminPaymentList struct {
	Data       []AdminPayment `json:"data"`
	NextCursor *string        `json:"nextCursor" extensions:"x-nullable"`
} // @name AdminPaymentList

// AdminPaymentDetail is a purchase with how it stands at Stripe at this moment.
type AdminPaymentDetail struct {
	AdminPayment
	// Absent where Stripe could not tell.
	Stripe *StripeState `json:"stripe,omitempty"`
	// Why Stripe could not tell; absent otherwise.
	StripeError string `json:"stripeError,omitempty"`
} // @name AdminPaymentDetail

// StripeState is what Stripe answered about a purchase.
type StripeState struct {
	// Of the checkout session, in Stripe's words.
	Status string `json:"status" enums:"open,complete,expired"`
	// Likewise.
	PaymentStatus string `json:"paymentStatus" enums:"unpaid,paid,no_payment_required"`
	// Of the last attempt to pay, in Stripe's words; absent where there was none.
	ChargeStatus string `json:"chargeStatus,omitempty"`
	Total        Money  `json:"total"`
	// What was given back so far; absent where nothing was.
	Refunded *Money `json:"refunded,omitempty"`
	// Whether the buyer's bank has the money.
	Disputed bool `json:"disputed"`
	// Whether the money did not come after all, though the payment had succeeded.
	FailedLater bool      `json:"failedLater"`
	AskedAt     time.Time `json:"askedAt" format:"date-time"`
} // @name StripeState

// Mismatch is something about a payment that does not fit what was agreed. Nothing was
// granted because of it.
type Mismatch struct {
	ID string `json:"id" example:"mis_01jd8x3v6e0000000000000000"`
	// Stripe's id of the checkout session.
	SessionID string `json:"sessionId"`
	// Whose purchase it is, or who asked; absent where nobody knows.
	TenantID   string `json:"tenantId,omitempty"`
	TenantName string `json:"tenantName,omitempty"`
	PaymentID  string `json:"paymentId,omitempty"`
	// A sentence.
	Reason   string `json:"reason"`
	Expected *Money `json:"expected,omitempty"`
	Actual   *Money `json:"actual,omitempty"`

	FoundAt time.Time `json:"foundAt" format:"date-time"`
	// Absent while it is open.
	ReviewedAt *time.Time `json:"reviewedAt,omitempty" format:"date-time"`
	ReviewedBy string     `json:"reviewedBy,omitempty"`
	// What the operator found out.
	Note string `json:"note,omitempty"`
} // @name Mismatch

// MismatchList is a page of findings, newest first.
type MismatchList struct {
	Data       []Mismatch `json:"data"`
	NextCursor *string    `json:"nextCursor" extensions:"x-nullable"`
} // @name MismatchList

// ReviewInput tells what an operator found out.
type ReviewInput struct {
	Note string `json:"note" validate:"required,min=3,max=500"`
} // @name ReviewInput

// RevenueMonth is what was sold in one month, in UTC, in one currency. What was given back
// later counts in the month of the sale.
type RevenueMonth struct {
	Month    string `json:"month" example:"2026-11"`
	Currency string `json:"currency" example:"usd"`
	Gross    Money  `json:"gross"`
	Refunded Money  `json:"refunded"`
	Net      Money  `json:"net"`
	Payments int64  `json:"payments"`
} // @name RevenueMonth

// RevenueReport is what was sold by month, oldest first; a month without a sale is there
// with nothing in each currency that was sold in.
type RevenueReport struct {
	Data []RevenueMonth `json:"data"`
} // @name RevenueReport

func toAdminPayment(p admin.Purchase) AdminPayment {
	return AdminPayment{Payment: toPayment(p.Payment), TenantID: string(p.TenantID), TenantName: p.TenantName, Email: p.Email, IntentID: p.Intent, Flag: p.Flag}
}

func toAdminPaymentDetail(p admin.PurchaseDetail) AdminPaymentDetail {
	out := AdminPaymentDetail{AdminPayment: toAdminPayment(p.Purchase), StripeError: p.Silence}
	if p.Standing != nil {
		out.Stripe = toStripeState(*p.Standing)
	}
	return out
}

func toStripeState(s billing.Standing) *StripeState {
	out := &StripeState{
		Status: s.Session.Status, PaymentStatus: s.Session.PaymentStatus, ChargeStatus: s.Session.ChargeStatus, Total: toMoney(s.Session.Total),
		Disputed: s.Trouble.Disputed, FailedLater: s.Trouble.Failed, AskedAt: s.AskedAt,
	}
	if s.Trouble.Refunded.Amount > 0 {
		out.Refunded = toCharged(s.Trouble.Refunded)
	}
	return out
}

func toMismatch(f admin.Finding) Mismatch {
	return Mismatch{
		ID: f.ID, SessionID: f.SessionID, TenantID: string(f.TenantID), TenantName: f.TenantName, PaymentID: string(f.PaymentID), Reason: f.Reason,
		Expected: toCharged(f.Expected), Actual: toCharged(f.Actual), FoundAt: f.FoundAt, ReviewedAt: toTime(f.ReviewedAt), ReviewedBy: f.ReviewedBy, Note: f.Note,
	}
}

func toRevenueMonth(r billing.Revenue) RevenueMonth {
	return RevenueMonth{
		Month: r.Month, Currency: r.Gross.Currency, Gross: toMoney(r.Gross), Refunded: toMoney(r.Refunded), Net: toMoney(r.Net), Payments: r.Payments,
	}
}
