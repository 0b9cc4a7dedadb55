package bench_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"testing"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
)

// BenchmarkEntitlement is what each writing request asks of the plan: warm, from what the
// process remembers, and cold, from the database. Besides the mean it tells the median and
// the 99th percentile.
func BenchmarkEntitlement(b *testing.B) {
	now := clock.NewManual(time.Now())
	service, actor := subscribed(b, now)
	for name, wait := range map[string]time.Duration{"warm": 0, "cold": 5 * time.Second} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			var took []time.Duration
			for b.Loop() {
				now.Advance(wait) // past what a process may rely on
				began := time.Now()
				err := errors.Join(service.RequireActive(b.Context(), actor), service.RequireEntitlement(b.Context(), actor, billing.APIAccess))
				took = append(took, time.Since(began))
				if err != nil {
					b.Fatal(err)
				}
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)/2].Nanoseconds())/1e3, "p50-µs")
			b.ReportMetric(float64(took[len(took)*99/100].Nanoseconds())/1e3, "p99-µs")
		})
	}
}

// subscribed gives the service and a team that has bought and been granted several periods.
func subscribed(b *testing.B, now clock.Clock) (*billing.Service, tenant.Actor) {
	b.Helper()
	store, err := mongostore.Open(b.Context(), harness.Mongo(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close(context.Background()) })
	kept := mongostore.NewBilling(store)
	service := billing.New(billing.Needs{
		Plans: kept, Ledgers: kept, Usages: mongostore.NewUsages(store), Feed: nothing{}, Resumption: nothing{}, Clock: now, Log: slog.New(slog.DiscardHandler),
	})
	actor := tenant.System("ten_a", "bench")
	err = errors.Join(store.Migrate(b.Context()), kept.SeedPlans(b.Context(), billing.Catalogue()), service.Open(b.Context(), actor.TenantID, true))
	for i := range 12 {
		err = errors.Join(err, service.Grant(b.Context(), actor, actor.TenantID, "growth", now.Now().Add(time.Duration(30*(i+1))*24*time.Hour), "a bench"))
	}
	if err != nil {
		b.Fatal(err)
	}
	return service, actor
}

func (nothing) Changed(context.Context, tenant.ID, string, string)          {}
func (nothing) Resumed(context.Context, tenant.ID, time.Time, string) error { return nil }
