package post_test

import (
	"testing"
	"time"

	"campaignos.dev/api/internal/post"
)

func TestNoStateLeadsOutOfPublishedAndOnlyPublishingLeadsIn(t *testing.T) {
	moves := 0
	for _, from := range post.States() {
		for _, to := range post.States() {
			if !from.May(to) {
				continue
			}
			moves++
			if from == post.Published {
				t.Errorf("a published post may become %s", to)
			}
			if to == post.Published && from != post.Publishing {
				t.Errorf("a post may become published from %s", from)
			}
			if to == post.Publishing && from != post.Scheduled {
				t.Errorf("a post may be sent from %s", from)
			}
		}
	}
	t.Logf("%d moves", moves)
}

func settled(states ...string) post.Post {
	p := post.Post{State: post.Publishing, WakeAt: time.Now(), Holder: "w"}
	var outcomes []post.Outcome
	for i, s := range states {
		id := string(rune('a' + i))
		p.ChannelIDs = append(p.ChannelIDs, id)
		outcomes = append(outcomes, post.Outcome{ChannelID: id, Network: "twitter", State: s, Error: "why"})
	}
	p.Settle(outcomes, time.Unix(1, 0))
	return p
}

func TestAPostIsPublishedOnlyWhereEveryChannelHasIt(t *testing.T) {
	for _, c := range []struct {
		states []string
		want   post.State
	}{
		{[]string{"live", "live"}, post.Published},
		{[]string{"live", "accepted"}, post.Published},
		{[]string{"live", "rejected"}, post.PartiallyPublished},
		{[]string{"unconfirmed", "live"}, post.PartiallyPublished},
		{[]string{"rejected", "rejected"}, post.Failed},
		{[]string{"unconfirmed"}, post.Failed},
	} {
		p := settled(c.states...)
		if p.State != c.want {
			t.Errorf("%v: %s, want %s", c.states, p.State, c.want)
		}
		if (p.State == post.Published) != (p.Problem == "") {
			t.Errorf("%v: problem %q", c.states, p.Problem)
		}
		if !p.WakeAt.IsZero() || p.Holder != "" {
			t.Errorf("%v: a settled post still waits for a worker", c.states)
		}
	}
}

func TestARetryThatSucceedsMakesAPartlyPublishedPostWhole(t *testing.T) {
	p := settled("live", "rejected")
	p.State = post.Publishing
	p.Settle([]post.Outcome{{ChannelID: "b", Network: "twitter", State: "live"}}, time.Unix(2, 0))
	if p.State != post.Published || len(p.Outcomes) != 2 {
		t.Fatalf("%s with %d outcomes", p.State, len(p.Outcomes))
	}
}
