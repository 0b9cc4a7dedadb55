package publish_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

// ada pauses and resumes.
var ada = tenant.NewActor(tenant.Person{UserID: "usr_ada", TenantID: team, Standing: tenant.Active, Role: tenant.Owner})

// pausing is the service of pauses over the stage's posts.
func (s *stage) pausing() *pause.Service {
	posts := post.New(post.Needs{Store: s.posts, Teams: free{}, Reporter: &s.reports, Feed: free{}, Clock: s.clock})
	return pause.New(pause.Needs{Store: s.pauses, Posts: s.posts, Releaser: posts, Targets: free{}, Feed: free{}, Clock: s.clock})
}

// pause begins one.
func (s *stage) pause(w pause.Wish) pause.ID {
	s.t.Helper()
	if w.Meanwhile == "" {
		w.Meanwhile = post.Ask
	}
	p, err := s.pausing().Begin(s.t.Context(), ada, w)
	if err != nil {
		s.t.Fatal(err)
	}
	return p.ID
}

// end ends a pause with a choice.
func (s *stage) end(id pause.ID, choice post.Meanwhile) {
	s.t.Helper()
	if err := s.pausing().End(s.t.Context(), ada, id, choice); err != nil {
		s.t.Fatal(err)
	}
}

// free is a team that asks for no approval, and has every campaign and channel.
type free struct{}

func (free) Zone(context.Context, tenant.ID) (string, error)         { return "UTC", nil }
func (free) Approvals(context.Context, tenant.ID) (post.Rule, error) { return post.Rule{}, nil }
func (free) Changed(context.Context, tenant.ID, string, string)      {}
func (free) CampaignExists(_ context.Context, _ tenant.Scope, id string) (bool, error) {
	return id == "cmp_1", nil
}
func (free) PostChannels(ctx context.Context, scope tenant.Scope, ids []string) (map[string]post.Channel, error) {
	return channels{}.PostChannels(ctx, scope, ids)
}

func (r *reports) Told(context.Context, post.Post) {}

// everyKind pauses what pst_1 needs, in each way there is.
var everyKind = map[string]pause.Wish{
	"team": {Kind: pause.Team}, "campaign": {Kind: pause.Campaign, TargetID: "cmp_1"}, "channel": {Kind: pause.Channel, TargetID: string(linkedIn)},
}

func TestAPostThatFallsDueDuringAPauseIsHeldAndNobodyIsTold(t *testing.T) {
	for name, wish := range everyKind {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			id := s.pause(wish)
			s.scheduleIn("cmp_1", "pst_1", linkedIn)
			s.scheduleIn("cmp_2", "pst_2", facebook)
			s.finish(publish.New(s.needs("ada")))
			s.expect("pst_1", post.Held, map[network.Network]int{linkedIn: 0})
			p := s.post("pst_1")
			if p.Problem == "" || !slices.Equal(p.HeldBy, []string{string(id)}) || !p.Untold.IsZero() {
				t.Errorf("it says %q, is held by %v and is to be told at %v; want a reason, %s and never", p.Problem, p.HeldBy, p.Untold, id)
			}
			want := post.Published
			if wish.Kind == pause.Team {
				want = post.Held
			}
			if p := s.post("pst_2"); p.State != want {
				t.Errorf("a post elsewhere is %s, want %s", p.State, want)
			}
		})
	}
}

// A pause of one channel, whether it came before the post was taken in hand or at the last
// moment, keeps the post from that channel alone; its end sends it there and nowhere else.
func TestAPostGoesOutOnItsOtherChannelsAndLaterOnThePausedOne(t *testing.T) {
	for _, when := range []string{"before", "at the last moment"} {
		t.Run(when, func(t *testing.T) {
			s := newStage(t)
			s.schedule("pst_1", linkedIn, facebook)
			n := s.needs("ada")
			var id pause.ID
			begin := sync.OnceFunc(func() { id = s.pause(pause.Wish{Kind: pause.Channel, TargetID: string(linkedIn)}) })
			if when == "before" {
				begin()
			} else {
				n.Ledger = beforeCall{n.Ledger, begin}
			}
			worker := publish.New(n)
			s.finish(worker)
			s.expect("pst_1", post.PartiallyPublished, map[network.Network]int{linkedIn: 0, facebook: 1})
			s.clock.Advance(48 * time.Hour)
			s.end(id, post.Publish)
			s.finish(worker)
			s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1, facebook: 1})
			if p := s.post("pst_1"); len(p.HeldBy) > 0 {
				t.Errorf("it is held by %v still", p.HeldBy)
			}
		})
	}
}

// After a pause that was longer than a post may be late, they go out in the order of their
// moments, and no two on a channel nearer than the spacing.
func TestWhatAPauseHeldGoesOutInOrderAndSpaced(t *testing.T) {
	s := newStage(t)
	id := s.pause(pause.Wish{Kind: pause.Team, Meanwhile: post.Publish})
	for n := range 12 {
		s.clock.Advance(time.Hour)
		s.schedule(post.ID(fmt.Sprintf("pst_%02d", 11-n)), linkedIn) // their ids run the other way
		s.finish(publish.New(s.needs("ada")))
	}
	if n := s.provider.called(); n > 0 {
		t.Fatalf("%d calls began during the pause", n)
	}
	s.clock.Advance(time.Hour)
	s.end(id, "")
	s.finish(publish.New(s.needs("ada")))
	if len(s.provider.record) != 12 {
		t.Fatalf("%d posts went out, want 12", len(s.provider.record))
	}
	for n, sent := range s.provider.record {
		if want := publish.PublicationID(post.ID(fmt.Sprintf("pst_%02d", 11-n)), 2, string(linkedIn)); sent.order.Publication != want {
			t.Errorf("number %d is %s, want %s", n, sent.order.Publication, want)
		}
		if n > 0 && sent.at.Sub(s.provider.record[n-1].at) < waits.Spacing {
			t.Errorf("number %d went out %v after the one before, want at least %v", n, sent.at.Sub(s.provider.record[n-1].at), waits.Spacing)
		}
	}
}

func TestWhatBecomesOfHeldPostsIsTheTeamsChoice(t *testing.T) {
	for choice, want := range map[post.Meanwhile]post.State{post.Skip: post.Canceled, post.Ask: post.Held, post.Publish: post.Published} {
		t.Run(string(choice), func(t *testing.T) {
			s := newStage(t)
			id := s.pause(pause.Wish{Kind: pause.Team})
			s.schedule("pst_1", linkedIn)
			s.finish(publish.New(s.needs("ada")))
			s.end(id, choice)
			s.finish(publish.New(s.needs("ada")))
			if p := s.post("pst_1"); p.State != want || len(p.HeldBy) > 0 {
				t.Errorf("it is %s, held by %v; want %s, held by none", p.State, p.HeldBy, want)
			}
			if err := s.pausing().End(t.Context(), ada, id, choice); !errors.Is(err, pause.ErrNotFound) {
				t.Errorf("a pause that has ended ends again: %v", err)
			}
		})
	}
}

// A post that two pauses hold goes out when both have ended, whichever ends first.
func TestAPostThatTwoPausesHoldWaitsForBoth(t *testing.T) {
	s := newStage(t)
	all := s.pause(pause.Wish{Kind: pause.Team})
	s.schedule("pst_1", linkedIn)
	worker := publish.New(s.needs("ada"))
	s.finish(worker)
	one := s.pause(pause.Wish{Kind: pause.Channel, TargetID: string(linkedIn)})
	s.end(all, post.Publish)
	s.finish(worker)
	s.expect("pst_1", post.Held, map[network.Network]int{linkedIn: 0})
	s.end(one, post.Publish)
	s.finish(worker)
	s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1})
}

func TestAPauseEndsByItselfAtItsTime(t *testing.T) {
	s := newStage(t)
	s.pause(pause.Wish{Kind: pause.Team, Meanwhile: post.Publish, Until: s.clock.Now().Add(time.Hour)})
	s.schedule("pst_1", linkedIn)
	worker := publish.New(s.needs("ada"))
	s.finish(worker)
	sweep := func() {
		if err := s.pausing().Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
		s.finish(worker)
	}
	s.clock.Advance(59 * time.Minute)
	sweep()
	s.expect("pst_1", post.Held, map[network.Network]int{linkedIn: 0})
	s.clock.Advance(time.Minute)
	sweep()
	s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1})
}

// The process dies after the pause has ended and before its posts were let go, and a worker
// that had read the pause while it was in force holds a post in its name afterwards: a
// sweep lets both go.
func TestASweepLetsGoWhatAnEndedPauseStillHolds(t *testing.T) {
	s := newStage(t)
	id := s.pause(pause.Wish{Kind: pause.Team, Meanwhile: post.Publish})
	for n := range 5 {
		s.schedule(post.ID(fmt.Sprintf("pst_%d", n)), linkedIn)
	}
	s.finish(publish.New(s.needs("ada")))
	dying := s.pausing()
	dying.Releaser = mortal{dying.Releaser, new(int)}
	if err := dying.End(t.Context(), ada, id, post.Publish); err == nil {
		t.Fatal("it did not die")
	}
	s.schedule("pst_late", linkedIn)
	late := s.needs("late")
	inForce := []pause.Pause{{ID: id, Kind: pause.Team}}
	late.Pauses = remembered(inForce)
	s.sweep(publish.New(late))
	if p := s.post("pst_late"); p.State != post.Held {
		t.Fatalf("the late worker's post is %s", p.State)
	}
	for range 2 {
		s.clock.Advance(time.Minute)
		if err := s.pausing().Sweep(t.Context()); err != nil {
			t.Fatal(err)
		}
	}
	s.finish(publish.New(s.needs("ada")))
	if n := s.provider.published(linkedIn); n != 6 {
		t.Errorf("%d posts went out, want 6", n)
	}
	s.clock.Advance(time.Hour)
	_ = s.pausing().Sweep(t.Context())
	if ripe, err := s.pauses.Ripe(t.Context(), tenant.AllTenants("test"), s.clock.Now(), 10); err != nil || len(ripe) > 0 {
		t.Errorf("%d pauses are looked at for ever (%v)", len(ripe), err)
	}
}

// mortal dies after two posts.
type mortal struct {
	pause.Releaser
	done *int
}

func (m mortal) Release(ctx context.Context, actor tenant.Actor, id post.ID, pauseID string, choice post.Meanwhile) error {
	if *m.done++; *m.done > 2 {
		return errors.New("killed")
	}
	return m.Releaser.Release(ctx, actor, id, pauseID, choice)
}

// remembered is what a worker read a moment ago.
type remembered []pause.Pause

func (r remembered) InForce(context.Context, tenant.Scope) ([]pause.Pause, error) { return r, nil }

// A part of the post is out, the rest is tried again and must not go out now: the post stays
// published in part, so that nobody can send it to all its channels a second time.
func TestARetryThatIsHeldLeavesThePostPublishedInPart(t *testing.T) {
	for name, stop := range map[string]func(*stage){
		"by a suspension": func(s *stage) { s.teams.stop(tenant.Suspended) },
		"by a pause":      func(s *stage) { s.pause(pause.Wish{Kind: pause.Team}) },
		"without a plan":  func(s *stage) { s.plan = false },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			s.schedule("pst_1", linkedIn, facebook)
			s.provider.script[linkedIn] = []answer{refuse(badContent)}
			worker := publish.New(s.needs("ada"))
			s.finish(worker)
			s.expect("pst_1", post.PartiallyPublished, map[network.Network]int{linkedIn: 0, facebook: 1})
			again := s.post("pst_1")
			now := s.clock.Now()
			again.State, again.Targets, again.Revision, again.WakeAt, again.PublishAt, again.Version = post.Scheduled, []string{string(linkedIn)}, 2, now, now, again.Version+1
			if err := s.posts.Save(t.Context(), own, again, again.Version-1); err != nil {
				t.Fatal(err)
			}
			stop(s)
			s.finish(worker)
			s.expect("pst_1", post.PartiallyPublished, map[network.Network]int{linkedIn: 0, facebook: 1})
			if s.post("pst_1").Problem == "" {
				t.Error("nobody learns why")
			}
		})
	}
}
