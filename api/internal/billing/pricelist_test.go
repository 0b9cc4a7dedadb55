package billing_test

import (
	"context"
	"sync/atomic"
	"testing"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/tenant"
)

// studio is a plan that makes sense.
func studio() billing.Plan {
	return billing.Plan{
		ID: "studio", Name: "Studio", Rank: 2, Limits: billing.Limits{Seats: 3}, Entitlements: billing.Entitlements{},
		Prices: billing.Prices{Month: money.Of(2900, "usd"), Year: money.Of(29000, "usd")},
	}
}

func dearer(p *billing.Plan) { p.Prices.Month.Amount += 1000 }

func TestEveryVersionOfAPlanIsKept(t *testing.T) {
	s := newShop(t)
	_, err := s.AddPlan(t.Context(), operator, studio())
	wants(t, "add", err, nil)
	_, err = s.AddPlan(t.Context(), operator, studio())
	wants(t, "add again", err, billing.ErrPlanExists)
	for range 2 {
		_, err = s.EditPlan(t.Context(), operator, "studio", 0, dearer)
		wants(t, "edit", err, nil)
	}
	_, err = s.EditPlan(t.Context(), operator, "studio", 1, dearer)
	wants(t, "edit what was", err, fault.ErrStale)
	versions, err := s.PlanVersions(t.Context(), "studio")
	if err != nil || len(versions) != 3 {
		t.Fatalf("%d versions, %v", len(versions), err)
	}
	for i, want := range []int64{4900, 3900, 2900} {
		if v := versions[i]; v.Prices.Month.Amount != want || v.Version != int64(3-i) || v.UpdatedBy != operator.UserID {
			t.Errorf("version %d is %+v", 3-i, v)
		}
	}
	if versions[2].Entitles(billing.APIAccess) {
		t.Error("an empty list of entitlements came back as all of them")
	}
}

func TestOperatorsWhoEditAPlanAtOnceLoseNothing(t *testing.T) {
	s := newShop(t)
	var made atomic.Int64
	done := make(chan error)
	for range 4 {
		go func() {
			_, err := s.EditPlan(context.Background(), operator, "agency", 0, dearer)
			if err == nil {
				made.Add(1)
			}
			done <- err
		}()
	}
	for range 4 {
		<-done
	}
	versions, err := s.PlanVersions(t.Context(), "agency")
	if err != nil || int64(len(versions)) != 1+made.Load() || versions[0].Prices.Month.Amount != 14900+1000*made.Load() {
		t.Errorf("after %d edits: %d versions, %+v, %v", made.Load(), len(versions), versions[0].Prices, err)
	}
}

func TestARetiredPlanIsNotSoldAndTheTrialsPlanStays(t *testing.T) {
	s := newShop(t)
	retire := func(p *billing.Plan) { p.Retired = true }
	_, err := s.EditPlan(t.Context(), operator, "starter", 0, retire)
	wants(t, "retire", err, nil)
	_, err = s.EditPlan(t.Context(), operator, "growth", 0, retire)
	wants(t, "retire the trial's plan", err, billing.ErrTrialPlan)
	_, err = s.Checkout(t.Context(), ours, "ada@example.com", "starter", billing.Month)
	wants(t, "buy what is retired", err, billing.ErrPlanNotFound)
	offered, err := s.Offered(t.Context())
	every, everyErr := s.EveryPlan(t.Context())
	if err != nil || everyErr != nil || len(offered) != 2 || len(every) != 3 {
		t.Errorf("offered %d, all %d, %v, %v", len(offered), len(every), err, everyErr)
	}
}

func TestAPlanThatMakesNoSenseIsRefused(t *testing.T) {
	s := newShop(t)
	for what, spoil := range map[string]func(*billing.Plan){
		"no slug":              func(p *billing.Plan) { p.ID = "Studio!" },
		"no name":              func(p *billing.Plan) { p.Name = "" },
		"less than Stripe's":   func(p *billing.Plan) { p.Prices.Month.Amount = 49 },
		"more than Stripe's":   func(p *billing.Plan) { p.Prices.Year.Amount = 100_000_000 },
		"two currencies":       func(p *billing.Plan) { p.Prices.Year.Currency = "eur" },
		"no seat for an owner": func(p *billing.Plan) { p.Limits.Seats = 0 },
	} {
		p := studio()
		spoil(&p)
		_, err := s.AddPlan(t.Context(), operator, p)
		wants(t, what, err, fault.ErrInvalid)
	}
}

func TestAPlanFromBeforeEntitlementsAllowsAllAlsoOnceStoredAgain(t *testing.T) {
	s := newShop(t)
	p := studio()
	p.Entitlements, p.Version = nil, 1
	if err := s.needs.Plans.AddPlan(t.Context(), everyone(), p); err != nil {
		t.Fatal(err)
	}
	got, err := s.GetPlan(t.Context(), "studio")
	if err != nil || !got.Entitles(billing.APIAccess) || got.Entitlements != nil {
		t.Errorf("it came back with %v, %v", got.Entitlements, err)
	}
}

func TestATrialAndAPurchaseTakeTheTermsInForceAndKeepThem(t *testing.T) {
	s := newMarket(t)
	_, err := s.EditPlan(t.Context(), operator, "growth", 0, dearer)
	wants(t, "edit", err, nil)
	if err := s.Open(t.Context(), "ten_new", true); err != nil {
		t.Fatal(err)
	}
	p := s.checkout(t)
	_, err = s.EditPlan(t.Context(), operator, "growth", 0, func(p *billing.Plan) { dearer(p); p.Limits.Seats = 1 })
	wants(t, "edit while the payment page is open", err, nil)
	s.pay(t, p, good)
	p, err = s.Verify(t.Context(), ours, p.SessionID)
	if err != nil || p.Status != billing.PaymentPaid || p.Charge.Total != usd(5900) || p.Plan.Version != 2 {
		t.Errorf("%s %q, version %d, charged %+v, %v", p.Status, p.Flag, p.Plan.Version, p.Charge, err)
	}
	for tenantID, want := range map[tenant.ID]int64{"ten_new": 2, ours.TenantID: 1} {
		l, err := s.needs.Ledgers.Ledger(t.Context(), tenant.System(tenantID, "test").Scope())
		if err != nil || l.Entries[0].Plan.Version != want {
			t.Errorf("the trial of %s has version %d, %v", tenantID, l.Entries[0].Plan.Version, err)
		}
	}
	for _, period := range s.subscription(t, ours).Periods {
		if period.Source == billing.Paid && (period.Plan.Version != 2 || period.Plan.Limits.Seats != 5) {
			t.Errorf("what was bought has the terms %+v", period.Plan)
		}
	}
}
