package publish

import (
	"cmp"
	"context"
	"slices"
	"sync"
	"time"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// Alarm wakes a worker for a due post; waking twice does no harm.
type Alarm interface {
	Wake(ctx context.Context, due []Due) error
}

const (
	sweepLimit = 500 // posts that one look at the line finds; the next sweep finds the rest
	looks      = 6   // at the line, each past the tenants that crowded the one before
	// atATime is how many posts of one tenant wait in the queue: it is first come, first
	// served, so nobody may fill it. The rest waits in MongoDB, in order.
	atATime = 2 * share
	// lateAtATime is the same for posts that are late, which are given their places one
	// after the other.
	lateAtATime = 1
	// wakeAgain is when a post that nobody took is put in the queue once more.
	wakeAgain = 2 * time.Second
)

// Sweep finds every post that must be looked at by now and wakes a worker for it, the
// tenants taking turns. The posts in MongoDB are the only schedule there is: a queue that
// was wiped, or never got the job, is filled again here.
func (s *Service) Sweep(ctx context.Context, alarm Alarm) (int, error) {
	now := s.Clock.Now()
	edge := now.Add(-s.Waits.Late)
	due, err := s.line(ctx, edge, now, atATime)
	if err != nil {
		return 0, err
	}
	late, err := s.line(ctx, time.Time{}, edge.Add(-time.Millisecond), lateAtATime)
	if err != nil {
		return 0, err
	}
	if due = s.calls.fresh(append(due, late...), now); len(due) == 0 {
		return 0, nil
	}
	if err := alarm.Wake(ctx, due); err != nil {
		s.calls.forget(due)
		return 0, err
	}
	return len(due), nil
}

// line takes up to so many posts of each tenant that fell due in a span, earliest first, and
// has the tenants take turns.
func (s *Service) line(ctx context.Context, from, by time.Time, each int) ([]Due, error) {
	f := fair{each: each, places: map[tenant.ID][]Due{}, seen: map[post.ID]bool{}}
	without := s.turns.waiting(s.Clock.Now())
	for range looks {
		found, err := s.Posts.Due(ctx, tenant.AllTenants("find posts that fall due"), from, by, without, sweepLimit)
		if err != nil {
			return nil, err
		}
		crowded := f.add(found)
		if len(found) < sweepLimit || len(crowded) == 0 {
			break
		}
		without = append(without, crowded...)
	}
	return f.order(), nil
}

// fair lets each tenant have so many places.
type fair struct {
	each   int
	places map[tenant.ID][]Due
	seen   map[post.ID]bool
}

// add takes posts over, earliest first, and names the tenants that have no place left.
func (f *fair) add(found []Due) (crowded []tenant.ID) {
	for _, d := range found {
		if f.seen[d.PostID] || len(f.places[d.TenantID]) == f.each {
			continue
		}
		f.seen[d.PostID] = true
		f.places[d.TenantID] = append(f.places[d.TenantID], d)
		if len(f.places[d.TenantID]) == f.each {
			crowded = append(crowded, d.TenantID)
		}
	}
	return crowded
}

// order is every tenant's first, earliest first, then every tenant's second, and so on.
func (f *fair) order() (line []Due) {
	for i := range f.each {
		var turn []Due
		for _, places := range f.places {
			if i < len(places) {
				turn = append(turn, places[i])
			}
		}
		slices.SortFunc(turn, func(a, b Due) int { return cmp.Or(a.WakeAt.Compare(b.WakeAt), cmp.Compare(a.PostID, b.PostID)) })
		line = append(line, turn...)
	}
	return line
}

// calls remembers for which posts this process woke a worker a moment ago.
type calls struct {
	mu   sync.Mutex
	when map[Due]time.Time
}

func newCalls() *calls { return &calls{when: map[Due]time.Time{}} }

// fresh keeps the posts for which no worker was woken a moment ago, and remembers them.
func (c *calls) fresh(due []Due, now time.Time) []Due {
	c.mu.Lock()
	defer c.mu.Unlock()
	for d, at := range c.when {
		if now.Sub(at) >= wakeAgain {
			delete(c.when, d)
		}
	}
	return slices.DeleteFunc(due, func(d Due) bool {
		_, known := c.when[d]
		if !known {
			c.when[d] = now
		}
		return known
	})
}

// forget has the next sweep wake a worker for them again.
func (c *calls) forget(due []Due) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, d := range due {
		delete(c.when, d)
	}
}

// Watch sweeps again and again until the context ends.
func (s *Service) Watch(ctx context.Context, alarm Alarm, every time.Duration) {
	tick := time.NewTicker(every)
	defer tick.Stop()
	for {
		if _, err := s.Sweep(ctx, alarm); err == nil {
			s.swept.Store(s.Clock.Now().UnixMilli())
		} else if ctx.Err() == nil {
			s.Log.Warn("the sweep for due posts failed", "error", err)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// Swept is when Watch last looked for due posts, and could put them in the queue.
func (s *Service) Swept() time.Time { return time.UnixMilli(s.swept.Load()) }
