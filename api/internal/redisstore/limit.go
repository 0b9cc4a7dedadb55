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

// Rule bounds what counts under a key in any window of some length.
type Rule struct {
	Key   string
	Limit int
	Per   time.Duration
}

// Decision is one rule's answer to a request.
type Decision struct {
	Allowed    bool // whether this rule lets it in
	Limit      int
	Remaining  int           // how much cost is still let in at once
	ResetAfter time.Duration // until nothing of what was let in counts any more
	RetryAfter time.Duration // until this cost fits; zero when allowed, the window's length when it never fits
}

// Allow lets a request of some cost in where every rule does, in one round trip. A request
// that any rule refuses costs nothing under all of them. While Redis is away the process
// counts by the same rules, for itself alone.
func (s *Store) Allow(ctx context.Context, cost int, rules ...Rule) []Decision {
	d, err := s.allowShared(ctx, cost, rules)
	if err != nil {
		s.fallbacks.Add(1)
		return s.counts.take(s.clock.Now(), cost, rules)
	}
	return d
}

func (s *Store) allowShared(ctx context.Context, cost int, rules []Rule) ([]Decision, error) {
	keys, args := make([]string, len(rules)), []any{cost, slices}
	for i, r := range rules {
		keys[i] = r.Key
		args = append(args, r.Limit, r.Per.Milliseconds(), width(r.Per).Milliseconds())
	}
	var got []int64
	err := s.breaker.ask(func() (err error) {
		got, err = limitScript.Run(ctx, s.client, keys, args...).Int64Slice()
		return err
	})
	if err != nil {
		return nil, err
	}
	return readDecisions(rules, got)
}

// readDecisions reads what the script answered: four numbers for each rule.
func readDecisions(rules []Rule, got []int64) ([]Decision, error) {
	if len(got) != 4*len(rules) {
		return nil, fmt.Errorf("the limit script answered %d values to %d rules", len(got), len(rules))
	}
	out := make([]Decision, len(rules))
	for i, r := range rules {
		four := got[4*i : 4*i+4]
		out[i] = Decision{
			Allowed: four[0] == 1, Limit: r.Limit, Remaining: int(four[1]),
			ResetAfter: time.Duration(four[2]) * time.Millisecond, RetryAfter: time.Duration(four[3]) * time.Millisecond,
		}
	}
	return out, nil
}

// width is the length of a slice, in whole milliseconds, so that the slices cover per.
func width(per time.Duration) time.Duration {
	return max(time.Millisecond, (per/slices + time.Millisecond - 1).Truncate(time.Millisecond))
}
