package post_test

import (
	"fmt"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/post"
)

func TestManyPostsAreMovedByTheClocksOnTheWall(t *testing.T) {
	s := newStage(t)
	ctx := t.Context()
	s.clock.Set(time.Date(2027, 3, 20, 0, 0, 0, 0, time.UTC))
	nine := time.Date(2027, 3, 26, 8, 0, 0, 0, time.UTC) // in Berlin; on the 28th the clocks go forward
	var ids []post.ID
	for n := range 3 {
		p := hello()
		p.Text, p.PublishAt = fmt.Sprint("Hello ", n), nine
		ids = append(ids, s.must(s.service.Create(ctx, ada, p)).ID)
	}
	s.must(s.service.Schedule(ctx, ada, ids[1], 0, nine))
	s.must(s.service.Unschedule(ctx, ada, ids[2], 0)) // has no moment now
	done, err := s.service.Do(ctx, ada, post.Bulk{IDs: append(ids, "pst_nowhere"), Action: post.Shift, Days: 7})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []*fault.Error{nil, nil, post.ErrNoMoment, post.ErrNotFound} {
		if want == nil && done[i].Err != nil {
			t.Errorf("post %d: %v", i, done[i].Err)
		} else if want != nil {
			refuses(t, fmt.Sprint("post ", i), want, done[i].Err)
		}
	}
	want := time.Date(2027, 4, 2, 7, 0, 0, 0, time.UTC)
	for _, id := range ids[:2] {
		if p := s.post(id); !p.PublishAt.Equal(want) {
			t.Errorf("%s is at %v, want nine o'clock in summer time, %v", p.State, p.PublishAt, want)
		}
	}
	if p := s.post(ids[1]); p.State != post.Scheduled || !p.WakeAt.Equal(want) || p.Revision != 2 {
		t.Errorf("the scheduled one is %s at %v, revision %d", p.State, p.WakeAt, p.Revision)
	}
}

func TestEachActionOnManyDoesWhatItSays(t *testing.T) {
	s := newStage(t)
	ctx := t.Context()
	s.rule.Self = true
	p := s.must(s.service.Create(ctx, ada, hello()))
	for _, step := range []struct {
		b    post.Bulk
		want post.State
	}{
		{post.Bulk{Action: post.Relabel, Label: " spring  sale "}, post.Draft},
		{post.Bulk{Action: post.Submit}, post.PendingApproval},
		{post.Bulk{Action: post.Approve}, post.Scheduled},
		{post.Bulk{Action: post.Unschedule}, post.Draft},
	} {
		step.b.IDs = []post.ID{p.ID}
		done, err := s.service.Do(ctx, cy, step.b)
		if err != nil || done[0].Err != nil {
			t.Fatalf("%s: %v %v", step.b.Action, err, done)
		}
		s.want(s.post(p.ID), step.want)
	}
	if got := s.post(p.ID).Labels; fmt.Sprint(got) != "[spring sale]" {
		t.Errorf("labels %q", got)
	}
	if done, err := s.service.Do(ctx, cy, post.Bulk{IDs: []post.ID{p.ID}, Action: post.Delete}); err != nil || done[0].Err != nil {
		t.Fatal(err, done)
	}
	_, err := s.service.Get(ctx, ada, p.ID)
	refuses(t, "after delete", post.ErrNotFound, err)
}

func TestAnActionOnManyIsRefusedWhereItCantBeMeant(t *testing.T) {
	s := newStage(t)
	for _, b := range []post.Bulk{
		{Action: post.Delete},
		{Action: post.Delete, IDs: []post.ID{"a", "a"}},
		{Action: post.Delete, IDs: make([]post.ID, 101)},
		{Action: "burn", IDs: []post.ID{"a"}},
		{Action: post.Shift, IDs: []post.ID{"a"}},
		{Action: post.Shift, IDs: []post.ID{"a"}, Days: 366},
		{Action: post.Relabel, IDs: []post.ID{"a"}},
	} {
		_, err := s.service.Do(t.Context(), ada, b)
		refuses(t, fmt.Sprintf("%+v", b), fault.ErrInvalid, err)
	}
}
