package post_test

import (
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/network"
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

func around(n network.Network) post.Surroundings {
	return post.Surroundings{
		Channels: map[string]post.Channel{"c": {ID: "c", Network: n, Name: "Acme", Connected: true}},
		Assets:   map[string]post.Asset{"a": {ID: "a", Kind: "image", Ready: true, Name: "a.png"}},
	}
}

func codes(p post.Post, in post.Surroundings) string {
	var all []string
	for _, v := range post.Preflight(p, in) {
		for _, i := range v.Issues {
			all = append(all, i.Code)
		}
	}
	return strings.Join(all, " ")
}

func TestThePreflightNamesEveryReason(t *testing.T) {
	long := strings.Repeat("a", 281)
	broken := around("twitter")
	broken.Channels["c"] = post.Channel{ID: "c", Network: "twitter", Name: "Acme"}
	waiting := around("instagram")
	waiting.Assets["a"] = post.Asset{ID: "a", Kind: "image", Name: "a.png"}
	big := around("bluesky")
	big.Assets["a"] = post.Asset{ID: "a", Kind: "image", Ready: true, Bytes: 2 << 20}
	ends := around("facebook")
	ends.PlanEnds = time.Unix(100, 0)
	for _, c := range []struct {
		name string
		p    post.Post
		in   post.Surroundings
		want string
	}{
		{"all is well", post.Post{Text: "hi"}, around("twitter"), ""},
		{"nothing to say", post.Post{}, around("twitter"), "empty"},
		{"too long", post.Post{Text: long}, around("twitter"), "text_too_long"},
		{"a text of its own", post.Post{Text: long, Texts: []post.Text{{Network: "twitter", Text: "short"}}}, around("twitter"), ""},
		{"no picture on Instagram", post.Post{Text: "hi"}, around("instagram"), "media_required"},
		{"no film on YouTube", post.Post{Text: "hi", AssetIDs: []string{"a"}}, around("youtube"), "video_required"},
		{"too many hashtags", post.Post{Text: "#a #b"}, around("threads"), "too_many_hashtags"},
		{"the link is broken", post.Post{Text: "hi"}, broken, "channel_not_connected"},
		{"the channel is gone", post.Post{Text: "hi"}, post.Surroundings{}, "channel_not_found"},
		{"the picture is gone", post.Post{Text: "hi", AssetIDs: []string{"x"}}, around("twitter"), "asset_not_found"},
		{"the picture is not ready", post.Post{Text: "hi", AssetIDs: []string{"a"}}, waiting, "asset_not_ready"},
		{"the picture is too large", post.Post{Text: "hi", AssetIDs: []string{"a"}}, big, "image_too_large"},
		{"the plan ends before", post.Post{Text: "hi", PublishAt: time.Unix(200, 0)}, ends, "after_plan_end"},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.p.ChannelIDs = []string{"c"}
			if got := codes(c.p, c.in); got != c.want {
				t.Errorf("issues %q, want %q", got, c.want)
			}
		})
	}
}
