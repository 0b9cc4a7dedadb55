package stripe

// intent is a PaymentIntent: the attempts to pay one session.
type intent struct {
	stamp
	Amount   int64  `json:"amount"`
	Currency string `json:"currency"`
	// Status is requires_payment_method, succeeded or canceled.
	Status string `json:"status"`
	Order  order  `json:"order,omitzero"`
	// Latest is the id of the newest charge; Method of the payment method that succeeded.
	Latest     string `json:"latest,omitempty"`
	Method     string `json:"method,omitempty"`
	CanceledAt int64  `json:"canceledAt,omitempty"`
	// Secret would let the payer's browser continue; it is part of the shape.
	Secret string `json:"secret"`
}

// intentOf finds or makes the PaymentIntent of a session, for what the session costs now.
func (t *turn) intentOf(s *session) *intent {
	if i, ok := t.Intents.find(s.Intent); ok {
		i.Amount = s.Total()
		return i
	}
	i := &intent{stamp: t.stamp("pi_3", 23), Amount: s.Total(), Currency: s.Currency, Status: "requires_payment_method", Order: s.Order}
	i.Secret = i.ID + newID("_secret_", 25)
	t.Intents.add(i)
	s.Intent = i.ID
	t.tell(t.now, "payment_intent.created", t.drawIntent(i), nil)
	return i
}

func (t *turn) getIntent(c call) (object, *failure) {
	i, ok := t.Intents.find(c.id("intent"))
	if !ok {
		return nil, missing("payment_intent", "intent", c.id("intent"))
	}
	return t.drawIntent(i), nil
}

func (t *turn) listIntents(c call) (object, *failure) {
	return page(c, "/v1/payment_intents", "payment_intent", t.Intents.newestFirst(),
		func(i *intent) bool { return within(c, i.At) }, t.drawIntent)
}

func (t *turn) drawIntent(i *intent) object {
	facts := object{
		"id": i.ID, "created": i.At, "amount": i.Amount, "amount_received": 0, "currency": i.Currency, "status": i.Status,
		"metadata": orEmpty(i.Order.Metadata), "description": orNull(i.Order.Description),
		"receipt_email": orNull(i.Order.ReceiptEmail), "statement_descriptor": orNull(i.Order.Descriptor),
		"statement_descriptor_suffix": orNull(i.Order.DescriptorSuffix), "latest_charge": orNull(i.Latest),
		"payment_method": orNull(i.Method), "client_secret": i.Secret, "canceled_at": nil, "last_payment_error": nil,
		"payment_method_options": object{"card": object{
			"installments": nil, "mandate_options": nil, "network": nil, "request_three_d_secure": "automatic",
		}},
	}
	switch i.Status {
	case "succeeded":
		facts["amount_received"] = i.Amount
	case "canceled":
		facts["canceled_at"], facts["cancellation_reason"] = i.CanceledAt, "automatic"
	}
	if c, ok := t.Charges.find(i.Latest); ok && c.Decline.Code != "" {
		facts["last_payment_error"] = c.Decline.failure(c.ID).body("")["error"]
	}
	return t.draw("payment_intent", facts)
}
