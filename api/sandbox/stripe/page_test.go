package stripe_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	stripego "github.com/stripe/stripe-go/v76"
)

func (h *harness) page(address string) (int, string, http.Header) {
	h.Helper()
	request, _ := http.NewRequest(http.MethodGet, address, nil)
	response := h.send(request)
	return response.StatusCode, text(response), response.Header
}

func TestThePaymentPageShowsTheOrderAndSaysThatItIsASandbox(t *testing.T) {
	h := set(t)
	s := h.create(offer())
	status, page, header := h.page(s.URL)
	for _, want := range []string{"Sandbox", "Campaign OS", "Growth, one month", "23 Nov to 23 Dec 2026", "$49.00", "ada@example.com",
		`<label for="number">Card number</label>`, `<label for="expiry">Expiry</label>`, `<label for="cvc">CVC</label>`,
		`<label for="name">Name on card</label>`, "Pay $49.00", "Pay and close the tab", `href="http://127.0.0.1:3000/billing"`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page, "<script") || strings.Contains(page, "ZgotmplZ") || strings.Contains(page, "Promotion code") {
		t.Error("the page has a script, a value that its template refused, or a field for codes that are not allowed")
	}
	if policy := header.Get("Content-Security-Policy"); status != 200 || !strings.Contains(policy, "default-src 'none'") || strings.Contains(policy, "unsafe") {
		t.Errorf("%d, policy %q", status, policy)
	}
}

func TestMistakesInTheCardAreShownAtTheirFields(t *testing.T) {
	h := set(t)
	s := h.create(offer())
	for field, cases := range map[string]map[string]string{
		"number": {"": "Enter the card number", "4242 4242": "incomplete", "4242 4242 4242 4241": "invalid", "4242x424242424242x42": "invalid"},
		"expiry": {"": "MM / YY", "13/30": "between 01 and 12", "10/26": "has expired", "12-30": "MM / YY"},
		"cvc":    {"": "3 digits", "12": "3 digits", "12a": "3 digits"},
		"name":   {" ": "Enter the name"},
	} {
		for typed, want := range cases {
			status, page := h.submit(s, "4242424242424242", url.Values{field: {typed}})
			if status != http.StatusBadRequest || !strings.Contains(page, `id="`+field+`-fault"`) || !strings.Contains(page, want) ||
				!strings.Contains(page, `aria-invalid="true"`) || !strings.Contains(page, `role="alert"`) {
				t.Errorf("%s %q: got %d, want %q on %s", field, typed, status, want, page)
			}
		}
	}
	if got := h.read(s.ID); got.PaymentIntent != nil {
		t.Error("a mistaken form reached the bank")
	}
	for _, expiry := range []string{"11/26", "1226", "12 / 2026"} {
		other := h.create(offer())
		if status, page := h.submit(other, "4242-4242-4242-4242", url.Values{"expiry": {expiry}}); status != http.StatusSeeOther {
			t.Errorf("expiry %s: %d %s", expiry, status, page)
		}
	}
}

func TestThePayersAddressIsAskedForWhereTheMerchantGaveNone(t *testing.T) {
	h := set(t)
	p := offer()
	p.CustomerEmail = nil
	s := h.create(p)
	if status, page := h.submit(s, "4242424242424242", url.Values{"email": {"nobody"}}); status != 400 || !strings.Contains(page, `id="email-fault"`) {
		t.Errorf("got %d %s", status, page)
	}
	h.submit(s, "4242424242424242", url.Values{"email": {"grace@example.com"}})
	if s = h.read(s.ID); s.CustomerDetails.Email != "grace@example.com" || s.CustomerEmail != "" {
		t.Errorf("session: %+v", s)
	}
	fixed := h.create(offer())
	h.submit(fixed, "4242424242424242", url.Values{"email": {"mallory@example.com"}})
	if fixed = h.read(fixed.ID); fixed.CustomerDetails.Email != "ada@example.com" {
		t.Errorf("the payer changed the merchant's address to %s", fixed.CustomerDetails.Email)
	}
}

func TestFinishedAndUnknownSessionsSaySo(t *testing.T) {
	h := set(t)
	paid, expired := h.paid(), h.create(offer())
	if _, err := h.api.CheckoutSessions.Expire(expired.ID, nil); err != nil {
		t.Fatal(err)
	}
	for id, want := range map[string]string{paid.ID: "Payment complete", expired.ID: "This checkout has expired"} {
		if status, page, _ := h.page(h.base + "/c/pay/" + id); status != 200 || !strings.Contains(page, want) || strings.Contains(page, `name="number"`) {
			t.Errorf("%s: %d, want %q in %s", id, status, want, page)
		}
	}
	if status, page, _ := h.page(h.base + "/c/pay/cs_test_none"); status != 404 || !strings.Contains(page, "does not exist") {
		t.Errorf("unknown: %d %s", status, page)
	}
}

func TestTextFromTheMerchantIsNeverMarkup(t *testing.T) {
	h := set(t)
	p := offer()
	p.LineItems[0].PriceData.ProductData.Name = stripego.String(`<img src=x onerror="alert(1)">`)
	if _, page, _ := h.page(h.create(p).URL); strings.Contains(page, "<img") {
		t.Error("the product's name is markup")
	}
}

func TestAReceiptShowsWhatWasPaidAndRefunded(t *testing.T) {
	h := set(t)
	charge := h.paid().PaymentIntent.LatestCharge
	h.steer("/charges/"+charge.ID+"/refund", `{"amount": 900}`)
	status, page, _ := h.page(charge.ReceiptURL)
	if status != 200 || !strings.Contains(page, "$49.00") || !strings.Contains(page, "−$9.00") || !strings.Contains(page, "visa ending in 4242") {
		t.Errorf("got %d %s", status, page)
	}
	if status, _, _ := h.page(h.base + "/receipts/ch_none"); status != 404 {
		t.Errorf("an unknown receipt: %d", status)
	}
}
