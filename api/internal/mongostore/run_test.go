package mongostore_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
)

func queuedRun(t *testing.T, runs *mongostore.Runs, id string) {
	t.Helper()
	r := engine.Run{ID: engine.ID(id), TenantID: ours, Engine: "copy", Status: engine.Queued, WakeAt: noon, Revision: 1}
	is(t, "create", runs.Create(t.Context(), scopeOf(ours), r), nil)
}

func TestOfManyWorkersOneClaimsEachRun(t *testing.T) {
	const many = 60
	runs := mongostore.NewRuns(open(t))
	for n := range many {
		queuedRun(t, runs, fmt.Sprintf("run_%03d", n))
	}
	var mu sync.Mutex
	claims := map[engine.ID]int{}
	race(func(worker string) {
		due, err := runs.Due(t.Context(), everyone(), noon, many)
		if err != nil {
			t.Error(err)
		}
		for _, d := range due {
			_, err := runs.Claim(t.Context(), scopeOf(d.TenantID), d.RunID, worker, noon, noon.Add(lease))
			if err != nil && !errors.Is(err, engine.ErrNotHeld) {
				t.Error(err)
			}
			if err == nil {
				mu.Lock()
				claims[d.RunID]++
				mu.Unlock()
			}
		}
	})
	if len(claims) != many {
		t.Errorf("%d runs were claimed, want %d", len(claims), many)
	}
	for id, n := range claims {
		if n != 1 {
			t.Errorf("%s was claimed %d times", id, n)
		}
	}
}

func TestARunIsTakenOverOnlyWhenItsLeaseRanOut(t *testing.T) {
	runs := mongostore.NewRuns(open(t))
	ctx, own := t.Context(), scopeOf(ours)
	queuedRun(t, runs, "run_1")
	claim := func(worker string, now time.Time) (engine.Run, error) {
		return runs.Claim(ctx, own, "run_1", worker, now, now.Add(lease))
	}
	_, err := runs.Claim(ctx, scopeOf(theirs), "run_1", "ada", noon, noon.Add(lease))
	is(t, "another tenant's scope", err, engine.ErrNotHeld)
	first, err := claim("ada", noon)
	is(t, "claim", err, nil)
	_, err = claim("bob", noon.Add(lease-time.Second))
	is(t, "while it is held", err, engine.ErrNotHeld)
	second, err := claim("bob", noon.Add(lease))
	is(t, "take over", err, nil)
	is(t, "keep by the one before", runs.Keep(ctx, own, first, "ada"), engine.ErrNotHeld)
	second.Percent = 40
	is(t, "keep", runs.Keep(ctx, own, second, "bob"), nil)
	is(t, "keep in another tenant", runs.Keep(ctx, scopeOf(theirs), withTenant(second), "bob"), engine.ErrNotHeld)
}

func withTenant(r engine.Run) engine.Run {
	r.TenantID = theirs
	return r
}

// A worker that was paused and one that was started again under the same name are not the
// same: the count of tries tells them apart.
func TestAnEarlierTryOfTheSameWorkerHasLostItsRun(t *testing.T) {
	runs := mongostore.NewRuns(open(t))
	ctx, own := t.Context(), scopeOf(ours)
	queuedRun(t, runs, "run_1")
	first, err := runs.Claim(ctx, own, "run_1", "ada", noon, noon.Add(lease))
	is(t, "claim", err, nil)
	_, err = runs.Claim(ctx, own, "run_1", "ada", noon.Add(lease), noon.Add(2*lease))
	is(t, "claim again", err, nil)
	is(t, "keep of the first try", runs.Keep(ctx, own, first, "ada"), engine.ErrNotHeld)
}

func TestACancelWinsOverTheWorker(t *testing.T) {
	runs := mongostore.NewRuns(open(t))
	ctx, own := t.Context(), scopeOf(ours)
	queuedRun(t, runs, "run_1")
	held, err := runs.Claim(ctx, own, "run_1", "ada", noon, noon.Add(lease))
	is(t, "claim", err, nil)
	canceled := held
	canceled.Status, canceled.Holder, canceled.WakeAt, canceled.Revision = engine.Canceled, "", time.Time{}, held.Revision+1
	is(t, "cancel", runs.Save(ctx, own, canceled, held.Revision), nil)
	held.Status = engine.Succeeded
	held.Revision++
	is(t, "keep", runs.Keep(ctx, own, held, "ada"), engine.ErrNotHeld)
	_, err = runs.Claim(ctx, own, "run_1", "bob", noon.Add(time.Hour), noon.Add(2*time.Hour))
	is(t, "claim of a canceled run", err, engine.ErrNotHeld)
	if got, err := runs.Get(ctx, own, "run_1"); err != nil || got.Status != engine.Canceled {
		t.Errorf("the run is %s (%v), want canceled", got.Status, err)
	}
}

func TestACancelThatReadAnOlderRunStartsAgain(t *testing.T) {
	runs := mongostore.NewRuns(open(t))
	ctx, own := t.Context(), scopeOf(ours)
	queuedRun(t, runs, "run_1")
	seen, err := runs.Get(ctx, own, "run_1")
	is(t, "get", err, nil)
	_, err = runs.Claim(ctx, own, "run_1", "ada", noon, noon.Add(lease))
	is(t, "claim", err, nil)
	seen.Status, seen.Revision = engine.Canceled, seen.Revision+1
	is(t, "cancel", runs.Save(ctx, own, seen, seen.Revision-1), fault.ErrStale)
}

func TestWhatBecameOfARunIsNotedOnce(t *testing.T) {
	runs := mongostore.NewRuns(open(t))
	ctx, own := t.Context(), scopeOf(ours)
	queuedRun(t, runs, "run_1")
	first, err := runs.Apply(ctx, own, "run_1", engine.Applied{Kind: "creative", ID: "crt_1"})
	is(t, "apply", err, nil)
	again, err := runs.Apply(ctx, own, "run_1", engine.Applied{Kind: "creative", ID: "crt_2"})
	is(t, "apply again", err, nil)
	if first.Applied.ID != "crt_1" || again.Applied.ID != "crt_1" {
		t.Errorf("applied to %s, then %s; want crt_1 both times", first.Applied.ID, again.Applied.ID)
	}
	_, err = runs.Apply(ctx, scopeOf(theirs), "run_1", engine.Applied{ID: "crt_3"})
	is(t, "apply in another tenant", err, engine.ErrNotFound)
}

func TestRunsAreListedByTheirState(t *testing.T) {
	runs := mongostore.NewRuns(open(t))
	queuedRun(t, runs, "run_1")
	queuedRun(t, runs, "run_2")
	claimed, err := runs.Claim(t.Context(), scopeOf(ours), "run_2", "worker", noon, noon.Add(lease))
	is(t, "claim", err, nil)
	got, err := runs.List(t.Context(), scopeOf(ours), engine.Filter{Engine: "copy", Status: engine.Running}, page.Request{Limit: 10})
	is(t, "list", err, nil)
	if len(got.Items) != 1 || got.Items[0].ID != claimed.ID {
		t.Errorf("got %v, want run_2 alone", got.Items)
	}
}
