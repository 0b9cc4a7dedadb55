package redisstore

import (
	"context"
	_ "embed"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"
)

// alone is the part of a shared limit that a process keeps to while Redis is away: so many
// processes may count by themselves without passing it together.
const alone = 4

// Share is Allow for a limit that somebody else sets, on all processes together. While
// Redis is away each process keeps to its part of the limit, what it took before included.
// The answer is how long a refused cost has to wait; zero: it is let in.
func (s *Store) Share(ctx context.Context, cost int, r Rule) time.Duration {
	rules := []Rule{r}
	d, err := s.allowShared(ctx, cost, rules)
	if err == nil {
		if d[0].Allowed {
			s.counts.take(s.clock.Now(), cost, rules) // remembered, for when Redis goes away
			return 0
		}
		return d[0].RetryAfter
	}
	s.fallbacks.Add(1)
	rules[0].Limit = max(cost, r.Limit/alone)
	if own := s.counts.take(s.clock.Now(), cost, rules)[0]; !own.Allowed {
		return own.RetryAfter
	}
	return 0
}

//go:embed slot.lua
var slotText string

var slotScript = redis.NewScript(slotText)

// Slot gives the next free moment under a key, as the time until then, and takes it: the
// one after it is free no earlier than every later. While Redis is away each process gives
// moments of its own.
func (s *Store) Slot(ctx context.Context, key string, every time.Duration) time.Duration {
	var wait int64
	err := s.breaker.ask(func() (err error) {
		wait, err = slotScript.Run(ctx, s.client, []string{key}, every.Milliseconds()).Int64()
		return err
	})
	if err != nil {
		s.fallbacks.Add(1)
		return s.slots.take(s.clock.Now(), key, every)
	}
	return time.Duration(wait) * time.Millisecond
}

// slots is the rule of slot.lua within the process.
type slots struct {
	mu   sync.Mutex
	free map[string]time.Time
}

func (s *slots) take(now time.Time, key string, every time.Duration) time.Duration {
	s.mu.Lock()
	defer s.mu.Unlock()
	for k, at := range s.free {
		if !at.After(now) {
			delete(s.free, k)
		}
	}
	at := s.free[key]
	if at.Before(now) {
		at = now
	}
	s.free[key] = at.Add(every)
	return at.Sub(now)
}
