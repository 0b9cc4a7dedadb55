package bench_test

import (
	"context"
	"log/slog"
	"slices"
	"strconv"
	"testing"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/catalog"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/evaluate"
	"campaignos.dev/api/test/harness"
)

// BenchmarkRun is an engine run from its queue to its end with a model that answers at
// once: all that we add to a model's own time. Besides the mean it tells the median, the
// 99th percentile and how many runs one worker does in a second.
func BenchmarkRun(b *testing.B) {
	store, err := mongostore.Open(b.Context(), harness.Mongo(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close(context.Background()) })
	if err := store.Migrate(b.Context()); err != nil {
		b.Fatal(err)
	}
	runs, c := mongostore.NewRuns(store), plain(b, "strategy")
	service := engine.New(engine.Needs{
		Store: runs, Registry: engine.NewRegistry(catalog.All(catalog.Ports{})...), Models: instant{c}, Teams: open{}, Quota: nothing{}, Feed: nothing{},
		Clock: clock.System{}, Log: slog.New(slog.DiscardHandler), Worker: "bench",
	})
	own := tenant.System("ten_a", "bench").Scope()
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		b.StopTimer()
		r := engine.Run{
			ID: engine.ID("run_" + strconv.Itoa(n)), TenantID: "ten_a", Engine: c.Engine, Status: engine.Queued,
			Input: c.Input, Facts: &c.Facts, WakeAt: time.Now().Add(-time.Second), Revision: 1, CreatedAt: time.Now(),
		}
		if err := runs.Create(b.Context(), own, r); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		began := time.Now()
		if err := service.Work(b.Context(), engine.Due{TenantID: r.TenantID, RunID: r.ID, WakeAt: r.WakeAt}); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
		if n == 0 {
			if got, err := runs.Get(b.Context(), own, r.ID); err != nil || got.Status != engine.Succeeded {
				b.Fatalf("the run is %s: %+v, %v", got.Status, got.Problem, err)
			}
		}
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds()), "p50-µs")
	b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
	b.ReportMetric(float64(len(took))/b.Elapsed().Seconds(), "runs/s")
}

// plain is an engine's plainest golden case.
func plain(b *testing.B, name string) evaluate.Case {
	b.Helper()
	all, err := evaluate.Cases()
	if err != nil {
		b.Fatal(err)
	}
	for _, c := range all {
		if c.Engine == name && c.Name == "plain" {
			return c
		}
	}
	b.Fatalf("%s has no plain case", name)
	return evaluate.Case{}
}

// instant is a model that answers a case's question at once.
type instant struct{ evaluate.Case }

// For gives every team the same model.
func (m instant) For(context.Context, tenant.ID) (engine.Model, error) { return m, nil }

func (m instant) Generate(ctx context.Context, p engine.Prompt, grow func(string)) (engine.Reply, error) {
	return m.Record().Generate(ctx, p, grow)
}

// open says that every team may work.
type open struct{}

func (open) Standing(context.Context, tenant.ID) (tenant.Standing, error) { return tenant.Active, nil }

func (nothing) Moved(context.Context, engine.ID) {}

func (nothing) Adding(_ context.Context, _ tenant.Actor, _, _ string, _ int64, add func() error) error {
	return add()
}
func (nothing) Reserve(context.Context, tenant.Actor, string, string, int64) error { return nil }
func (nothing) Heal(context.Context, tenant.Actor, string, string) error           { return nil }
func (nothing) Left(context.Context, tenant.Actor, string) (int64, error)          { return 0, nil }
func (nothing) Spent(context.Context, tenant.ID, string, string, time.Time, int64) error {
	return nil
}
