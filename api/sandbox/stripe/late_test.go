package stripe_test

import (
	"net/http"
	"slices"
	"testing"
)

func TestAPaymentThatHadSucceededCanFailLater(t *testing.T) {
	h := set(t)
	s := h.paid()
	if status, body := h.steer("/charges/"+s.PaymentIntent.LatestCharge.ID+"/fail", ""); status != http.StatusOK {
		t.Fatalf("got %d: %s", status, body)
	}
	s = h.read(s.ID)
	if s.PaymentIntent.Status != "requires_payment_method" || s.PaymentIntent.LatestCharge.Paid {
		t.Errorf("intent %s, charge %s", s.PaymentIntent.Status, s.PaymentIntent.LatestCharge.Status)
	}
	if !slices.Contains(h.events(), "charge.failed") {
		t.Error("no event tells of it")
	}
}

func TestASlowPaymentIsCompleteBeforeItIsPaid(t *testing.T) {
	for status, want := range map[string]string{"": "paid", "failed": "unpaid"} {
		h := set(t)
		s := h.create(offer())
		h.steer("/sessions/"+s.ID+"/process", "")
		if s = h.read(s.ID); s.Status != "complete" || s.PaymentStatus != "unpaid" || s.PaymentIntent.Status != "processing" {
			t.Fatalf("under way: %s, %s, %s", s.Status, s.PaymentStatus, s.PaymentIntent.Status)
		}
		h.steer("/sessions/"+s.ID+"/arrive", `{"status": "`+status+`"}`)
		if s = h.read(s.ID); string(s.PaymentStatus) != want {
			t.Errorf("arrived %q: %s, want %s", status, s.PaymentStatus, want)
		}
	}
}
