package app

import (
	"context"
	"time"

	"campaignos.dev/api/internal/redisstore"
	"campaignos.dev/api/internal/tenant"
)

// callsPer is the window in which the publishing provider counts a profile's calls.
const callsPer = 5 * time.Minute

// pace keeps what all workers share in Redis. See publish.Pace.
type pace struct {
	redis *redisstore.Store
	calls int // a team may make in any window
}

// Take asks for calls. More than the limit at once are cut down to it: they would wait for
// ever.
func (p pace) Take(ctx context.Context, in tenant.ID, calls int) time.Duration {
	if calls = min(calls, p.calls); calls == 0 {
		return 0
	}
	return p.redis.Share(ctx, calls, redisstore.Rule{Key: string(in) + ":publish:calls", Limit: p.calls, Per: callsPer})
}

// Slot takes the next free moment of a channel.
func (p pace) Slot(ctx context.Context, in tenant.ID, channelID string, every time.Duration) time.Duration {
	return p.redis.Slot(ctx, string(in)+":publish:slot:"+channelID, every)
}
