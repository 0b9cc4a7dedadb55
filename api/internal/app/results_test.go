package app

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
)

// noon is when the first of the posts goes out.
var noon = time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)

// published makes a post of a campaign that went out some hours after noon.
func published(id string, campaign string, hours int, o ...post.Outcome) post.Post {
	at := noon.Add(time.Duration(hours) * time.Hour)
	return post.Post{
		ID: post.ID(id), TenantID: "ten_1", CampaignID: campaign, State: post.Published, Text: "Coffee " + id, Outcomes: o,
		PublishAt: at, PublishedAt: at, Version: 1,
	}
}

func briefingOf(t *testing.T, all ...post.Post) briefing {
	t.Helper()
	store, err := mongostore.Open(t.Context(), harness.Mongo(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	b := briefing{rooms{posts: mongostore.NewPosts(store)}}
	for _, p := range all {
		if err := b.posts.Create(t.Context(), tenant.System(p.TenantID, "test").Scope(), p); err != nil {
			t.Fatal(err)
		}
	}
	return b
}

func TestResultsTellWhatBecameOfACampaignsPosts(t *testing.T) {
	live := post.Outcome{ChannelID: "chn_1", Network: "linkedin", State: "live", URL: "https://linkedin.example/1"}
	half := published("pst_2", "cmp_1", 2, live, post.Outcome{ChannelID: "chn_2", Network: "twitter", State: "rejected"})
	half.State, half.Texts = post.PartiallyPublished, []post.Text{{Network: "twitter", Text: "Short."}}
	failed := published("pst_0", "cmp_1", 3, post.Outcome{ChannelID: "chn_2", Network: "twitter", State: "unconfirmed"})
	failed.State, failed.PublishedAt, failed.Text = post.Failed, time.Time{}, strings.Repeat("é", 601)
	draft, foreign := published("pst_4", "cmp_1", 4, live), published("pst_6", "cmp_1", 4, live)
	draft.State, foreign.TenantID = post.Draft, "ten_2"
	b := briefingOf(t, published("pst_1", "cmp_1", 1, live), half, failed, draft, published("pst_5", "cmp_2", 4, live), foreign)

	got, err := b.Results(t.Context(), tenant.System("ten_1", "test"), "cmp_1")
	want := []engine.ResultFacts{
		{Network: "twitter", State: "unconfirmed", Text: strings.Repeat("é", 600) + "…"},
		{Network: "linkedin", State: "published", PublishedAt: "2026-12-01T14:00:00Z", Text: "Coffee pst_2", URL: "https://linkedin.example/1"},
		{Network: "twitter", State: "refused", Text: "Short."},
		{Network: "linkedin", State: "published", PublishedAt: "2026-12-01T13:00:00Z", Text: "Coffee pst_1", URL: "https://linkedin.example/1"},
	}
	if err != nil || fmt.Sprint(got) != fmt.Sprint(want) {
		t.Errorf("the results are\n%v (%v), want\n%v", got, err, want)
	}
}

func TestResultsAreBounded(t *testing.T) {
	var all []post.Post
	for i := range 60 {
		all = append(all, published(fmt.Sprintf("pst_%02d", i), "cmp_1", i, post.Outcome{Network: "linkedin", State: "live"}))
	}
	all[59].State = post.PartiallyPublished
	got, err := briefingOf(t, all...).Results(t.Context(), tenant.System("ten_1", "test"), "cmp_1")
	if err != nil || len(got) != maxResults || got[0].Text != "Coffee pst_59" || got[maxResults-1].Text != "Coffee pst_10" {
		t.Errorf("%d results (%v), want the newest %d", len(got), err, maxResults)
	}
}
