package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/archive"
	"campaignos.dev/api/internal/tenant"
)

// WriteExport has a worker look at an export. WakeAt tells one reason to look from the next.
type WriteExport struct {
	TenantID tenant.ID  `json:"tenantId"`
	ExportID archive.ID `json:"exportId"`
	WakeAt   int64      `json:"wakeAt"` // milliseconds since 1970
}

// Kind names the job.
func (WriteExport) Kind() string { return "write_export" }

// InsertOpts: the sweep is the retry, so the queue makes none.
func (WriteExport) InsertOpts() river.InsertOpts {
	return river.InsertOpts{MaxAttempts: 1, UniqueOpts: Once()}
}

// SweepExports wakes workers for exports that were left lying.
type SweepExports struct{}

// Kind names the job.
func (SweepExports) Kind() string { return "sweep_exports" }

// writeTimeout bounds the writing of one export, however large the library.
const writeTimeout = 2 * time.Hour

// OnArchive makes the workers that write exports.
func OnArchive(s *archive.Service) []Worker {
	return []Worker{
		On(time.Minute, func(ctx context.Context, _ SweepExports) error { return s.Sweep(ctx) }),
		On(writeTimeout, func(ctx context.Context, a WriteExport) error {
			return s.Work(ctx, archive.Due{TenantID: a.TenantID, ID: a.ExportID, WakeAt: time.UnixMilli(a.WakeAt).UTC()})
		}),
	}
}

// WakeExports has workers look at exports. See archive.Alarm.
func (q *Queue) WakeExports(ctx context.Context, due []archive.Due) error {
	many := make([]river.InsertManyParams, len(due))
	for i, d := range due {
		many[i].Args = WriteExport{d.TenantID, d.ID, d.WakeAt.UnixMilli()}
	}
	return q.InsertMany(ctx, many)
}
