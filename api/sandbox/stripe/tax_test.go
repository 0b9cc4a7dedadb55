package stripe_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	stripego "github.com/stripe/stripe-go/v76"
)

// taxed is an offer whose tax comes on top.
func taxed() *stripego.CheckoutSessionParams {
	p := offer()
	p.AutomaticTax = &stripego.CheckoutSessionAutomaticTaxParams{Enabled: stripego.Bool(true)}
	p.LineItems[0].PriceData.TaxBehavior = stripego.String("exclusive")
	p.AllowPromotionCodes = stripego.Bool(true)
	return p
}

func TestTheTaxComesOnTopOfWhatTheDiscountLeaves(t *testing.T) {
	h := set(t)
	s := h.create(taxed())
	if s.AmountSubtotal != 4900 || s.TotalDetails.AmountTax != 931 || s.AmountTotal != 5831 || !s.AutomaticTax.Enabled {
		t.Errorf("before the code: %d, tax %d, total %d", s.AmountSubtotal, s.TotalDetails.AmountTax, s.AmountTotal)
	}
	h.post(h.base+"/c/pay/"+s.ID+"/promotion", url.Values{"code": {"save20"}})
	if status, body := h.submit(s, "4242424242424242", nil); status != http.StatusSeeOther {
		t.Fatalf("paying answered %d: %s", status, body)
	}
	s = h.read(s.ID)
	if d := s.TotalDetails; d.AmountDiscount != 980 || d.AmountTax != 745 || s.AmountTotal != 4665 || s.PaymentIntent.AmountReceived != 4665 {
		t.Errorf("with the code: discount %d, tax %d, total %d", d.AmountDiscount, d.AmountTax, s.AmountTotal)
	}
	if l := s.LineItems.Data[0]; l.AmountTax != 745 || l.AmountTotal != 4665 {
		t.Errorf("line: %+v", l)
	}
}

func TestThePageShowsTheTax(t *testing.T) {
	h := set(t)
	s := h.create(taxed())
	request, _ := http.NewRequest(http.MethodGet, s.URL, nil)
	if page := text(h.send(request)); !strings.Contains(page, "$9.31") || !strings.Contains(page, "$58.31") {
		t.Errorf("neither tax nor total on the page: %s", page)
	}
}

func TestAutomaticTaxOnAPriceThatMayHoldItIsRefused(t *testing.T) {
	h := set(t)
	p := taxed()
	p.LineItems[0].PriceData.TaxBehavior = nil
	_, err := h.api.CheckoutSessions.New(p)
	h.refusal(err, http.StatusBadRequest, "", "line_items[0][price_data][tax_behavior]")
}
