package brandguard_test

import (
	"encoding/json"
	"strings"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/brandguard"
	"campaignos.dev/api/internal/kit/network"
)

func facts() engine.Facts {
	return engine.Facts{Brand: &engine.BrandFacts{
		Name: "Northwind", Description: "A coffee roastery.", Facts: []engine.Fact{{ID: "f1", Text: "Roasted in Hamburg since 1998."}}, BannedWords: []string{"cheap", "best"}, Language: "en",
	}}
}

func raw(t *testing.T, v any) json.RawMessage {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// finish completes what a model found in a text.
func finish(t *testing.T, in brandguard.Input, answer brandguard.Output) brandguard.Output {
	t.Helper()
	done, err := brandguard.New().Finish(facts(), raw(t, in), raw(t, answer))
	if err != nil {
		t.Fatal(err)
	}
	var out brandguard.Output
	if err := json.Unmarshal(done, &out); err != nil {
		t.Fatal(err)
	}
	return out
}

var nothing = brandguard.Output{Verdict: "pass", Summary: "It is all right.", Issues: []brandguard.Issue{}}

func TestTheRulesDecideWhateverTheModelSays(t *testing.T) {
	for _, c := range []struct {
		name, text, network, verdict, kind string
	}{
		{"a text that keeps to the facts", "Roasted in Hamburg since 1998.", "", "pass", ""},
		{"a banned word", "So CHEAP today.", "", "block", "banned_word"},
		{"a banned word inside another", "Cheaper by the bag.", "", "pass", ""},
		{"a figure that no fact has", "Loved by 4,500 baristas.", "", "fix", "unsourced_claim"},
		{"a proof that no fact has", "An award-winning roast.", "", "fix", "unsourced_claim"},
		{"a proof that is nothing but a banned word", "The best roast.", "", "block", "banned_word"},
		{"a text that is too long", strings.Repeat("Warm. ", 60), "twitter", "block", "length"},
		{"too many hashtags", "Warm. #a #b #c #d #e #f", "instagram", "block", "length"},
		{"the same where it may be long", strings.Repeat("Warm. ", 60), "linkedin", "pass", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			out := finish(t, brandguard.Input{Text: c.text, Network: network.Network(c.network)}, nothing)
			if out.Verdict != c.verdict {
				t.Errorf("the verdict is %s, want %s", out.Verdict, c.verdict)
			}
			if kind := first(out); kind != c.kind {
				t.Errorf("the gravest issue is %q, want %q", kind, c.kind)
			}
			if (out.Verdict != "pass") != strings.Contains(out.Summary, "The brand's rules") {
				t.Errorf("the summary does not fit the verdict: %s", out.Summary)
			}
		})
	}
}

func first(o brandguard.Output) string {
	if len(o.Issues) == 0 {
		return ""
	}
	return o.Issues[0].Kind
}

func TestWhatTheModelNamedIsNotNamedTwice(t *testing.T) {
	answer := nothing
	answer.Verdict = "fix"
	answer.Issues = []brandguard.Issue{{Kind: "spelling", Quote: "today", Severity: "low"}, {Kind: "banned_word", Quote: "So cheap", Message: "My words.", Severity: "low"}}
	out := finish(t, brandguard.Input{Text: "So cheap today."}, answer)
	if len(out.Issues) != 2 || out.Issues[0].Message != "My words." || out.Issues[0].Severity != "high" {
		t.Errorf("the issues are %+v, want the model's own, the banned word first and grave", out.Issues)
	}
	if out.Verdict != "block" {
		t.Errorf("the verdict is %s, want block", out.Verdict)
	}
}

func TestAPartOfASentenceThatTheModelNamedIsEnough(t *testing.T) {
	answer := nothing
	answer.Issues = []brandguard.Issue{{Kind: "unsourced_claim", Quote: "4,500 baristas", Message: "My words.", Severity: "medium"}}
	out := finish(t, brandguard.Input{Text: "Loved by 4,500 baristas in town."}, answer)
	if len(out.Issues) != 1 || out.Issues[0].Message != "My words." {
		t.Errorf("the issues are %+v, want the model's own alone", out.Issues)
	}
}

func TestTheRulesSpeakTheBrandsLanguage(t *testing.T) {
	f := facts()
	f.Brand.Language, f.Brand.BannedWords = "ja", []string{"激安"}
	done, err := brandguard.New().Finish(f, raw(t, brandguard.Input{Text: "新茶が激安です。"}), raw(t, nothing))
	if err != nil || !strings.Contains(string(done), "「激安」はこのブランドでは") {
		t.Errorf("%s, %v", done, err)
	}
}

func TestFindingsAreHeldAgainstTheText(t *testing.T) {
	text := "So cheap today, in Hamburg."
	issue := func(quote, suggestion string) []brandguard.Issue {
		return []brandguard.Issue{{Kind: "tone", Quote: quote, Message: "Too loud.", Suggestion: suggestion, Severity: "medium"}}
	}
	for _, c := range []struct {
		name, failed string
		fatal        bool
		output       brandguard.Output
	}{
		{"good findings", "", false, brandguard.Output{Verdict: "fix", Issues: issue("today, in  Hamburg", "now"), Rewritten: "Now in Hamburg."}},
		{"a quote that is not there", "quotes", true, brandguard.Output{Verdict: "fix", Issues: issue("tomorrow", ""), Rewritten: "Now."}},
		{"an issue that quotes nothing", "quotes", true, brandguard.Output{Verdict: "fix", Issues: issue(" ", ""), Rewritten: "Now."}},
		{"no rewrite", "rewrite", true, brandguard.Output{Verdict: "fix", Issues: issue("today", "")}},
		{"a rewrite that is too long", "within_limits", true, brandguard.Output{Verdict: "fix", Issues: issue("today", ""), Rewritten: strings.Repeat("Warm. ", 60)}},
		{"a banned word in the rewrite", "banned_words", true, brandguard.Output{Verdict: "fix", Issues: issue("today", ""), Rewritten: "Cheap."}},
		{"a banned word proposed", "banned_words", true, brandguard.Output{Verdict: "fix", Issues: issue("today", "cheap"), Rewritten: "Now."}},
		{"an invented figure", "figures", true, brandguard.Output{Verdict: "fix", Issues: issue("today", ""), Rewritten: "Now for 9 euros."}},
		{"a proof that stays", "claims", false, brandguard.Output{Verdict: "fix", Issues: issue("today", ""), Rewritten: "Our award-winning roast."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			failed, fatal := "", false
			for _, f := range brandguard.New().Check(facts(), raw(t, brandguard.Input{Text: text, Network: "twitter"}), raw(t, c.output)) {
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

func TestThePromptTellsWhatTheNetworkTakes(t *testing.T) {
	p, err := brandguard.New().Prompt(facts(), raw(t, brandguard.Input{Text: "Warm.", Network: "instagram"}))
	if err != nil || !strings.Contains(p.User, "Instagram, which takes at most 2200 characters and 5 hashtags") {
		t.Errorf("%v: %s", err, p.User)
	}
}
