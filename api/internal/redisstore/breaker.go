package redisstore

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"github.com/redis/go-redis/v9"

	"campaignos.dev/api/internal/kit/clock"
)

const (
	// tolerated is how many commands in a row may get no answer before Redis counts as away.
	tolerated = 3
	// rest is how long Redis is left alone before one command tries it again.
	rest = time.Second
)

var errAway = errors.New("redisstore: Redis does not answer and is being left alone for a moment")

// breaker keeps a Redis that is away from slowing each request: after some failures it
// refuses commands at once, and lets one through now and then to see whether it is back.
// Every command goes through ask.
type breaker struct {
	clock    clock.Clock
	log      *slog.Logger
	failures atomic.Uint64

	mu    sync.Mutex
	inRow int
	tryAt time.Time // with inRow ≥ tolerated: when the next command may try
}

// ask sends a command, or gives errAway at once.
func (b *breaker) ask(command func() error) error {
	if err := b.allow(); err != nil {
		return err
	}
	err := command()
	b.report(err)
	return err
}

func (b *breaker) allow() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.inRow < tolerated {
		return nil
	}
	now := b.clock.Now()
	if now.Before(b.tryAt) {
		return errAway
	}
	b.tryAt = now.Add(rest) // the others wait for this one's outcome
	return nil
}

func (b *breaker) report(err error) {
	if errors.Is(err, context.Canceled) {
		return // the caller went away, which says nothing of Redis
	}
	var answer redis.Error
	if err == nil || errors.As(err, &answer) {
		b.succeeded()
		return
	}
	b.failures.Add(1)
	b.failed(err)
}

func (b *breaker) succeeded() {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.inRow >= tolerated {
		b.log.Info("Redis is back")
	}
	b.inRow = 0
}

func (b *breaker) failed(err error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.inRow++
	if b.inRow < tolerated {
		return
	}
	b.tryAt = b.clock.Now().Add(rest)
	if b.inRow == tolerated {
		b.log.Warn("Redis is away: limits are kept in the process, caches are empty, live news is polled", "error", err)
	}
}

// open says whether commands are being refused.
func (b *breaker) open() bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.inRow >= tolerated
}
