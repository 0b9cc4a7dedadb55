package stripe

import "strings"

// checkoutView is what the payment page shows.
type checkoutView struct {
	Merchant string
	Session  *session
	Form     cardForm
	Email    string
	// Faults are sentences by field; Declined is what the bank said.
	Faults   map[string]string
	Declined string
	// PromotionFault is about the promotion code, which has its own form.
	PromotionFault string
	Address        string
}

// Open says that the session can be paid.
func (v checkoutView) Open() bool { return v.Session.Status == sessionOpen }

// Complete says that there is nothing left to pay.
func (v checkoutView) Complete() bool { return v.Session.Status == sessionComplete }

// EmailField is where the receipt goes; the fields after it are the card's.
func (v checkoutView) EmailField() field {
	return v.field(field{ID: "email", Label: "Email", Value: v.Email, Mode: "email", Complete: "email",
		Placeholder: "ada@example.com", Most: 254, Locked: v.Session.Email != ""})
}
func (v checkoutView) NumberField() field {
	return v.field(field{ID: "number", Label: "Card number", Value: v.Form.Number, Mode: "numeric", Complete: "cc-number",
		Placeholder: "4242 4242 4242 4242", Most: 30})
}
func (v checkoutView) ExpiryField() field {
	return v.field(field{ID: "expiry", Label: "Expiry", Value: v.Form.Expiry, Mode: "numeric", Complete: "cc-exp",
		Placeholder: "MM / YY", Most: 9})
}

// CVCField never gives the digits back, as a real page would not.
func (v checkoutView) CVCField() field {
	return v.field(field{ID: "cvc", Label: "CVC", Mode: "numeric", Complete: "cc-csc", Placeholder: "123", Most: 4})
}
func (v checkoutView) NameField() field {
	return v.field(field{ID: "name", Label: "Name on card", Value: v.Form.Name, Mode: "text", Complete: "cc-name",
		Placeholder: "Ada Lovelace", Most: 120})
}

// field is an input with its label and what is wrong with it.
type field struct {
	ID, Label, Value, Mode, Complete, Placeholder string
	// Most is the number of characters that it takes; Locked, that the payer can't change it.
	Most   int
	Locked bool
	Fault  string
}

func (v checkoutView) field(f field) field {
	f.Fault = v.Faults[f.ID]
	return f
}

// receiptView is what a receipt shows.
type receiptView struct {
	Merchant string
	Charge   charge
}

// view copies the session, since the page is written after the account is free again.
func (s *Server) view(found *session) checkoutView {
	copied := *found
	return checkoutView{Merchant: s.options.Merchant, Session: &copied, Email: found.details().Email, Address: "/c/pay/" + found.ID}
}

// fill takes over what the payer typed; the email address is theirs only where the merchant gave none.
func (v *checkoutView) fill(form pageForm) {
	v.Form = cardForm{Number: form.get("number"), Expiry: form.get("expiry"), CVC: form.get("cvc"), Name: form.get("name")}
	if v.Session.Email == "" {
		v.Email = strings.TrimSpace(form.get("email"))
	}
}
