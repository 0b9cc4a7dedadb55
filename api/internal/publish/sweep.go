package publish

import (
	"context"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// Alarm wakes a worker for a due post; waking twice does no harm.
type Alarm interface {
	Wake(ctx context.Context, due []Due) error
}

// sweepLimit bounds one sweep; the next one finds the rest.
const sweepLimit = 500

// Sweep finds every post that must be looked at by now and wakes a worker for it. The
// posts in MongoDB are the only schedule there is: a queue that was wiped, or never got
// the job, is filled again here.
func (s *Service) Sweep(ctx context.Context, alarm Alarm) (int, error) {
	due, err := s.Posts.Due(ctx, tenant.AllTenants("find posts that fall due"), s.Clock.Now(), sweepLimit)
	if err != nil || len(due) == 0 {
		return 0, err
	}
	return len(due), alarm.Wake(ctx, due)
}

// Watch sweeps again and again until the context ends.
func (s *Service) Watch(ctx context.Context, alarm Alarm, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if _, err := s.Sweep(ctx, alarm); err != nil && ctx.Err() == nil {
			s.Log.Warn("the sweep for due posts failed", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}
