// Package redisstore keeps what may be lost: how many requests a caller has made, the
// first answers to repeated requests, cached values, and news of changes for whoever
// watches at this moment.
//
// Redis may vanish. Limits and repeated requests are then answered within the process,
// the cache is empty, and no news arrives. Callers begin their keys with the scope of the
// tenant that they belong to.
package redisstore

import (
	"cmp"
	"context"
	"fmt"
	"log/slog"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"
	"github.com/redis/go-redis/v9/maintnotifications"

	"campaignos.dev/api/internal/kit/clock"
)

// patience bounds each step of a command, since a request waits for it. The address may
// say otherwise by dial_timeout, read_timeout, write_timeout and pool_timeout.
const patience = 150 * time.Millisecond

// Store is the process's connection to Redis, and what stands in for it.
type Store struct {
	client    *redis.Client
	breaker   *breaker
	clock     clock.Clock
	log       *slog.Logger
	counts    *counter
	slots     *slots
	memo      *memo
	pacer     *Pacer
	feed      *feed
	fallbacks atomic.Uint64
}

// Open prepares the connection that an address such as redis://user:password@host:6379/0
// names (rediss:// for TLS). It does not wait for Redis; only a malformed address is an
// error.
func Open(address string, log *slog.Logger) (*Store, error) {
	o, err := redis.ParseURL(address)
	if err != nil {
		return nil, fmt.Errorf("the address of Redis can't be read: %w", err)
	}
	s := &Store{clock: clock.System{}, log: log, counts: newCounter(), slots: &slots{free: map[string]time.Time{}}, memo: newMemo()}
	s.pacer = NewPacer(s.clock)
	s.breaker = &breaker{clock: s.clock, log: log}
	hurry(o)
	redis.SetLogger(quiet{log})
	s.client = redis.NewClient(o)
	s.feed = newFeed(s.client)
	return s, nil
}

// hurry makes commands fail soon instead of being tried again: there is something to fall
// back on.
func hurry(o *redis.Options) {
	o.DialTimeout = cmp.Or(o.DialTimeout, patience)
	o.ReadTimeout = cmp.Or(o.ReadTimeout, patience)
	o.WriteTimeout = cmp.Or(o.WriteTimeout, patience)
	o.PoolTimeout = cmp.Or(o.PoolTimeout, patience)
	o.MaxRetries = -1
	o.DialerRetries = 1
	o.Protocol = 2 // the third adds nothing here, and not every server speaks it
	o.DisableIdentity = true
	o.MaintNotificationsConfig = &maintnotifications.Config{Mode: maintnotifications.ModeDisabled}
}

// Ping says whether Redis answers.
func (s *Store) Ping(ctx context.Context) error {
	return s.breaker.ask(func() error { return s.client.Ping(ctx).Err() })
}

// Close ends all subscriptions and gives the connections back.
func (s *Store) Close() error {
	s.feed.close()
	return s.client.Close()
}

// Stats is how the store has fared since the start of the process.
type Stats struct {
	Away      bool   // Redis is not being asked at this moment
	Failures  uint64 // commands that got no answer
	Fallbacks uint64 // limits and repeated requests answered within the process
}

// Stats counts for the metrics.
func (s *Store) Stats() Stats {
	return Stats{Away: s.breaker.open(), Failures: s.breaker.failures.Load(), Fallbacks: s.fallbacks.Load()}
}

// quiet keeps the library's own messages off the error stream: the breaker tells what
// matters of them.
type quiet struct{ log *slog.Logger }

// Printf writes a message of the library for whoever looks for faults.
func (q quiet) Printf(ctx context.Context, format string, args ...any) {
	q.log.DebugContext(ctx, fmt.Sprintf(format, args...))
}
