package insight_test

import (
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/insight"
	"campaignos.dev/api/internal/fault"
)

const figures = "date,network,views,clicks\n2026-12-08,linkedin,610,71"

func facts() engine.Facts {
	return engine.Facts{
		Brand:    &engine.BrandFacts{Name: "Northwind", BannedWords: []string{"cheap"}, Language: "en"},
		Campaign: &engine.CampaignFacts{Name: "Winter", Goal: "Sell 2,000 bags.", Networks: []string{"linkedin"}},
		Results:  []engine.ResultFacts{{Network: "linkedin", State: "published", PublishedAt: "2026-12-08T08:00:00Z", Text: "Maren opens the drum\nby ear. So CHEAP."}},
	}
}

func raw(t *testing.T, v any) json.RawMessage {
	t.Helper()
	out, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestEvidenceAndFiguresAreHeldAgainstWhatThereIs(t *testing.T) {
	for _, c := range []struct {
		name, failed string
		change       func(*insight.Output)
	}{
		{"a good answer", "", func(*insight.Output) {}},
		{"a post whose lines are joined", "", func(o *insight.Output) {
			o.Findings[0] = insight.Finding{Evidence: "Maren opens the drum by ear.", Source: "results"}
		}},
		{"the moment of a post", "", func(o *insight.Output) {
			o.Findings[0] = insight.Finding{Evidence: "2026-12-08T08:00:00Z", Source: "results"}
		}},
		{"a row that is told in other words", "evidence", func(o *insight.Output) { o.Findings[0].Evidence = "610 views" }},
		{"a row that is said to stand in the posts", "evidence", func(o *insight.Output) { o.Findings[0].Source = "results" }},
		{"a post that is said to stand in the figures", "evidence", func(o *insight.Output) { o.Findings[0].Evidence = "Maren opens the drum" }},
		{"empty evidence", "evidence", func(o *insight.Output) { o.Findings[0].Evidence = "    " }},
		{"a figure of its own", "figures", func(o *insight.Output) { o.Findings[0].Observation = "45 percent clicked." }},
		{"an effect in figures", "figures", func(o *insight.Output) { o.Changes[0].ExpectedEffect = "45 more clicks." }},
		{"a proposal in figures", "", func(o *insight.Output) { o.Changes[0].How = "Post 45 times." }},
		{"a banned word that is proposed", "banned_words", func(o *insight.Output) { o.Changes[0].How = "Write that it is cheap." }},
		{"a banned word that is evidence", "", func(o *insight.Output) { o.Findings[0] = insight.Finding{Evidence: "So CHEAP.", Source: "results"} }},
		{"a change that comes twice", "duplicates", func(o *insight.Output) {
			o.Changes = append(o.Changes, insight.Change{What: "tell  Maren's story"})
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := insight.Output{
				Summary: "LinkedIn had 71 clicks.", Findings: []insight.Finding{{Evidence: "2026-12-08,linkedin,610,71", Source: "wishes"}},
				Changes: []insight.Change{{What: "Tell Maren's story"}},
			}
			c.change(&o)
			failed := ""
			for _, f := range insight.New().Check(facts(), raw(t, insight.Input{Figures: figures}), raw(t, o)) {
				if !f.OK && failed == "" {
					failed = f.Name
				}
			}
			if failed != c.failed {
				t.Errorf("it fails at %q, want %q", failed, c.failed)
			}
		})
	}
}

func TestEvidenceCanOnlyStandWhereThereIsSomething(t *testing.T) {
	silent := facts()
	silent.Results = nil
	for _, c := range []struct {
		name    string
		facts   engine.Facts
		figures string
		sources []string
	}{
		{"posts and figures", facts(), figures, []string{"results", "wishes"}},
		{"posts alone", facts(), " \n", []string{"results"}},
		{"figures alone", silent, figures, []string{"wishes"}},
	} {
		p, err := insight.New().Prompt(c.facts, raw(t, insight.Input{Figures: c.figures}))
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Output.Properties["findings"].Items.Properties["source"].Enum; !slices.Equal(got, c.sources) {
			t.Errorf("%s: evidence may stand in %q, want %q", c.name, got, c.sources)
		}
		if told := strings.Contains(p.User, "Maren opens the drum"); told != (len(c.facts.Results) > 0) {
			t.Errorf("%s: the posts are told: %v", c.name, told)
		}
	}
	if _, err := insight.New().Prompt(silent, raw(t, insight.Input{})); !errors.Is(err, fault.ErrInvalid) {
		t.Errorf("nothing to read gives %v, want a fault of the input", err)
	}
}
