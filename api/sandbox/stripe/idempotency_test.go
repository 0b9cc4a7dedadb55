package stripe_test

import (
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"

	stripego "github.com/stripe/stripe-go/v76"
)

func (h *harness) sessions() (ids []string) {
	h.Helper()
	it := h.api.CheckoutSessions.List(&stripego.CheckoutSessionListParams{})
	for it.Next() {
		ids = append(ids, it.CheckoutSession().ID)
	}
	if it.Err() != nil {
		h.Fatal(it.Err())
	}
	return ids
}

func TestTwentyParallelCreatesWithOneKeyGiveOneSession(t *testing.T) {
	h := set(t)
	var all sync.WaitGroup
	got := make(chan string, 20)
	for range 20 {
		all.Go(func() {
			p := offer()
			p.SetIdempotencyKey("checkout:1")
			s, err := h.api.CheckoutSessions.New(p)
			if err != nil {
				t.Errorf("create: %v", err)
				return
			}
			got <- s.ID
		})
	}
	all.Wait()
	close(got)
	ids := h.sessions()
	if len(ids) != 1 {
		t.Fatalf("%d sessions, want 1", len(ids))
	}
	for id := range got {
		if id != ids[0] {
			t.Errorf("a caller was given %s, want %s", id, ids[0])
		}
	}
}

func TestAUsedKeyGivesTheFirstAnswerAgain(t *testing.T) {
	h := set(t)
	form := url.Values{"payment_intent": {h.paid().PaymentIntent.ID}, "amount": {"100"}}
	first, body := h.call("POST", "/v1/refunds", form, "Idempotency-Key", "k")
	again, same := h.call("POST", "/v1/refunds", form, "Idempotency-Key", "k")
	if first.StatusCode != 200 || again.StatusCode != 200 || body != same {
		t.Errorf("first %d %s\nagain %d %s", first.StatusCode, body, again.StatusCode, same)
	}
	if first.Header.Get("Idempotent-Replayed") != "" || again.Header.Get("Idempotent-Replayed") != "true" {
		t.Errorf("replayed: %q, then %q", first.Header.Get("Idempotent-Replayed"), again.Header.Get("Idempotent-Replayed"))
	}
	if again.Header.Get("Original-Request") != first.Header.Get("Request-Id") || again.Header.Get("Request-Id") == first.Header.Get("Request-Id") {
		t.Errorf("first %v\nagain %v", first.Header, again.Header)
	}
}

func TestAUsedKeyWithOtherParametersIsRefused(t *testing.T) {
	h := set(t)
	p := offer()
	p.SetIdempotencyKey("k")
	h.create(p)
	p.ClientReferenceID = stripego.String("another")
	_, err := h.api.CheckoutSessions.New(p)
	if refused := h.refusal(err, 400, "", ""); refused.Type != stripego.ErrorTypeIdempotency {
		t.Errorf("type %s", refused.Type)
	}
}

func TestARefusalOfTheAccountIsReplayedAndOneOfTheFormIsNot(t *testing.T) {
	h := set(t)
	intent := h.paid().PaymentIntent.ID
	over := url.Values{"payment_intent": {intent}, "amount": {"5000"}}
	h.call("POST", "/v1/refunds", over, "Idempotency-Key", "over")
	if again, _ := h.call("POST", "/v1/refunds", over, "Idempotency-Key", "over"); again.StatusCode != 400 || again.Header.Get("Idempotent-Replayed") != "true" {
		t.Errorf("an over-refund again: %d %v", again.StatusCode, again.Header)
	}
	for _, amount := range []string{"much", "0"} {
		h.call("POST", "/v1/refunds", url.Values{"payment_intent": {intent}, "amount": {amount}}, "Idempotency-Key", "form")
	}
	if fixed, body := h.call("POST", "/v1/refunds", url.Values{"payment_intent": {intent}, "amount": {"10"}}, "Idempotency-Key", "form"); fixed.StatusCode != 200 {
		t.Errorf("the key of a refused form: %d %s", fixed.StatusCode, body)
	}
}

func TestAKeyIsFreeAgainAfterADay(t *testing.T) {
	h := set(t)
	p := offer()
	p.SetIdempotencyKey("k")
	first := h.create(p)
	h.clock.Add(24*60*60 - 1)
	if again := h.create(p); again.ID != first.ID {
		t.Error("a key was forgotten within a day")
	}
	h.clock.Add(1)
	if later := h.create(p); later.ID == first.ID {
		t.Error("a key was kept for longer than a day")
	}
}

func TestALongKeyIsRefused(t *testing.T) {
	h := set(t)
	response, _ := h.call("POST", "/v1/refunds", url.Values{"charge": {"ch_x"}}, "Idempotency-Key", strings.Repeat("k", 256))
	if response.StatusCode != http.StatusBadRequest {
		t.Errorf("got %d", response.StatusCode)
	}
}
