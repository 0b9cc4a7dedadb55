package billing

import "campaignos.dev/api/internal/kit/money"

// Session is what Stripe says of a payment page.
type Session struct {
	ID  string
	URL string

	Status        string // in Stripe's words: open, complete, expired
	PaymentStatus string // likewise: unpaid, paid, no_payment_required
	ChargeStatus  string // of the last attempt to pay; empty: there was none

	Tenant  string // as we wrote them into the session; empty: it is not ours
	Plan    string
	Payment string

	Subtotal money.Money // the price
	Discount money.Money
	Tax      money.Money
	Total    money.Money // what the buyer pays

	Intent     string
	Received   bool        // Stripe has taken the money
	Canceled   bool        // the attempt to pay is over, and brought nothing
	Refunded   money.Money // what was given back so far
	Disputed   bool        // the buyer's bank had objections at some time
	ReceiptURL string
	Decline    string
}

// complete says that the buyer is through with the page, whether or not money has come.
func (s Session) complete() bool { return s.Status == "complete" }

// free says that there was nothing to pay.
func (s Session) free() bool { return s.PaymentStatus == "no_payment_required" }

// paid says that the page is complete and nothing is owed.
func (s Session) paid() bool { return s.complete() && (s.PaymentStatus == "paid" || s.free()) }

// Ours says whether the session speaks of a purchase of this product; the same Stripe
// account may serve others.
func (s Session) Ours() bool { return s.Tenant != "" || s.Payment != "" }

// troubled says that something happened to the money after it was paid.
func (s Session) troubled() bool { return s.Refunded.Amount > 0 || s.Disputed }

// charge is what the session really cost.
func (s Session) charge() Charge {
	c := Charge{Total: s.Total}
	if s.Discount.Amount != 0 {
		c.Discount = s.Discount
	}
	if s.Tax.Amount != 0 {
		c.Tax = s.Tax
	}
	return c
}

// misfit says how a session that was paid differs from what was agreed; nil: not at all.
// Whose session it is counts first, then what was paid.
func (p Payment) misfit(s Session) *Mismatch {
	var none money.Money
	sum := money.Of(s.Subtotal.Amount-s.Discount.Amount+s.Tax.Amount, s.Subtotal.Currency)
	for _, c := range []struct {
		fits             bool
		reason           string
		expected, actual money.Money
	}{
		{s.Payment == string(p.ID), "The session names another purchase.", none, none},
		{s.Tenant == string(p.TenantID), "The session names another team.", none, none},
		{s.Plan == p.Plan.ID, "The session names another plan.", none, none},
		{s.Total.Currency == p.Amount.Currency, "The session is in another currency.", p.Amount, s.Total},
		{s.Subtotal.Equal(p.Amount), "The session is about another price.", p.Amount, s.Subtotal},
		{p.Promotable || s.Discount.Amount == 0, "The session has a discount, and promotion codes are not taken.", p.Amount, s.Total},
		{p.Taxable || s.Tax.Amount == 0, "The session has a tax that was not agreed.", p.Amount, s.Total},
		{s.Total.Equal(sum), "The session's total is not its price less the discount plus the tax.", sum, s.Total},
		{s.Received != s.free(), "The session counts as paid, and Stripe has not taken the money.", s.Total, none},
		{s.free() == (s.Total.Amount == 0), "The session has a price and counts as free.", s.Total, none},
	} {
		if !c.fits {
			m := p.finding(s, c.reason)
			m.Expected, m.Actual = c.expected, c.actual
			return &m
		}
	}
	return nil
}

// finding is a mismatch of this purchase.
func (p Payment) finding(s Session, reason string) Mismatch {
	return Mismatch{SessionID: s.ID, TenantID: p.TenantID, PaymentID: p.ID, Reason: reason}
}
