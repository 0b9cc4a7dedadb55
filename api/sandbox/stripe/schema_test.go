package stripe_test

import (
	"encoding/json"
	"fmt"
	"net/url"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/stripe/stripe-mock/embedded"
)

// shapes are Stripe's own schemas of its objects.
func shapes(t *testing.T) openapi3.Schemas {
	t.Helper()
	var whole map[string]json.RawMessage
	if err := json.Unmarshal(embedded.OpenAPISpec, &whole); err != nil {
		t.Fatal(err)
	}
	whole["paths"] = json.RawMessage("{}")
	data, err := json.Marshal(whole)
	if err != nil {
		t.Fatal(err)
	}
	document, err := openapi3.NewLoader().LoadFromData(data)
	if err != nil {
		t.Fatal(err)
	}
	return document.Components.Schemas
}

// schemaOf names the schema of an object.
func schemaOf(object map[string]any) string {
	kind, _ := object["object"].(string)
	return kind
}

// check validates an object, everything of the API that it holds, and that it has no field that Stripe's has not.
func check(t *testing.T, schemas openapi3.Schemas, seen map[string]int, object map[string]any) {
	t.Helper()
	kind := schemaOf(object)
	switch {
	case kind == "list":
		for _, item := range object["data"].([]any) {
			check(t, schemas, seen, item.(map[string]any))
		}
		return
	case kind == "event":
		check(t, schemas, seen, object["data"].(map[string]any)["object"].(map[string]any))
	}
	schema := schemas[kind]
	if schema == nil {
		t.Errorf("Stripe has no object %q", kind)
		return
	}
	seen[kind]++
	if err := schema.Value.VisitJSON(object); err != nil {
		t.Errorf("%s: %v", kind, err)
	}
	for name, value := range object {
		if schema.Value.Properties[name] == nil {
			t.Errorf("%s has a field %q that Stripe's has not", kind, name)
		}
		if nested, ok := value.(map[string]any); ok && schemaOf(nested) != "" {
			check(t, schemas, seen, nested)
		}
	}
}

func TestEveryObjectHasTheShapeThatStripesSchemaGivesIt(t *testing.T) {
	h := set(t)
	h.create(offer())
	h.steer("/sessions/"+h.create(offer()).ID+"/expire", "")
	h.submit(h.create(offer()), "4000000000000002", nil)
	h.steer("/sessions/"+h.sessions()[0]+"/expire", "")
	refunded := h.paid()
	h.steer("/charges/"+refunded.PaymentIntent.LatestCharge.ID+"/refund", `{"amount": 900}`)
	h.submit(h.create(offer()), "4000000000000259", nil)
	h.call("POST", "/v1/checkout/sessions", form(map[string]string{
		"allow_promotion_codes": "true", "locale": "de", "submit_type": "pay", "payment_intent_data[description]": "Growth",
		"payment_intent_data[receipt_email]": "a@b.test", "payment_intent_data[statement_descriptor]": "CAMPAIGN OS",
		"line_items[0][price_data][tax_behavior]": "inclusive",
	}))

	schemas, seen := shapes(t), map[string]int{}
	for path, expand := range map[string][]string{
		"/v1/checkout/sessions":                                {"data.line_items", "data.payment_intent.latest_charge"},
		"/v1/checkout/sessions/" + refunded.ID + "/line_items": nil,
		"/v1/payment_intents":                                  {"data.latest_charge.refunds"},
		"/v1/charges":                                          {"data.payment_intent", "data.refunds"},
		"/v1/refunds":                                          {"data.charge", "data.payment_intent"},
		"/v1/disputes":                                         {"data.charge"},
		"/v1/events":                                           nil,
	} {
		query := url.Values{"limit": {"100"}}
		for i, field := range expand {
			query.Set(fmt.Sprintf("expand[%d]", i), field)
		}
		response, body := h.call("GET", path+"?"+query.Encode(), nil)
		var list map[string]any
		if err := json.Unmarshal([]byte(body), &list); err != nil || response.StatusCode != 200 {
			t.Fatalf("%s: %d %v %s", path, response.StatusCode, err, body)
		}
		check(t, schemas, seen, list)
	}
	for _, kind := range []string{"checkout.session", "item", "price", "payment_intent", "charge", "refund", "dispute", "event"} {
		if seen[kind] == 0 {
			t.Errorf("no %s was seen", kind)
		}
	}
}

func TestErrorsHaveTheShapeThatStripesSchemaGivesThem(t *testing.T) {
	h := set(t)
	schema := shapes(t)["error"].Value
	for _, request := range []string{"GET /v1/events/evt_none", "GET /v1/nothing", "POST /v1/checkout/sessions", "POST /v1/refunds"} {
		var method, path string
		fmt.Sscan(request, &method, &path)
		_, body := h.call(method, path, nil)
		var answer any
		if err := json.Unmarshal([]byte(body), &answer); err != nil {
			t.Fatalf("%s: %v %s", request, err, body)
		}
		if err := schema.VisitJSON(answer); err != nil {
			t.Errorf("%s: %v", request, err)
		}
	}
}
