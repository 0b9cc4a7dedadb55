package publish_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

var errDead = errors.New("the process is dead")

// life is a process that dies at one of its steps: each write to a store and each call to
// the provider is one. What it does after that never happens.
type life struct {
	mu     sync.Mutex
	left   int  // steps to go; it dies at the one that finds none left
	before bool // that step does not happen either; else its answer is lost
}

// step does one thing if the process is alive, and says what the process sees of it.
func (l *life) step(do func() error) error {
	l.mu.Lock()
	l.left--
	left := l.left
	l.mu.Unlock()
	if left < 0 || left == 0 && l.before {
		return errDead
	}
	err := do()
	if left == 0 {
		return errDead
	}
	return err
}

// survived says whether the process had steps to spare.
func (l *life) survived() bool { return l.left > 0 }

// mortal makes a worker whose every step may be its last.
func (s *stage) mortal(name string, l *life) *publish.Service {
	n := s.needs(name)
	n.Posts, n.Ledger, n.Publisher = mortalPosts{s.posts, l}, mortalLedger{s.ledger, l}, mortalProvider{s.provider, l}
	return publish.New(n)
}

type mortalPosts struct {
	publish.Posts
	life *life
}

func (m mortalPosts) Claim(ctx context.Context, scope tenant.Scope, d publish.Due, worker string, now, until time.Time) (p post.Post, err error) {
	dead := m.life.step(func() error {
		p, err = m.Posts.Claim(ctx, scope, d, worker, now, until)
		return err
	})
	return p, dead
}

func (m mortalPosts) Hold(ctx context.Context, scope tenant.Scope, id post.ID, worker string, now, until time.Time) error {
	return m.life.step(func() error { return m.Posts.Hold(ctx, scope, id, worker, now, until) })
}

func (m mortalPosts) Release(ctx context.Context, scope tenant.Scope, id post.ID, worker string, wake time.Time) error {
	return m.life.step(func() error { return m.Posts.Release(ctx, scope, id, worker, wake) })
}

func (m mortalPosts) Finish(ctx context.Context, scope tenant.Scope, p post.Post, worker string) error {
	return m.life.step(func() error { return m.Posts.Finish(ctx, scope, p, worker) })
}

type mortalLedger struct {
	publish.Ledger
	life *life
}

func (m mortalLedger) Open(ctx context.Context, scope tenant.Scope, p publish.Publication) (opened publish.Publication, err error) {
	dead := m.life.step(func() error {
		opened, err = m.Ledger.Open(ctx, scope, p)
		return err
	})
	return opened, dead
}

func (m mortalLedger) Save(ctx context.Context, scope tenant.Scope, p publish.Publication, was int64) error {
	return m.life.step(func() error { return m.Ledger.Save(ctx, scope, p, was) })
}

type mortalProvider struct {
	publish.Publisher
	life *life
}

func (m mortalProvider) Send(ctx context.Context, o publish.Order) (r publish.Receipt, err error) {
	dead := m.life.step(func() error {
		r, err = m.Publisher.Send(ctx, o)
		return err
	})
	return r, dead
}

var once = map[network.Network]int{linkedIn: 1, facebook: 1}

// A process dies at its n-th step, for every n, before the step or behind it; another one
// takes over when the lease has run out.
func TestAPostGoesOutOnceAtWhateverStepTheWorkerDies(t *testing.T) {
	for _, before := range []bool{true, false} {
		for n := 1; ; n++ {
			s := newStage(t)
			s.provider.lag = waits.Settle
			s.schedule("pst_1", linkedIn, facebook)
			l := &life{left: n, before: before}
			s.sweep(s.mortal("ada", l))
			s.finish(publish.New(s.needs("bob")))
			s.expect("pst_1", post.Published, once)
			if t.Failed() {
				t.Fatalf("it died at step %d (before it: %v)", n, before)
			}
			if l.survived() {
				if n < 8 {
					t.Errorf("a worker has only %d steps: the test does not see them all", n)
				}
				break
			}
		}
	}
}

// Workers die one after the other while the provider loses requests and answers, asks to
// wait, and shows its history late: whatever comes together, the provider has the post at
// most once on each channel, and what the ledger says is true.
func TestNoMixOfTroublesPublishesTwice(t *testing.T) {
	for seed := range uint64(150) {
		dice := rand.New(rand.NewPCG(seed, 7))
		s := newStage(t)
		s.provider.lag = time.Duration(dice.Int64N(int64(4 * waits.Settle)))
		for _, n := range []network.Network{linkedIn, facebook} {
			for range dice.IntN(6) {
				s.provider.script[n] = append(s.provider.script[n], troubles[dice.IntN(len(troubles))])
			}
		}
		s.schedule("pst_1", linkedIn, facebook)
		for worker := range dice.IntN(6) {
			if s.advance() {
				s.sweep(s.mortal(fmt.Sprintf("worker-%d", worker), &life{left: 1 + dice.IntN(12), before: dice.IntN(2) == 0}))
			}
		}
		s.finish(publish.New(s.needs("last")))
		s.expectTruth("pst_1")
		if t.Failed() {
			t.Fatalf("seed %d", seed)
		}
	}
}

var troubles = []answer{loseAnswer, loseRequest, refuse(slowDown), accept, loseLimited}

// loseLimited publishes without an answer, and at the repetition asks to wait before it
// looks at the key.
func loseLimited(p *provider, o publish.Order) (publish.Receipt, error) {
	_, err := loseAnswer(p, o)
	p.used[o.IdempotencyKey] = false
	p.script[o.Network] = append([]answer{func(p *provider, o publish.Order) (publish.Receipt, error) {
		p.used[o.IdempotencyKey] = true
		return refuse(slowDown)(p, o)
	}}, p.script[o.Network]...)
	return publish.Receipt{}, err
}

// expectTruth holds the ledger against the provider's own record.
func (s *stage) expectTruth(id post.ID) {
	s.t.Helper()
	for _, n := range []network.Network{linkedIn, facebook} {
		p, times := s.publication(id, n), s.provider.published(n)
		switch {
		case times > 1:
			s.t.Errorf("%s: published %d times under %v", n, times, s.provider.keys(n))
		case p.State == publish.Live && times != 1, p.State == publish.Refused && times != 0:
			s.t.Errorf("%s: the ledger says %s, the provider has it %d times", n, p.State, times)
		case !p.State.Final():
			s.t.Errorf("%s: left %s", n, p.State)
		}
	}
	if p := s.post(id); p.State == post.Publishing || p.Holder != "" {
		s.t.Errorf("the post is left %s in the hand of %q", p.State, p.Holder)
	}
}

// Two workers that are told of the same post at the same moment do not both send it.
func TestManyWorkersAtOncePublishEachPostOnce(t *testing.T) {
	s := newStage(t)
	const many = 30
	for n := range many {
		s.schedule(post.ID(fmt.Sprintf("pst_%02d", n)), linkedIn, facebook)
	}
	var all sync.WaitGroup
	for n := range 8 {
		all.Go(func() {
			worker := publish.New(s.needs(fmt.Sprintf("worker-%d", n)))
			for range 3 { // a sweep wakes workers for some posts of a team only
				s.sweep(worker)
			}
		})
	}
	all.Wait()
	if got := [2]int{s.provider.published(linkedIn), s.provider.published(facebook)}; got != [2]int{many, many} {
		t.Errorf("published %v times, want %d on each network", got, many)
	}
	for n := range many {
		s.expect(post.ID(fmt.Sprintf("pst_%02d", n)), post.Published, nil)
	}
}
