package mongostore_test

import (
	"context"
	"testing"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
)

// operator is somebody of the platform, who has a team of their own.
var operator = tenant.NewActor(tenant.Person{UserID: "usr_op", TenantID: ours, Standing: tenant.Active, PlatformRole: tenant.PlatformAdmin})

// platform is the scope in which an operator works on what belongs to the platform.
func platform() tenant.Scope {
	by := operator
	by.TenantID = ""
	return everyone().As(by)
}

// actions are what a book tells, newest first.
func actions(t *testing.T, s *mongostore.Store, in tenant.ID) (out []string) {
	t.Helper()
	scope := platform()
	if in != "" {
		scope = scopeOf(in)
	}
	got, err := mongostore.NewAudit(s).List(t.Context(), scope, audit.Filter{}, page.Request{Limit: 50})
	is(t, "read the book", err, nil)
	for _, e := range got.Items {
		if e.TenantID == in {
			out = append(out, e.Action)
		}
	}
	return out
}

func TestAPlansVersionIsKeptBeforeTheNextTakesItsPlace(t *testing.T) {
	store := open(t)
	s := mongostore.NewBilling(store)
	first := billing.Plan{ID: "studio", Name: "Studio", Rank: 2, Version: 1, Prices: billing.Prices{Month: money.Of(2900, "usd")}}
	is(t, "add", s.AddPlan(t.Context(), platform(), first), nil)
	is(t, "add again", s.AddPlan(t.Context(), platform(), first), billing.ErrPlanExists)
	next := first
	next.Version, next.Prices.Month = 2, money.Of(3900, "usd")

	dead, die := context.WithCancel(t.Context())
	die() // the process ends before it has done a thing
	if err := s.ReplacePlan(dead, platform(), first, next); err == nil {
		t.Fatal("it went on after its end")
	}
	for _, want := range []error{nil, fault.ErrStale} {
		is(t, "replace", s.ReplacePlan(t.Context(), platform(), first, next), want)
	}
	before, err := s.Versions(t.Context(), "studio", 2)
	if err != nil || len(before) != 1 || before[0].Prices.Month.Amount != 2900 {
		t.Errorf("before there was %+v, %v", before, err)
	}
	if now, err := s.Plan(t.Context(), "studio"); err != nil || now.Version != 2 || now.Prices.Month.Amount != 3900 {
		t.Errorf("now there is %+v, %v", now, err)
	}
	equal(t, "what the platform's book tells of it", len(actions(t, store, "")), 2)
	equal(t, "what the operator's team is told", len(actions(t, store, ours)), 0)
}

func TestAFindingIsFiledOnceByHoweverMany(t *testing.T) {
	store := open(t)
	s := mongostore.NewMismatches(store)
	race(func(worker string) {
		m := billing.Mismatch{ID: "mis_" + worker, SessionID: "cs_1", TenantID: ours, Reason: "Another price.", FoundAt: noon, Version: 1}
		if err := s.File(t.Context(), everyone(), m); err != nil {
			t.Error(err)
		}
	})
	is(t, "another reason", s.File(t.Context(), everyone(), billing.Mismatch{ID: "mis_z", SessionID: "cs_1", Reason: "Another team.", FoundAt: noon, Version: 1}), nil)
	got, err := s.List(t.Context(), platform(), true, page.Request{Limit: 1})
	if err != nil || len(got.Items) != 1 || got.Items[0].ID != "mis_z" || got.Next == "" {
		t.Fatalf("the first page has %+v, %v", got, err)
	}
	m := got.Items[0]
	m.ReviewedAt, m.Note, m.Version = noon, "fine", 2
	is(t, "review", s.Save(t.Context(), platform(), m, 1), nil)
	is(t, "review what was reviewed", s.Save(t.Context(), platform(), m, 1), fault.ErrStale)
	for open, want := range map[bool]int{true: 1, false: 2} {
		got, err := s.List(t.Context(), platform(), open, page.Request{Limit: 10})
		if err != nil || len(got.Items) != want {
			t.Errorf("open only is %t, and there are %d (%v), want %d", open, len(got.Items), err, want)
		}
	}
	_, err = s.Get(t.Context(), platform(), "mis_none")
	is(t, "one there is not", err, billing.ErrMismatchNotFound)
	if told := actions(t, store, ours); len(told) != 0 {
		t.Errorf("the team is told of findings about it: %v", told)
	}
}

func TestOnlyDisputedPurchasesAreListedAsSuch(t *testing.T) {
	s := mongostore.NewBilling(open(t))
	for id, status := range map[billing.PaymentID]billing.PaymentStatus{"pay_1": billing.PaymentPaid, "pay_2": billing.PaymentDisputed} {
		is(t, "create", s.Create(t.Context(), scopeOf(ours), billing.Payment{ID: id, TenantID: ours, Status: status, Version: 1}), nil)
	}
	got, err := s.Disputed(t.Context(), everyone())
	if err != nil || len(got) != 1 || got[0].ID != "pay_2" {
		t.Errorf("disputed are %+v, %v", got, err)
	}
}
