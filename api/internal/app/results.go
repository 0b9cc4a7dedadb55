package app

import (
	"context"
	"slices"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

const (
	maxResults = 50  // posts that an engine is told of, on all their networks
	maxLetters = 600 // of each post's text
)

// Results tells what became of the newest posts of a campaign.
func (b briefing) Results(ctx context.Context, actor tenant.Actor, campaignID string) ([]engine.ResultFacts, error) {
	var due []post.Post
	for _, state := range []post.State{post.Published, post.PartiallyPublished, post.Failed} {
		found, err := b.posts.List(ctx, actor.Scope(), post.Filter{CampaignID: campaignID, State: state}, page.Request{Limit: maxResults})
		if err != nil {
			return nil, err
		}
		due = append(due, found.Items...)
	}
	slices.SortStableFunc(due, func(x, y post.Post) int { return y.PublishAt.Compare(x.PublishAt) })
	var out []engine.ResultFacts
	for _, p := range due[:min(len(due), maxResults)] {
		for _, o := range p.Outcomes {
			out = append(out, resultFacts(p, o))
		}
	}
	return out, nil
}

func resultFacts(p post.Post, o post.Outcome) engine.ResultFacts {
	f := engine.ResultFacts{Network: string(o.Network), State: "unconfirmed", Text: beginning(p.TextFor(o.Network)), URL: o.URL}
	switch o.State {
	case "live", "accepted":
		f.State, f.PublishedAt = "published", p.PublishedAt.UTC().Format(time.RFC3339)
	case "rejected":
		f.State = "refused"
	}
	return f
}

// beginning is as much of a text as an engine is told.
func beginning(text string) string {
	if letters := []rune(text); len(letters) > maxLetters {
		return string(letters[:maxLetters]) + "…"
	}
	return text
}
