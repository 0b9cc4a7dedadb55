package stripe

import "maps"

// drawSession shows a session. Like Stripe, it has an address only while it can be paid, and its lines only when asked for.
func (t *turn) drawSession(s *session) object {
	facts := object{
		"id": s.ID, "created": s.At, "expires_at": s.ExpiresAt, "status": s.Status, "payment_status": s.Payment,
		"success_url": s.Success, "cancel_url": orNull(s.Cancel), "url": nil, "metadata": orEmpty(s.Metadata),
		"currency": s.Currency, "amount_subtotal": s.Subtotal(), "amount_total": s.Total(),
		"total_details":  object{"amount_discount": s.Discount, "amount_shipping": 0, "amount_tax": s.Tax()},
		"automatic_tax":  s.drawTax(),
		"customer_email": orNull(s.Email), "customer_details": s.drawDetails(), "customer_creation": "if_required",
		"payment_intent": orNull(s.Intent), "payment_method_collection": "if_required",
		"invoice_creation": object{"enabled": false, "invoice_data": object{
			"account_tax_ids": nil, "custom_fields": nil, "description": nil, "footer": nil, "issuer": nil,
			"metadata": object{}, "rendering_options": nil,
		}},
	}
	if s.Status == sessionOpen {
		facts["url"] = t.base + "/c/pay/" + s.ID
	}
	maps.Copy(facts, s.Echoed)
	return t.draw("checkout.session", facts)
}

// details are the payer's, or before there is one, what the merchant said of them.
func (s *session) details() contact {
	if s.Payer.Email != "" {
		return s.Payer
	}
	return contact{Email: s.Email}
}

func (s *session) drawDetails() any {
	who := s.details()
	if who.Email == "" {
		return nil
	}
	return object{"email": who.Email, "name": orNull(who.Name), "phone": nil, "address": nil, "tax_exempt": "none", "tax_ids": nil}
}

func (t *turn) listLines(c call) (object, *failure) {
	s, f := t.session(c.id("session"))
	if f != nil {
		return nil, f
	}
	return t.pageLines(s, c)
}

func (t *turn) pageLines(s *session, c call) (object, *failure) {
	discounts, taxes := s.share(s.Discount), s.share(s.Tax())
	return page(c, "/v1/checkout/sessions/"+s.ID+"/line_items", "line_item", s.placed(), nil, func(l placedLine) object {
		return t.drawLine(s, l.line, discounts[l.place], taxes[l.place])
	})
}

// placedLine is a line with its place among the lines of its session.
type placedLine struct {
	line
	place int
}

func (l placedLine) id() string { return l.ID }

func (s *session) placed() []placedLine {
	lines := make([]placedLine, 0, len(s.Lines))
	for i, l := range s.Lines {
		lines = append(lines, placedLine{l, i})
	}
	return lines
}

func (t *turn) drawLine(s *session, l line, discount, tax int64) object {
	price := t.draw("price", object{
		"id": l.Price, "product": l.Product, "active": false, "created": s.At, "currency": s.Currency,
		"unit_amount": l.Unit, "unit_amount_decimal": decimal(l.Unit), "tax_behavior": l.TaxBehavior,
	})
	return t.draw("item", object{
		"id": l.ID, "description": l.Name, "currency": s.Currency, "quantity": l.Quantity, "amount_subtotal": l.Subtotal(),
		"amount_discount": discount, "amount_tax": tax, "amount_total": l.Subtotal() - discount + tax, "price": price,
	})
}
