package jobs

import (
	"context"
	"time"

	"campaignos.dev/api/internal/erasure"
	"campaignos.dev/api/internal/tenant"
)

// EraseTenants ends teams whose grace period is over.
type EraseTenants struct{}

// Kind names the job.
func (EraseTenants) Kind() string { return "erase_tenants" }

// OnErasure makes the worker that ends teams.
func OnErasure(s *erasure.Service) Worker {
	return On(10*time.Minute, func(ctx context.Context, _ EraseTenants) error { return s.Sweep(ctx) })
}

// Forget removes every job of a tenant that does not run at this moment. One that runs finds
// nothing to do any more.
func (q *Queue) Forget(ctx context.Context, in tenant.ID) error {
	return q.use(ctx, func(c connection) error { return c.forget(ctx, in) })
}
