package engine_test

import (
	"encoding/json"
	"strings"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/copywriter"
	"campaignos.dev/api/internal/engine/strategy"
)

func facts() engine.Facts {
	return engine.Facts{
		Brand: &engine.BrandFacts{Name: "Northwind", Facts: []engine.Fact{{ID: "f1", Text: "Roasted in Hamburg."}}, BannedWords: []string{"cheap"}, Language: "en"},
		Campaign: &engine.CampaignFacts{Name: "Winter", Objective: "sales", Goal: "Sell 2,000 bags.", Audience: "Home baristas",
			StartDate: "2026-12-01", EndDate: "2026-12-24", Networks: []string{"twitter", "linkedin"}},
	}
}

func copyWith(text string, sources ...string) json.RawMessage {
	variant := func(n string) copywriter.Variant {
		return copywriter.Variant{Network: n, Text: text, Hashtags: []string{"coffee"}, Sources: sources}
	}
	o := copywriter.Option{Title: "One", Angle: "A good angle", Variants: []copywriter.Variant{variant("twitter"), variant("linkedin")}}
	raw, _ := json.Marshal(copywriter.Output{Options: []copywriter.Option{o, o, o}})
	return raw
}

func TestCopyIsCheckedForLimitsBannedWordsAndSources(t *testing.T) {
	for _, c := range []struct {
		name, failed string
		fatal        bool
		output       json.RawMessage
	}{
		{"good copy", "", false, copyWith("Roasted in Hamburg.", "f1")},
		{"a text that is too long with its hashtags", "within_limits", true, copyWith(strings.Repeat("a", 275), "f1")},
		{"a banned word", "banned_words", true, copyWith("So CHEAP!", "f1")},
		{"a banned word inside another", "", false, copyWith("Cheaper by the bag.", "f1")},
		{"no source", "sources", false, copyWith("Roasted in Hamburg.")},
	} {
		t.Run(c.name, func(t *testing.T) {
			failed, fatal := "", false
			for _, f := range copywriter.New(nil).Check(facts(), nil, c.output) {
				if !f.OK {
					failed, fatal = f.Name, f.Fatal
				}
			}
			if failed != c.failed || fatal != c.fatal {
				t.Errorf("failed %q (fatal %v), want %q (%v)", failed, fatal, c.failed, c.fatal)
			}
		})
	}
}

func TestAStrategyMustNameEveryNetworkAndAddUpTo100(t *testing.T) {
	plan := strategy.Output{
		Pillars:    []strategy.Pillar{{Name: "A", Share: 60}, {Name: "B", Share: 40}},
		ChannelMix: []strategy.Mix{{Network: "twitter"}, {Network: "linkedin"}},
	}
	check := func(o strategy.Output) (failed string) {
		raw, _ := json.Marshal(o)
		for _, f := range strategy.New(nil).Check(facts(), nil, raw) {
			if f.Fatal && !f.OK {
				failed = f.Name
			}
		}
		return failed
	}
	if got := check(plan); got != "" {
		t.Fatalf("a good plan failed at %s", got)
	}
	half := plan
	half.ChannelMix = plan.ChannelMix[:1]
	if got := check(half); got != "networks" {
		t.Errorf("a plan without LinkedIn failed at %q", got)
	}
	much := plan
	much.Pillars = []strategy.Pillar{{Share: 60}, {Share: 60}}
	if got := check(much); got != "shares" {
		t.Errorf("shares of 120 failed at %q", got)
	}
}
