package engine_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/strategy"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
)

// stopped says how every team stands.
type stopped tenant.Standing

func (s stopped) Standing(context.Context, tenant.ID) (tenant.Standing, error) {
	return tenant.Standing(s), nil
}

type silent struct{}

func (silent) Changed(context.Context, tenant.ID, string, string) {}
func (silent) Moved(context.Context, engine.ID)                   {}

// tally notes what runs took.
type tally map[string]int64

func (tally) Adding(_ context.Context, _ tenant.Actor, _, _ string, _ int64, add func() error) error {
	return add()
}
func (tally) Reserve(context.Context, tenant.Actor, string, string, int64) error { return nil }
func (tally) Heal(context.Context, tenant.Actor, string, string) error           { return nil }
func (tally) Left(context.Context, tenant.Actor, string) (int64, error)          { return 0, nil }
func (t tally) Spent(_ context.Context, _ tenant.ID, _, id string, _ time.Time, amount int64) error {
	t[id] = amount
	return nil
}

// A run of a team that was stopped is canceled with the reason, and asks no model: there is
// none here.
func TestARunOfAStoppedTeamIsCanceledWithTheReason(t *testing.T) {
	store, err := mongostore.Open(t.Context(), harness.Mongo(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	runs, now := mongostore.NewRuns(store), clock.NewManual(time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC))
	own := tenant.System("ten_1", "test").Scope()
	for standing, word := range map[tenant.Standing]string{tenant.Suspended: "suspended", tenant.Closing: "deleted"} {
		id := engine.ID("run_" + string(standing))
		f := facts()
		err := runs.Create(t.Context(), own, engine.Run{
			ID: id, TenantID: "ten_1", Engine: "strategy", Status: engine.Queued, Input: json.RawMessage("{}"), Facts: &f, WakeAt: now.Now(), Revision: 1,
		})
		if err != nil {
			t.Fatal(err)
		}
		took := tally{}
		worker := engine.New(engine.Needs{
			Quota: took,
			Store: runs, Registry: engine.NewRegistry(strategy.New(nil)), Teams: stopped(standing), Feed: silent{}, Clock: now,
			Log: slog.New(slog.DiscardHandler), Worker: "ada",
		})
		if err := worker.Work(t.Context(), engine.Due{TenantID: "ten_1", RunID: id, WakeAt: now.Now()}); err != nil {
			t.Fatal(err)
		}
		r, err := runs.Get(t.Context(), own, id)
		if err != nil || r.Status != engine.Canceled || !strings.Contains(r.Message, word) || !r.WakeAt.IsZero() {
			t.Errorf("%s: the run is %s (%s), %v", standing, r.Status, r.Message, err)
		}
		if n, told := took[string(id)]; !told || n != 0 {
			t.Errorf("%s: the run took %d tokens (told: %v), want none", standing, n, told)
		}
	}
}
