package stripe

import "net/http"

// route is one operation of Stripe's that the sandbox imitates. Its path is spelled as in Stripe's document, which is also how
// net/http spells patterns. A parameter that imitated does not name is refused; naming a group names everything in it.
type route struct {
	method string
	path   string
	// kind is the object that it answers with; listing says that it answers with a list of them.
	kind     string
	listing  bool
	imitated []string
	handle   func(*turn, call) (object, *failure)
}

// routes is everything that the sandbox answers below /v1.
func routes() []route {
	const get, post = http.MethodGet, http.MethodPost
	const one, many = false, true
	paging := []string{"limit", "starting_after", "ending_before", "expand"}
	paged := func(names ...string) []string { return append(names, paging...) }
	single := []string{"expand"}
	return []route{
		{get, "/v1/balance", "balance", one, single, (*turn).getBalance},
		{post, "/v1/checkout/sessions", "checkout.session", one, sessionParameters(), (*turn).createSession},
		{get, "/v1/checkout/sessions", "checkout.session", many, paged("created", "status", "payment_intent", "customer_details.email"), (*turn).listSessions},
		{get, "/v1/checkout/sessions/{session}", "checkout.session", one, single, (*turn).getSession},
		{post, "/v1/checkout/sessions/{session}/expire", "checkout.session", one, single, (*turn).expireSession},
		{get, "/v1/checkout/sessions/{session}/line_items", "item", many, paging, (*turn).listLines},
		{get, "/v1/payment_intents", "payment_intent", many, paged("created"), (*turn).listIntents},
		{get, "/v1/payment_intents/{intent}", "payment_intent", one, single, (*turn).getIntent},
		{get, "/v1/charges", "charge", many, paged("created", "payment_intent"), (*turn).listCharges},
		{get, "/v1/charges/{charge}", "charge", one, single, (*turn).getCharge},
		{post, "/v1/refunds", "refund", one, []string{"charge", "payment_intent", "amount", "reason", "metadata", "expand"}, (*turn).createRefund},
		{get, "/v1/refunds", "refund", many, paged("created", "charge", "payment_intent"), (*turn).listRefunds},
		{get, "/v1/refunds/{refund}", "refund", one, single, (*turn).getRefund},
		{get, "/v1/disputes", "dispute", many, paged("created", "charge", "payment_intent"), (*turn).listDisputes},
		{get, "/v1/disputes/{dispute}", "dispute", one, single, (*turn).getDispute},
		{get, "/v1/events", "event", many, paged("created", "type", "types"), (*turn).listEvents},
		{get, "/v1/events/{id}", "event", one, single, (*turn).getEvent},
	}
}
