package stripe

import (
	"fmt"
	"slices"
)

// evidenceTime is how long the merchant may answer a dispute, in seconds.
const evidenceTime = 7 * 24 * 60 * 60

// dispute is a payer's objection at their bank. The money is gone until the dispute is won.
type dispute struct {
	stamp
	Charge   string `json:"charge"`
	Intent   string `json:"intent"`
	Amount   int64  `json:"amount"`
	Currency string `json:"currency"`
	Reason   string `json:"reason"`
	// Status is needs_response, won or lost.
	Status      string `json:"status"`
	Brand       string `json:"brand"`
	Transaction string `json:"transaction"`
	// Reinstatement is the balance transaction that brought the money back.
	Reinstatement string `json:"reinstatement,omitempty"`
}

// disputeReasons are the ones that Stripe's Dispute object documents.
func disputeReasons() []string {
	return []string{"bank_cannot_process", "check_returned", "credit_not_processed", "customer_initiated", "debit_not_authorized",
		"duplicate", "fraudulent", "general", "incorrect_account_details", "insufficient_funds", "product_not_received",
		"product_unacceptable", "subscription_canceled", "unrecognized"}
}

// dispute opens a dispute of what is left of a charge and tells of it.
func (t *turn) dispute(c *charge, reason string) (*dispute, *failure) {
	switch {
	case !slices.Contains(disputeReasons(), reason):
		return nil, invalidParameter("reason", "", fmt.Sprintf("Invalid reason: must be one of %v", disputeReasons()))
	case !c.succeeded() || c.Refunded == c.Amount:
		return nil, refused("", fmt.Sprintf("Charge %s holds no money that could be disputed.", c.ID))
	case c.Disputed:
		return nil, refused("charge_disputed", fmt.Sprintf("Charge %s is disputed already.", c.ID))
	}
	d := &dispute{stamp: t.stamp("dp_1", 23), Charge: c.ID, Intent: c.Intent, Amount: c.Amount - c.Refunded, Currency: c.Currency,
		Reason: reason, Status: "needs_response", Brand: c.Card.Brand, Transaction: newID("txn_1", 23)}
	t.Disputes.add(d)
	c.Disputed = true
	t.tell(t.now, "charge.dispute.created", t.drawDispute(d), nil)
	t.tell(t.now, "charge.dispute.funds_withdrawn", t.drawDispute(d), nil)
	return d, nil
}

// settle closes a dispute as won, which brings the money back, or lost.
func (t *turn) settle(d *dispute, status string) *failure {
	if d.Status != "needs_response" {
		return refused("", fmt.Sprintf("Dispute %s is closed: it was %s.", d.ID, d.Status))
	}
	if status != "won" && status != "lost" {
		return invalidParameter("status", "", "Invalid status: must be won or lost")
	}
	d.Status = status
	t.tell(t.now, "charge.dispute.closed", t.drawDispute(d), object{"status": "needs_response"})
	if status == "won" {
		d.Reinstatement = newID("txn_1", 23)
		t.tell(t.now, "charge.dispute.funds_reinstated", t.drawDispute(d), nil)
	}
	return nil
}

func (t *turn) getDispute(c call) (object, *failure) {
	d, ok := t.Disputes.find(c.id("dispute"))
	if !ok {
		return nil, missing("dispute", "id", c.id("dispute"))
	}
	return t.drawDispute(d), nil
}

func (t *turn) listDisputes(c call) (object, *failure) {
	charge, intent := c.text("charge"), c.text("payment_intent")
	return page(c, "/v1/disputes", "dispute", t.Disputes.newestFirst(), func(d *dispute) bool {
		return (charge == "" || d.Charge == charge) && (intent == "" || d.Intent == intent) && within(c, d.At)
	}, t.drawDispute)
}

func (t *turn) drawDispute(d *dispute) object {
	due := d.At + evidenceTime
	return t.draw("dispute", object{
		"id": d.ID, "created": d.At, "amount": d.Amount, "currency": d.Currency, "status": d.Status, "reason": d.Reason,
		"charge": d.Charge, "payment_intent": d.Intent, "is_charge_refundable": false, "balance_transactions": d.movements(),
		"evidence_details":       object{"due_by": due, "has_evidence": false, "past_due": t.now > due, "submission_count": 0},
		"payment_method_details": object{"type": "card", "card": object{"brand": d.Brand, "network_reason_code": "10.4"}},
	})
}

// movements are the transfers of money that the dispute caused.
func (d *dispute) movements() []any {
	move := func(id, kind string, amount int64) object {
		return object{"id": id, "object": "balance_transaction", "amount": amount, "net": amount, "fee": 0, "fee_details": []any{},
			"currency": d.Currency, "created": d.At, "available_on": d.At, "status": "available", "type": "adjustment",
			"reporting_category": kind, "description": nil, "exchange_rate": nil, "source": d.ID}
	}
	moved := []any{move(d.Transaction, "dispute", -d.Amount)}
	if d.Reinstatement != "" {
		moved = append(moved, move(d.Reinstatement, "dispute_reversal", d.Amount))
	}
	return moved
}
