package stripe

import "net/http"

// route is one operation of Stripe's that the sandbox imitates. Its path is spelled as in Stripe's document, which is also how
// net/http spells patterns. A parameter that imitated does not name is refused; naming a group names everything in it.
type route struct {
	method   string
	path     string
	imitated []string
	handle   func(*turn, call) (object, *failure)
}

// routes is everything that the sandbox answers below /v1.
func routes() []route {
	const get, post = http.MethodGet, http.MethodPost
	paging := []string{"limit", "starting_after", "ending_before", "expand"}
	paged := func(names ...string) []string { return append(names, paging...) }
	single := []string{"expand"}
	return []route{
		{post, "/v1/checkout/sessions", sessionParameters(), (*turn).createSession},
		{get, "/v1/checkout/sessions", paged("created", "status", "payment_intent", "customer_details.email"), (*turn).listSessions},
		{get, "/v1/checkout/sessions/{session}", single, (*turn).getSession},
		{post, "/v1/checkout/sessions/{session}/expire", single, (*turn).expireSession},
		{get, "/v1/checkout/sessions/{session}/line_items", paging, (*turn).listLines},
		{get, "/v1/payment_intents", paged("created"), (*turn).listIntents},
		{get, "/v1/payment_intents/{intent}", single, (*turn).getIntent},
		{get, "/v1/charges", paged("created", "payment_intent"), (*turn).listCharges},
		{get, "/v1/charges/{charge}", single, (*turn).getCharge},
		{post, "/v1/refunds", []string{"charge", "payment_intent", "amount", "reason", "metadata", "expand"}, (*turn).createRefund},
		{get, "/v1/refunds", paged("created", "charge", "payment_intent"), (*turn).listRefunds},
		{get, "/v1/refunds/{refund}", single, (*turn).getRefund},
		{get, "/v1/disputes", paged("created", "charge", "payment_intent"), (*turn).listDisputes},
		{get, "/v1/disputes/{dispute}", single, (*turn).getDispute},
		{get, "/v1/events", paged("created", "type", "types"), (*turn).listEvents},
		{get, "/v1/events/{id}", single, (*turn).getEvent},
	}
}
