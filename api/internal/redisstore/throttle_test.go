package redisstore

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/test/harness"
)

func TestOfParallelTriesExactlyTheFreeOnesGoAhead(t *testing.T) {
	stores := map[string]*Store{"with Redis": open(t, harness.Redis(t)+patiently)}
	stores["without Redis"], _ = away(t)
	for name, s := range stores {
		t.Run(name, func(t *testing.T) {
			var let atomic.Int32
			parallel(50, func(int) {
				if s.Try(t.Context(), identity.Lane{Key: "lane", Free: 5, Most: time.Hour}) == 0 {
					let.Add(1)
				}
			})
			if let.Load() != 5 {
				t.Errorf("%d tries went ahead, want 5", let.Load())
			}
			s.Forget(t.Context(), "lane")
			if wait := s.Try(t.Context(), identity.Lane{Key: "lane", Free: 5, Most: time.Hour}); wait != 0 {
				t.Errorf("after forgetting it waits %s", wait)
			}
		})
	}
}

func TestATryThatWaitsCountsInNoLane(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	tight := identity.Lane{Key: "tight", Free: 1, Most: time.Hour}
	loose := identity.Lane{Key: "loose", Free: 2, Most: time.Hour}
	for n, want := range []bool{true, false, false, false} {
		if went := s.Try(t.Context(), tight, loose) == 0; went != want {
			t.Errorf("try %d goes ahead: %v", n+1, went)
		}
	}
	if s.Try(t.Context(), loose) != 0 {
		t.Error("refused tries were counted in the other lane")
	}
}

func TestTrustIsNotedForAWhile(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	if s.Trusts(t.Context(), "own") {
		t.Error("what was never noted is trusted")
	}
	s.Trust(t.Context(), "own", time.Minute)
	if !s.Trusts(t.Context(), "own") {
		t.Error("what was noted is not trusted")
	}
}

// Both are one rule written twice: given the same times they must agree.
func TestTheProcessThrottlesAsRedisDoes(t *testing.T) {
	client := open(t, harness.Redis(t)+patiently).client
	seed := rand.Uint64()
	random := rand.New(rand.NewPCG(seed, 1))
	hand := clock.NewManual(time.UnixMilli(1_800_000_000_000))
	for round := range 10 {
		here := NewPacer(hand)
		lanes := []identity.Lane{
			{Key: fmt.Sprint("a", round), Free: random.IntN(4), Most: time.Duration(1+random.IntN(20)) * time.Second},
			{Key: fmt.Sprint("b", round), Free: random.IntN(8), Most: time.Duration(1+random.IntN(5)) * time.Second},
		}
		for step := range 60 {
			hand.Advance(time.Duration(random.Int64N(int64(3 * time.Second))).Truncate(time.Millisecond))
			try := lanes[:1+random.IntN(2)]
			keys, args := []string{}, []any{keepTries.Milliseconds()}
			for _, l := range try {
				keys, args = append(keys, l.Key), append(args, l.Free, l.Most.Milliseconds())
			}
			now := hand.Now()
			at := fmt.Sprintf("local time = {'%d', '%d'}", now.Unix(), now.Nanosecond()/1000)
			text := strings.Replace(throttleText, "local time = redis.call('TIME')", at, 1)
			ms, err := client.Eval(t.Context(), text, keys, args...).Int64()
			if err != nil {
				t.Fatal(err)
			}
			if want, got := here.Try(t.Context(), try...), time.Duration(ms)*time.Millisecond; got != want {
				t.Fatalf("seed %d, round %d, step %d: Redis says %s, the process %s", seed, round, step, got, want)
			}
		}
	}
}
