package billing_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

var errDied = errors.New("the process died here")

// used reads one meter.
func (s *shop) used(t *testing.T, limit billing.Limit) int64 {
	t.Helper()
	meters, _, _, err := s.Meters(t.Context(), ours)
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range meters {
		if m.Limit == limit {
			return m.Used
		}
	}
	t.Fatalf("no meter for %s", limit)
	return 0
}

// add stores a thing that counts against the limit.
func (s *shop) add(id string) error {
	return s.Adding(context.Background(), ours, "brandProfiles", id, 1, func() error {
		s.things[id] = true
		return nil
	})
}

func TestTwentyRequestsForTheLastFreePlaceMakeOne(t *testing.T) {
	s := newShop(t)
	for _, id := range []string{"a", "b"} { // Growth has three
		if err := s.add(id); err != nil {
			t.Fatal(err)
		}
	}
	results := make(chan error)
	for n := range 20 {
		go func() {
			results <- s.Adding(context.Background(), ours, "brandProfiles", strconv.Itoa(n), 1, func() error { return nil })
		}()
	}
	made := 0
	for range 20 {
		err := <-results
		if err == nil {
			made++
			continue
		}
		wants(t, "a request too many", err, billing.ErrLimit)
		f, _ := fault.As(err)
		if f.Meta["limit"] != "brandProfiles" || f.Meta["used"] != int64(3) || f.Meta["max"] != int64(3) || f.Meta["plan"] != "growth" {
			t.Errorf("the refusal says %v", f.Meta)
		}
	}
	if used := s.used(t, billing.BrandProfiles); made != 1 || used != 3 {
		t.Errorf("%d were made and %d are counted; want 1 and 3", made, used)
	}
}

func TestWhatWasNotStoredIsNotCounted(t *testing.T) {
	s := newShop(t)
	err := s.Adding(t.Context(), ours, "brandProfiles", "a", 1, func() error { return fault.ErrInvalid })
	wants(t, "an addition that is refused", err, fault.ErrInvalid)
	if used := s.used(t, billing.BrandProfiles); used != 0 {
		t.Errorf("%d are counted", used)
	}
}

func TestARemovalMakesRoomOnce(t *testing.T) {
	s := newShop(t)
	if err := errors.Join(s.add("a"), s.add("b")); err != nil {
		t.Fatal(err)
	}
	remove := func(err error) error {
		return s.Removing(t.Context(), ours, "brandProfiles", "a", 1, func() error { return err })
	}
	missing := fault.New(fault.NotFound, "gone", "It is gone.")
	if err := remove(nil); err != nil {
		t.Fatal(err)
	}
	wants(t, "a second removal", remove(missing), missing)
	if used := s.used(t, billing.BrandProfiles); used != 1 {
		t.Errorf("%d are counted, want 1", used)
	}
}

func TestAProcessThatDiesWhileCountingIsHealed(t *testing.T) {
	for what, c := range map[string]struct {
		removing, exists bool
		want             int64
	}{
		"an addition that was stored":        {false, true, 2},
		"an addition that was not stored":    {false, false, 1},
		"a removal after which it is gone":   {true, false, 0},
		"a removal that did not come so far": {true, true, 1},
	} {
		t.Run(what, func(t *testing.T) {
			s := newShop(t)
			if err := s.add("a"); err != nil {
				t.Fatal(err)
			}
			change, thing := s.Adding, "b"
			if c.removing {
				change, thing = s.Removing, "a"
			}
			_ = change(t.Context(), ours, "brandProfiles", thing, 1, func() error { return errDied })
			s.things[thing] = c.exists
			s.clock.Advance(4 * time.Minute)
			if err := s.HealAll(t.Context()); err != nil {
				t.Fatal(err)
			}
			before := s.used(t, billing.BrandProfiles)
			s.clock.Advance(2 * time.Minute)
			for range 2 {
				if err := s.HealAll(t.Context()); err != nil {
					t.Fatal(err)
				}
			}
			if got := s.used(t, billing.BrandProfiles); got != c.want {
				t.Errorf("%d are counted, %d before it was healed; want %d", got, before, c.want)
			}
		})
	}
}

func TestMonthlyLimitsStartAgainWithTheTenantsMonth(t *testing.T) {
	s := newShop(t)
	s.clock.Set(time.Date(2026, 12, 31, 22, 59, 0, 0, time.UTC)) // a minute to midnight in Berlin
	grant := func() error {
		return s.Grant(t.Context(), ours, ours.TenantID, "growth", s.clock.Now().Add(90*24*time.Hour), "a test")
	}
	if err := grant(); err != nil {
		t.Fatal(err)
	}
	run := func(id string) {
		t.Helper()
		if err := s.Adding(t.Context(), ours, "engineRuns", id, 1, func() error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	run("a")
	if used := s.used(t, billing.EngineRuns); used != 1 {
		t.Errorf("%d runs in December, want 1", used)
	}
	s.clock.Advance(time.Minute)
	if used := s.used(t, billing.EngineRuns); used != 0 {
		t.Errorf("%d runs at the start of January, want none", used)
	}
}

func TestWithoutAPlanNothingIsAddedAndRemovingGoesOn(t *testing.T) {
	s := newShop(t)
	if err := s.add("a"); err != nil {
		t.Fatal(err)
	}
	s.clock.Advance(15 * 24 * time.Hour)
	wants(t, "writing", s.RequireActive(t.Context(), ours), billing.ErrInactive)
	wants(t, "adding", s.add("b"), billing.ErrInactive)
	if err := s.Removing(t.Context(), ours, "brandProfiles", "a", 1, func() error { return nil }); err != nil {
		t.Errorf("removing: %v", err)
	}
	if sub := s.subscription(t, ours); sub.Status != billing.Inactive || sub.Current != nil || sub.Ends.IsZero() {
		t.Errorf("the subscription is %+v", sub)
	}
}

func TestAnOperatorsGrantAndEnd(t *testing.T) {
	s := newShop(t)
	until := s.clock.Now().Add(100 * 24 * time.Hour)
	for range 2 { // the same decision twice is one
		if err := s.Grant(t.Context(), theirs, ours.TenantID, "agency", until, "a partner"); err != nil {
			t.Fatal(err)
		}
	}
	sub := s.subscription(t, ours)
	if sub.Current == nil || sub.Current.Plan.ID != "agency" || !sub.Ends.Equal(until) || sub.Current.Reason != "a partner" {
		t.Errorf("granted: %+v", sub)
	}
	err := s.Grant(t.Context(), theirs, ours.TenantID, "starter", until.Add(-time.Hour), "too short")
	wants(t, "a grant that gives nothing", err, fault.ErrInvalid)
	wants(t, "a plan that is not there", s.Grant(t.Context(), theirs, ours.TenantID, "gold", until, "no"), billing.ErrPlanNotFound)
	s.clock.Advance(time.Second)
	if err := s.End(t.Context(), theirs, ours.TenantID, "misuse"); err != nil {
		t.Fatal(err)
	}
	wants(t, "writing after the end", s.RequireActive(t.Context(), ours), billing.ErrInactive)
	paid, err := s.needs.Ledgers.CountPaid(t.Context(), everyone(), s.clock.Now())
	trials, _ := s.needs.Ledgers.CountTrials(t.Context(), everyone(), s.clock.Now())
	if err != nil || paid != 0 || trials != 1 {
		t.Errorf("%d paid and %d trials are counted, %v; want the other team's trial alone", paid, trials, err)
	}
}

func TestATeamIsToldOnlyThatItsPlanGoesOn(t *testing.T) {
	s := newShop(t)
	grant := func(for_ time.Duration) error {
		return s.Grant(t.Context(), theirs, ours.TenantID, "agency", s.clock.Now().Add(for_), "a test")
	}
	steps := []struct {
		what string
		wait time.Duration
		do   func() error
		told int
	}{
		{"a grant during the trial", time.Hour, func() error { return grant(20 * 24 * time.Hour) }, 0},
		{"an extension before the end", time.Hour, func() error {
			return s.Extend(t.Context(), theirs, ours.TenantID, s.clock.Now().Add(30*24*time.Hour), "a test")
		}, 0},
		{"a grant after the end", 31 * 24 * time.Hour, func() error { return grant(24 * time.Hour) }, 1},
		{"an extension after the end", 2 * 24 * time.Hour, func() error {
			return s.Extend(t.Context(), theirs, ours.TenantID, s.clock.Now().Add(24*time.Hour), "a test")
		}, 2},
		{"an end", time.Hour, func() error { return s.End(t.Context(), theirs, ours.TenantID, "a test") }, 2},
	}
	for _, step := range steps {
		s.clock.Advance(step.wait)
		if err := step.do(); err != nil {
			t.Fatalf("%s: %v", step.what, err)
		}
		if len(s.resumed) != step.told {
			t.Errorf("after %s, it was told %v", step.what, s.resumed)
		}
	}
}

func TestATeamWithoutATrialHasNothingToExtend(t *testing.T) {
	s := newShop(t)
	alone := tenant.System("ten_alone", "test")
	if err := s.Open(t.Context(), alone.TenantID, false); err != nil {
		t.Fatal(err)
	}
	wants(t, "writing", s.RequireActive(t.Context(), alone), billing.ErrInactive)
	wants(t, "an extension", s.Extend(t.Context(), theirs, alone.TenantID, s.clock.Now().Add(time.Hour), "a test"), billing.ErrNothingToExtend)
	if err := s.Grant(t.Context(), theirs, alone.TenantID, "starter", s.clock.Now().Add(time.Hour), "a test"); err != nil {
		t.Fatal(err)
	}
	if sub := s.subscription(t, alone); sub.Current == nil || sub.Current.Plan.ID != "starter" {
		t.Errorf("after a grant it is %+v", sub)
	}
}

func TestAPlanAllowsTheFeaturesThatItNames(t *testing.T) {
	s := newShop(t)
	if err := s.RequireEntitlement(t.Context(), ours, billing.APIAccess); err != nil {
		t.Errorf("on the trial of Growth: %v", err)
	}
	s.clock.Advance(time.Second)
	if err := s.ChangePlan(t.Context(), theirs, ours.TenantID, "starter", nil, "a test"); err != nil {
		t.Fatal(err)
	}
	err := s.RequireEntitlement(t.Context(), ours, billing.APIAccess)
	wants(t, "on Starter", err, billing.ErrEntitlement)
	if f, _ := fault.As(err); f == nil || f.Meta["entitlement"] != "apiAccess" || f.Meta["plan"] != "starter" {
		t.Errorf("the refusal says %+v", f)
	}
	s.clock.Advance(15 * 24 * time.Hour)
	wants(t, "after the end", s.RequireEntitlement(t.Context(), ours, billing.APIAccess), billing.ErrInactive)
}

func TestAnOperationTakesOnlyOfLimitsThatItDeclares(t *testing.T) {
	s := newShop(t)
	add := func(ctx context.Context) error {
		return s.Adding(ctx, ours, "brandProfiles", "a", 1, func() error { return nil })
	}
	if err := add(billing.Declare(t.Context(), []billing.Limit{billing.Seats})); err == nil || s.used(t, billing.BrandProfiles) != 0 {
		t.Errorf("an undeclared limit was taken of (%v)", err)
	}
	if err := add(billing.Declare(t.Context(), []billing.Limit{billing.Seats, billing.BrandProfiles})); err != nil {
		t.Errorf("a declared one: %v", err)
	}
}

// The history names each month of the team's zone once, back to its first, and keeps what
// was counted where the zone changes.
func TestTheHistoryOfUseGoesBackToTheFirstMonth(t *testing.T) {
	s := newShop(t)
	s.clock.Set(time.Date(2026, 11, 30, 22, 30, 0, 0, time.UTC)) // 23:30 in Berlin
	began := tenant.System("ten_old", "test")
	if err := s.Open(t.Context(), began.TenantID, true); err != nil {
		t.Fatal(err)
	}
	run := func(id string) {
		t.Helper()
		if err := s.Adding(t.Context(), began, "engineRuns", id, 1, func() error { return nil }); err != nil {
			t.Fatal(err)
		}
	}
	run("a")
	run("b")
	s.clock.Advance(time.Hour) // December has begun in Berlin
	run("c")
	if err := s.Grant(t.Context(), theirs, began.TenantID, "agency", s.clock.Now().Add(400*24*time.Hour), "a test"); err != nil {
		t.Fatal(err)
	}
	s.clock.Set(time.Date(2027, 2, 10, 12, 0, 0, 0, time.UTC))
	run("d")
	got, zone, err := s.History(t.Context(), began, 12)
	if err != nil || zone != "Europe/Berlin" {
		t.Fatal(zone, err)
	}
	var months []string
	for i, m := range got {
		months = append(months, fmt.Sprintf("%s:%d", m.Month, m.Used[slices.IndexFunc(m.Used, func(u billing.Meter) bool { return u.Limit == billing.EngineRuns })].Used))
		if i > 0 && !m.End.Equal(got[i-1].Start) {
			t.Errorf("%s ends at %v, and the next month begins at %v", m.Month, m.End, got[i-1].Start)
		}
	}
	if want := "2027-02:1 2027-01:0 2026-12:1 2026-11:2"; strings.Join(months, " ") != want {
		t.Errorf("history %v, want %s", months, want)
	}
	if short, _, _ := s.History(t.Context(), began, 2); len(short) != 2 {
		t.Errorf("two months are %d", len(short))
	}
}

// What every writing request asks costs the database nothing, as long as the answer is
// fresh.
func TestTheCheckOfEachRequestSendsNothingToTheDatabase(t *testing.T) {
	s := newShop(t)
	ask := func() {
		t.Helper()
		if err := errors.Join(s.RequireActive(t.Context(), ours), s.RequireEntitlement(t.Context(), ours, billing.APIAccess)); err != nil {
			t.Fatal(err)
		}
	}
	ask()
	before := s.watch.Sent()
	for range 1000 {
		ask()
	}
	if sent := s.watch.Sent() - before; sent != 0 {
		t.Errorf("2,000 checks sent %d commands", sent)
	}
}

// A process that did not make a change sees it within five seconds.
func TestAChangeIsSeenByOtherProcessesWithinFiveSeconds(t *testing.T) {
	s := newShop(t)
	other := billing.New(s.needs)
	agree := func(want error) {
		t.Helper()
		wants(t, "the process that made the change", s.RequireActive(t.Context(), ours), want)
		wants(t, "another process", other.RequireActive(t.Context(), ours), want)
	}
	agree(nil)
	s.clock.Advance(time.Second)
	if err := s.End(t.Context(), theirs, ours.TenantID, "a test"); err != nil {
		t.Fatal(err)
	}
	s.clock.Advance(5 * time.Second)
	agree(billing.ErrInactive)
	if err := s.Grant(t.Context(), theirs, ours.TenantID, "starter", s.clock.Now().Add(time.Hour), "a test"); err != nil {
		t.Fatal(err)
	}
	s.clock.Advance(5 * time.Second)
	agree(nil)
}
