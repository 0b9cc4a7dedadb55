package redisstore

import (
	"sync/atomic"
	"testing"
	"time"

	"campaignos.dev/api/test/harness"
)

func TestProcessesShareALimitThatSomebodyElseSets(t *testing.T) {
	address := harness.Redis(t) + patiently
	processes := []*Store{open(t, address), open(t, address), open(t, address)}
	rule := Rule{"shared", 60, time.Hour}
	var let atomic.Int32
	parallel(12, func(i int) {
		for range 10 {
			if processes[i%3].Share(t.Context(), 1, rule) == 0 {
				let.Add(1)
			}
		}
	})
	if let.Load() != 60 {
		t.Errorf("%d calls were let in by three processes, want 60", let.Load())
	}
	if wait := processes[0].Share(t.Context(), 1, rule); wait <= 0 || wait > time.Hour+2*width(time.Hour) {
		t.Errorf("the next call has to wait %s, want about the hour", wait)
	}
}

// A process that loses Redis keeps to a part of the limit, and counts against it what it
// took before.
func TestWithoutRedisAProcessKeepsToItsPartOfALimit(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	rule := Rule{"part", 80, time.Hour}
	for range 15 {
		s.Share(t.Context(), 1, rule)
	}
	lost, hand := away(t)
	lost.counts = s.counts
	hand.Set(time.Now())
	let := 0
	for range 80 {
		if lost.Share(t.Context(), 1, rule) == 0 {
			let++
		}
	}
	if let != 80/alone-15 {
		t.Errorf("%d more calls were let in, want %d", let, 80/alone-15)
	}
}

func TestTheMomentsOfALineAreApart(t *testing.T) {
	lost, _ := away(t)
	for name, s := range map[string]*Store{"with Redis": open(t, harness.Redis(t)+patiently), "without": lost} {
		t.Run(name, func(t *testing.T) {
			const every = time.Hour
			for n := range 4 {
				want := time.Duration(n) * every
				if got := s.Slot(t.Context(), "line", every); got > want || got < want-time.Minute {
					t.Errorf("moment %d is %s off, want %s", n, got, want)
				}
			}
			if got := s.Slot(t.Context(), "other", every); got != 0 {
				t.Errorf("the first moment of another line is %s off, want none", got)
			}
		})
	}
}
