package fault_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/stack"
)

// battle is how much is published under how much fire.
type battle struct {
	posts, faults, workers int
	seed                   uint64
	span                   time.Duration // in which the posts fall due and the faults strike
}

const (
	postsASec = 4                     // what falls due, so that workers are always in the middle of something
	settled   = 5 * time.Minute       // ample for the last lost answer to be settled
	teamSize  = 100                   // posts of one team; the API's limit per person bounds it
	planning  = 80 * time.Millisecond // ample for planning a post
)

// newBattle takes a part, in per cent, of FAULT_POSTS and FAULT_FAULTS, and its seed of
// FAULT_SEED; without them it is as small as given, and the seed a new one.
func newBattle(t *testing.T, workers, part, posts, faults int) battle {
	b := battle{posts: number(t, "FAULT_POSTS", posts*100/part) * part / 100, faults: number(t, "FAULT_FAULTS", faults*100/part) * part / 100, workers: workers}
	b.seed = uint64(number(t, "FAULT_SEED", rand.IntN(1<<31)))
	b.span = time.Duration(b.posts/postsASec) * time.Second
	t.Logf("%d posts on 2 channels, %d faults, %d workers, FAULT_SEED=%d", b.posts, b.faults, b.workers, b.seed)
	return b
}

func number(t *testing.T, variable string, otherwise int) int {
	text := os.Getenv(variable)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		t.Fatalf("%s is %q: give a whole number from 1", variable, text)
	}
	return n
}

func TestEveryPostGoesOutOnceWithTwoWorkersUnderFire(t *testing.T) {
	fight(t, newBattle(t, 2, 50, 40, 20), nil)
}

func TestEveryPostGoesOutOnceWhileRedisIsAwayAndWithItsQueueDeleted(t *testing.T) {
	redis := harness.RedisServer(t)
	fight(t, newBattle(t, 2, 25, 24, 12), map[string]string{"REDIS_URL": redis.URL},
		func(*stack.Stack) { redis.Stop() },
		func(s *stack.Stack) { s.DeleteQueue(t) },
		func(*stack.Stack) { stack.Restart(t, redis) },
	)
}

func TestEveryPostGoesOutOnceWithThreeWorkersOnPostgres(t *testing.T) {
	fight(t, newBattle(t, 3, 25, 24, 12), map[string]string{"DATABASE_URL": harness.Postgres(t)})
}

// fight publishes under fire, with the authors changing their minds, and reads the ledger.
// Disasters, where there are any, strike one after the other, evenly over its span.
func fight(t *testing.T, b battle, env map[string]string, disasters ...func(*stack.Stack)) {
	own := map[string]string{"PUBLISH_CALLS": "1000000"} // the provider's limit has tests of its own
	for name, value := range env {
		own[name] = value
	}
	s := stack.Start(t, stack.Options{APIs: 1, Workers: b.workers, Env: own})
	// The history lags, as the real one does, but not for a minute. Neither the rule on
	// repeated texts nor the provider's own limit is what is tried here.
	s.Ayrshare(t, stack.Object{"allowDuplicates": true, "requestLimit": 0, "historyCacheSeconds": 2, "acceptLatencyMs": 50})
	plans := b.enlist(t, s)
	var beside sync.WaitGroup
	beside.Go(func() { b.kill(t, s) })
	beside.Go(func() { b.meddle(t, plans) })
	ordered := b.shell(t, s, disasters)
	beside.Wait()
	if t.Failed() {
		return
	}
	teams := plans.teams()
	for _, p := range teams {
		stack.Eventually(t, settled, "every post is published", p.Unpublished)
	}
	tally(t, s, ordered)
	assertLedger(t, s, teams, b.posts-plans.deleted())
	plans.assertMinds(t, s)
}

// plan is a post that was scheduled, and what its author has done with it since.
type plan struct {
	author  *stack.Person
	id      string
	text    string
	at      time.Time
	deleted bool
	edited  bool      // its text is another one
	moved   time.Time // zero: it was not
}

type plans []*plan

// enlist makes teams and plans their posts over the battle's span.
func (b battle) enlist(t *testing.T, s *stack.Stack) (all plans) {
	var p *stack.Person
	var channels map[string]string
	start := time.Now().Add(3*time.Second + time.Duration(b.posts)*planning)
	for i := range b.posts {
		if i%teamSize == 0 {
			p = s.Register(t, fmt.Sprintf("Team %d", i/teamSize+1))
			channels = p.Connect("facebook", "linkedin")
		}
		one := &plan{author: p, text: fmt.Sprintf("Post %d of the battle", i), at: start.Add(b.span * time.Duration(i) / time.Duration(b.posts))}
		one.id = p.Schedule(one.text, channels, one.at)
		all = append(all, one)
	}
	time.Sleep(time.Until(start)) // the fire begins with the first post
	return all
}

// teams lists the authors, each once.
func (all plans) teams() (teams []*stack.Person) {
	for i, one := range all {
		if i%teamSize == 0 {
			teams = append(teams, one.author)
		}
	}
	return teams
}

func (all plans) deleted() (n int) {
	for _, one := range all {
		if one.deleted {
			n++
		}
	}
	return n
}

// assertLedger reads the provider's own ledger: each publication that the app knows, once,
// and nothing that it does not know.
func assertLedger(t *testing.T, s *stack.Stack, teams []*stack.Person, posts int) {
	t.Helper()
	seen := map[string]int{}
	for _, shown := range s.Ledger(t) {
		seen[shown.Notes]++
	}
	known, wrong := 0, 0
	for _, p := range teams {
		for _, post := range p.Posts() {
			for _, pub := range post.Publications {
				known++
				if seen[pub.ID] != 1 {
					wrong++
					t.Errorf("%s of %s on %s, which the app calls %s, is %d times in the ledger", pub.ID, post.ID, pub.Network, pub.State, seen[pub.ID])
				}
			}
		}
	}
	if known != 2*posts || len(seen) != known {
		t.Errorf("the app knows %d publications and the ledger %d, want %d", known, len(seen), 2*posts)
	}
	t.Logf("%d posts, %d publications known, %d in the ledger: %d lost or twice", posts, known, len(seen), wrong)
}

// underway is a part of the request's path in the sandbox's record of a post.
const underway = "/api/post"

func TestAWorkerThatDiesDuringACallPublishesOnce(t *testing.T) {
	for name, fault := range map[string]stack.Object{
		"after the provider took the post":  {"kind": "timeout"},
		"before the provider took the post": {"kind": "reset", "delayMs": 1500},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
			s.Ayrshare(t, stack.Object{"allowDuplicates": true, "historyCacheSeconds": 1})
			p := s.Register(t, "Unlucky")
			channels := p.Connect("facebook", "linkedin")
			fault["provider"], fault["method"], fault["pathPrefix"], fault["times"] = "ayrshare", "POST", underway, 2
			s.Break(t, fault)
			p.Schedule("Said once", channels, time.Now())
			stack.Eventually(t, time.Minute, "two calls are under way", func() string { return calls(t, s) })
			s.Workers[0].Kill()
			stack.Restart(t, s.Workers[0])
			stack.Eventually(t, settled, "the post is published", p.Unpublished)
			assertLedger(t, s, []*stack.Person{p}, 1)
		})
	}
}

// calls says that no two calls to publish are under way; empty: they are.
func calls(t *testing.T, s *stack.Stack) string {
	open := 0
	for _, r := range s.Received(t, "ayrshare") {
		if strings.HasPrefix(r.Path, underway) && r.Outcome == "open" {
			open++
		}
	}
	if open < 2 {
		return fmt.Sprintf("%d are", open)
	}
	return ""
}
