package stripe_test

import (
	"slices"
	"testing"

	stripego "github.com/stripe/stripe-go/v76"
)

func TestSessionsAreListedNewestFirstAndFiltered(t *testing.T) {
	h := set(t)
	open, paid := h.create(offer()), h.paid()
	expired := h.create(offer())
	if _, err := h.api.CheckoutSessions.Expire(expired.ID, nil); err != nil {
		t.Fatal(err)
	}
	if got := h.sessions(); !slices.Equal(got, []string{expired.ID, paid.ID, open.ID}) {
		t.Errorf("listed %v", got)
	}
	for want, p := range map[string]*stripego.CheckoutSessionListParams{
		open.ID:    {Status: stripego.String("open")},
		expired.ID: {Status: stripego.String("expired")},
		paid.ID:    {PaymentIntent: stripego.String(paid.PaymentIntent.ID)},
	} {
		it := h.api.CheckoutSessions.List(p)
		if !it.Next() || it.CheckoutSession().ID != want || it.Next() {
			t.Errorf("%+v: want only %s", p, want)
		}
	}
	it := h.api.CheckoutSessions.List(&stripego.CheckoutSessionListParams{Customer: stripego.String("cus_1")})
	it.Next()
	h.refusal(it.Err(), 400, "", "customer")
}

func TestListsExpandWhatTheyHold(t *testing.T) {
	h := set(t)
	h.create(offer())
	h.paid()
	p := &stripego.CheckoutSessionListParams{}
	p.AddExpand("data.payment_intent.latest_charge")
	it := h.api.CheckoutSessions.List(p)
	it.Next()
	if s := it.CheckoutSession(); s.PaymentIntent == nil || s.PaymentIntent.LatestCharge.Amount != 4900 {
		t.Errorf("the paid session: %+v, %v", s, it.Err())
	}
	it.Next()
	if s := it.CheckoutSession(); s.PaymentIntent != nil || it.Err() != nil {
		t.Errorf("the open session: %+v, %v", s, it.Err())
	}
}

func TestLineItemsArePagedInTheirOrderAndShareTheDiscount(t *testing.T) {
	h := set(t)
	p := offer()
	for _, amount := range []int64{333, 777} {
		second := *p.LineItems[0]
		price := *second.PriceData
		price.UnitAmount = stripego.Int64(amount)
		second.PriceData, second.Quantity = &price, stripego.Int64(3)
		p.LineItems = append(p.LineItems, &second)
	}
	p.AllowPromotionCodes = stripego.Bool(true)
	s := h.create(p)
	h.post(h.base+"/c/pay/"+s.ID+"/promotion", map[string][]string{"code": {"SAVE20"}})
	list := &stripego.CheckoutSessionListLineItemsParams{Session: stripego.String(s.ID)}
	list.Limit = stripego.Int64(2)
	it := h.api.CheckoutSessions.ListLineItems(list)
	var units, total []int64
	for it.Next() {
		units, total = append(units, it.LineItem().Price.UnitAmount), append(total, it.LineItem().AmountTotal)
	}
	s = h.read(s.ID)
	if it.Err() != nil || !slices.Equal(units, []int64{4900, 333, 777}) {
		t.Errorf("lines %v, %v", units, it.Err())
	}
	if sum := total[0] + total[1] + total[2]; sum != s.AmountTotal {
		t.Errorf("the lines add up to %d, the session to %d", sum, s.AmountTotal)
	}
}

func TestMistakenPagesAreRefused(t *testing.T) {
	h := set(t)
	s := h.paid()
	for param, list := range map[string]stripego.ListParams{
		"limit":          {Limit: stripego.Int64(101)},
		"starting_after": {StartingAfter: stripego.String("ch_none")},
		"ending_before":  {EndingBefore: stripego.String("ch_none")},
	} {
		it := h.api.Charges.List(&stripego.ChargeListParams{ListParams: list})
		it.Next()
		code := map[bool]string{true: "parameter_invalid_integer", false: "resource_missing"}[param == "limit"]
		h.refusal(it.Err(), 400, code, param)
	}
	id := s.PaymentIntent.LatestCharge.ID
	it := h.api.Charges.List(&stripego.ChargeListParams{ListParams: stripego.ListParams{StartingAfter: &id, EndingBefore: &id}})
	it.Next()
	h.refusal(it.Err(), 400, "", "")
}
