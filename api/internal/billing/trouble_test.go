package billing_test

import (
	"testing"
	"time"

	"campaignos.dev/api/internal/billing"
)

const aMinute = time.Minute

// sweep does what the worker does each minute, in either order.
func (s *shop) sweep(t *testing.T, troublesFirst bool) {
	t.Helper()
	jobs := []func() error{func() error { return s.Reconcile(t.Context()) }, func() error { return s.ReadTroubles(t.Context()) }}
	if troublesFirst {
		jobs[0], jobs[1] = jobs[1], jobs[0]
	}
	for range 2 {
		for _, job := range jobs {
			if err := job(); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// fate is how a purchase ends and how many periods it gives.
func (s *shop) fate(t *testing.T, id billing.PaymentID) (billing.PaymentStatus, int) {
	t.Helper()
	p, err := s.needs.Payments.Get(t.Context(), ours.Scope(), id)
	if err != nil {
		t.Fatal(err)
	}
	return p.Status, paidPeriods(s.subscription(t, ours))
}

// downtimes are a day, most of what Stripe's events reach back, and more than that.
var downtimes = []time.Duration{aDay, 29*aDay - time.Hour, 45 * aDay}

func TestDowntimeLosesNoRefundDisputeOrLateFailure(t *testing.T) {
	for _, down := range downtimes {
		for what, c := range map[string]struct {
			path string
			want billing.PaymentStatus
		}{
			"a refund":                  {"refund", billing.PaymentRefunded},
			"a dispute":                 {"dispute", billing.PaymentDisputed},
			"a payment that fails late": {"fail", billing.PaymentFailed},
		} {
			if what == "a payment that fails late" && down > 30*aDay {
				continue // only events tell of it; ways to pay that are so slow are not offered
			}
			t.Run(what+" in "+down.String(), func(t *testing.T) {
				s, p, charge := bought(t)
				s.sweep(t, false)
				s.wait(t, time.Hour)
				s.control(t, "/control/stripe/charges/"+charge+"/"+c.path, map[string]any{})
				s.wait(t, down)
				s.sweep(t, false)
				if status, _ := s.fate(t, p.ID); status != c.want {
					t.Errorf("the purchase is %s, want %s", status, c.want)
				}
			})
		}
	}
}

func TestDowntimeLosesNoWonDispute(t *testing.T) {
	for _, down := range downtimes {
		s, p, charge := bought(t)
		s.control(t, "/control/stripe/charges/"+charge+"/dispute", map[string]any{})
		s.wait(t, time.Hour)
		s.sweep(t, false)
		dispute, _ := s.first(t, "/v1/disputes?charge="+charge)
		s.control(t, "/control/stripe/disputes/"+dispute+"/close", map[string]any{"status": "won"})
		s.wait(t, down)
		s.sweep(t, false)
		if status, periods := s.fate(t, p.ID); status != billing.PaymentPaid || periods != 1 {
			t.Errorf("after %s the purchase is %s with %d periods", down, status, periods)
		}
	}
}

func TestWhatWasPaidAndGivenBackWhileNothingRanGivesNoTime(t *testing.T) {
	for _, down := range []time.Duration{aDay, 45 * aDay} {
		for _, troublesFirst := range []bool{true, false} {
			s := newMarket(t)
			p := s.checkout(t)
			s.sweep(t, false)
			s.pay(t, p, good)
			charge, _ := s.first(t, "/v1/charges")
			s.wait(t, time.Minute)
			s.control(t, "/control/stripe/charges/"+charge+"/refund", map[string]any{})
			s.wait(t, down)
			s.sweep(t, troublesFirst)
			if status, periods := s.fate(t, p.ID); status != billing.PaymentRefunded || periods != 0 {
				t.Errorf("after %s: %s with %d periods", down, status, periods)
			}
		}
	}
}

func TestWhatWasPaidWhileNothingRanGivesItsPeriodHoweverLong(t *testing.T) {
	for _, down := range []time.Duration{aDay, 45 * aDay} {
		s := newMarket(t)
		p := s.checkout(t)
		s.pay(t, p, good)
		s.wait(t, down)
		s.sweep(t, true)
		if status, periods := s.fate(t, p.ID); status != billing.PaymentPaid || periods != 1 {
			t.Errorf("after %s: %s with %d periods", down, status, periods)
		}
	}
}

func TestAPartThatWasGivenBackIsNotedAndFiledAndEndsNothing(t *testing.T) {
	s, p, charge := bought(t)
	for part := 1; part <= 2; part++ {
		s.control(t, "/control/stripe/charges/"+charge+"/refund", map[string]any{"amount": 100})
		s.wait(t, aMinute)
		s.sweep(t, false)
		got, err := s.needs.Payments.Get(t.Context(), ours.Scope(), p.ID)
		if err != nil || got.Charge.Refunded != usd(int64(100*part)) || got.Status != billing.PaymentPaid {
			t.Errorf("%s, given back %+v, %v", got.Status, got.Charge.Refunded, err)
		}
		if found := s.findings(t); len(found) != part || found[0].Actual != usd(int64(100*part)) {
			t.Errorf("findings: %+v", found)
		}
	}
	if n := paidPeriods(s.subscription(t, ours)); n != 1 {
		t.Errorf("%d periods", n)
	}
}

func TestAFailedReadingIsMadeUpFor(t *testing.T) {
	s, p, charge := bought(t)
	s.sweep(t, false)
	s.wait(t, aDay)
	s.control(t, "/control/stripe/charges/"+charge+"/refund", map[string]any{})
	s.control(t, "/control/faults", map[string]any{"provider": "stripe", "method": "GET", "pathPrefix": "/v1/charges", "kind": "status", "status": 500, "times": 2})
	if err := s.ReadTroubles(t.Context()); err == nil {
		t.Fatal("the reading did not fail")
	}
	s.wait(t, aDay) // far beyond the overlap: only the cursor can bring the refund back
	s.sweep(t, false)
	s.sweep(t, false)
	if status, periods := s.fate(t, p.ID); status != billing.PaymentRefunded || periods != 0 {
		t.Errorf("%s with %d periods", status, periods)
	}
}

func TestADeclinedTryBeforeTheGoodOneIsNoTrouble(t *testing.T) {
	s := newMarket(t)
	p := s.checkout(t)
	s.pay(t, p, declined)
	s.pay(t, p, good)
	s.wait(t, aMinute)
	s.sweep(t, false)
	if status, periods := s.fate(t, p.ID); status != billing.PaymentPaid || periods != 1 {
		t.Errorf("%s with %d periods", status, periods)
	}
}

func TestASecondDisputeAfterAWonOneEndsThePeriodAgain(t *testing.T) {
	s, p, _ := bought(t)
	l, err := s.needs.Ledgers.Ledger(t.Context(), ours.Scope())
	if err != nil {
		t.Fatal(err)
	}
	at := s.clock.Now()
	for i, kind := range []billing.Kind{billing.Disputed, billing.Reinstated, billing.Disputed} {
		l.Entries = append(l.Entries, billing.Entry{ID: string(rune('a' + i)), Kind: kind, At: at.Add(time.Duration(i+1) * time.Hour), PaymentID: string(p.ID)})
	}
	if now := l.At(at.Add(20 * aDay)); now.Current != nil {
		t.Errorf("in force is %+v", now.Current)
	}
	if then := l.At(at.Add(90 * time.Minute)); then.Current == nil {
		t.Error("the first dispute was won, and still there is no time")
	}
}
