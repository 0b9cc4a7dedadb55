package redisstore

import (
	"fmt"
	"math/rand/v2"
	equal "slices"
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
					if s.Allow(t.Context(), 1, Rule{"key", 120, time.Hour})[0].Allowed {
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
			d := s.Allow(t.Context(), 1, Rule{"key", limit, per})[0]
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
		here := newCounter()
		var rules []Rule
		for i := range 1 + random.IntN(3) {
			rules = append(rules, Rule{fmt.Sprint("key", round, "-", i), 1 + random.IntN(20), time.Duration(50+random.IntN(5000)) * time.Millisecond})
		}
		now := time.UnixMilli(1_800_000_000_000 + random.Int64N(1_000_000))
		for step := range 60 {
			now = now.Add(time.Duration(random.Int64N(int64(rules[0].Per) / 5)))
			cost := 1 + random.IntN(3)
			want := here.take(now, cost, rules)
			got := takeAt(t, client, now, cost, rules)
			if !equal.Equal(got, want) {
				t.Fatalf("seed %d, round %d, step %d: Redis says %+v, the process %+v", seed, round, step, got, want)
			}
		}
	}
}

// takeAt runs limit.lua at another time than the server's.
func takeAt(t *testing.T, client *redis.Client, now time.Time, cost int, rules []Rule) []Decision {
	t.Helper()
	at := fmt.Sprintf("local time = {'%d', '%d'}", now.Unix(), now.Nanosecond()/1000)
	text := strings.Replace(limitText, "local time = redis.call('TIME')", at, 1)
	var keys []string
	args := []any{cost, slices}
	for _, r := range rules {
		keys = append(keys, r.Key)
		args = append(args, r.Limit, r.Per.Milliseconds(), width(r.Per).Milliseconds())
	}
	got, err := client.Eval(t.Context(), text, keys, args...).Int64Slice()
	if err != nil {
		t.Fatal(err)
	}
	decisions, err := readDecisions(rules, got)
	if err != nil {
		t.Fatal(err)
	}
	return decisions
}

func TestARequestThatOneRuleRefusesCostsNothingUnderTheOthers(t *testing.T) {
	stores := map[string]*Store{"with Redis": open(t, harness.Redis(t)+patiently)}
	stores["without Redis"], _ = away(t)
	for name, s := range stores {
		t.Run(name, func(t *testing.T) {
			wide, narrow := Rule{"wide", 10, time.Hour}, Rule{"narrow", 2, time.Hour}
			for range 5 {
				s.Allow(t.Context(), 1, wide, narrow)
			}
			got := s.Allow(t.Context(), 1, wide)[0]
			if !got.Allowed || got.Remaining != 7 {
				t.Errorf("after two requests that were let in and three that were not, the wide rule says %+v, want 7 remaining", got)
			}
		})
	}
}

func TestARefusedRequestFitsWhenRetryAfterHasPassed(t *testing.T) {
	s, hand := away(t)
	for range 5 {
		s.Allow(t.Context(), 1, Rule{"key", 5, time.Minute})
		hand.Advance(7 * time.Second)
	}
	d := s.Allow(t.Context(), 3, Rule{"key", 5, time.Minute})[0]
	if d.Allowed || d.Remaining != 0 {
		t.Fatalf("a request over the limit gives %+v", d)
	}
	hand.Advance(d.RetryAfter - time.Millisecond)
	if s.Allow(t.Context(), 3, Rule{"key", 5, time.Minute})[0].Allowed {
		t.Error("it fits before RetryAfter has passed")
	}
	hand.Advance(time.Millisecond)
	if !s.Allow(t.Context(), 3, Rule{"key", 5, time.Minute})[0].Allowed {
		t.Error("it does not fit when RetryAfter has passed")
	}
}

func TestAllIsFreeWhenResetAfterHasPassed(t *testing.T) {
	s, hand := away(t)
	d := s.Allow(t.Context(), 5, Rule{"key", 5, time.Minute})[0]
	hand.Advance(d.ResetAfter)
	if got := s.Allow(t.Context(), 5, Rule{"key", 5, time.Minute})[0]; !got.Allowed {
		t.Errorf("after %s: %+v", d.ResetAfter, got)
	}
}

func TestACostAboveTheLimitNeverFits(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	d := s.Allow(t.Context(), 6, Rule{"key", 5, time.Minute})[0]
	if d.Allowed || d.RetryAfter != time.Minute || d.Remaining != 5 {
		t.Errorf("it gives %+v", d)
	}
}

func TestAFloodOfCallersDoesNotTakeAllMemory(t *testing.T) {
	s, _ := away(t)
	for i := range counterKeys + 10 {
		s.Allow(t.Context(), 1, Rule{fmt.Sprint(i), 5, time.Minute})
	}
	if n := len(s.counts.windows); n > counterKeys {
		t.Errorf("%d keys are counted, want at most %d", n, counterKeys)
	}
}
