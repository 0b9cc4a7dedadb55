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

// take lets a request in where every rule does, or counts it nowhere.
func (c *counter) take(now time.Time, cost int, rules []Rule) []Decision {
	c.mu.Lock()
	defer c.mu.Unlock()
	windows, out, all := make([]*window, len(rules)), make([]Decision, len(rules)), true
	for i, r := range rules {
		windows[i] = c.window(now, r)
		out[i] = windows[i].judge(now, r, cost)
		all = all && out[i].Allowed
	}
	for i, w := range windows {
		if all {
			w.add(w.number(now), cost)
			out[i].Remaining -= cost
			out[i].ResetAfter = w.leaves(len(w.let)-1, now)
		}
	}
	return out
}

// window is what counts under a rule, which may be nothing yet.
func (c *counter) window(now time.Time, r Rule) *window {
	w, ok := c.windows[r.Key]
	if !ok || w.width != width(r.Per) {
		c.makeRoom(now)
		w = &window{width: width(r.Per)}
		c.windows[r.Key] = w
	}
	w.forget(now)
	return w
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

// judge says whether a cost fits, and counts nothing.
func (w *window) judge(now time.Time, r Rule, cost int) Decision {
	used := w.used()
	d := Decision{Allowed: used+cost <= r.Limit, Limit: r.Limit, Remaining: r.Limit - used}
	if len(w.let) > 0 {
		d.ResetAfter = w.leaves(len(w.let)-1, now)
	}
	if !d.Allowed {
		d.RetryAfter = w.wait(now, r, cost)
	}
	return d
}

// wait is how long until enough has left the window for a cost to fit.
func (w *window) wait(now time.Time, r Rule, cost int) time.Duration {
	used := w.used()
	for i, s := range w.let {
		if used -= s.cost; used+cost <= r.Limit {
			return w.leaves(i, now)
		}
	}
	return r.Per
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
