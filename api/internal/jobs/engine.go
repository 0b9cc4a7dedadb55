package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/tenant"
)

// EngineRun has a worker take a run up. WakeAt tells one reason to look from the next.
type EngineRun struct {
	TenantID tenant.ID `json:"tenantId"`
	RunID    engine.ID `json:"runId"`
	WakeAt   int64     `json:"wakeAt"` // milliseconds since 1970
}

// Kind names the job.
func (EngineRun) Kind() string { return "engine_run" }

// InsertOpts: the sweep is the retry, so the queue makes none.
func (EngineRun) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: Engine, MaxAttempts: 1, UniqueOpts: Once()}
}

// engineTimeout bounds one run: two exchanges with a model, and their checks.
const engineTimeout = 6 * time.Minute

// OnEngine makes the worker that runs engines.
func OnEngine(s *engine.Service) Worker {
	return On(engineTimeout, func(ctx context.Context, a EngineRun) error {
		return s.Work(ctx, engine.Due{TenantID: a.TenantID, RunID: a.RunID, WakeAt: time.UnixMilli(a.WakeAt).UTC()})
	})
}

// WakeRuns has workers take runs up. See engine.Alarm.
func (q *Queue) WakeRuns(ctx context.Context, due []engine.Due) error {
	many := make([]river.InsertManyParams, len(due))
	for i, d := range due {
		many[i].Args = EngineRun{d.TenantID, d.RunID, d.WakeAt.UnixMilli()}
	}
	return q.InsertMany(ctx, many)
}
