package stripe_test

import (
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	stripego "github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/client"

	"campaignos.dev/sandbox/stripe"
)

const testKey = "sk_test_harness"

// harness is a sandbox behind a real socket, the real client of it, and the clock of both.
type harness struct {
	*testing.T
	server  *stripe.Server
	api     *client.API
	base    string
	control string
	clock   atomic.Int64
}

func set(t *testing.T) *harness {
	h := &harness{T: t}
	h.clock.Store(time.Date(2026, 11, 23, 9, 0, 0, 0, time.UTC).Unix())
	front := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { h.server.ServeHTTP(w, r) }))
	t.Cleanup(front.Close)
	h.base = front.URL
	h.server = h.open()
	control := httptest.NewServer(h.server.Control())
	t.Cleanup(control.Close)
	h.control = control.URL
	h.api = h.client(testKey)
	return h
}

func (h *harness) open() *stripe.Server {
	return stripe.New(stripe.Options{Clock: func() time.Time { return time.Unix(h.clock.Load(), 0) }, BaseURL: h.base})
}

func (h *harness) client(key string) *client.API {
	backend := stripego.GetBackendWithConfig(stripego.APIBackend, &stripego.BackendConfig{
		URL:             stripego.String(h.base),
		EnableTelemetry: stripego.Bool(false),
		LeveledLogger:   &stripego.LeveledLogger{Level: stripego.LevelNull},
	})
	return client.New(key, &stripego.Backends{API: backend, Connect: backend, Uploads: backend})
}

// offer is a session as the product makes it: one plan for $49.00.
func offer() *stripego.CheckoutSessionParams {
	p := &stripego.CheckoutSessionParams{
		Mode:               stripego.String("payment"),
		SuccessURL:         stripego.String("http://127.0.0.1:3000/billing/return?session_id={CHECKOUT_SESSION_ID}"),
		CancelURL:          stripego.String("http://127.0.0.1:3000/billing"),
		ClientReferenceID:  stripego.String("tenant-7"),
		CustomerEmail:      stripego.String("ada@example.com"),
		PaymentMethodTypes: stripego.StringSlice([]string{"card"}),
		LineItems: []*stripego.CheckoutSessionLineItemParams{{
			Quantity: stripego.Int64(1),
			PriceData: &stripego.CheckoutSessionLineItemPriceDataParams{
				Currency: stripego.String("usd"), UnitAmount: stripego.Int64(4900),
				ProductData: &stripego.CheckoutSessionLineItemPriceDataProductDataParams{
					Name: stripego.String("Growth, one month"), Description: stripego.String("23 Nov to 23 Dec 2026"),
				},
			},
		}},
		PaymentIntentData: &stripego.CheckoutSessionPaymentIntentDataParams{Metadata: map[string]string{"payment": "p-1"}},
	}
	p.AddMetadata("plan", "growth")
	return p
}

func (h *harness) create(p *stripego.CheckoutSessionParams) *stripego.CheckoutSession {
	h.Helper()
	s, err := h.api.CheckoutSessions.New(p)
	if err != nil {
		h.Fatalf("create a session: %v", err)
	}
	return s
}

// read fetches a session with everything that can be expanded.
func (h *harness) read(id string) *stripego.CheckoutSession {
	h.Helper()
	p := &stripego.CheckoutSessionParams{}
	for _, path := range []string{"line_items", "payment_intent.latest_charge.refunds"} {
		p.AddExpand(path)
	}
	s, err := h.api.CheckoutSessions.Get(id, p)
	if err != nil {
		h.Fatalf("read session %s: %v", id, err)
	}
	return s
}

// paid is a session that has been paid on the payment page.
func (h *harness) paid() *stripego.CheckoutSession {
	h.Helper()
	s := h.create(offer())
	if status, body := h.submit(s, "4242 4242 4242 4242", nil); status != http.StatusSeeOther {
		h.Fatalf("paying answered %d: %s", status, body)
	}
	return h.read(s.ID)
}

// submit fills in the payment page and presses Pay. The body is the page, or the address to which it leads.
func (h *harness) submit(s *stripego.CheckoutSession, number string, change url.Values) (int, string) {
	h.Helper()
	form := url.Values{"number": {number}, "expiry": {"12 / 30"}, "cvc": {"123"}, "name": {"Ada Lovelace"}, "finish": {"return"}}
	for name, values := range change {
		form[name] = values
	}
	return h.post(h.base+"/c/pay/"+s.ID, form)
}

func (h *harness) post(address string, form url.Values) (int, string) {
	h.Helper()
	request, _ := http.NewRequest(http.MethodPost, address, strings.NewReader(form.Encode()))
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response := h.send(request)
	if target := response.Header.Get("Location"); target != "" {
		return response.StatusCode, target
	}
	return response.StatusCode, text(response)
}

// send does not follow redirects, and closes the answer when the test ends.
func (h *harness) send(request *http.Request) *http.Response {
	h.Helper()
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		h.Fatalf("%s %s: %v", request.Method, request.URL, err)
	}
	h.Cleanup(func() { _ = response.Body.Close() })
	return response
}

func text(response *http.Response) string {
	body, _ := io.ReadAll(response.Body)
	return string(body)
}

// steer calls a control route with a JSON body.
func (h *harness) steer(path, body string) (int, string) {
	h.Helper()
	request, _ := http.NewRequest(http.MethodPost, h.control+path, strings.NewReader(body))
	response := h.send(request)
	return response.StatusCode, text(response)
}

// call sends a form to the API without the client, to see the answer as it is.
func (h *harness) call(method, path string, form url.Values, headers ...string) (*http.Response, string) {
	h.Helper()
	request, _ := http.NewRequest(method, h.base+path, strings.NewReader(form.Encode()))
	if len(form) > 0 {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	request.Header.Set("Authorization", "Bearer "+testKey)
	for i := 0; i < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	response := h.send(request)
	return response, text(response)
}

// refusal asserts that an error is Stripe's, with this status, code and parameter, and gives it.
func (h *harness) refusal(err error, status int, code, param string) *stripego.Error {
	h.Helper()
	var refused *stripego.Error
	if !errors.As(err, &refused) {
		h.Fatalf("got %v, want an error of Stripe's", err)
	}
	if refused.HTTPStatusCode != status || string(refused.Code) != code || refused.Param != param {
		h.Errorf("got %d code %q param %q (%s), want %d code %q param %q",
			refused.HTTPStatusCode, refused.Code, refused.Param, refused.Msg, status, code, param)
	}
	return refused
}

// events are the types of all events, oldest first.
func (h *harness) events() []string {
	h.Helper()
	var types []string
	it := h.api.Events.List(&stripego.EventListParams{})
	for it.Next() {
		types = append([]string{string(it.Event().Type)}, types...)
	}
	if it.Err() != nil {
		h.Fatal(it.Err())
	}
	return types
}
