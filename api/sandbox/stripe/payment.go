package stripe

// pay tries to pay an open session. It is the only way by which money comes into the account.
func (t *turn) pay(s *session, who contact, with card) *failure {
	if s.Status != sessionOpen {
		return s.closed()
	}
	if s.Total() == 0 {
		t.complete(s, who, "no_payment_required")
		return nil
	}
	i := t.intentOf(s)
	c := t.attempt(i, who, with)
	if c.Decline.Code != "" {
		t.tell(t.now, "charge.failed", t.drawCharge(c), nil)
		t.tell(t.now, "payment_intent.payment_failed", t.drawIntent(i), nil)
		return c.Decline.failure(c.ID)
	}
	i.Status, i.Method = "succeeded", c.Method
	t.tell(t.now, "charge.succeeded", t.drawCharge(c), nil)
	t.tell(t.now, "payment_intent.succeeded", t.drawIntent(i), nil)
	t.complete(s, who, "paid")
	if with.behavior.disputes {
		t.dispute(c, "fraudulent")
	}
	return nil
}

// attempt makes the charge of one try, whatever comes of it.
func (t *turn) attempt(i *intent, who contact, with card) *charge {
	c := &charge{
		stamp: t.stamp("ch_3", 23), Intent: i.ID, Amount: i.Amount, Currency: i.Currency, Order: i.Order, Payer: who,
		Card: with, Method: newID("pm_1", 23), Decline: with.behavior.decline,
	}
	if c.Decline.Code == "" {
		c.Transaction = newID("txn_3", 23)
	}
	t.Charges.add(c)
	i.Latest = c.ID
	return c
}

func (t *turn) complete(s *session, who contact, payment string) {
	s.Status, s.Payment, s.Payer = sessionComplete, payment, who
	t.tell(t.now, "checkout.session.completed", t.drawSession(s), nil)
}
