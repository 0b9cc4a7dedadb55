package redisstore

import (
	"context"
	_ "embed"
	"sync"
	"time"

	"github.com/redis/go-redis/v9"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
)

// keepTries is for how long tries are remembered after the last one.
const keepTries = 24 * time.Hour

//go:embed throttle.lua
var throttleText string

var throttleScript = redis.NewScript(throttleText)

// Try counts a try in every lane, or tells how long the slowest has to wait, in one round
// trip. See identity.Throttle.
func (s *Store) Try(ctx context.Context, lanes ...identity.Lane) time.Duration {
	keys, args := make([]string, len(lanes)), []any{keepTries.Milliseconds()}
	for i, l := range lanes {
		keys[i] = l.Key
		args = append(args, l.Free, l.Most.Milliseconds())
	}
	var wait int64
	err := s.breaker.ask(func() (err error) {
		wait, err = throttleScript.Run(ctx, s.client, keys, args...).Int64()
		return err
	})
	if err != nil {
		s.fallbacks.Add(1)
		return s.pacer.Try(ctx, lanes...)
	}
	return time.Duration(wait) * time.Millisecond
}

// Forget forgets the tries of lanes.
func (s *Store) Forget(ctx context.Context, keys ...string) {
	s.pacer.Forget(ctx, keys...)
	s.Delete(ctx, keys...)
}

// Trust notes something for so long.
func (s *Store) Trust(ctx context.Context, key string, length time.Duration) {
	s.Set(ctx, key, []byte{'1'}, length)
}

// Trusts says whether something is noted; no, while Redis is away.
func (s *Store) Trusts(ctx context.Context, key string) bool {
	_, ok := s.Get(ctx, key)
	return ok
}

// Pacer is the rule of throttle.lua within the process. It satisfies identity.Throttle.
type Pacer struct {
	clock clock.Clock
	mu    sync.Mutex
	tries map[string]tried
	own   map[string]time.Time
}

type tried struct {
	n    int
	last time.Time
}

// NewPacer makes one that remembers nothing yet.
func NewPacer(c clock.Clock) *Pacer {
	return &Pacer{clock: c, tries: map[string]tried{}, own: map[string]time.Time{}}
}

// Try counts a try in every lane, or tells how long the slowest has to wait.
func (p *Pacer) Try(_ context.Context, lanes ...identity.Lane) (wait time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.clock.Now()
	for _, l := range lanes {
		wait = max(wait, p.tries[l.Key].pause(l, now))
	}
	if wait > 0 {
		return wait
	}
	p.makeRoom(now)
	for _, l := range lanes {
		p.tries[l.Key] = tried{n: p.tries[l.Key].n + 1, last: now}
	}
	return 0
}

// pause is how long the next try in a lane has to wait still.
func (t tried) pause(l identity.Lane, now time.Time) time.Duration {
	if t.n < l.Free || !now.Before(t.last.Add(keepTries)) {
		return 0
	}
	longest := min(l.Most, time.Second<<min(t.n-l.Free, 30))
	return max(0, t.last.Add(longest).Sub(now))
}

// Forget forgets the tries of lanes.
func (p *Pacer) Forget(_ context.Context, keys ...string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, key := range keys {
		delete(p.tries, key)
	}
}

// Trust notes something for so long.
func (p *Pacer) Trust(_ context.Context, key string, length time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.own) < counterKeys {
		p.own[key] = p.clock.Now().Add(length)
	}
}

// Trusts says whether something is noted.
func (p *Pacer) Trusts(_ context.Context, key string) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.clock.Now().Before(p.own[key])
}

// makeRoom drops tries of long ago, then any, until there is room: a flood must not take
// all the memory.
func (p *Pacer) makeRoom(now time.Time) {
	if len(p.tries) < counterKeys {
		return
	}
	for key, t := range p.tries {
		if !now.Before(t.last.Add(keepTries)) {
			delete(p.tries, key)
		}
	}
	for key := range p.tries {
		if len(p.tries) < counterKeys*9/10 {
			return
		}
		delete(p.tries, key)
	}
}
