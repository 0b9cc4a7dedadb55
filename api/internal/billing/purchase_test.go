package billing_test

import (
	"context"
	"testing"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/kit/page"
)

const good, declined = "4242424242424242", "4000000000000002"

func TestThirtyTwoVerifiesOfOnePaymentAddOnePeriod(t *testing.T) {
	s := newMarket(t)
	p := s.checkout(t)
	s.pay(t, p, good)
	results := make(chan error)
	for range 32 {
		go func() {
			got, err := s.Verify(context.Background(), ours, p.SessionID)
			if err == nil && got.Status != billing.PaymentPaid {
				err = context.Canceled
			}
			results <- err
		}()
	}
	for range 32 {
		if err := <-results; err != nil {
			t.Errorf("a verify: %v", err)
		}
	}
	sub := s.subscription(t, ours)
	if n := paidPeriods(sub); n != 1 || sub.Status != billing.Active {
		t.Errorf("%d paid periods, %s; want one and active", n, sub.Status)
	}
	if sub := s.subscription(t, theirs); sub.Status != billing.Trialing || len(sub.Periods) != 1 {
		t.Errorf("the other team has %+v", sub)
	}
	paid, err := s.ListPayments(t.Context(), ours, page.Request{Limit: 10})
	if err != nil || len(paid.Items) != 1 || paid.Items[0].ReceiptURL == "" || paid.Items[0].PaidAt.IsZero() {
		t.Errorf("payments: %+v, %v", paid.Items, err)
	}
}

func TestABuyerWhoClosesTheTabHasThePlanWithinAMinute(t *testing.T) {
	s := newMarket(t)
	p := s.checkout(t)
	for range 3 { // the page stays open for most of a day, and questions become rare
		s.wait(t, 7*time.Hour)
		if err := s.Reconcile(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	s.pay(t, p, good)
	s.wait(t, 10*time.Second) // one more round of the sweep, and no question is due
	if err := s.Reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	if sub := s.subscription(t, ours); paidPeriods(sub) != 1 {
		t.Errorf("periods after the sweep: %+v", sub.Periods)
	}
}

func TestAnotherTeamsSessionGrantsNothing(t *testing.T) {
	s := newMarket(t)
	p := s.checkout(t)
	s.pay(t, p, good)
	_, err := s.Verify(t.Context(), theirs, p.SessionID)
	wants(t, "their verify of our session", err, billing.ErrPaymentNotFound)
	if sub := s.subscription(t, theirs); paidPeriods(sub) != 0 {
		t.Errorf("the other team was given %+v", sub.Periods)
	}
	_, err = s.Verify(t.Context(), ours, "cs_test_made_up")
	wants(t, "a made-up session", err, billing.ErrPaymentNotFound)
}

func TestAPaymentThatIsNotAsAgreedIsFlaggedAndGrantsNothing(t *testing.T) {
	for what, change := range map[string]func(*billing.Payment){
		"another amount":   func(p *billing.Payment) { p.Amount = money.Of(p.Amount.Amount+1, p.Amount.Currency) },
		"another currency": func(p *billing.Payment) { p.Amount = money.Of(p.Amount.Amount, "eur") },
		"another plan":     func(p *billing.Payment) { p.Plan.ID = "agency" },
	} {
		t.Run(what, func(t *testing.T) {
			s := newMarket(t)
			p := s.checkout(t)
			change(&p)
			p.Version++
			if err := s.needs.Payments.Save(t.Context(), ours.Scope(), p, p.Version-1); err != nil {
				t.Fatal(err)
			}
			s.pay(t, p, good)
			got, err := s.Verify(t.Context(), ours, p.SessionID)
			if err != nil || got.Status != billing.PaymentFlagged || got.Flag == "" {
				t.Errorf("verify: %s %q, %v", got.Status, got.Flag, err)
			}
			if sub := s.subscription(t, ours); paidPeriods(sub) != 0 {
				t.Errorf("granted %+v", sub.Periods)
			}
		})
	}
}

func TestADeclinedCardLeavesThePageOpenAndSaysWhy(t *testing.T) {
	s := newMarket(t)
	p := s.checkout(t)
	s.pay(t, p, declined)
	got, err := s.Verify(t.Context(), ours, p.SessionID)
	if err != nil || got.Status != billing.PaymentPending || got.Decline == "" {
		t.Fatalf("after the decline: %s %q, %v", got.Status, got.Decline, err)
	}
	s.pay(t, p, good)
	if got, err = s.Verify(t.Context(), ours, p.SessionID); err != nil || got.Status != billing.PaymentPaid {
		t.Errorf("with another card: %s, %v", got.Status, err)
	}
}

func TestALostAnswerMakesNoSecondPage(t *testing.T) {
	s := newMarket(t)
	// Stripe makes the page and the line breaks, also at the client's own second try.
	s.control(t, "/control/faults", map[string]any{"provider": "stripe", "method": "POST", "pathPrefix": "/v1/checkout/sessions", "kind": "reset", "after": true, "times": 2})
	_, err := s.Checkout(t.Context(), ours, "ada@example.com", "growth", billing.Month)
	wants(t, "a checkout whose answer is lost", err, fault.ErrUnavailable)
	s.clock.Advance(time.Minute)
	if err := s.Reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	id, pages := s.first(t, "/v1/checkout/sessions")
	payments, _ := s.ListPayments(t.Context(), ours, page.Request{Limit: 10})
	if pages != 1 || len(payments.Items) != 1 || payments.Items[0].SessionID != id {
		t.Errorf("%d pages, the newest %s; payments %+v", pages, id, payments.Items)
	}
}

func TestAnExpiredPageEndsThePurchase(t *testing.T) {
	s := newMarket(t)
	p := s.checkout(t)
	s.control(t, "/control/stripe/sessions/"+p.SessionID+"/expire", map[string]any{})
	s.clock.Advance(time.Minute)
	if err := s.Reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	if got, _ := s.needs.Payments.Get(t.Context(), ours.Scope(), p.ID); got.Status != billing.PaymentExpired {
		t.Errorf("the purchase is %s", got.Status)
	}
}

// bought is a shop where a month of Growth has been paid, and the charge at Stripe.
func bought(t *testing.T) (*shop, billing.Payment, string) {
	t.Helper()
	s := newMarket(t)
	p := s.checkout(t)
	s.pay(t, p, good)
	p, err := s.Verify(t.Context(), ours, p.SessionID)
	if err != nil {
		t.Fatal(err)
	}
	charge, _ := s.first(t, "/v1/charges?payment_intent="+p.Intent)
	return s, p, charge
}

// troubled reads what happened to payments and gives the purchase and its paid periods.
func (s *shop) troubled(t *testing.T, id billing.PaymentID) (billing.PaymentStatus, int) {
	t.Helper()
	s.clock.Advance(time.Minute)
	for range 2 { // the second reading sees the same events and must change nothing
		if err := s.ReadTroubles(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	p, err := s.needs.Payments.Get(t.Context(), ours.Scope(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p.Status, paidPeriods(s.subscription(t, ours))
}

func TestAFullRefundEndsThePeriodAndAPartEndsNothing(t *testing.T) {
	s, p, charge := bought(t)
	s.control(t, "/control/stripe/charges/"+charge+"/refund", map[string]any{"amount": 100})
	if status, periods := s.troubled(t, p.ID); status != billing.PaymentPaid || periods != 1 {
		t.Errorf("after a part: %s with %d periods", status, periods)
	}
	s.control(t, "/control/stripe/charges/"+charge+"/refund", map[string]any{})
	if status, periods := s.troubled(t, p.ID); status != billing.PaymentRefunded || periods != 0 {
		t.Errorf("after the rest: %s with %d periods", status, periods)
	}
	got, err := s.Verify(t.Context(), ours, p.SessionID)
	if err != nil || got.Status != billing.PaymentRefunded || paidPeriods(s.subscription(t, ours)) != 0 {
		t.Errorf("verified once more: %s, %v", got.Status, err)
	}
}

func TestADisputeEndsThePeriodAndAWonOneGivesItBack(t *testing.T) {
	s, p, charge := bought(t)
	s.control(t, "/control/stripe/charges/"+charge+"/dispute", map[string]any{"reason": "fraudulent"})
	if status, periods := s.troubled(t, p.ID); status != billing.PaymentDisputed || periods != 0 {
		t.Errorf("disputed: %s with %d periods", status, periods)
	}
	dispute, _ := s.first(t, "/v1/disputes?charge="+charge)
	s.control(t, "/control/stripe/disputes/"+dispute+"/close", map[string]any{"status": "won"})
	if status, periods := s.troubled(t, p.ID); status != billing.PaymentPaid || periods != 1 {
		t.Errorf("won: %s with %d periods", status, periods)
	}
}
