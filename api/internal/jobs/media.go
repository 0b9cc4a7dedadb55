package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/tenant"
)

// ExamineAsset has an asset's file examined.
type ExamineAsset struct {
	TenantID tenant.ID `json:"tenantId"`
	AssetID  media.ID  `json:"assetId"`
}

// Kind names the job.
func (ExamineAsset) Kind() string { return "examine_asset" }

// InsertOpts puts it into the media's queue.
func (ExamineAsset) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: Media, MaxAttempts: 5, UniqueOpts: OnceIn(2 * time.Minute)}
}

// OnExamine makes the worker that examines assets.
func OnExamine(s *media.Service) Worker {
	return On(5*time.Minute, func(ctx context.Context, a ExamineAsset) error {
		return s.Examine(ctx, tenant.System(a.TenantID, "media"), a.AssetID)
	})
}

// Examine has an asset examined soon. See media.Examiner.
func (q *Queue) Examine(ctx context.Context, in tenant.ID, id media.ID) error {
	return q.Insert(ctx, ExamineAsset{in, id}, nil)
}

// SweepMedia has forgotten assets examined and abandoned uploads removed.
type SweepMedia struct{}

// Kind names the job.
func (SweepMedia) Kind() string { return "sweep_media" }

// OnSweepMedia makes the worker that sweeps the library.
func OnSweepMedia(s *media.Service) Worker {
	return On(time.Minute, func(ctx context.Context, _ SweepMedia) error { return s.Sweep(ctx) })
}
