package billing_test

import (
	"context"
	"errors"
	"strconv"
	"testing"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
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
			if err := s.Heal(t.Context()); err != nil {
				t.Fatal(err)
			}
			before := s.used(t, billing.BrandProfiles)
			s.clock.Advance(2 * time.Minute)
			for range 2 {
				if err := s.Heal(t.Context()); err != nil {
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
