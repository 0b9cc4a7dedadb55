package redisstore

import (
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/test/harness"
)

// patiently lets a busy machine answer late, so that a test never meets the fallback
// without wanting it.
const patiently = "?dial_timeout=10s&read_timeout=10s&write_timeout=10s&pool_timeout=10s"

func open(t *testing.T, address string) *Store {
	t.Helper()
	s, err := Open(address, slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

// away gives a store whose Redis is not there, with a clock of its own.
func away(t *testing.T) (*Store, *clock.Manual) {
	t.Helper()
	s := open(t, "redis://127.0.0.1:1")
	hand := clock.NewManual(time.Date(2027, 3, 1, 12, 0, 0, 0, time.UTC))
	s.clock = hand
	return s, hand
}

// parallel runs work n times at once.
func parallel(n int, work func(i int)) {
	var all sync.WaitGroup
	gate := make(chan struct{})
	for i := range n {
		all.Go(func() {
			<-gate
			work(i)
		})
	}
	close(gate)
	all.Wait()
}

// eventually waits until a condition holds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	deadline := time.Now().Add(30 * time.Second)
	for !holds() {
		if time.Now().After(deadline) {
			t.Fatalf("not within 30 s: %s", what)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

func TestAMalformedAddressIsRefused(t *testing.T) {
	if _, err := Open("http://127.0.0.1", slog.New(slog.DiscardHandler)); err == nil {
		t.Error("an address that is no Redis address was taken")
	}
}

func TestARedisThatIsAwayIsLeftAlone(t *testing.T) {
	s, hand := away(t)
	s.breaker.clock = hand
	for range tolerated {
		if err := s.Ping(t.Context()); err == nil || err == errAway {
			t.Fatalf("ping gives %v, want the failure to connect", err)
		}
	}
	if !s.Stats().Away {
		t.Fatal("Redis does not count as away")
	}
	if err := s.Ping(t.Context()); err != errAway {
		t.Errorf("ping gives %v, want it refused at once", err)
	}
	hand.Advance(rest)
	var tried atomic.Int32
	parallel(20, func(int) {
		if s.Ping(t.Context()) != errAway {
			tried.Add(1)
		}
	})
	if tried.Load() != 1 {
		t.Errorf("%d commands tried it again, want 1", tried.Load())
	}
}

func TestAStoreGoesOnWithoutRedisAndWithItAgain(t *testing.T) {
	server := harness.RedisServer(t)
	s := open(t, server.URL)
	ctx := t.Context()
	s.Set(ctx, "key", []byte("value"), time.Minute)
	server.Kill()
	if _, ok := s.Get(ctx, "key"); ok {
		t.Error("a value came out of a Redis that is gone")
	}
	for i := range 5 {
		if d := s.Allow(ctx, 1, Rule{"limit", 3, time.Hour})[0]; d.Allowed != (i < 3) {
			t.Errorf("request %d: allowed is %v", i+1, d.Allowed)
		}
	}
	if s.Stats().Fallbacks != 5 {
		t.Errorf("%d fallbacks are counted, want 5", s.Stats().Fallbacks)
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "Redis is used again", func() bool {
		s.Set(ctx, "key", []byte("other"), time.Minute)
		value, ok := s.Get(ctx, "key")
		return ok && string(value) == "other" && !s.Stats().Away
	})
}

func TestACacheForgetsWhatIsDeleted(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	ctx := t.Context()
	s.Set(ctx, "a", []byte("1"), time.Minute)
	s.Set(ctx, "b", []byte("2"), time.Minute)
	s.Delete(ctx, "a")
	if _, ok := s.Get(ctx, "a"); ok {
		t.Error("a deleted value is given")
	}
	if value, ok := s.Get(ctx, "b"); !ok || string(value) != "2" {
		t.Errorf("the other value is %q, %v", value, ok)
	}
}
