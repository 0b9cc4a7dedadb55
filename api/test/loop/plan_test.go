package loop_test

import (
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

// draft is a post as far as its moment goes.
type draft struct {
	ID, State, Note      string
	PlannedAt, PublishAt *time.Time
}

// A draft is shown at the moment it is meant for, and nothing goes out by it: a worker passes
// it by while it publishes what is due.
func TestADraftIsMeantForAMomentAndNothingGoesOutByIt(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	p := s.Register(t, "Northwind Coffee")
	channels := p.Connect("linkedin")
	meant := time.Now().UTC().Add(-time.Minute).Truncate(time.Second)
	id := p.Create("/v1/posts", stack.Object{"text": "Not yet.", "channelIds": []string{channels["linkedin"]}, "note": "Say it better.", "plannedAt": meant})
	due := p.Schedule("Now.", channels, time.Now().Add(2*time.Second))
	awaitPublished(t, p, due)
	var got draft
	if p.Get("/v1/posts/"+id, &got); got.State != "draft" || got.PublishAt != nil || got.PlannedAt == nil || !got.PlannedAt.Equal(meant) || got.Note != "Say it better." {
		t.Errorf("the draft is %+v", got)
	}
	var calendar struct{ Data []draft }
	p.Get("/v1/calendar?from="+meant.Add(-time.Hour).Format(time.RFC3339)+"&to="+meant.Add(time.Second).Format(time.RFC3339), &calendar)
	if len(calendar.Data) != 1 || calendar.Data[0].ID != id {
		t.Errorf("the calendar shows %+v", calendar.Data)
	}
}

// The moment of a draft moves with the draft; that of a scheduled post only by scheduling it.
func TestOnlyADraftIsMeantForAMoment(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	p := s.Register(t, "Northwind Coffee")
	channels := p.Connect("linkedin")
	id := p.Create("/v1/posts", stack.Object{"text": "Soon.", "channelIds": []string{channels["linkedin"]}})
	later, sooner := time.Now().UTC().Add(48*time.Hour).Truncate(time.Second), time.Now().UTC().Add(24*time.Hour).Truncate(time.Second)
	var got draft
	if p.Must(200, "PATCH", "/v1/posts/"+id, stack.Object{"plannedAt": later}, &got); got.PlannedAt == nil || !got.PlannedAt.Equal(later) {
		t.Errorf("meant for %s it is %+v", later, got)
	}
	p.Must(200, "POST", "/v1/posts/"+id+"/schedule", stack.Object{"publishAt": sooner}, nil)
	if answer := p.Do("PATCH", "/v1/posts/"+id, stack.Object{"plannedAt": later}); answer.Status != 422 {
		t.Errorf("a scheduled post is meant for another moment: %d %s", answer.Status, answer.Body)
	}
	got = draft{}
	if p.Get("/v1/posts/"+id, &got); got.PlannedAt != nil || got.PublishAt == nil || !got.PublishAt.Equal(sooner) {
		t.Errorf("scheduled it is %+v", got)
	}
	p.Must(200, "POST", "/v1/posts/"+id+"/unschedule", nil, nil)
	p.Must(200, "PATCH", "/v1/posts/"+id, stack.Object{"plannedAt": later}, nil)
	got = draft{}
	if p.Must(200, "POST", "/v1/posts/"+id+"/unschedule", nil, &got); got.PlannedAt != nil || got.State != "draft" {
		t.Errorf("meant for no moment it is %+v", got)
	}
}
