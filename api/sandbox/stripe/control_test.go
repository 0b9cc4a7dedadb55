package stripe_test

import (
	"slices"
	"strings"
	"testing"

	stripego "github.com/stripe/stripe-go/v76"
)

func TestTheControlRoutesActAsPayerBankDashboardAndClock(t *testing.T) {
	h := set(t)
	s := h.create(offer())
	if status, body := h.steer("/sessions/"+s.ID+"/pay", `{"card":"4000000000000002"}`); status != 402 || !strings.Contains(body, "card_declined") {
		t.Errorf("a declined card: %d %s", status, body)
	}
	if status, body := h.steer("/sessions/"+s.ID+"/pay", ""); status != 200 {
		t.Fatalf("paying: %d %s", status, body)
	}
	s = h.read(s.ID)
	charge := s.PaymentIntent.LatestCharge.ID
	if status, body := h.steer("/charges/"+charge+"/refund", `{"amount": 900}`); status != 200 || !strings.Contains(body, `"amount": 900`) {
		t.Errorf("refunding: %d %s", status, body)
	}
	if status, body := h.steer("/charges/"+charge+"/dispute", `{"reason":"product_not_received"}`); status != 200 || !strings.Contains(body, `"amount": 4000`) {
		t.Errorf("disputing: %d %s", status, body)
	}
	it := h.api.Disputes.List(&stripego.DisputeListParams{Charge: stripego.String(charge)})
	it.Next()
	if status, body := h.steer("/disputes/"+it.Dispute().ID+"/close", `{"status":"won"}`); status != 200 || !strings.Contains(body, `"status": "won"`) {
		t.Errorf("closing: %d %s", status, body)
	}
	if got := h.events(); got[len(got)-1] != "charge.dispute.funds_reinstated" || !slices.Contains(got, "charge.refunded") {
		t.Errorf("events %v", got)
	}
	other := h.create(offer())
	if status, _ := h.steer("/sessions/"+other.ID+"/expire", ""); status != 200 || h.read(other.ID).Status != "expired" {
		t.Errorf("expiring: %d", status)
	}
	late := h.create(offer())
	if status, body := h.steer("/clock/advance", `{"seconds": 86400}`); status != 200 || h.read(late.ID).Status != "expired" {
		t.Errorf("a day later: %d %s", status, body)
	}
}

func TestMistakenControlCallsAreRefused(t *testing.T) {
	h := set(t)
	s := h.create(offer())
	for call, want := range map[string]int{
		"/sessions/cs_none/pay {}":                      404,
		"/sessions/" + s.ID + `/pay {"card":"1"}`:       400,
		"/sessions/" + s.ID + `/pay {"colour":"red"}`:   400,
		"/sessions/" + s.ID + `/pay {"card":{"n":"1"}}`: 400,
		"/sessions/" + s.ID + "/pay [":                  400,
		"/charges/ch_none/refund {}":                    404,
		"/charges/ch_none/dispute {}":                   404,
		`/clock/advance {"seconds":-1}`:                 400,
		"/clock/advance {}":                             400,
	} {
		path, body, _ := strings.Cut(call, " ")
		if status, answer := h.steer(path, body); status != want || !strings.Contains(answer, `"message"`) {
			t.Errorf("%s: got %d %s, want %d", call, status, answer, want)
		}
	}
	if got := h.read(s.ID).Status; got != "open" {
		t.Errorf("the session is %s", got)
	}
}
