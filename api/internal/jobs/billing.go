package jobs

import (
	"context"
	"time"

	"campaignos.dev/api/internal/billing"
)

// ReconcilePayments asks Stripe about every purchase that waits for an answer.
type ReconcilePayments struct{}

// Kind names the job.
func (ReconcilePayments) Kind() string { return "reconcile_payments" }

// ReadTroubles finds refunds and disputes.
type ReadTroubles struct{}

// Kind names the job.
func (ReadTroubles) Kind() string { return "read_troubles" }

// HealUsage settles counts whose process died.
type HealUsage struct{}

// Kind names the job.
func (HealUsage) Kind() string { return "heal_usage" }

// OnBilling makes the workers that heal billing.
func OnBilling(s *billing.Service) []Worker {
	return []Worker{
		On(time.Minute, func(ctx context.Context, _ ReconcilePayments) error { return s.Reconcile(ctx) }),
		On(time.Minute, func(ctx context.Context, _ ReadTroubles) error { return s.ReadTroubles(ctx) }),
		On(time.Minute, func(ctx context.Context, _ HealUsage) error { return s.HealAll(ctx) }),
	}
}
