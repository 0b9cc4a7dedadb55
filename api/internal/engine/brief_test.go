package engine_test

import (
	"context"
	"encoding/json"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/insight"
	"campaignos.dev/api/internal/engine/strategy"
	"campaignos.dev/api/internal/tenant"
)

// told is a briefing that knows the same of every campaign, and notes whose results it told.
type told struct{ results []string }

func (*told) Facts(context.Context, tenant.Actor, string, string) (engine.Facts, error) {
	return facts(), nil
}

func (b *told) Results(_ context.Context, _ tenant.Actor, campaignID string) ([]engine.ResultFacts, error) {
	b.results = append(b.results, campaignID)
	return []engine.ResultFacts{{Network: "linkedin", State: "published", Text: "It snows."}}, nil
}

// What became of the posts is part of a question only where an engine asks for it: the
// prompts of all others stay what they were.
func TestResultsAreGatheredForEnginesThatNeedThemAlone(t *testing.T) {
	briefing := &told{}
	s := newStudio(t, nil).service()
	s.Briefing, s.Registry = briefing, engine.NewRegistry(strategy.New(nil), insight.New())
	actor := tenant.System("ten_1", "test")
	for name, want := range map[string]int{"strategy": 0, "insight": 1} {
		r, err := s.Start(t.Context(), actor, name, engine.Wish{CampaignID: "cmp_1", Input: json.RawMessage("{}")})
		if err != nil {
			t.Fatal(err)
		}
		if kept, err := s.Get(t.Context(), actor, r.ID); err != nil || len(kept.Facts.Results) != want {
			t.Errorf("%s: the run keeps %d results (%v), want %d", name, len(kept.Facts.Results), err, want)
		}
	}
	if len(briefing.results) != 1 || briefing.results[0] != "cmp_1" {
		t.Errorf("the results of %q were asked for, want those of cmp_1 once", briefing.results)
	}
}
