package fault_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/stack"
)

// trouble is something that goes wrong between us and the provider.
type trouble struct {
	name  string
	fault stack.Object
}

// post and history make faults of requests to publish and to read what was published.
func post(name, kind string, more stack.Object) trouble {
	return strike(name, kind, "POST", "/api/post", more)
}
func history(name, kind string, more stack.Object) trouble {
	return strike(name, kind, "GET", "/api/history", more)
}

func strike(name, kind, method, path string, more stack.Object) trouble {
	fault := stack.Object{"provider": "ayrshare", "kind": kind, "method": method, "pathPrefix": path}
	for field, value := range more {
		fault[field] = value
	}
	return trouble{name, fault}
}

// troubles is everything that goes wrong.
var troubles = []trouble{
	post("no answer after the post was taken", "timeout", nil),
	post("reset before", "reset", nil),
	post("reset after", "reset", stack.Object{"after": true}),
	post("429 with Retry-After", "status", stack.Object{"status": 429, "headers": map[string]string{"Retry-After": "1"}}),
	post("429 without Retry-After", "status", stack.Object{"status": 429}),
	post("500", "status", stack.Object{"status": 500}),
	post("503", "status", stack.Object{"status": 503}),
	post("500 after the post was taken", "status", stack.Object{"status": 500, "after": true, "delayMs": 10}),
	post("400 with the post in it", "status", stack.Object{"status": 400, "after": true}),
	post("answered twice", "duplicate", nil),
	post("slow", "delay", stack.Object{"delayMs": 1000}),
	history("history 500", "status", stack.Object{"status": 500}),
	history("history without an answer", "timeout", nil),
}

// shell makes the provider fail, now this way, now that, and gives how many requests are to
// be hit, by the trouble's name.
func (b battle) shell(t *testing.T, s *stack.Stack, disasters []func(*stack.Stack)) map[string]int {
	chance, ordered := rand.New(rand.NewPCG(b.seed, 1)), map[string]int{}
	for i := range b.faults {
		pause(t, b.span/time.Duration(b.faults), chance)
		for n, disaster := range disasters {
			if i == b.faults*(n+1)/(len(disasters)+1) {
				disaster(s)
			}
		}
		what := troubles[i%len(troubles)]
		if i >= len(troubles) {
			what = troubles[chance.IntN(len(troubles))]
		}
		times := 1 + chance.IntN(2)
		ordered[what.name] += times
		fault := stack.Object{"id": fmt.Sprintf("%s #%d", what.name, i), "times": times}
		for name, value := range what.fault {
			fault[name] = value
		}
		s.Break(t, fault)
	}
	return ordered
}

// tally says how often each trouble struck, and mends what has not.
func tally(t *testing.T, s *stack.Stack, ordered map[string]int) {
	t.Helper()
	left := map[string]int{}
	for id, times := range s.Unstruck(t) {
		for _, what := range troubles {
			if strings.HasPrefix(id, what.name+" #") {
				left[what.name] += times
			}
		}
	}
	s.Mend(t)
	all, hit := 0, 0
	for _, what := range troubles {
		struck := ordered[what.name] - left[what.name]
		t.Logf("%4d × %s", struck, what.name)
		all, hit = all+ordered[what.name], hit+struck
	}
	t.Logf("%d of %d faults struck", hit, all)
	if hit < all/2 {
		t.Error("most faults met no request: the battle was none")
	}
}

// kill ends workers as a power cut does, and starts them again a moment later; some are
// frozen instead, as a busy host does, for longer than they may hold a post.
func (b battle) kill(t *testing.T, s *stack.Stack) {
	chance := rand.New(rand.NewPCG(b.seed, 2))
	kills, freezes := max(b.faults/4, 3), 0
	for i := range kills {
		pause(t, b.span/time.Duration(kills), chance)
		worker := s.Workers[chance.IntN(len(s.Workers))]
		strike := revive
		if i%4 == 1 {
			strike = thaw
			freezes++
		}
		if err := strike(t, worker, chance); err != nil {
			t.Error(err)
			return
		}
	}
	t.Logf("%d kills, %d freezes", kills-freezes, freezes)
}

// revive kills a worker and starts it again.
func revive(t *testing.T, worker *harness.Server, chance *rand.Rand) error {
	worker.Kill()
	pause(t, time.Second, chance)
	return worker.Start()
}

// thaw freezes a worker for longer than its lease, and lets it go on as if nothing had been.
func thaw(t *testing.T, worker *harness.Server, chance *rand.Rand) error {
	frozen := syscall.Kill(worker.Pid(), syscall.SIGSTOP)
	select {
	case <-t.Context().Done():
	case <-time.After(stack.Lease + time.Second + time.Duration(chance.Int64N(int64(3*time.Second)))):
	}
	return errors.Join(frozen, syscall.Kill(worker.Pid(), syscall.SIGCONT))
}

// pause waits for a random while around a mean.
func pause(t *testing.T, mean time.Duration, chance *rand.Rand) {
	select {
	case <-t.Context().Done():
	case <-time.After(time.Duration(chance.Int64N(int64(2*mean) + 1))):
	}
}

// every says at which of a post's many neighbours an author changes their mind.
const every = 8

// meddle has authors delete, move or edit posts around the very moment at which they go out.
// What the app refuses, since a worker has the post in hand, must go out as it is.
func (b battle) meddle(t *testing.T, all plans) {
	chance := rand.New(rand.NewPCG(b.seed, 3))
	for i, one := range all {
		if i%every != every-1 {
			continue
		}
		at := one.at.Add(time.Duration(chance.Int64N(int64(600*time.Millisecond))) - 300*time.Millisecond)
		select {
		case <-t.Context().Done():
			return
		case <-time.After(time.Until(at)):
		}
		minds[i/every%len(minds)](one)
	}
}

// minds are the ways in which an author changes theirs.
var minds = []func(*plan){
	func(p *plan) { p.deleted = p.author.Do("DELETE", "/v1/posts/"+p.id, nil).Status == 204 },
	func(p *plan) {
		at := time.Now().Add(4 * time.Second).UTC()
		if p.author.Do("POST", "/v1/posts/"+p.id+"/schedule", stack.Object{"publishAt": at}).Status == 200 {
			p.moved = at.Truncate(time.Millisecond)
		}
	},
	func(p *plan) {
		p.edited = p.author.Do("PATCH", "/v1/posts/"+p.id, stack.Object{"text": p.text + ", edited"}).Status == 200
	},
}

// assertMinds holds the ledger against what authors were told: what was deleted never goes
// out, what was moved never before its new moment, what was edited only as it was edited.
func (all plans) assertMinds(t *testing.T, s *stack.Stack) {
	t.Helper()
	shown := map[string][]stack.Shown{}
	for _, one := range s.Ledger(t) {
		shown[one.Text] = append(shown[one.Text], one)
	}
	deleted, moved, edited := 0, 0, 0
	for _, p := range all {
		out := shown[p.text]
		early := slices.ContainsFunc(out, func(o stack.Shown) bool { return o.ReceivedAt.Before(p.moved) })
		switch {
		case p.deleted && len(out) > 0:
			t.Errorf("%q was deleted and went out", p.text)
		case p.edited && len(out) > 0:
			t.Errorf("%q was edited and went out as it was", p.text)
		case early:
			t.Errorf("%q was moved to %s and went out before", p.text, p.moved)
		}
		deleted, edited = deleted+one(p.deleted), edited+one(p.edited)
		moved += one(!p.moved.IsZero())
	}
	t.Logf("at the last moment %d were deleted, %d moved, %d edited", deleted, moved, edited)
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
