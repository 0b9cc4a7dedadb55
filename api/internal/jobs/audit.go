package jobs

import (
	"context"
	"time"

	"campaignos.dev/api/internal/audit"
)

// SweepAudit has events entered that processes left behind which died after a change.
type SweepAudit struct{}

// Kind names the job.
func (SweepAudit) Kind() string { return "sweep_audit" }

// OnSweepAudit makes the worker that sweeps what waits for the audit log.
func OnSweepAudit(s *audit.Service) Worker {
	return On(time.Minute, func(ctx context.Context, _ SweepAudit) error { return s.Sweep(ctx) })
}
