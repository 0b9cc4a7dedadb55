package redisstore

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"campaignos.dev/api/test/harness"
)

func TestOfParallelRequestsExactlyTheLimitIsLetIn(t *testing.T) {
	stores := map[string]*Store{"with Redis": open(t, harness.Redis(t)+patiently)}
	stores["without Redis"], _ = away(t)
	for name, s := range stores {
		t.Run(name, func(t *testing.T) {
			var let atomic.Int32
			parallel(50, func(int) {
				for range 4 {
					if s.Allow(t.Context(), "key", 120, time.Hour, 1).Allowed {
						let.Add(1)
					}
				}
			})
			if let.Load() != 120 {
				t.Errorf("%d requests were let in, want 120", let.Load())
			}
		})
	}
}

// Redis's own time at which each request was let in shows whether any window held more.
func TestNoWindowEverHoldsMoreThanTheLimit(t *testing.T) {
	address := harness.Redis(t) + patiently
	s := open(t, address)
	const limit, per = 40, 300 * time.Millisecond
	var mu sync.Mutex
	var earliest, latest []time.Time // bounds between which each was let in
	deadline := time.Now().Add(5 * per)
	parallel(50, func(int) {
		for time.Now().Before(deadline) {
			before := redisTime(t, s)
			d := s.Allow(t.Context(), "key", limit, per, 1)
			after := redisTime(t, s)
			if d.Allowed {
				mu.Lock()
				earliest, latest = append(earliest, before), append(latest, after)
				mu.Unlock()
			}
		}
	})
	if len(earliest) <= limit {
		t.Fatalf("%d requests were let in: the window did not move on", len(earliest))
	}
	for _, start := range earliest {
		surely := 0
		for i := range earliest {
			if !earliest[i].Before(start) && latest[i].Before(start.Add(per)) {
				surely++
			}
		}
		if surely > limit {
			t.Fatalf("a window of %s holds %d requests, want at most %d", per, surely, limit)
		}
	}
}

func redisTime(t *testing.T, s *Store) time.Time {
	now, err := s.client.Time(t.Context()).Result()
	if err != nil {
		t.Error(err)
	}
	return now
}

// Both counters are one rule written twice: given the same times they must agree.
func TestTheProcessCountsAsRedisDoes(t *testing.T) {
	client := open(t, harness.Redis(t)+patiently).client
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 1))
	for round := range 20 {
		key, here := fmt.Sprint("key", round), newCounter()
		limit, per := 1+random.IntN(20), time.Duration(50+random.IntN(5000))*time.Millisecond
		now := time.UnixMilli(1_800_000_000_000 + random.Int64N(1_000_000))
		for step := range 60 {
			now = now.Add(time.Duration(random.Int64N(int64(per) / 5)))
			cost := 1 + random.IntN(3)
			want := here.take(now, key, limit, per, cost)
			got := takeAt(t, client, now, key, limit, per, cost)
			if got != want {
				t.Fatalf("seed %d, round %d, step %d: Redis says %+v, the process %+v", seed, round, step, got, want)
			}
		}
	}
}

// takeAt runs limit.lua at another time than the server's.
func takeAt(t *testing.T, client *redis.Client, now time.Time, key string, limit int, per time.Duration, cost int) Decision {
	t.Helper()
	at := fmt.Sprintf("local time = {'%d', '%d'}", now.Unix(), now.Nanosecond()/1000)
	text := strings.Replace(limitText, "local time = redis.call('TIME')", at, 1)
	got, err := client.Eval(t.Context(), text, []string{key}, limit, per.Milliseconds(), cost, width(per).Milliseconds(), slices).Int64Slice()
	if err != nil {
		t.Fatal(err)
	}
	ms := func(n int64) time.Duration { return time.Duration(n) * time.Millisecond }
	return Decision{Allowed: got[0] == 1, Limit: limit, Remaining: int(got[1]), ResetAfter: ms(got[2]), RetryAfter: ms(got[3])}
}

func TestARefusedRequestFitsWhenRetryAfterHasPassed(t *testing.T) {
	s, hand := away(t)
	for range 5 {
		s.Allow(t.Context(), "key", 5, time.Minute, 1)
		hand.Advance(7 * time.Second)
	}
	d := s.Allow(t.Context(), "key", 5, time.Minute, 3)
	if d.Allowed || d.Remaining != 0 {
		t.Fatalf("a request over the limit gives %+v", d)
	}
	hand.Advance(d.RetryAfter - time.Millisecond)
	if s.Allow(t.Context(), "key", 5, time.Minute, 3).Allowed {
		t.Error("it fits before RetryAfter has passed")
	}
	hand.Advance(time.Millisecond)
	if !s.Allow(t.Context(), "key", 5, time.Minute, 3).Allowed {
		t.Error("it does not fit when RetryAfter has passed")
	}
}

func TestAllIsFreeWhenResetAfterHasPassed(t *testing.T) {
	s, hand := away(t)
	d := s.Allow(t.Context(), "key", 5, time.Minute, 5)
	hand.Advance(d.ResetAfter)
	if got := s.Allow(t.Context(), "key", 5, time.Minute, 5); !got.Allowed {
		t.Errorf("after %s: %+v", d.ResetAfter, got)
	}
}

func TestACostAboveTheLimitNeverFits(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	d := s.Allow(t.Context(), "key", 5, time.Minute, 6)
	if d.Allowed || d.RetryAfter != time.Minute || d.Remaining != 5 {
		t.Errorf("it gives %+v", d)
	}
}

func TestAFloodOfCallersDoesNotTakeAllMemory(t *testing.T) {
	s, _ := away(t)
	for i := range counterKeys + 10 {
		s.Allow(t.Context(), fmt.Sprint(i), 5, time.Minute, 1)
	}
	if n := len(s.counts.windows); n > counterKeys {
		t.Errorf("%d keys are counted, want at most %d", n, counterKeys)
	}
}
