package publish_test

import (
	"context"
	"fmt"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

type stamp = time.Time

// callsPer is the window in which the tests' limit counts.
const callsPer = 5 * time.Minute

// pace is the limits that workers share, in one process.
type pace struct {
	clock clock.Clock
	limit int

	mu    sync.Mutex
	since stamp
	used  int
	free  map[string]stamp
}

func (p *pace) Take(_ context.Context, _ tenant.ID, calls int) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.clock.Now()
	if now.Sub(p.since) >= callsPer {
		p.since, p.used = now, 0
	}
	if p.used+calls > p.limit {
		return p.since.Add(callsPer).Sub(now)
	}
	p.used += calls
	return 0
}

func (p *pace) Slot(_ context.Context, _ tenant.ID, channelID string, every time.Duration) time.Duration {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.clock.Now()
	at := p.free[channelID]
	if at.Before(now) {
		at = now
	}
	p.free[channelID] = at.Add(every)
	return at.Sub(now)
}

// A team with a thousand due posts stands in line beside a team with one, not before it.
func TestATeamWithManyDuePostsTakesTurnsWithTheOthers(t *testing.T) {
	s := newStage(t)
	for n := range 1000 {
		s.scheduleFor("ten_many", post.ID(fmt.Sprintf("pst_many_%04d", n)), s.clock.Now().Add(-time.Minute))
	}
	s.scheduleFor("ten_one", "pst_one", s.clock.Now())
	var line []publish.Due
	worker := publish.New(s.needs("ada"))
	if _, err := worker.Sweep(t.Context(), wake(func(d publish.Due) { line = append(line, d) })); err != nil {
		t.Fatal(err)
	}
	if len(line) > 50 {
		t.Errorf("%d posts wait in the queue: one team has filled it", len(line))
	}
	at := -1
	for i, d := range line {
		if d.PostID == "pst_one" {
			at = i
		}
	}
	if at != 0 && at != 1 {
		t.Errorf("the single post is number %d in line, want the first or second", at)
	}
}

// The provider's limit is waited out in order: nothing fails, nothing is sent before its
// elders.
func TestPostsBeyondTheProvidersLimitWaitInOrder(t *testing.T) {
	s := newStage(t)
	s.pace.limit = 4
	ids := []post.ID{"pst_d", "pst_a", "pst_c", "pst_b", "pst_e", "pst_f"}
	for n, id := range ids {
		s.scheduleFor(team, id, noon.Add(time.Duration(n-10)*time.Millisecond))
	}
	worker := publish.New(s.needs("ada"))
	s.sweep(worker)
	for n, id := range ids {
		want := post.Published
		if n >= 4 {
			want = post.Scheduled // and thus free to be edited or deleted
		}
		if got := s.post(id); got.State != want {
			t.Errorf("%s, number %d in line, is %s, want %s", id, n, got.State, want)
		}
	}
	s.clock.Advance(callsPer)
	for range ids {
		s.sweep(worker)
		s.advance()
	}
	for n, o := range s.provider.calls {
		if want := publish.PublicationID(ids[n], 1, string(linkedIn)); o.Publication != want {
			t.Errorf("call %d was for %s, want %s", n, o.Publication, want)
		}
	}
	if len(s.provider.calls) != len(ids) {
		t.Errorf("%d calls, want %d", len(s.provider.calls), len(ids))
	}
}

// After two hours without workers, what fell due goes out in order and apart; what is on
// time does not wait for it.
func TestAfterDowntimePostsGoOutInOrderAndApart(t *testing.T) {
	s := newStage(t)
	late := []post.ID{"pst_9", "pst_8", "pst_7", "pst_6", "pst_5"}
	for n, id := range late {
		s.scheduleFor(team, id, noon.Add(-2*time.Hour+time.Duration(n)*time.Minute))
	}
	s.scheduleFor(team, "pst_long_past", noon.Add(-7*time.Hour))
	s.scheduleFor(team, "pst_on_time", noon)
	worker := publish.New(s.needs("ada"))
	for range 2 * len(late) { // each gets its place in a sweep of its own
		s.sweep(worker)
	}
	s.finish(worker)
	s.expect("pst_long_past", post.Missed, nil)
	if first := s.sentAt("pst_on_time"); !first.Equal(noon) {
		t.Errorf("what was on time went out at %s, want %s", first, noon)
	}
	for n, id := range late {
		if at, want := s.sentAt(id), noon.Add(time.Duration(n)*waits.Spacing); !at.Equal(want) {
			t.Errorf("%s went out at %s, want %s", id, at, want)
		}
	}
}

// A late post that waits in line is still its author's: deleted or moved, it does not go out
// at the place it was given.
func TestALatePostInLineCanStillBeMoved(t *testing.T) {
	s := newStage(t)
	for n, id := range []post.ID{"pst_1", "pst_2"} {
		s.scheduleFor(team, id, noon.Add(-time.Hour+time.Duration(n)*time.Minute))
	}
	worker := publish.New(s.needs("ada"))
	for range 4 {
		s.sweep(worker)
	}
	waiting := s.post("pst_2")
	if waiting.State != post.Scheduled || !waiting.Moment().Equal(noon.Add(waits.Spacing)) {
		t.Fatalf("the second is %s and goes out at %s, want it in line at %s", waiting.State, waiting.Moment(), noon.Add(waits.Spacing))
	}
	moved := waiting
	moved.Revision, moved.Version = waiting.Revision+1, waiting.Version+1
	later := noon.Add(8 * time.Hour) // beyond the grace of the place that it had
	moved.PublishAt, moved.WakeAt = later, later
	if err := s.posts.Save(t.Context(), own, moved, waiting.Version); err != nil {
		t.Fatal(err)
	}
	s.finish(worker)
	if at := s.sentAt("pst_2"); !at.Equal(later) {
		t.Errorf("it went out at %s, want at its new moment %s", at, later)
	}
}

// scheduleFor stores a post of a tenant for an instant, on one network.
func (s *stage) scheduleFor(in tenant.ID, id post.ID, at time.Time) {
	s.t.Helper()
	on := []string{string(linkedIn)}
	err := s.posts.Create(s.t.Context(), tenant.System(in, "test").Scope(), post.Post{
		ID: id, TenantID: in, State: post.Scheduled, Text: "Hello", ChannelIDs: on, Targets: on, PublishAt: at, WakeAt: at, Revision: 1, Version: 1,
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

// sentAt is when the provider took a post; zero: it did not, or not once.
func (s *stage) sentAt(id post.ID) (at time.Time) {
	s.provider.mu.Lock()
	defer s.provider.mu.Unlock()
	for _, sent := range s.provider.record {
		for revision := range int64(4) {
			if sent.order.Publication == publish.PublicationID(id, revision, string(linkedIn)) {
				if !at.IsZero() {
					s.t.Errorf("%s was sent twice", id)
				}
				at = sent.at
			}
		}
	}
	return at
}
