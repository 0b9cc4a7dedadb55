package repurpose_test

import (
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/repurpose"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/tenant"
)

func facts() engine.Facts {
	return engine.Facts{Brand: &engine.BrandFacts{Name: "Northwind", Facts: []engine.Fact{{ID: "f1", Text: "Roasted in Hamburg."}}, BannedWords: []string{"cheap"}, Language: "en"}}
}

func raw(t *testing.T, v any) json.RawMessage {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// input asks for posts on X and LinkedIn, X named twice.
func input() repurpose.Input {
	return repurpose.Input{Text: "We let our roast rest for 9 days. " + strings.Repeat("Coffee needs time. ", 10), Networks: []network.Network{"twitter", "linkedin", "twitter"}, Count: 2}
}

func post(title, text string) repurpose.Post {
	variant := func(n string) repurpose.Variant {
		return repurpose.Variant{Network: n, Text: text, Hashtags: []string{"coffee"}, Sources: []string{"source"}, Claims: []engine.Claim{}}
	}
	return repurpose.Post{Title: title, Variants: []repurpose.Variant{variant("twitter"), variant("linkedin")}}
}

func TestPostsAreHeldAgainstNetworksTextAndBrand(t *testing.T) {
	for _, c := range []struct {
		name, failed string
		fatal        bool
		change       func(*repurpose.Output)
	}{
		{"good posts", "", false, func(*repurpose.Output) {}},
		{"a text too long with its hashtags", "within_limits", true, func(o *repurpose.Output) { o.Posts[1].Variants[0].Text = strings.Repeat("a", 275) }},
		{"no text for LinkedIn", "complete", true, func(o *repurpose.Output) { o.Posts[1].Variants = o.Posts[1].Variants[:1] }},
		{"two posts that begin alike", "distinct", true, func(o *repurpose.Output) {
			o.Posts[1].Variants[1].Text = "COFFEE needs time,  and so do you and everybody else, they say."
			o.Posts[0].Variants[1].Text = "Coffee needs time, and so do you and everybody else, I say."
		}},
		{"a banned word", "banned_words", true, func(o *repurpose.Output) { o.Posts[0].Variants[0].Text = "Never cheap." }},
		{"an invented figure", "figures", true, func(o *repurpose.Output) { o.Posts[0].Variants[0].Text = "It rests for 12 days." }},
		{"an invented figure in the summary", "figures", true, func(o *repurpose.Output) { o.Summary = "It rests for 12 days." }},
		{"a claim of another text", "claims", true, func(o *repurpose.Output) {
			o.Posts[0].Variants[0].Claims = []engine.Claim{{Sentence: "Coffee is warm.", Source: "source"}}
		}},
		{"a figure without a source", "claims", false, func(o *repurpose.Output) { o.Posts[0].Variants[0].Text = "It rests for 9 days." }},
		{"a post that leans on nothing", "sources", false, func(o *repurpose.Output) { o.Posts[0].Variants[0].Sources = nil }},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := repurpose.Output{Summary: "Why coffee rests.", Posts: []repurpose.Post{post("One", "Coffee needs time."), post("Two", "Let it rest.")}}
			c.change(&o)
			failed, fatal := "", false
			for _, f := range repurpose.New(nil).Check(facts(), raw(t, input()), raw(t, o)) {
				if !f.OK && !fatal {
					failed, fatal = f.Name, f.Fatal
				}
			}
			if failed != c.failed || fatal != c.fatal {
				t.Errorf("failed %q (fatal %v), want %q (%v)", failed, fatal, c.failed, c.fatal)
			}
		})
	}
}

func TestTheAnswerHasAsManyPostsAndNetworksAsWereWished(t *testing.T) {
	for count, want := range map[int]int{0: 3, 1: 1, 5: 5} {
		in := input()
		in.Count = count
		p, err := repurpose.New(nil).Prompt(facts(), raw(t, in))
		if err != nil {
			t.Fatal(err)
		}
		posts := p.Output.Properties["posts"]
		if posts.MinItems != want || posts.MaxItems != want {
			t.Errorf("a count of %d gives %d to %d posts, want %d", count, posts.MinItems, posts.MaxItems, want)
		}
		if variants := posts.Items.Properties["variants"]; variants.MinItems != 2 || variants.MaxItems != 2 {
			t.Errorf("%d to %d variants, want 2: X is named twice", variants.MinItems, variants.MaxItems)
		}
	}
}

// shelf keeps what is accepted.
type shelf struct {
	campaign, run string
	index         int
	post          repurpose.Post
}

func (s *shelf) AcceptPost(_ context.Context, _ tenant.Actor, campaignID, runID string, index int, p repurpose.Post) (string, error) {
	*s = shelf{campaignID, runID, index, p}
	return "crt_1", nil
}

func TestOnePostIsKeptAsACreative(t *testing.T) {
	kept := &shelf{}
	run := engine.Run{ID: "run_1", CampaignID: "cmp_1", Output: raw(t, repurpose.Output{Posts: []repurpose.Post{post("One", "Coffee needs time."), post("Two", "Let it rest.")}})}
	edited := json.RawMessage(`[{"network":"twitter","text":"Let it be."}]`)
	got, err := repurpose.New(kept).Apply(t.Context(), tenant.Actor{}, run, engine.Choice{Option: 1, Name: "Mine", Edited: edited})
	if err != nil || got.Kind != "creative" || got.ID != "crt_1" {
		t.Fatalf("%+v, %v", got, err)
	}
	if kept.campaign != "cmp_1" || kept.run != "run_1" || kept.index != 1 || kept.post.Title != "Mine" || kept.post.Variants[0].Text != "Let it be." || len(kept.post.Variants[0].Sources) > 0 {
		t.Errorf("it was kept as %+v", kept)
	}
}

func TestAnEditedPostKeepsTheClaimsThatStandInIt(t *testing.T) {
	kept := &shelf{}
	since := engine.Claim{Sentence: "Since 1998.", Source: "f1"}
	days := engine.Claim{Sentence: "It rests for 9 days.", Source: "source"}
	made := post("One", "Since 1998. It rests for 9 days.")
	for i := range made.Variants {
		made.Variants[i].Claims = []engine.Claim{since, days}
	}
	run := engine.Run{ID: "run_1", CampaignID: "cmp_1", Output: raw(t, repurpose.Output{Posts: []repurpose.Post{made}})}
	edited := json.RawMessage(`[{"network":"linkedin","text":"It rests for 9 days."}]`)
	if _, err := repurpose.New(kept).Apply(t.Context(), tenant.Actor{}, run, engine.Choice{Edited: edited}); err != nil {
		t.Fatal(err)
	}
	if got := kept.post.Variants; len(got) != 1 || !slices.Equal(got[0].Claims, []engine.Claim{days}) {
		t.Errorf("it was kept as %+v", got)
	}
}

func TestAPostThatThereIsNotIsRefused(t *testing.T) {
	run := engine.Run{ID: "run_1", CampaignID: "cmp_1", Output: raw(t, repurpose.Output{Posts: []repurpose.Post{post("One", "Coffee needs time.")}})}
	homeless := run
	homeless.CampaignID = ""
	for name, c := range map[string]struct {
		run    engine.Run
		option int
	}{"an option too high": {run, 1}, "a negative option": {run, -1}, "a run without a campaign": {homeless, 0}} {
		kept := &shelf{}
		if _, err := repurpose.New(kept).Apply(t.Context(), tenant.Actor{}, c.run, engine.Choice{Option: c.option}); !errors.Is(err, fault.ErrInvalid) || kept.run != "" {
			t.Errorf("%s: %v, kept %+v", name, err, kept)
		}
	}
}
