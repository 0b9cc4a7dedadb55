package stripe

import (
	"fmt"
	"strings"
)

// deepestExpand is Stripe's bound on the levels of one expand path.
const deepestExpand = 4

// listOf marks a field that holds a list of objects rather than one.
const listOf = "list of "

// expandable says what each field that can be expanded leads to. An empty kind is a field that stays null in the sandbox.
func expandable() map[string]string {
	return map[string]string{
		"checkout.session.payment_intent": "payment_intent",
		"checkout.session.line_items":     listOf + "item",
		"checkout.session.customer":       "",
		"checkout.session.invoice":        "",
		"checkout.session.subscription":   "",
		"checkout.session.setup_intent":   "",
		"checkout.session.payment_link":   "",
		"payment_intent.latest_charge":    "charge",
		"payment_intent.customer":         "",
		"payment_intent.invoice":          "",
		"charge.payment_intent":           "payment_intent",
		"charge.refunds":                  listOf + "refund",
		"charge.customer":                 "",
		"charge.invoice":                  "",
		"refund.charge":                   "charge",
		"refund.payment_intent":           "payment_intent",
		"dispute.charge":                  "charge",
		"dispute.payment_intent":          "payment_intent",
	}
}

// checkExpand refuses paths that lead nowhere, before the request begins. In a list a path begins with data.
func checkExpand(r route, paths []string) *failure {
	for _, path := range paths {
		steps := strings.Split(path, ".")
		if len(steps) > deepestExpand {
			return invalidParameter("expand", "property_expansion_max_depth",
				fmt.Sprintf("You cannot expand more than %d levels of a property. Property: %s.", deepestExpand, path))
		}
		kind := r.kind
		if r.listing {
			kind = listOf + kind
		}
		for _, step := range steps {
			next, known := follow(kind, step)
			if !known {
				return invalidParameter("expand", "", fmt.Sprintf("This property cannot be expanded (%s).", path))
			}
			kind = next
		}
		if strings.HasSuffix(path, "data") {
			return invalidParameter("expand", "", fmt.Sprintf("This property cannot be expanded (%s): name a field of its items.", path))
		}
	}
	return nil
}

// follow gives the kind to which one step leads.
func follow(kind, step string) (next string, known bool) {
	if item, list := strings.CutPrefix(kind, listOf); list {
		return item, step == "data"
	}
	next, known = expandable()[kind+"."+step]
	return next, known
}

// expand replaces references in an answer by the objects, along paths that checkExpand let through.
func (t *turn) expand(found object, paths []string) {
	for _, path := range paths {
		t.expandPath(found, strings.Split(path, "."))
	}
}

func (t *turn) expandPath(owner object, steps []string) {
	if len(steps) == 0 {
		return
	}
	if owner["object"] == "list" {
		for _, item := range owner["data"].([]any) {
			t.expandPath(item.(object), steps[1:])
		}
		return
	}
	field := steps[0]
	if _, done := owner[field].(object); !done {
		owner[field] = t.resolve(owner, field)
	}
	if next, there := owner[field].(object); there {
		t.expandPath(next, steps[1:])
	}
}

// resolve finds what a field of an object refers to; null where it refers to nothing.
func (t *turn) resolve(owner object, field string) any {
	id, _ := owner["id"].(string)
	reference, _ := owner[field].(string)
	kind, _ := follow(owner["object"].(string), field)
	switch kind {
	case "payment_intent":
		if i, ok := t.Intents.find(reference); ok {
			return t.drawIntent(i)
		}
	case "charge":
		if c, ok := t.Charges.find(reference); ok {
			return t.drawCharge(c)
		}
	case listOf + "item":
		return t.sessionLines(id)
	case listOf + "refund":
		return t.chargeRefunds(id)
	}
	return nil
}

// sessionLines are a session's line items inside the session: its first ten, as in Stripe.
func (t *turn) sessionLines(id string) object {
	s, _ := t.Sessions.find(id)
	lines, _ := t.pageLines(s, call{})
	return lines
}

// chargeRefunds are a charge's refunds inside the charge: the ten newest.
func (t *turn) chargeRefunds(id string) object {
	refunds, _ := page(call{}, "/v1/charges/"+id+"/refunds", "refund", t.Refunds.newestFirst(),
		func(r *refund) bool { return r.Charge == id }, t.drawRefund)
	return refunds
}
