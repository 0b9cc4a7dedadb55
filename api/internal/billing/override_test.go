package billing_test

import (
	"testing"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// operator works on the platform and has a team of their own.
var operator = tenant.NewActor(tenant.Person{UserID: "usr_op", TenantID: "ten_theirs", Standing: tenant.Active, PlatformRole: tenant.PlatformAdmin, SessionID: "ses_3"})

// inForce is the plan that a team has after a while.
func (s *shop) inForce(t *testing.T, after time.Duration) string {
	t.Helper()
	l, err := s.needs.Ledgers.Ledger(t.Context(), ours.Scope())
	if err != nil {
		t.Fatal(err)
	}
	if now := l.At(s.clock.Now().Add(after)); now.Current != nil {
		return now.Current.Plan.ID
	}
	return ""
}

const aDay = 24 * time.Hour

func TestAnExtensionGivesMoreTimeOnceAndNeverLess(t *testing.T) {
	s := newShop(t)
	s.clock.Advance(time.Minute)
	until := s.clock.Now().Add(40 * aDay)
	for range 2 {
		wants(t, "extend", s.Extend(t.Context(), operator, ours.TenantID, until, "they asked"), nil)
	}
	sub := s.subscription(t, ours)
	if len(sub.Periods) != 2 || sub.Periods[1].Plan.ID != "growth" || sub.Periods[1].Reason != "they asked" {
		t.Errorf("periods: %+v", sub.Periods)
	}
	wants(t, "an earlier end", s.Extend(t.Context(), operator, ours.TenantID, until.Add(-time.Hour), "oops"), fault.ErrInvalid)
	s.clock.Advance(60 * aDay)
	if s.inForce(t, 0) != "" {
		t.Fatal("the extension never ends")
	}
	wants(t, "extend what has ended", s.Extend(t.Context(), operator, ours.TenantID, s.clock.Now().Add(aDay), "once more"), nil)
	if got := s.inForce(t, time.Hour); got != "growth" {
		t.Errorf("in force is %q, want the plan they had", got)
	}
}

func TestAChangeOfPlanIsForGoodOrForAWhile(t *testing.T) {
	s := newShop(t)
	s.clock.Advance(time.Minute)
	for range 2 {
		wants(t, "change", s.ChangePlan(t.Context(), operator, ours.TenantID, "agency", nil, "a mistake of ours"), nil)
	}
	if sub := s.subscription(t, ours); len(sub.Periods) != 2 || sub.Current.Plan.ID != "agency" || sub.Status != billing.Trialing {
		t.Errorf("after the change %s with %+v", sub.Status, sub.Periods)
	}
	s.clock.Advance(time.Minute)
	until := s.clock.Now().Add(aDay)
	wants(t, "change for a day", s.ChangePlan(t.Context(), operator, ours.TenantID, "starter", &until, "to try it"), nil)
	if now, then := s.inForce(t, 0), s.inForce(t, aDay); now != "starter" || then != "agency" {
		t.Errorf("in force is %s now and %s tomorrow", now, then)
	}
	s.clock.Advance(30 * aDay)
	wants(t, "change what has ended", s.ChangePlan(t.Context(), operator, ours.TenantID, "growth", nil, "too late"), fault.ErrInvalid)
	wants(t, "change to a plan there is not", s.ChangePlan(t.Context(), operator, ours.TenantID, "gold", nil, "no such"), billing.ErrPlanNotFound)
}
