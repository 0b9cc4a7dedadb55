package redisstore

import (
	"sync"
	"time"
)

// counterKeys bounds how many keys the process counts while Redis is away. Beyond that,
// some are forgotten: a flood of callers must not take all the memory.
const counterKeys = 20_000

// counter is the rule of limit.lua within the process.
type counter struct {
	mu      sync.Mutex
	windows map[string]*window
}

// window is what was let in under one key, oldest slice first.
type window struct {
	width time.Duration
	let   []slice
}

type slice struct {
	number int64
	cost   int
}

func newCounter() *counter { return &counter{windows: map[string]*window{}} }

func (c *counter) take(now time.Time, key string, limit int, per time.Duration, cost int) Decision {
	c.mu.Lock()
	defer c.mu.Unlock()
	w, ok := c.windows[key]
	if !ok || w.width != width(per) {
		c.makeRoom(now)
		w = &window{width: width(per)}
		c.windows[key] = w
	}
	return w.take(now, limit, per, cost)
}

// makeRoom drops windows in which nothing counts, then any, until there is room.
func (c *counter) makeRoom(now time.Time) {
	if len(c.windows) < counterKeys {
		return
	}
	for key, w := range c.windows {
		if w.forget(now); len(w.let) == 0 {
			delete(c.windows, key)
		}
	}
	for key := range c.windows {
		if len(c.windows) < counterKeys*9/10 {
			return
		}
		delete(c.windows, key)
	}
}

func (w *window) take(now time.Time, limit int, per time.Duration, cost int) Decision {
	w.forget(now)
	used := w.used()
	if used+cost <= limit {
		w.add(w.number(now), cost)
		return Decision{Allowed: true, Limit: limit, Remaining: limit - used - cost, ResetAfter: w.leaves(len(w.let)-1, now)}
	}
	d := Decision{Limit: limit, Remaining: limit - used, RetryAfter: per}
	if len(w.let) > 0 {
		d.ResetAfter = w.leaves(len(w.let)-1, now)
	}
	for i, s := range w.let {
		if used -= s.cost; used+cost <= limit {
			d.RetryAfter = w.leaves(i, now)
			break
		}
	}
	return d
}

func (w *window) number(at time.Time) int64 { return at.UnixMilli() / w.width.Milliseconds() }

// forget drops the slices that have left the window.
func (w *window) forget(now time.Time) {
	current := w.number(now)
	for len(w.let) > 0 && w.let[0].number+slices < current {
		w.let = w.let[1:]
	}
}

func (w *window) used() (sum int) {
	for _, s := range w.let {
		sum += s.cost
	}
	return sum
}

func (w *window) add(number int64, cost int) {
	if last := len(w.let) - 1; last >= 0 && w.let[last].number >= number {
		w.let[last].cost += cost
		return
	}
	w.let = append(w.let, slice{number, cost})
}

// leaves is how long the i-th slice still counts.
func (w *window) leaves(i int, now time.Time) time.Duration {
	end := (w.let[i].number + slices + 1) * w.width.Milliseconds()
	return time.Duration(end-now.UnixMilli()) * time.Millisecond
}
