package billing_test

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"campaignos.dev/api/internal/billing"
)

// elsewhere makes a session as somebody with the same Stripe account would, and pays it.
func (s *shop) elsewhere(t *testing.T, labels map[string]string) (sessionID string) {
	t.Helper()
	form := url.Values{
		"mode": {"payment"}, "success_url": {"https://other.example"}, "client_reference_id": {labels["payment_id"]},
		"line_items[0][quantity]": {"1"}, "line_items[0][price_data][currency]": {"usd"}, "customer_email": {"x@example.com"},
		"line_items[0][price_data][unit_amount]": {"4900"}, "line_items[0][price_data][product_data][name]": {"Socks"},
	}
	for name, value := range labels {
		form.Set("metadata["+name+"]", value)
	}
	request, _ := http.NewRequest(http.MethodPost, s.world.Env["STRIPE_API_URL"]+"/v1/checkout/sessions", strings.NewReader(form.Encode()))
	request.Header.Set("Authorization", "Bearer "+s.world.Env["STRIPE_SECRET_KEY"])
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var made struct{ ID string }
	if err := json.NewDecoder(response.Body).Decode(&made); err != nil || made.ID == "" {
		t.Fatalf("the session was answered %s, %v", response.Status, err)
	}
	s.control(t, "/control/stripe/sessions/"+made.ID+"/pay", map[string]any{})
	return made.ID
}

func TestASessionThatIsNotTheTeamsGrantsNothingAndIsFiledOnce(t *testing.T) {
	for what, make := range map[string]func(*testing.T, *shop) string{
		"another team's": func(t *testing.T, s *shop) string {
			p := s.checkout(t)
			s.pay(t, p, good)
			return p.SessionID
		},
		"another product's": func(t *testing.T, s *shop) string { return s.elsewhere(t, nil) },
		"one that names the asking team and a purchase there is not": func(t *testing.T, s *shop) string {
			return s.elsewhere(t, map[string]string{"tenant_id": string(theirs.TenantID), "payment_id": "pay_none", "plan_id": "agency"})
		},
	} {
		t.Run(what, func(t *testing.T) {
			s := newMarket(t)
			id := make(t, s)
			for range 2 {
				got, err := s.Verify(t.Context(), theirs, id)
				wants(t, "verify", err, billing.ErrPaymentNotFound)
				if got.ID != "" {
					t.Errorf("the answer speaks of %+v", got)
				}
			}
			if found := s.findings(t); len(found) != 1 || found[0].SessionID != id || found[0].TenantID != theirs.TenantID {
				t.Errorf("findings: %+v", found)
			}
			if n := paidPeriods(s.subscription(t, theirs)); n != 0 {
				t.Errorf("granted %d periods", n)
			}
		})
	}
}

func TestASessionThatStripeDoesNotKnowIsNoFinding(t *testing.T) {
	s := newMarket(t)
	_, err := s.Verify(t.Context(), ours, "cs_test_made_up")
	wants(t, "a made-up session", err, billing.ErrPaymentNotFound)
	if found := s.findings(t); len(found) != 0 {
		t.Errorf("findings: %+v", found)
	}
}

func TestACompletedSessionThatSpeaksOfUsAndIsNotKnownIsFiled(t *testing.T) {
	s := newMarket(t)
	s.elsewhere(t, nil)
	ours := s.elsewhere(t, map[string]string{"tenant_id": "ten_ours", "payment_id": "pay_none", "plan_id": "growth"})
	for range 2 {
		s.wait(t, aMinute)
		if err := s.Reconcile(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	if found := s.findings(t); len(found) != 1 || found[0].SessionID != ours || found[0].PaymentID != "pay_none" {
		t.Errorf("findings: %+v", found)
	}
}

func TestAPurchaseWhoseSessionWasNotNotedIsFoundByItsSession(t *testing.T) {
	for what, find := range map[string]func(*shop, string) error{
		"by the buyer": func(s *shop, id string) error { _, err := s.Verify(t.Context(), ours, id); return err },
		"by the sweep": func(s *shop, _ string) error { return s.Reconcile(t.Context()) },
	} {
		t.Run(what, func(t *testing.T) {
			s := newMarket(t)
			p := s.checkout(t)
			s.pay(t, p, good)
			lost := p
			lost.SessionID, lost.Version = "", p.Version+1
			if err := s.needs.Payments.Save(t.Context(), ours.Scope(), lost, p.Version); err != nil {
				t.Fatal(err)
			}
			wants(t, "find it", find(s, p.SessionID), nil)
			if n := paidPeriods(s.subscription(t, ours)); n != 1 || len(s.findings(t)) != 0 {
				t.Errorf("%d periods, findings %+v", n, s.findings(t))
			}
		})
	}
}

func TestAFindingIsReviewedAndThenNoLongerOpen(t *testing.T) {
	s := newMarket(t)
	id := s.elsewhere(t, nil)
	_, err := s.Verify(t.Context(), theirs, id)
	wants(t, "verify", err, billing.ErrPaymentNotFound)
	found := s.findings(t)
	got, err := s.ReviewMismatch(t.Context(), operator, found[0].ID, " a pair of socks ")
	if err != nil || got.Note != "a pair of socks" || got.ReviewedBy != operator.UserID || got.ReviewedAt.IsZero() {
		t.Errorf("reviewed: %+v, %v", got, err)
	}
	_, err = s.Verify(t.Context(), theirs, id)
	wants(t, "verify again", err, billing.ErrPaymentNotFound)
	if left := s.findings(t); len(left) != 0 {
		t.Errorf("still open: %+v", left)
	}
}
