package publish_test

import (
	"context"
	"fmt"
	"runtime"
	"sync"
	"testing"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

func TestAPostThatFallsDueWhileItsTeamIsStoppedIsHeld(t *testing.T) {
	for _, standing := range []tenant.Standing{tenant.Suspended, tenant.Closing} {
		t.Run(string(standing), func(t *testing.T) {
			s := newStage(t)
			s.teams.stop(standing)
			s.schedule("pst_1", linkedIn)
			s.finish(publish.New(s.needs("ada")))
			s.expect("pst_1", post.Held, map[network.Network]int{linkedIn: 0})
			if p := s.post("pst_1"); p.Problem == "" {
				t.Error("nobody learns why")
			}
		})
	}
}

// A team that is stopped after its post was taken in hand, and before the call.
func TestATeamStoppedAtTheLastMomentSendsNothing(t *testing.T) {
	s := newStage(t)
	s.schedule("pst_1", linkedIn, facebook)
	n := s.needs("ada")
	n.Ledger = beforeCall{n.Ledger, func() { s.teams.stop(tenant.Suspended) }}
	s.finish(publish.New(n))
	s.expect("pst_1", post.Held, map[network.Network]int{linkedIn: 0, facebook: 0})
}

// What was accepted before the stop is settled; the rest was not sent and can be retried.
func TestWhatWasAcceptedBeforeTheStopIsSettled(t *testing.T) {
	s := newStage(t)
	s.schedule("pst_1", linkedIn)
	s.provider.script[linkedIn] = []answer{loseAnswer}
	worker := publish.New(s.needs("ada"))
	s.sweep(worker)
	s.teams.stop(tenant.Suspended)
	s.finish(worker)
	s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1})
}

// A lost call that did not arrive is not made again while the team is stopped, and is once
// it is open again.
func TestALostCallIsNotRepeatedWhileTheTeamIsStopped(t *testing.T) {
	s := newStage(t)
	s.schedule("pst_1", linkedIn)
	s.provider.script[linkedIn] = []answer{loseRequest}
	worker := publish.New(s.needs("ada"))
	s.sweep(worker)
	s.teams.stop(tenant.Suspended)
	for range 3 {
		s.advance()
		s.sweep(worker)
	}
	if n := s.provider.published(linkedIn); n != 0 {
		t.Fatalf("it was sent %d times while the team was stopped", n)
	}
	s.teams.stop(tenant.Active)
	s.finish(worker)
	s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1})
}

// The promise of a suspension: once the team is stopped and no call is on its way, none
// begins, however many workers are at it.
func TestNoCallBeginsAfterTheStop(t *testing.T) {
	for round := range 12 {
		s := newStage(t)
		for i := range 12 {
			s.schedule(post.ID(fmt.Sprintf("pst_%d", i)), linkedIn, facebook)
		}
		var workers sync.WaitGroup
		for w := range 4 {
			workers.Go(func() { s.sweep(publish.New(s.needs(fmt.Sprintf("worker-%d", w)))) })
		}
		for s.provider.called() < round {
			runtime.Gosched()
		}
		s.teams.stop(tenant.Suspended)
		for {
			n, err := s.ledger.Sending(t.Context(), own)
			if err != nil {
				t.Fatal(err)
			}
			if n == 0 {
				break
			}
		}
		sent := s.provider.called()
		workers.Wait()
		s.finish(publish.New(s.needs("last")))
		if after := s.provider.called(); after != sent {
			t.Fatalf("%d calls began after the stop", after-sent)
		}
	}
}

// beforeCall does something once the ledger says that a call begins.
type beforeCall struct {
	publish.Ledger
	do func()
}

func (b beforeCall) Save(ctx context.Context, scope tenant.Scope, p publish.Publication, was int64) error {
	err := b.Ledger.Save(ctx, scope, p, was)
	if p.State == publish.Sending {
		b.do()
	}
	return err
}
