package billing

import (
	"time"

	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/tenant"
)

// PaymentID identifies a purchase ("pay_…").
type PaymentID string

// PaymentStatus says how far a purchase is.
type PaymentStatus string

// The statuses of a purchase.
const (
	PaymentPending  PaymentStatus = "pending"  // the payment page is open
	PaymentPaid     PaymentStatus = "paid"     // the period has been added
	PaymentExpired  PaymentStatus = "expired"  // nobody paid in time
	PaymentFailed   PaymentStatus = "failed"   // the payment page could not be made
	PaymentFlagged  PaymentStatus = "flagged"  // paid, but not as agreed; an operator looks at it
	PaymentRefunded PaymentStatus = "refunded" // given back, and its period ended
	PaymentDisputed PaymentStatus = "disputed" // the buyer's bank took it back, and its period ended
)

// Payment is one purchase. Everything that Stripe is asked is stored before the call, so
// that a repeated call is the same to the letter.
type Payment struct {
	ID         PaymentID     `bson:"_id"`
	TenantID   tenant.ID     `bson:"tenantId"`
	Plan       Plan          `bson:"plan"` // as it was when it was bought
	Interval   Interval      `bson:"interval"`
	Amount     money.Money   `bson:"amount"`
	Email      string        `bson:"email"` // of the buyer, for Stripe's form
	Status     PaymentStatus `bson:"status"`
	SessionID  string        `bson:"sessionId,omitempty"`
	URL        string        `bson:"url,omitempty"`
	Intent     string        `bson:"intent,omitempty"` // Stripe's payment intent
	ReceiptURL string        `bson:"receiptUrl,omitempty"`
	Decline    string        `bson:"decline,omitempty"` // why the last try failed, in Stripe's words
	Flag       string        `bson:"flag,omitempty"`    // why an operator must look at it
	CheckAt    time.Time     `bson:"checkAt,omitempty"` // when to ask Stripe again; zero: never
	Checks     int           `bson:"checks"`
	CreatedBy  string        `bson:"createdBy"`
	Version    int64         `bson:"version"`
	CreatedAt  time.Time     `bson:"createdAt"`
	PaidAt     time.Time     `bson:"paidAt,omitempty"`

	// What the sale was made with; the words that Stripe is asked in follow from it.
	Receipt    string `bson:"receipt,omitempty"` // where Stripe sends the receipt
	Promotable bool   `bson:"promotable"`        // the payment page took promotion codes
	Taxable    bool   `bson:"taxable"`           // Stripe worked out a tax on top of the price
	Charge     Charge `bson:"charge"`            // what Stripe charged in the end
}

// Charge is what a purchase really cost: its price less a discount plus a tax. All are of
// the same currency; one that is zero has none.
type Charge struct {
	Total    money.Money `bson:"total"`
	Discount money.Money `bson:"discount"`
	Tax      money.Money `bson:"tax"`
	Refunded money.Money `bson:"refunded"` // what of the total was given back
}

// Charged is what the buyer paid in the end; the price of a purchase from before that was
// noted, and of one that is not paid.
func (p Payment) Charged() money.Money {
	if p.Charge.Total.Currency == "" {
		return p.Amount
	}
	return p.Charge.Total
}

// entry is what a paid purchase adds to the ledger, the same however often it is asked. Its
// worth is what was paid for the plan itself: a discount was never paid, and a tax is not ours.
func (p Payment) entry(at time.Time) Entry {
	worth := money.Of(p.Charge.Total.Amount-p.Charge.Tax.Amount, p.Amount.Currency)
	return Entry{
		ID: "payment:" + p.SessionID, Kind: Bought, At: at, Plan: &p.Plan, Interval: p.Interval, Amount: worth,
		PaymentID: string(p.ID), SessionID: p.SessionID, By: p.CreatedBy,
	}
}

// asked is when to ask Stripe again: soon at first, then less and less often until the
// session expires. That it was paid is seen in Stripe's events sooner than by asking.
func (p *Payment) asked(now time.Time) {
	p.Checks++
	wait := 10 * time.Second
	switch age := now.Sub(p.CreatedAt); {
	case age > 6*time.Hour:
		wait = 30 * time.Minute
	case age > time.Hour:
		wait = 5 * time.Minute
	case age > 10*time.Minute:
		wait = time.Minute
	}
	p.CheckAt = now.Add(wait)
}

// close ends the questions.
func (p *Payment) close(s PaymentStatus) {
	p.Status, p.CheckAt, p.URL = s, time.Time{}, ""
}
