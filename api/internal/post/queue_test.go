package post_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// draft stores a draft on channels that are named after networks.
func (s *stage) draft(text string, channels ...string) post.Post {
	s.t.Helper()
	p, err := s.service.Create(s.t.Context(), as("ada", tenant.Owner), post.Post{Text: text, ChannelIDs: channels})
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

func (s *stage) queue(p post.Post) post.Post {
	s.t.Helper()
	queued, err := s.service.Queue(s.t.Context(), as("ada", tenant.Owner), p.ID, 0)
	if err != nil {
		s.t.Fatal(err)
	}
	return queued
}

// Twenty people queue at once: each post has a posting time of its own, and together they
// have the next twenty.
func TestPostsThatAreQueuedAtOnceGetATimeEach(t *testing.T) {
	s := newStage(t)
	const many = 20
	drafts := make([]post.Post, many)
	for i := range drafts {
		drafts[i] = s.draft(fmt.Sprintf("Number %d", i), "linkedin")
	}
	var all sync.WaitGroup
	times := make(chan time.Time, many)
	for _, p := range drafts {
		all.Go(func() {
			queued, err := s.service.Queue(t.Context(), as("ada", tenant.Owner), p.ID, 0)
			if err != nil {
				t.Errorf("%s: %v", p.ID, err)
			}
			times <- queued.PublishAt
		})
	}
	all.Wait()
	close(times)
	moments, _ := everyMorning.Between(noon, noon.AddDate(0, 0, many))
	want := map[time.Time]bool{}
	for _, at := range moments {
		want[at] = true
	}
	for at := range times {
		if !want[at.UTC()] {
			t.Errorf("%v is no posting time, or was given twice", at)
		}
		delete(want, at.UTC())
	}
	if len(want) > 0 {
		t.Errorf("%d of the next posting times were left out: %v", len(want), want)
	}
}

// A posting time is free again when its post is deleted, taken out or moved; and taken while
// any post of the channel stands there, however it came.
func TestAPostingTimeIsFreeOnceItsPostIsGone(t *testing.T) {
	for name, leave := range map[string]func(*stage, post.Post) error{
		"deleted": func(s *stage, p post.Post) error {
			return s.service.Delete(s.t.Context(), as("ada", tenant.Owner), p.ID, 0)
		},
		"taken out": func(s *stage, p post.Post) error {
			_, err := s.service.Unschedule(s.t.Context(), as("ada", tenant.Owner), p.ID, 0)
			return err
		},
		"moved": func(s *stage, p post.Post) error {
			_, err := s.service.Schedule(s.t.Context(), as("ada", tenant.Owner), p.ID, 0, p.PublishAt.Add(time.Hour))
			return err
		},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			first := s.queue(s.draft("First", "linkedin"))
			second := s.queue(s.draft("Second", "linkedin"))
			if !second.PublishAt.After(first.PublishAt) {
				t.Fatalf("the second goes out at %v, the first at %v", second.PublishAt, first.PublishAt)
			}
			if err := leave(s, first); err != nil {
				t.Fatal(err)
			}
			if third := s.queue(s.draft("Third", "linkedin")); !third.PublishAt.Equal(first.PublishAt) {
				t.Errorf("the free time %v is not used, but %v", first.PublishAt, third.PublishAt)
			}
		})
	}
}

func TestAPostScheduledByHandTakesItsPostingTime(t *testing.T) {
	s := newStage(t)
	moments, _ := everyMorning.Between(noon, noon.AddDate(0, 0, 3))
	byHand := s.draft("By hand", "linkedin")
	if _, err := s.service.Schedule(t.Context(), as("ada", tenant.Owner), byHand.ID, 0, moments[0]); err != nil {
		t.Fatal(err)
	}
	if queued := s.queue(s.draft("Queued", "linkedin")); !queued.PublishAt.Equal(moments[1]) {
		t.Errorf("it goes out at %v, want %v", queued.PublishAt, moments[1])
	}
	if other := s.queue(s.draft("Elsewhere", "facebook", "linkedin")); !other.PublishAt.Equal(moments[2]) {
		t.Errorf("a post of both channels goes out at %v, want %v", other.PublishAt, moments[2])
	}
}

func TestAPostWithoutPostingTimesIsNotQueued(t *testing.T) {
	s := newStage(t)
	p := s.draft("Nowhere", "bluesky")
	if _, err := s.service.Queue(t.Context(), as("ada", tenant.Owner), p.ID, 0); !errors.Is(err, post.ErrNoSlots) {
		t.Errorf("it is answered %v", err)
	}
	if fault.KindOf(post.ErrNoSlots) != fault.Conflict || s.post(p.ID).State != post.Draft {
		t.Errorf("the post is %s", s.post(p.ID).State)
	}
}
