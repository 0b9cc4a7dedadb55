package fault_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
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
	postsASec = 3               // what falls due, so that workers are always in the middle of something
	settled   = 5 * time.Minute // ample for the last lost answer to be settled
	teamSize  = 100             // posts of one team; the API's limit per person bounds it
)

// newBattle takes its size from FAULT_POSTS, FAULT_FAULTS and FAULT_SEED; without them it
// is as small as given, and the seed a new one.
func newBattle(t *testing.T, workers, posts, faults int) battle {
	b := battle{posts: number(t, "FAULT_POSTS", posts), faults: number(t, "FAULT_FAULTS", faults), workers: workers}
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
	fight(t, newBattle(t, 2, 60, 25), nil, nil)
}

func TestEveryPostGoesOutOnceWithoutRedisAndWithItsQueueDeleted(t *testing.T) {
	redis := harness.RedisServer(t)
	fight(t, newBattle(t, 2, 20, 10), map[string]string{"REDIS_URL": redis.URL}, func(s *stack.Stack) {
		redis.Stop()
		s.DeleteQueue(t)
	})
}

func TestEveryPostGoesOutOnceWithThreeWorkersOnPostgres(t *testing.T) {
	fight(t, newBattle(t, 3, 20, 10), map[string]string{"DATABASE_URL": harness.Postgres(t)}, nil)
}

// fight publishes under fire and reads the ledger. Half-way, disaster strikes, where there
// is any.
func fight(t *testing.T, b battle, env map[string]string, disaster func(*stack.Stack)) {
	s := stack.Start(t, stack.Options{APIs: 1, Workers: b.workers, Env: env})
	// The history lags, as the real one does, but not for a minute. Neither the rule on
	// repeated texts nor the provider's own limit is what is tried here.
	s.Ayrshare(t, stack.Object{"allowDuplicates": true, "requestLimit": 0, "historyCacheSeconds": 2, "acceptLatencyMs": 50})
	teams := enlist(t, s, b)
	var fire sync.WaitGroup
	fire.Go(func() { b.kill(t, s) })
	ordered := b.shell(t, s, disaster)
	fire.Wait()
	if t.Failed() {
		return
	}
	for _, p := range teams {
		stack.Eventually(t, settled, "every post is published", p.Unpublished)
	}
	hit := ordered - s.Mend(t)
	t.Logf("%d of %d faults struck", hit, ordered)
	if hit < ordered/2 {
		t.Error("most faults met no request: the battle was none")
	}
	assertLedger(t, s, teams, b)
}

// enlist makes teams and plans their posts over the battle's span.
func enlist(t *testing.T, s *stack.Stack, b battle) (teams []*stack.Person) {
	var p *stack.Person
	var channels map[string]string
	start := time.Now().Add(3*time.Second + b.span/10)
	for i := range b.posts {
		if i%teamSize == 0 {
			p = s.Register(t, fmt.Sprintf("Team %d", len(teams)+1))
			channels = p.Connect("facebook", "linkedin")
			teams = append(teams, p)
		}
		at := start.Add(b.span * time.Duration(i) / time.Duration(b.posts))
		p.Schedule(fmt.Sprintf("Post %d of the battle", i), channels, at)
	}
	return teams
}

// faults is what goes wrong between us and the provider.
var faults = []stack.Object{
	{"kind": "timeout", "method": "POST", "pathPrefix": "/api/post"},
	{"kind": "reset", "method": "POST", "pathPrefix": "/api/post", "after": false},
	{"kind": "reset", "method": "POST", "pathPrefix": "/api/post", "after": true},
	{"kind": "status", "method": "POST", "pathPrefix": "/api/post", "status": 429, "headers": map[string]string{"Retry-After": "1"}},
	{"kind": "status", "method": "POST", "pathPrefix": "/api/post", "status": 500},
	{"kind": "status", "method": "POST", "pathPrefix": "/api/post", "status": 503},
	{"kind": "duplicate", "method": "POST", "pathPrefix": "/api/post"},
	{"kind": "delay", "method": "POST", "pathPrefix": "/api/post", "delayMs": 1000},
	{"kind": "status", "method": "GET", "pathPrefix": "/api/history", "status": 500},
	{"kind": "timeout", "method": "GET", "pathPrefix": "/api/history"},
}

// shell makes the provider fail, now this way, now that, and gives how many requests are
// to be hit.
func (b battle) shell(t *testing.T, s *stack.Stack, disaster func(*stack.Stack)) (ordered int) {
	chance := rand.New(rand.NewPCG(b.seed, 1))
	for i := range b.faults {
		pause(t, b.span/time.Duration(b.faults), chance)
		if disaster != nil && i == b.faults/2 {
			disaster(s)
		}
		times := 1 + chance.IntN(2)
		ordered += times
		fault := stack.Object{"provider": "ayrshare", "times": times}
		kind := faults[i%len(faults)]
		if i >= len(faults) {
			kind = faults[chance.IntN(len(faults))]
		}
		for name, value := range kind {
			fault[name] = value
		}
		s.Break(t, fault)
	}
	return ordered
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

// assertLedger reads the provider's own ledger: each publication that the app knows, once,
// and nothing that it does not know.
func assertLedger(t *testing.T, s *stack.Stack, teams []*stack.Person, b battle) {
	seen := map[string]int{}
	for _, shown := range s.Ledger(t) {
		seen[shown.Notes]++
	}
	known := 0
	for _, p := range teams {
		for _, post := range p.Posts() {
			for _, pub := range post.Publications {
				known++
				if seen[pub.ID] != 1 {
					t.Errorf("%s of %s on %s, which the app calls %s, is %d times in the ledger", pub.ID, post.ID, pub.Network, pub.State, seen[pub.ID])
				}
			}
		}
	}
	if known != 2*b.posts || len(seen) != known {
		t.Errorf("the app knows %d publications and the ledger %d, want %d", known, len(seen), 2*b.posts)
	}
	t.Logf("%d publications known, %d in the ledger", known, len(seen))
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
			assertLedger(t, s, []*stack.Person{p}, battle{posts: 1})
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
