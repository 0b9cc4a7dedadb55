package mongostore_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/mongostore"
)

var seats = billing.Usage{ID: "usg_1", TenantID: ours, Limit: "seats"}

func TestOfManyAtOnceNoMoreThanTheLimitGetIn(t *testing.T) {
	const most = 5
	usages := mongostore.NewUsages(open(t))
	var mu sync.Mutex
	taken := 0
	race(func(worker string) {
		err := usages.Take(t.Context(), scopeOf(ours), seats, billing.Hold{ID: worker, Amount: 1, At: noon}, most)
		if err != nil && !errors.Is(err, billing.ErrLimit) {
			t.Error(err)
		}
		if err == nil {
			mu.Lock()
			taken++
			mu.Unlock()
		}
	})
	u, err := usages.Usage(t.Context(), scopeOf(ours), seats.ID)
	if err != nil || taken != most || u.Used != most || len(u.Holds) != most {
		t.Errorf("%d got in, %d are counted, %d held (%v); want %d", taken, u.Used, len(u.Holds), err, most)
	}
}

func TestAHoldIsSettledOnce(t *testing.T) {
	usages := mongostore.NewUsages(open(t))
	ctx, own := t.Context(), scopeOf(ours)
	is(t, "take", usages.Take(ctx, own, seats, billing.Hold{ID: "a", Amount: 2, At: noon}, 5), nil)
	is(t, "take again", usages.Take(ctx, own, seats, billing.Hold{ID: "a", Amount: 2, At: noon}, 5), billing.ErrUsageBusy)
	is(t, "take too much", usages.Take(ctx, own, seats, billing.Hold{ID: "b", Amount: 4, At: noon}, 5), billing.ErrLimit)
	is(t, "settle in another tenant", usages.Settle(ctx, scopeOf(theirs), seats.ID, "a", -2), nil)
	if stale, err := usages.Stale(ctx, everyone(), noon.Add(time.Minute), 10); err != nil || len(stale) != 1 || stale[0].TenantID != ours {
		t.Errorf("stale are %+v (%v), want the counter", stale, err)
	}
	for range 2 {
		is(t, "settle", usages.Settle(ctx, own, seats.ID, "a", -2), nil)
	}
	if u, err := usages.Usage(ctx, own, seats.ID); err != nil || u.Used != 0 || len(u.Holds) != 0 {
		t.Errorf("the counter is %+v (%v), want it empty", u, err)
	}
	if stale, err := usages.Stale(ctx, everyone(), noon.Add(time.Hour), 10); err != nil || len(stale) > 0 {
		t.Errorf("settled holds are stale: %+v (%v)", stale, err)
	}
}

func TestALedgerIsOpenedOnceAndChangedByOne(t *testing.T) {
	s := mongostore.NewBilling(open(t))
	ctx, own := t.Context(), scopeOf(ours)
	l := billing.Ledger{ID: ours, TenantID: ours, TrialUntil: noon.Add(time.Hour), Version: 1}
	is(t, "save before it is opened", s.SaveLedger(ctx, own, l, 1), billing.ErrLedgerNotFound)
	race(func(string) {
		if err := s.Open(ctx, own, l); err != nil {
			t.Error(err)
		}
	})
	changed := l
	changed.Entries, changed.Version = []billing.Entry{{ID: "e_1", Kind: billing.Bought, At: noon}}, 2
	is(t, "save", s.SaveLedger(ctx, own, changed, 1), nil)
	is(t, "save what is no more", s.SaveLedger(ctx, own, changed, 1), fault.ErrStale)
	is(t, "open again", s.Open(ctx, own, l), nil)
	if got, err := s.Ledger(ctx, own); err != nil || len(got.Entries) != 1 {
		t.Errorf("the ledger has %d entries (%v), want one", len(got.Entries), err)
	}
	_, err := s.Ledger(ctx, scopeOf(theirs))
	is(t, "another tenant's ledger", err, billing.ErrLedgerNotFound)
	for at, want := range map[time.Time]int64{noon: 1, noon.Add(time.Hour): 0} {
		if n, err := s.CountTrials(ctx, everyone(), at); n != want || err != nil {
			t.Errorf("at %v %d are on trial (%v), want %d", at, n, err, want)
		}
	}
	if n, err := s.CountPaid(ctx, everyone(), noon); n != 0 || err != nil {
		t.Errorf("%d have paid (%v), want none", n, err)
	}
}

func TestAPurchaseIsFoundByWhatStripeCallsIt(t *testing.T) {
	s := mongostore.NewBilling(open(t))
	ctx, own := t.Context(), scopeOf(ours)
	p := billing.Payment{ID: "pay_1", TenantID: ours, SessionID: "cs_1", Intent: "pi_1", CheckAt: noon, Version: 1}
	is(t, "create", s.Create(ctx, own, p), nil)
	_, err := s.BySession(ctx, own, "cs_1")
	is(t, "by session", err, nil)
	_, err = s.BySession(ctx, scopeOf(theirs), "cs_1")
	is(t, "by session, another tenant", err, billing.ErrPaymentNotFound)
	_, err = s.ByIntent(ctx, everyone(), "pi_1")
	is(t, "by intent", err, nil)
	for at, want := range map[time.Time]int{noon: 1, noon.Add(-time.Second): 0} {
		if due, err := s.Due(ctx, everyone(), at, 10); err != nil || len(due) != want {
			t.Errorf("at %v %d are due (%v), want %d", at, len(due), err, want)
		}
	}
}

func TestACursorNeverGoesBack(t *testing.T) {
	s := mongostore.NewBilling(open(t))
	_, err := s.Cursor(t.Context(), "events")
	is(t, "before it is set", err, billing.ErrCursorNotFound)
	for _, at := range []time.Time{noon, noon.Add(time.Hour), noon.Add(time.Minute)} {
		is(t, "set", s.SetCursor(t.Context(), "events", at), nil)
	}
	if at, err := s.Cursor(t.Context(), "events"); err != nil || !at.Equal(noon.Add(time.Hour)) {
		t.Errorf("it is at %v (%v), want the latest", at, err)
	}
}
