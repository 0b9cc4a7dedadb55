package stripe_test

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"testing"

	stripego "github.com/stripe/stripe-go/v76"
)

// form is a request that creates a session, as a form.
func form(change map[string]string) url.Values {
	f := url.Values{
		"mode": {"payment"}, "success_url": {"http://127.0.0.1/ok"}, "line_items[0][quantity]": {"1"},
		"line_items[0][price_data][currency]": {"usd"}, "line_items[0][price_data][unit_amount]": {"4900"},
		"line_items[0][price_data][product_data][name]": {"Growth"},
	}
	for name, value := range change {
		if value == "-" {
			f.Del(name)
			continue
		}
		f.Set(name, value)
	}
	return f
}

func TestMistakenSessionsAreRefusedByParameter(t *testing.T) {
	h := set(t)
	const line = "line_items[0]"
	for name, c := range map[string]struct {
		change      map[string]string
		code, param string
	}{
		"unknown":               {map[string]string{"colour": "red"}, "parameter_unknown", "colour"},
		"unknown nested":        {map[string]string{line + "[price_data][colour]": "red"}, "parameter_unknown", line + "[price_data][colour]"},
		"no mode":               {map[string]string{"mode": "-"}, "parameter_missing", "mode"},
		"bad mode":              {map[string]string{"mode": "gift"}, "", "mode"},
		"mode not imitated":     {map[string]string{"mode": "subscription"}, "", "mode"},
		"no success_url":        {map[string]string{"success_url": "-"}, "parameter_missing", "success_url"},
		"relative success_url":  {map[string]string{"success_url": "/ok"}, "url_invalid", "success_url"},
		"script as cancel_url":  {map[string]string{"cancel_url": "javascript:alert(1)"}, "url_invalid", "cancel_url"},
		"too short a life":      {map[string]string{"expires_at": fmt.Sprint(h.clock.Load() + 29*60)}, "", "expires_at"},
		"too long a life":       {map[string]string{"expires_at": fmt.Sprint(h.clock.Load() + 25*60*60)}, "", "expires_at"},
		"expires_at no number":  {map[string]string{"expires_at": "soon"}, "parameter_invalid_integer", "expires_at"},
		"no quantity":           {map[string]string{line + "[quantity]": "-"}, "parameter_missing", line + "[quantity]"},
		"no currency":           {map[string]string{line + "[price_data][currency]": "-"}, "parameter_missing", line + "[price_data][currency]"},
		"unknown currency":      {map[string]string{line + "[price_data][currency]": "xyz"}, "", line + "[price_data][currency]"},
		"quantity none":         {map[string]string{line + "[quantity]": "0"}, "parameter_invalid_integer", line + "[quantity]"},
		"quantity no number":    {map[string]string{line + "[quantity]": "one"}, "parameter_invalid_integer", line + "[quantity]"},
		"negative amount":       {map[string]string{line + "[price_data][unit_amount]": "-1"}, "parameter_invalid_integer", line + "[price_data][unit_amount]"},
		"no amount":             {map[string]string{line + "[price_data][unit_amount]": "-"}, "parameter_missing", line + "[price_data][unit_amount]"},
		"too small in all":      {map[string]string{line + "[price_data][unit_amount]": "49"}, "amount_too_small", ""},
		"too large in all":      {map[string]string{line + "[price_data][unit_amount]": "99999999", line + "[quantity]": "2"}, "amount_too_large", ""},
		"no product name":       {map[string]string{line + "[price_data][product_data][name]": "-", line + "[price_data][product_data][description]": "x"}, "parameter_missing", line + "[price_data][product_data][name]"},
		"a price of nowhere":    {map[string]string{line + "[price]": "price_1"}, "resource_missing", line + "[price]"},
		"bad email":             {map[string]string{"customer_email": "ada"}, "email_invalid", "customer_email"},
		"long reference":        {map[string]string{"client_reference_id": strings.Repeat("x", 201)}, "", "client_reference_id"},
		"long metadata key":     {map[string]string{"metadata[" + strings.Repeat("k", 41) + "]": "v"}, "", "metadata"},
		"long metadata value":   {map[string]string{"metadata[k]": strings.Repeat("v", 501)}, "", "metadata[k]"},
		"not imitated":          {map[string]string{"billing_address_collection": "required"}, "", "billing_address_collection"},
		"nested, not imitated":  {map[string]string{"payment_intent_data[capture_method]": "manual"}, "", "payment_intent_data[capture_method]"},
		"method not imitated":   {map[string]string{"payment_method_types[0]": "sepa_debit"}, "", "payment_method_types[0]"},
		"expansion of no field": {map[string]string{"expand[0]": "colour"}, "", "expand"},
		"expansion too deep":    {map[string]string{"expand[0]": "a.b.c.d.e"}, "property_expansion_max_depth", "expand"},
	} {
		response, body := h.call("POST", "/v1/checkout/sessions", form(c.change))
		if response.StatusCode != http.StatusBadRequest || !strings.Contains(body, `"type": "invalid_request_error"`) ||
			(c.code != "" && !strings.Contains(body, fmt.Sprintf(`"code": %q`, c.code))) ||
			(c.param != "" && !strings.Contains(body, fmt.Sprintf(`"param": %q`, c.param))) {
			t.Errorf("%s: got %d %s, want code %q param %q", name, response.StatusCode, body, c.code, c.param)
		}
	}
}

func TestManyMetadataKeysAndManyLinesAreRefused(t *testing.T) {
	h := set(t)
	labels, lines := form(nil), form(nil)
	for i := range 51 {
		labels.Set(fmt.Sprintf("metadata[k%d]", i), "v")
	}
	for i := range 101 {
		lines.Set(fmt.Sprintf("line_items[%d][price_data][currency]", i), "usd")
	}
	for param, f := range map[string]url.Values{"metadata": labels, "line_items": lines} {
		if response, body := h.call("POST", "/v1/checkout/sessions", f); response.StatusCode != 400 || !strings.Contains(body, fmt.Sprintf(`"param": %q`, param)) {
			t.Errorf("%s: got %d %s", param, response.StatusCode, body)
		}
	}
	if response, body := h.call("POST", "/v1/checkout/sessions", url.Values{"mode": {"payment"}, "success_url": {"http://a.test"}}); !strings.Contains(body, `"param": "line_items"`) {
		t.Errorf("no lines: got %d %s", response.StatusCode, body)
	}
}

func TestARefusedSessionLeavesNothingBehind(t *testing.T) {
	h := set(t)
	h.call("POST", "/v1/checkout/sessions", form(map[string]string{"metadata[k]": strings.Repeat("v", 501)}))
	h.call("POST", "/v1/checkout/sessions", form(map[string]string{"expand[0]": "colour"}))
	if ids := h.sessions(); len(ids) != 0 {
		t.Errorf("sessions %v", ids)
	}
}

func TestOnlySecretTestKeysAreLetIn(t *testing.T) {
	h := set(t)
	live := "sk_" + "live_"
	for key, want := range map[string]string{
		"":                         "You did not provide an API key",
		live + "51Habcdefgh":       "This is a live key",
		"rk_" + "live_51Habcdefgh": "This is a live key",
		"pk_test_abc":              "publishable",
		"sk_test_":                 "Invalid API Key provided",
		"hello":                    "Invalid API Key provided",
	} {
		request, _ := http.NewRequest("GET", h.base+"/v1/events", nil)
		if key != "" {
			request.Header.Set("Authorization", "Bearer "+key)
		}
		response := h.send(request)
		if body := text(response); response.StatusCode != 401 || !strings.Contains(body, want) || (key != "" && strings.Contains(body, key)) {
			t.Errorf("%q: got %d %s", key, response.StatusCode, body)
		}
	}
	for _, key := range []string{"sk_test_51H", "rk_test_a_b"} {
		if _, err := h.client(key).CheckoutSessions.New(offer()); err != nil {
			t.Errorf("%s: %v", key, err)
		}
	}
	request, _ := http.NewRequest("GET", h.base+"/v1/events", nil)
	request.SetBasicAuth("sk_test_basic", "")
	if response := h.send(request); response.StatusCode != 200 {
		t.Errorf("basic auth: got %d", response.StatusCode)
	}
}

func TestAnotherAPIVersionIsRefused(t *testing.T) {
	h := set(t)
	if response, body := h.call("GET", "/v1/events", nil, "Stripe-Version", "2024-04-10"); response.StatusCode != 400 || !strings.Contains(body, "2023-10-16") {
		t.Errorf("got %d %s", response.StatusCode, body)
	}
	if response, _ := h.call("GET", "/v1/events", nil, "Stripe-Version", stripego.APIVersion); response.StatusCode != 200 {
		t.Errorf("the client's own version: %d", response.StatusCode)
	}
}

func TestUnknownPathsMethodsAndObjectsAreRefused(t *testing.T) {
	h := set(t)
	for _, path := range []string{"GET /v1/customers", "DELETE /v1/events", "POST /v1/checkout/sessions/cs_test_1", "GET /v2/x", "GET /"} {
		method, path, _ := strings.Cut(path, " ")
		if response, body := h.call(method, path, nil); response.StatusCode != 404 || !strings.Contains(body, "Unrecognized request URL ("+method+": "+path+")") {
			t.Errorf("%s %s: got %d %s", method, path, response.StatusCode, body)
		}
	}
	_, err := h.api.CheckoutSessions.Get("cs_test_none", nil)
	h.refusal(err, 404, "resource_missing", "session")
	_, err = h.api.PaymentIntents.Get("pi_none", nil)
	h.refusal(err, 404, "resource_missing", "intent")
	_, err = h.api.Charges.Get("ch_none", nil)
	h.refusal(err, 404, "resource_missing", "id")
	_, err = h.api.Disputes.Get("dp_none", nil)
	h.refusal(err, 404, "resource_missing", "id")
	_, err = h.api.Events.Get("evt_none", nil)
	h.refusal(err, 404, "resource_missing", "id")
}

func TestBodiesThatAreNoFormsAreRefused(t *testing.T) {
	h := set(t)
	for kind, body := range map[string]string{
		"application/json":                  `{"mode":"payment"}`,
		"application/x-www-form-urlencoded": "mode=%zz",
		"text/plain":                        strings.Repeat("x", 2<<20),
	} {
		request, _ := http.NewRequest("POST", h.base+"/v1/checkout/sessions", strings.NewReader(body))
		request.Header.Set("Content-Type", kind)
		request.Header.Set("Authorization", "Bearer "+testKey)
		if response := h.send(request); response.StatusCode != 400 {
			t.Errorf("%s: got %d", kind, response.StatusCode)
		}
	}
}

func TestEveryAnswerHasARequestID(t *testing.T) {
	h := set(t)
	seen := map[string]bool{}
	for _, path := range []string{"/v1/events", "/v1/nothing", "/v1/events/evt_none"} {
		response, _ := h.call("GET", path, nil)
		id := response.Header.Get("Request-Id")
		if !strings.HasPrefix(id, "req_") || seen[id] {
			t.Errorf("%s: Request-Id %q", path, id)
		}
		seen[id] = true
	}
}
