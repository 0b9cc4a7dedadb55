package post_test

import (
	"errors"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/wallclock"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// A weekly post comes at the same time by the team's clocks, before and after they change,
// and asked for twice it comes once.
func TestARecurringPostKeepsItsTimeByTheClocks(t *testing.T) {
	s := newStage(t)
	ada := as("ada", tenant.Owner)
	berlin, _ := time.LoadLocation("Europe/Berlin")
	first := s.draft("Weekly.", "linkedin")
	if _, err := s.service.Schedule(t.Context(), ada, first.ID, 0, wallclock.Time{Year: 2027, Month: 3, Day: 8, Hour: 9, Minute: 30}.In(berlin)); err != nil {
		t.Fatal(err)
	}
	var before []post.Rescheduled
	for round := range 2 {
		got, err := s.service.Repeat(t.Context(), ada, first.ID, post.Recurrence{Unit: post.Week, Interval: 2, Times: 4})
		if err != nil || len(got) != 4 {
			t.Fatalf("%d times (%v), want 4", len(got), err)
		}
		for i, again := range got {
			want := wallclock.Time{Year: 2027, Month: 3, Day: 8, Hour: 9, Minute: 30}.AddDays(14 * (i + 1))
			if again.Err != nil || wallclock.Of(again.PublishAt, berlin) != want {
				t.Errorf("time %d is %v (%v), want %v", i, again.PublishAt, again.Err, want)
			}
			if p := s.post(again.ID); p.State != post.Scheduled || !p.PublishAt.Equal(again.PublishAt) || p.Text != "Weekly." {
				t.Errorf("time %d is %s for %v", i, p.State, p.PublishAt)
			}
			if round > 0 && before[i].ID != again.ID {
				t.Errorf("time %d was made twice", i)
			}
		}
		before = got
	}
}

func TestAMonthlyPostComesOnTheLastDayOfShortMonths(t *testing.T) {
	s := newStage(t)
	ada := as("ada", tenant.Owner)
	berlin, _ := time.LoadLocation("Europe/Berlin")
	p, err := s.service.Create(t.Context(), ada, post.Post{Text: "Monthly.", ChannelIDs: []string{"linkedin"}, PublishAt: wallclock.Time{Year: 2027, Month: 1, Day: 31, Hour: 8}.In(berlin)})
	if err != nil {
		t.Fatal(err)
	}
	got, err := s.service.Repeat(t.Context(), ada, p.ID, post.Recurrence{Unit: post.Month, Interval: 1, Times: 3})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []int{28, 31, 30} {
		if day := wallclock.Of(got[i].PublishAt, berlin); day.Day != want || day.Hour != 8 || s.post(got[i].ID).State != post.Draft {
			t.Errorf("month %d: %v (%s), want a draft for day %d at eight", i+1, day, s.post(got[i].ID).State, want)
		}
	}
}

func TestWhatCanNotRecurIsRefused(t *testing.T) {
	s := newStage(t)
	ada := as("ada", tenant.Owner)
	if _, err := s.service.Repeat(t.Context(), ada, s.draft("No moment.").ID, post.Recurrence{Unit: post.Day, Interval: 1, Times: 1}); !errors.Is(err, post.ErrNoMoment) {
		t.Errorf("without a moment it is answered %v", err)
	}
	p, err := s.service.Create(t.Context(), ada, post.Post{Text: "x", PublishAt: noon.Add(time.Hour)})
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range []post.Recurrence{{"year", 1, 1}, {post.Day, 0, 1}, {post.Day, 1, 0}, {post.Day, 1, 61}, {post.Month, 12, 2}} {
		if _, err := s.service.Repeat(t.Context(), ada, p.ID, r); err == nil {
			t.Errorf("%+v is taken", r)
		}
	}
}
