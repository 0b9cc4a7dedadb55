package ads_test

import (
	"encoding/json"
	"strings"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/ads"
)

func facts() engine.Facts {
	return engine.Facts{Brand: &engine.BrandFacts{Name: "Northwind", Facts: []engine.Fact{{ID: "f1", Text: "Roasted in Hamburg since 1998."}}, BannedWords: []string{"cheap"}, Language: "en"}}
}

func raw(t *testing.T, v any) json.RawMessage {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// search is a good advertisement for Google Search.
func search() ads.Output {
	return ads.Output{
		Headlines:    []ads.Line{{Text: "Northwind Coffee"}, {Text: "Roasted Since 1998"}, {Text: "Order Your Bag"}},
		Descriptions: []ads.Line{{Text: "Coffee from Hamburg!"}, {Text: "For people who brew at home."}},
		Claims:       []engine.Claim{{Sentence: "Roasted Since 1998", Source: "f1"}},
	}
}

// failed is the first fatal check of an advertisement, or else the last that flags it.
func failed(t *testing.T, platform string, o ads.Output) (name string) {
	t.Helper()
	for _, f := range ads.New().Check(facts(), raw(t, ads.Input{Platform: platform}), raw(t, o)) {
		if !f.OK && f.Fatal {
			return f.Name
		}
		if !f.OK {
			name = "flag " + f.Name
		}
	}
	return name
}

func TestSearchTextsAreHeldAgainstTheRulesOfGoogle(t *testing.T) {
	for _, c := range []struct {
		name, failed string
		change       func(*ads.Output)
	}{
		{"a good advertisement", "", func(*ads.Output) {}},
		{"a headline of 30 letters", "", func(o *ads.Output) { o.Headlines[0].Text = strings.Repeat("a", 30) }},
		{"a headline of 31 letters", "within_limits", func(o *ads.Output) { o.Headlines[0].Text = strings.Repeat("a", 31) }},
		{"15 letters of double width", "", func(o *ads.Output) { o.Headlines[0].Text = strings.Repeat("茶", 15) }},
		{"16 letters of double width", "within_limits", func(o *ads.Output) { o.Headlines[0].Text = strings.Repeat("ー", 16) }},
		{"katakana of half width", "", func(o *ads.Output) { o.Headlines[0].Text = strings.Repeat("ﾃ", 30) }},
		{"hangul", "within_limits", func(o *ads.Output) { o.Headlines[0].Text = strings.Repeat("차", 16) }},
		{"a description of 91 letters", "within_limits", func(o *ads.Output) { o.Descriptions[0].Text = strings.Repeat("a", 91) }},
		{"two headlines", "within_limits", func(o *ads.Output) { o.Headlines = o.Headlines[:2] }},
		{"a primary text", "within_limits", func(o *ads.Output) { o.PrimaryTexts = []string{"Coffee."} }},
		{"two headlines alike", "duplicates", func(o *ads.Output) { o.Headlines[2].Text = "northwind  coffee." }},
		{"a loud headline", "punctuation", func(o *ads.Output) { o.Headlines[2].Text = "Order now！" }},
		{"a description that is loud twice", "punctuation", func(o *ads.Output) { o.Descriptions[0].Text = "Coffee! Now!" }},
		{"an emoji", "punctuation", func(o *ads.Output) { o.Descriptions[1].Text = "Brew at home ☕" }},
		{"a row of signs", "punctuation", func(o *ads.Output) { o.Headlines[2].Text = "Coffee??" }},
		{"a banned word", "banned_words", func(o *ads.Output) { o.Headlines[2].Text = "Cheap coffee" }},
		{"an invented figure", "figures", func(o *ads.Output) { o.Headlines[2].Text = "20% off" }},
		{"a claim that stands nowhere", "claims", func(o *ads.Output) { o.Claims[0].Sentence = "Roasted by hand" }},
		{"a proof without a source", "flag claims", func(o *ads.Output) { o.Claims = nil }},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := search()
			c.change(&o)
			if got := failed(t, "google_search", o); got != c.failed {
				t.Errorf("it fails at %q, want %q", got, c.failed)
			}
		})
	}
}

func TestEachPlatformHasItsOwnLimits(t *testing.T) {
	text := func(n int, first string) string { return first + strings.Repeat("a", n-1) }
	of := func(headline, description, primary int) ads.Output {
		return ads.Output{
			Headlines:    []ads.Line{{Text: text(headline, "b")}, {Text: "Other!"}},
			Descriptions: []ads.Line{{Text: text(description, "b")}},
			PrimaryTexts: []string{text(primary, "b"), "Other ☕"},
		}
	}
	for _, c := range []struct {
		platform string
		output   ads.Output
		failed   string
	}{
		{"meta", of(40, 30, 125), ""},
		{"meta", of(41, 30, 125), "within_limits"},
		{"meta", of(40, 31, 125), "within_limits"},
		{"meta", of(40, 30, 126), "within_limits"},
		{"linkedin", of(70, 100, 150), ""},
		{"linkedin", of(71, 100, 150), "within_limits"},
		{"linkedin", of(70, 101, 150), "within_limits"},
		{"linkedin", of(70, 100, 151), "within_limits"},
		{"google_search", of(30, 90, 1), "within_limits"},
	} {
		if got := failed(t, c.platform, c.output); got != c.failed {
			t.Errorf("%s: %+v fails at %q, want %q", c.platform, c.output, got, c.failed)
		}
	}
}

func TestLettersOfDoubleWidthCountOnceElsewhere(t *testing.T) {
	o := ads.Output{
		Headlines:    []ads.Line{{Text: strings.Repeat("茶", 40)}, {Text: "お茶"}},
		Descriptions: []ads.Line{{Text: strings.Repeat("茶", 30)}},
		PrimaryTexts: []string{strings.Repeat("茶", 125), "お茶"},
	}
	if got := failed(t, "meta", o); got != "" {
		t.Errorf("it fails at %q", got)
	}
}

func TestThePromptTellsThePlatformsLimits(t *testing.T) {
	for platform, want := range map[string]string{
		"google_search": "headlines: 3 to 15, each of at most 30 characters",
		"meta":          "primaryTexts (the primary text): 2 to 5, each of at most 125 characters",
		"linkedin":      "primaryTexts (the introductory text): 2 to 5, each of at most 150 characters",
	} {
		p, err := ads.New().Prompt(facts(), raw(t, ads.Input{Platform: platform}))
		if err != nil || !strings.Contains(p.User, want) {
			t.Errorf("%s: %v: %s", platform, err, p.User)
		}
	}
}
