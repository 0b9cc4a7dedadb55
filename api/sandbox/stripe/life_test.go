package stripe_test

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"

	stripego "github.com/stripe/stripe-go/v76"
)

func TestANewSessionIsOpenAndShowsWhatWasAskedFor(t *testing.T) {
	h := set(t)
	s := h.create(offer())
	if s.Status != "open" || s.PaymentStatus != "unpaid" || s.AmountTotal != 4900 || s.Currency != "usd" || s.Livemode {
		t.Errorf("got %+v", s)
	}
	if s.ClientReferenceID != "tenant-7" || s.Metadata["plan"] != "growth" || s.CustomerEmail != "ada@example.com" {
		t.Errorf("the reference, metadata or address is lost: %+v", s)
	}
	if s.PaymentIntent != nil || s.LineItems != nil {
		t.Error("there is a payment intent before anyone tried to pay, or lines that nobody asked for")
	}
	if s.URL != h.base+"/c/pay/"+s.ID || !strings.HasPrefix(s.ID, "cs_test_") || s.ExpiresAt-s.Created != 24*60*60 {
		t.Errorf("got id %s, address %s, life of %d s", s.ID, s.URL, s.ExpiresAt-s.Created)
	}
}

func TestPayingCompletesTheSessionAndLeadsToTheSuccessAddress(t *testing.T) {
	h := set(t)
	s := h.create(offer())
	status, target := h.submit(s, "4242 4242 4242 4242", nil)
	if want := "http://127.0.0.1:3000/billing/return?session_id=" + s.ID; status != http.StatusSeeOther || target != want {
		t.Fatalf("got %d to %s, want 303 to %s", status, target, want)
	}
	s = h.read(s.ID)
	charge := s.PaymentIntent.LatestCharge
	if s.Status != "complete" || s.PaymentStatus != "paid" || s.URL != "" || s.CustomerDetails.Name != "Ada Lovelace" {
		t.Errorf("session: %+v", s)
	}
	if i := s.PaymentIntent; i.Status != "succeeded" || i.AmountReceived != 4900 || i.Metadata["payment"] != "p-1" || i.Metadata["plan"] != "" {
		t.Errorf("intent: %+v", i)
	}
	if !charge.Paid || charge.AmountCaptured != 4900 || charge.Refunded || charge.PaymentMethodDetails.Card.Last4 != "4242" {
		t.Errorf("charge: %+v", charge)
	}
	if l := s.LineItems.Data[0]; l.Description != "Growth, one month" || l.AmountTotal != 4900 || l.Price.UnitAmount != 4900 {
		t.Errorf("line: %+v", l)
	}
	want := []string{"payment_intent.created", "charge.succeeded", "payment_intent.succeeded", "checkout.session.completed"}
	if got := h.events(); !slices.Equal(got, want) {
		t.Errorf("events %v, want %v", got, want)
	}
}

func TestClosingTheTabPaysWithoutLeadingBack(t *testing.T) {
	h := set(t)
	s := h.create(offer())
	status, page := h.submit(s, "5555555555554444", url.Values{"finish": {"close"}})
	if status != http.StatusOK || !strings.Contains(page, "Payment complete") {
		t.Errorf("got %d: %s", status, page)
	}
	if s = h.read(s.ID); s.PaymentStatus != "paid" || s.PaymentIntent.LatestCharge.PaymentMethodDetails.Card.Brand != "mastercard" {
		t.Errorf("session: %+v", s)
	}
}

func TestASecondClickOnPayTakesNothingMore(t *testing.T) {
	h := set(t)
	s := h.paid()
	if status, target := h.submit(s, "4242424242424242", nil); status != http.StatusSeeOther || !strings.HasSuffix(target, s.ID) {
		t.Errorf("got %d %s", status, target)
	}
	count := 0
	for it := h.api.Charges.List(&stripego.ChargeListParams{}); it.Next(); {
		count++
	}
	if count != 1 {
		t.Errorf("%d charges, want 1", count)
	}
}

func TestADeclinedCardLeavesTheSessionOpenForAnother(t *testing.T) {
	for number, want := range map[string]struct {
		code   stripego.ErrorCode
		reason stripego.DeclineCode
		said   string
	}{
		"4000 0000 0000 0002": {"card_declined", "generic_decline", "Your card was declined."},
		"4000 0000 0000 9995": {"card_declined", "insufficient_funds", "Your card has insufficient funds."},
		"4000 0000 0000 0069": {"expired_card", "expired_card", "Your card has expired."},
		"4111 1111 1111 1111": {"card_declined", "test_mode_live_card", "none of its test cards"},
	} {
		h := set(t)
		s := h.create(offer())
		status, page := h.submit(s, number, nil)
		if status != http.StatusPaymentRequired || !strings.Contains(page, want.said) {
			t.Errorf("%s: got %d: %s", number, status, page)
		}
		s = h.read(s.ID)
		failed := s.PaymentIntent.LastPaymentError
		if s.Status != "open" || failed == nil || failed.Code != want.code || failed.DeclineCode != want.reason {
			t.Errorf("%s: session %s, last error %+v", number, s.Status, failed)
		}
		if got := h.events(); !slices.Contains(got, "payment_intent.payment_failed") || !slices.Contains(got, "charge.failed") {
			t.Errorf("%s: events %v", number, got)
		}
		if status, _ := h.submit(s, "4242424242424242", nil); status != http.StatusSeeOther {
			t.Errorf("%s: the good card after it got %d", number, status)
		}
		if s = h.read(s.ID); s.PaymentIntent.LastPaymentError != nil || s.PaymentStatus != "paid" {
			t.Errorf("%s: after the good card: %+v", number, s.PaymentIntent)
		}
	}
}

func TestAnUnpaidSessionExpiresByTheClock(t *testing.T) {
	h := set(t)
	p := offer()
	p.ExpiresAt = stripego.Int64(h.clock.Load() + 30*60)
	s := h.create(p)
	h.clock.Add(30*60 - 1)
	if got := h.read(s.ID).Status; got != "open" {
		t.Fatalf("a second before the end it is %s", got)
	}
	h.clock.Add(1)
	if got := h.read(s.ID); got.Status != "expired" || got.URL != "" {
		t.Errorf("at the end it is %s at %q", got.Status, got.URL)
	}
	if status, page := h.submit(s, "4242424242424242", nil); status != http.StatusOK || !strings.Contains(page, "has expired") {
		t.Errorf("paying too late: %d %s", status, page)
	}
	if got := h.read(s.ID).PaymentStatus; got != "unpaid" {
		t.Errorf("paid after the end: %s", got)
	}
}

func TestExpiringAnOpenSessionCancelsItAndOnlyOnce(t *testing.T) {
	h := set(t)
	s := h.create(offer())
	h.submit(s, "4000000000000002", nil)
	s, err := h.api.CheckoutSessions.Expire(s.ID, nil)
	if err != nil || s.Status != "expired" {
		t.Fatalf("got %v, %v", s, err)
	}
	if i := h.read(s.ID).PaymentIntent; i.Status != "canceled" || i.CanceledAt == 0 {
		t.Errorf("intent: %+v", i)
	}
	_, err = h.api.CheckoutSessions.Expire(s.ID, nil)
	h.refusal(err, 400, "", "")
	_, err = h.api.CheckoutSessions.Expire(h.paid().ID, nil)
	h.refusal(err, 400, "", "")
}

func TestPromotionCodesLowerThePriceAndAFullOneNeedsNoCard(t *testing.T) {
	h := set(t)
	p := offer()
	p.AllowPromotionCodes = stripego.Bool(true)
	s := h.create(p)
	promotion := h.base + "/c/pay/" + s.ID + "/promotion"
	if status, page := h.post(promotion, url.Values{"code": {"NOPE"}}); status != 400 || !strings.Contains(page, "This code is invalid") {
		t.Errorf("an unknown code: %d %s", status, page)
	}
	h.post(promotion, url.Values{"code": {"save20"}})
	if s = h.read(s.ID); s.AmountTotal != 3920 || s.AmountSubtotal != 4900 || s.TotalDetails.AmountDiscount != 980 || s.LineItems.Data[0].AmountTotal != 3920 {
		t.Errorf("with SAVE20: %+v", s)
	}
	h.post(promotion, url.Values{"code": {"FREE100"}})
	if status, _ := h.post(h.base+"/c/pay/"+s.ID, url.Values{"finish": {"return"}}); status != http.StatusSeeOther {
		t.Errorf("completing for nothing: %d", status)
	}
	if s = h.read(s.ID); s.Status != "complete" || s.PaymentStatus != "no_payment_required" || s.PaymentIntent != nil || s.AmountTotal != 0 {
		t.Errorf("for nothing: %+v", s)
	}
}

func TestPromotionCodesAreNotTakenWhereTheSessionDoesNotAllowThem(t *testing.T) {
	h := set(t)
	s := h.create(offer())
	h.post(h.base+"/c/pay/"+s.ID+"/promotion", url.Values{"code": {"FREE100"}})
	if s = h.read(s.ID); s.AmountTotal != 4900 {
		t.Errorf("total %d", s.AmountTotal)
	}
}
