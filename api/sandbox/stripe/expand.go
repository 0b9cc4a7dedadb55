package stripe

import (
	"fmt"
	"strings"
)

// deepestExpand is Stripe's bound on the levels of one expand path.
const deepestExpand = 4

// expand replaces references in an answer by the objects, as the request's expand parameters say.
func (t *turn) expand(found object, paths []string) *failure {
	for _, path := range paths {
		steps := strings.Split(path, ".")
		if len(steps) > deepestExpand {
			return invalidParameter("expand", "property_expansion_max_depth",
				fmt.Sprintf("You cannot expand more than %d levels of a property. Property: %s.", deepestExpand, path))
		}
		if f := t.expandPath(found, steps, path); f != nil {
			return f
		}
	}
	return nil
}

func (t *turn) expandPath(owner object, steps []string, path string) *failure {
	if len(steps) == 0 {
		return nil
	}
	if owner["object"] == "list" {
		return t.expandItems(owner, steps, path)
	}
	field := steps[0]
	if !isWhole(owner[field]) {
		value, known := t.resolve(owner, field)
		if !known {
			return invalidParameter("expand", "", fmt.Sprintf("This property cannot be expanded (%s).", path))
		}
		owner[field] = value
	}
	next, ok := owner[field].(object)
	if !ok {
		return nil // nothing is there to look into, which is no mistake
	}
	return t.expandPath(next, steps[1:], path)
}

// isWhole tells an object of the API, such as one expanded before, from a reference and from a mere group of fields.
func isWhole(value any) bool {
	o, _ := value.(object)
	_, named := o["object"].(string)
	return named
}

func (t *turn) expandItems(list object, steps []string, path string) *failure {
	if steps[0] != "data" || len(steps) == 1 {
		return invalidParameter("expand", "", fmt.Sprintf("This property cannot be expanded (%s). In a list, begin with data.", path))
	}
	items, _ := list["data"].([]any)
	for _, item := range items {
		if f := t.expandPath(item.(object), steps[1:], path); f != nil {
			return f
		}
	}
	return nil
}

// resolve finds what a field of an object refers to. What the sandbox never sets stays null when it is asked for.
func (t *turn) resolve(owner object, field string) (value any, known bool) {
	kind, _ := owner["object"].(string)
	reference, _ := owner[field].(string)
	switch kind + "." + field {
	case "checkout.session.payment_intent", "charge.payment_intent", "refund.payment_intent", "dispute.payment_intent":
		if i, ok := t.Intents.find(reference); ok {
			return t.drawIntent(i), true
		}
		return nil, true
	case "payment_intent.latest_charge", "refund.charge", "dispute.charge":
		if c, ok := t.Charges.find(reference); ok {
			return t.drawCharge(c), true
		}
		return nil, true
	case "checkout.session.line_items":
		return t.sessionLines(owner["id"].(string)), true
	case "charge.refunds":
		return t.chargeRefunds(owner["id"].(string)), true
	case "checkout.session.customer", "checkout.session.invoice", "checkout.session.subscription", "checkout.session.setup_intent",
		"checkout.session.payment_link", "payment_intent.customer", "payment_intent.invoice", "charge.customer", "charge.invoice":
		return nil, true
	}
	return nil, false
}

// sessionLines are a session's line items inside the session: its first ten, as in Stripe.
func (t *turn) sessionLines(id string) object {
	s, _ := t.Sessions.find(id)
	shares := s.discounts()
	lines, _ := page(call{}, s.linesURL(), "line_item", s.placed(), nil, func(l placedLine) object {
		return t.drawLine(s, l.line, shares[l.place])
	})
	return lines
}

// chargeRefunds are a charge's refunds inside the charge: the ten newest.
func (t *turn) chargeRefunds(id string) object {
	refunds, _ := page(call{}, "/v1/charges/"+id+"/refunds", "refund", t.Refunds.newestFirst(),
		func(r *refund) bool { return r.Charge == id }, t.drawRefund)
	return refunds
}
