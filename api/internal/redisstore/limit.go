package redisstore

import (
	"context"
	_ "embed"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

// slices is into how many parts a window is cut. A request counts until its whole slice
// has left the window, so that no window ever holds more than the limit; the price is that
// a slot comes free up to one slice late.
const slices = 30

//go:embed limit.lua
var limitText string

var limitScript = redis.NewScript(limitText)

// Decision is a limit's answer to one request.
type Decision struct {
	Allowed    bool
	Limit      int
	Remaining  int           // how much cost is still let in at once
	ResetAfter time.Duration // until nothing of what was let in counts any more
	RetryAfter time.Duration // until this cost fits; zero when allowed, per when it never fits
}

// Allow lets a request of some cost in where at most limit then counts under the key in
// any window of length per. A request that is refused costs nothing. While Redis is away
// the process counts by the same rule, for itself alone.
func (s *Store) Allow(ctx context.Context, key string, limit int, per time.Duration, cost int) Decision {
	d, err := s.allowShared(ctx, key, limit, per, cost)
	if err != nil {
		s.fallbacks.Add(1)
		return s.counts.take(s.clock.Now(), key, limit, per, cost)
	}
	return d
}

func (s *Store) allowShared(ctx context.Context, key string, limit int, per time.Duration, cost int) (Decision, error) {
	var got []int64
	err := s.breaker.ask(func() (err error) {
		got, err = limitScript.Run(ctx, s.client, []string{key}, limit, per.Milliseconds(), cost, width(per).Milliseconds(), slices).Int64Slice()
		return err
	})
	if err != nil {
		return Decision{}, err
	}
	if len(got) != 4 {
		return Decision{}, fmt.Errorf("the limit script answered %d values", len(got))
	}
	return Decision{
		Allowed: got[0] == 1, Limit: limit, Remaining: int(got[1]),
		ResetAfter: time.Duration(got[2]) * time.Millisecond, RetryAfter: time.Duration(got[3]) * time.Millisecond,
	}, nil
}

// width is the length of a slice, in whole milliseconds, so that the slices cover per.
func width(per time.Duration) time.Duration {
	return max(time.Millisecond, (per/slices + time.Millisecond - 1).Truncate(time.Millisecond))
}
