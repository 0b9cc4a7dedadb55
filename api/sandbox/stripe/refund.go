package stripe

import "fmt"

// refund gives money of one charge back.
type refund struct {
	stamp
	Charge      string            `json:"charge"`
	Intent      string            `json:"intent"`
	Amount      int64             `json:"amount"`
	Currency    string            `json:"currency"`
	Reason      string            `json:"reason,omitempty"`
	Metadata    map[string]string `json:"metadata,omitempty"`
	Transaction string            `json:"transaction"`
}

func (t *turn) createRefund(c call) (object, *failure) {
	paid, f := t.refundable(c)
	if f != nil {
		return nil, f
	}
	labels, f := metadata(c.params, "metadata")
	if f != nil {
		return nil, f
	}
	amount := paid.Amount - paid.Refunded
	if c.has("amount") {
		amount = c.number("amount")
	}
	r, f := t.giveBack(paid, amount, c.text("reason"), labels)
	if f != nil {
		return nil, f
	}
	return t.drawRefund(r), nil
}

// refundable finds the charge that a request names, by itself or by its PaymentIntent.
func (t *turn) refundable(c call) (*charge, *failure) {
	id, of := c.text("charge"), c.text("payment_intent")
	switch {
	case id != "" && of != "":
		return nil, invalidParameter("", "", "You may only specify one of these parameters: charge, payment_intent.")
	case id != "":
		return t.charge(id)
	case of == "":
		return nil, invalidParameter("", "parameter_missing",
			"One of the following params should be provided for this request: payment_intent or charge.")
	}
	i, ok := t.Intents.find(of)
	if !ok {
		return nil, missing("payment_intent", "payment_intent", of)
	}
	if i.Status != "succeeded" {
		return nil, refused("", fmt.Sprintf("This PaymentIntent (%s) does not have a successful charge to refund.", of))
	}
	return t.charge(i.Latest)
}

// giveBack refunds part or all of a charge and tells of it. Amount is in minor units.
func (t *turn) giveBack(c *charge, amount int64, reason string, labels map[string]string) (*refund, *failure) {
	left := c.Amount - c.Refunded
	switch {
	case !c.succeeded():
		return nil, refused("", fmt.Sprintf("Charge %s did not succeed, so there is nothing to refund.", c.ID))
	case c.Disputed:
		return nil, refused("charge_disputed", fmt.Sprintf("Charge %s has been charged back; cannot issue a refund.", c.ID))
	case left == 0:
		return nil, refused("charge_already_refunded", fmt.Sprintf("Charge %s has already been refunded.", c.ID))
	case amount < 1:
		return nil, invalidParameter("amount", "parameter_invalid_integer", "Invalid positive integer")
	case amount > left:
		over := refused("", fmt.Sprintf("Refund amount (%s) is greater than unrefunded amount on charge (%s)",
			price(amount, c.Currency), price(left, c.Currency)))
		over.param = "amount"
		return nil, over
	}
	r := &refund{stamp: t.stamp("re_3", 23), Charge: c.ID, Intent: c.Intent, Amount: amount, Currency: c.Currency,
		Reason: reason, Metadata: labels, Transaction: newID("txn_3", 23)}
	t.Refunds.add(r)
	before := object{"amount_refunded": c.Refunded, "refunded": false}
	if c.Refunded += amount; c.Refunded < c.Amount {
		delete(before, "refunded")
	}
	t.tell(t.now, "refund.created", t.drawRefund(r), nil)
	t.tell(t.now, "charge.refunded", t.drawCharge(c), before)
	return r, nil
}

func (t *turn) getRefund(c call) (object, *failure) {
	r, ok := t.Refunds.find(c.id("refund"))
	if !ok {
		return nil, missing("refund", "id", c.id("refund"))
	}
	return t.drawRefund(r), nil
}

func (t *turn) listRefunds(c call) (object, *failure) {
	charge, intent := c.text("charge"), c.text("payment_intent")
	return page(c, "/v1/refunds", "refund", t.Refunds.newestFirst(), func(r *refund) bool {
		return (charge == "" || r.Charge == charge) && (intent == "" || r.Intent == intent) && within(c, r.At)
	}, t.drawRefund)
}

func (t *turn) drawRefund(r *refund) object {
	return t.draw("refund", object{
		"id": r.ID, "created": r.At, "amount": r.Amount, "currency": r.Currency, "status": "succeeded", "charge": r.Charge,
		"payment_intent": r.Intent, "reason": orNull(r.Reason), "metadata": orEmpty(r.Metadata), "balance_transaction": r.Transaction,
		"destination_details": object{"type": "card", "card": object{
			"type": "refund", "reference_status": "pending", "reference_type": "acquirer_reference_number",
		}},
	})
}
