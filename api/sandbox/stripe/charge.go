package stripe

// charge is one attempt to take money from a card. It failed when it has a decline.
type charge struct {
	stamp
	Intent      string  `json:"intent"`
	Amount      int64   `json:"amount"`
	Refunded    int64   `json:"refunded,omitempty"`
	Currency    string  `json:"currency"`
	Order       order   `json:"order,omitzero"`
	Payer       contact `json:"payer,omitzero"`
	Card        card    `json:"card"`
	Method      string  `json:"method"`
	Transaction string  `json:"transaction,omitempty"`
	Decline     decline `json:"decline,omitzero"`
	Disputed    bool    `json:"disputed,omitempty"`
}

func (c *charge) succeeded() bool { return c.Decline.Code == "" }

func (t *turn) getCharge(c call) (object, *failure) {
	found, f := t.charge(c.id("charge"))
	if f != nil {
		return nil, f
	}
	return t.drawCharge(found), nil
}

func (t *turn) charge(id string) (*charge, *failure) {
	found, ok := t.Charges.find(id)
	if !ok {
		return nil, missing("charge", "id", id)
	}
	return found, nil
}

func (t *turn) listCharges(c call) (object, *failure) {
	intent := c.text("payment_intent")
	return page(c, "/v1/charges", "charge", t.Charges.newestFirst(), func(x *charge) bool {
		return (intent == "" || x.Intent == intent) && within(c, x.At)
	}, t.drawCharge)
}

func (t *turn) drawCharge(c *charge) object {
	facts := object{
		"id": c.ID, "created": c.At, "amount": c.Amount, "currency": c.Currency, "payment_intent": c.Intent,
		"amount_refunded": c.Refunded, "refunded": c.succeeded() && c.Refunded == c.Amount, "disputed": c.Disputed,
		"metadata": orEmpty(c.Order.Metadata), "description": orNull(c.Order.Description),
		"receipt_email": orNull(c.Order.ReceiptEmail), "statement_descriptor": orNull(c.Order.Descriptor),
		"statement_descriptor_suffix": orNull(c.Order.DescriptorSuffix), "payment_method": c.Method,
		"billing_details":        object{"address": noAddress(), "email": orNull(c.Payer.Email), "name": orNull(c.Payer.Name), "phone": nil},
		"payment_method_details": object{"type": "card", "card": t.drawCard(c)},
		"balance_transaction":    orNull(c.Transaction), "outcome": c.outcome(), "receipt_url": nil,
		"calculated_statement_descriptor": "SANDBOX", "failure_code": orNull(c.Decline.Code), "failure_message": orNull(c.Decline.Message),
		"status": "failed", "paid": false, "captured": false, "amount_captured": 0,
	}
	if c.succeeded() {
		facts["status"], facts["paid"], facts["captured"], facts["amount_captured"] = "succeeded", true, true, c.Amount
		facts["receipt_url"] = t.base + "/receipts/" + c.ID
	}
	drawn := t.draw("charge", facts)
	delete(drawn, "refunds") // present only when it is asked for, since API version 2022-11-15
	return drawn
}

func noAddress() object {
	return object{"city": nil, "country": nil, "line1": nil, "line2": nil, "postal_code": nil, "state": nil}
}

// drawCard completes the fixture's card, whose details the sandbox has no say in.
func (t *turn) drawCard(c *charge) object {
	details, _ := t.draw("charge", nil)["payment_method_details"].(object)
	shape, _ := details["card"].(object)
	shape["brand"], shape["network"], shape["last4"] = c.Card.Brand, c.Card.Brand, c.Card.Last4
	shape["exp_month"], shape["exp_year"] = c.Card.ExpMonth, c.Card.ExpYear
	shape["amount_authorized"] = c.Amount
	shape["overcapture"] = object{"maximum_amount_capturable": c.Amount, "status": "unavailable"}
	return shape
}

func (c *charge) outcome() object {
	if c.succeeded() {
		return object{"network_status": "approved_by_network", "reason": nil, "risk_level": "normal", "risk_score": 12,
			"seller_message": "Payment complete.", "type": "authorized"}
	}
	return object{"network_status": "declined_by_network", "reason": c.Decline.Reason, "risk_level": "normal", "risk_score": 12,
		"seller_message": "The bank returned the decline code `" + c.Decline.Reason + "`.", "type": "issuer_declined"}
}
