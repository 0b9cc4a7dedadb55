package stripe

// failLate takes back a payment that had succeeded, as banks do with slow ways to pay.
func (t *turn) failLate(c call) (object, *failure) {
	paid, f := t.charge(c.id("id"))
	if f != nil {
		return nil, f
	}
	i, ok := t.Intents.find(paid.Intent)
	if !ok || !paid.succeeded() || paid.Refunded > 0 || paid.Disputed {
		return nil, refused("", "Charge "+paid.ID+" holds no money that could fail to come.")
	}
	paid.Decline = decline{"card_declined", "generic_decline", "The bank did not deliver the money."}
	i.Status = "requires_payment_method"
	t.tell(t.now, "charge.failed", t.drawCharge(paid), nil)
	t.tell(t.now, "payment_intent.payment_failed", t.drawIntent(i), nil)
	return t.drawCharge(paid), nil
}

// startSlowly completes a session whose money is still on its way, as a bank debit does.
func (t *turn) startSlowly(c call) (object, *failure) {
	s, f := t.session(c.id("id"))
	switch {
	case f != nil:
		return nil, f
	case s.Status != sessionOpen:
		return nil, s.closed()
	}
	t.intentOf(s).Status = "processing"
	t.complete(s, contact{Email: s.Email}, "unpaid")
	return t.drawSession(s), nil
}

// arrive ends the wait for the money of a session: it is there, or it will not come.
func (t *turn) arrive(c call) (object, *failure) {
	s, f := t.session(c.id("id"))
	if f != nil {
		return nil, f
	}
	i, ok := t.Intents.find(s.Intent)
	if !ok || i.Status != "processing" {
		return nil, refused("", "No money is on its way for session "+s.ID+".")
	}
	number, kind := "4242424242424242", "checkout.session.async_payment_succeeded"
	if c.text("status") == "failed" {
		number, kind = "4000000000000002", "checkout.session.async_payment_failed"
	}
	made := t.attempt(i, s.Payer, card{brandOf(number), number[12:], 12, 2040, behaviorOf(number)})
	i.Status = "requires_payment_method"
	if made.succeeded() {
		i.Status, i.Method, s.Payment = "succeeded", made.Method, "paid"
	}
	t.tell(t.now, kind, t.drawSession(s), nil)
	return t.drawSession(s), nil
}
