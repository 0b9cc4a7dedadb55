package billing_test

import (
	"context"
	"net/http"
	"net/url"
	"testing"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/kit/page"
)

// fully sells with promotion codes and tax.
func fully(n *billing.Needs) { n.Sales = terms{true, true} }

// terms are how things are sold.
type terms struct{ codes, tax bool }

// Terms tells them.
func (t terms) Terms(context.Context) (promotionCodes, automaticTax bool, err error) {
	return t.codes, t.tax, nil
}

// promote enters a promotion code on the payment page.
func (s *shop) promote(t *testing.T, p billing.Payment, code string) {
	t.Helper()
	response, err := http.PostForm(p.URL+"/promotion", url.Values{"code": {code}})
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
	if response.StatusCode != http.StatusOK {
		t.Fatalf("the code %s answered %s", code, response.Status)
	}
}

// findings are the mismatches that are open.
func (s *shop) findings(t *testing.T) []billing.Mismatch {
	t.Helper()
	got, err := s.ListMismatches(t.Context(), operator, true, page.Request{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	return got.Items
}

// worth is what the ledger counts a purchase as.
func (s *shop) worth(t *testing.T) (worth []money.Money) {
	t.Helper()
	l, err := s.needs.Ledgers.Ledger(t.Context(), ours.Scope())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range l.Entries {
		if e.Kind == billing.Bought {
			worth = append(worth, e.Amount)
		}
	}
	return worth
}

func usd(amount int64) money.Money { return money.Of(amount, "usd") }

func TestADiscountAndATaxAreNotedAndTheLedgerCountsWhatThePlanCost(t *testing.T) {
	s := newMarket(t, fully)
	p := s.checkout(t)
	s.promote(t, p, "SAVE20")
	s.pay(t, p, good)
	got, err := s.Verify(t.Context(), ours, p.SessionID)
	want := billing.Charge{Total: usd(4665), Discount: usd(980), Tax: usd(745)}
	if err != nil || got.Status != billing.PaymentPaid || got.Charge != want || got.Amount != usd(4900) {
		t.Errorf("%s %q, charged %+v for %+v, %v", got.Status, got.Flag, got.Charge, got.Amount, err)
	}
	if worth := s.worth(t); len(worth) != 1 || worth[0] != usd(3920) {
		t.Errorf("the ledger counts %+v", worth)
	}
}

func TestACodeForEverythingGivesThePeriodAndNoValue(t *testing.T) {
	s := newMarket(t, fully)
	p := s.checkout(t)
	s.promote(t, p, "FREE100")
	s.pay(t, p, good)
	got, err := s.Verify(t.Context(), ours, p.SessionID)
	if err != nil || got.Status != billing.PaymentPaid || got.Charge.Total != usd(0) {
		t.Errorf("%s %q, charged %+v, %v", got.Status, got.Flag, got.Charge, err)
	}
	if worth := s.worth(t); len(worth) != 1 || worth[0] != usd(0) || paidPeriods(s.subscription(t, ours)) != 1 {
		t.Errorf("the ledger counts %+v", worth)
	}
}

func TestADiscountOrTaxThatWasNotAgreedIsFlagged(t *testing.T) {
	for what, change := range map[string]func(*billing.Payment){
		"a discount": func(p *billing.Payment) { p.Promotable = false },
		"a tax":      func(p *billing.Payment) { p.Taxable = false },
	} {
		t.Run(what, func(t *testing.T) {
			s := newMarket(t, fully)
			p := s.checkout(t)
			s.promote(t, p, "SAVE20")
			s.pay(t, p, good)
			change(&p)
			p.Version++
			if err := s.needs.Payments.Save(t.Context(), ours.Scope(), p, p.Version-1); err != nil {
				t.Fatal(err)
			}
			got, err := s.Verify(t.Context(), ours, p.SessionID)
			found := s.findings(t)
			if err != nil || got.Status != billing.PaymentFlagged || len(found) != 1 || found[0].Reason != got.Flag || found[0].PaymentID != p.ID {
				t.Errorf("%s %q, %+v, %v", got.Status, got.Flag, found, err)
			}
			if worth := s.worth(t); len(worth) != 0 {
				t.Errorf("granted %+v", worth)
			}
		})
	}
}

func TestALostAnswerIsAskedForInTheSameWordsThoughTheSettingsChanged(t *testing.T) {
	s := newMarket(t, fully)
	s.control(t, "/control/faults", map[string]any{"provider": "stripe", "method": "POST", "pathPrefix": "/v1/checkout/sessions", "kind": "reset", "after": true, "times": 2})
	_, err := s.Checkout(t.Context(), ours, "ada@example.com", "growth", billing.Month)
	if err == nil {
		t.Fatal("the answer was not lost")
	}
	s.needs.Sales = terms{}
	s.Service = billing.New(s.needs)
	s.wait(t, aMinute)
	if err := s.Reconcile(t.Context()); err != nil {
		t.Fatal(err)
	}
	got, err := s.ListPayments(t.Context(), ours, page.Request{Limit: 10})
	if err != nil || len(got.Items) != 1 || got.Items[0].SessionID == "" {
		t.Errorf("payments: %+v, %v", got.Items, err)
	}
}

func TestASlowPaymentGrantsWhenItArrivesAndFailsWhenItDoesNot(t *testing.T) {
	for outcome, want := range map[string]billing.PaymentStatus{"": billing.PaymentPaid, "failed": billing.PaymentFailed} {
		s := newMarket(t)
		p := s.checkout(t)
		s.control(t, "/control/stripe/sessions/"+p.SessionID+"/process", map[string]any{})
		got, err := s.Verify(t.Context(), ours, p.SessionID)
		if err != nil || got.Status != billing.PaymentPending || paidPeriods(s.subscription(t, ours)) != 0 || len(s.findings(t)) != 1 {
			t.Fatalf("under way: %s, %v, findings %+v", got.Status, err, s.findings(t))
		}
		s.wait(t, 3*aDay)
		s.control(t, "/control/stripe/sessions/"+p.SessionID+"/arrive", map[string]any{"status": outcome})
		if err := s.Reconcile(t.Context()); err != nil {
			t.Fatal(err)
		}
		got, err = s.Verify(t.Context(), ours, p.SessionID)
		if err != nil || got.Status != want || paidPeriods(s.subscription(t, ours)) != map[bool]int{true: 1}[want == billing.PaymentPaid] {
			t.Errorf("arrived %q: %s, %v", outcome, got.Status, err)
		}
	}
}
