package copywriter

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/sandbox/gemini/schema"
)

const nordlicht = `Write it.
<facts>
{"brand":{"name":"Nordlicht Coffee","description":"Small-batch organic coffee roastery in Hamburg","tone":"warm, friendly","audience":"Coffee lovers",
"facts":[{"id":"f1","text":"All beans are certified organic"},{"id":"f2","text":"We roast every Tuesday and ship the same day"},{"id":"f3","text":"Each bag names the farm it comes from"}]},
"campaign":{"name":"Winter Warmers","goal":"Sell 500 holiday tasting boxes","audience":"Young professionals in northern Germany who drink coffee at home","channels":["instagram","linkedin","twitter"],"startDate":"2026-12-01","endDate":"2026-12-24","budget":{"amount":1500,"currency":"eur"}}}
</facts>`

const strategySchema = `{"type":"OBJECT","properties":{"summary":{"type":"STRING"},"positioning":{"type":"STRING"},"audience":{"type":"OBJECT","properties":{"description":{"type":"STRING"},"insight":{"type":"STRING"}}},
"pillars":{"type":"ARRAY","minItems":3,"maxItems":5,"items":{"type":"OBJECT","properties":{"title":{"type":"STRING","maxLength":60},"description":{"type":"STRING"},"rationale":{"type":"STRING"},"sources":{"type":"ARRAY","items":{"type":"STRING"}}},"required":["title","description"]}},
"keyMessages":{"type":"ARRAY","items":{"type":"STRING"}},
"channels":{"type":"ARRAY","items":{"type":"OBJECT","properties":{"network":{"type":"STRING","enum":["facebook","instagram","linkedin","twitter"]},"role":{"type":"STRING"},"postsPerWeek":{"type":"INTEGER","minimum":1,"maximum":7},"budgetShare":{"type":"NUMBER"},"formats":{"type":"ARRAY","items":{"type":"STRING"}}}}},
"phases":{"type":"ARRAY","items":{"type":"OBJECT","properties":{"name":{"type":"STRING"},"startDate":{"type":"STRING","format":"date"},"endDate":{"type":"STRING","format":"date"},"focus":{"type":"STRING"}}}},
"kpis":{"type":"ARRAY","items":{"type":"OBJECT","properties":{"name":{"type":"STRING"},"target":{"type":"STRING"}}}},
"risks":{"type":"ARRAY","items":{"type":"STRING"}}},"required":["summary"]}`

const copySchema = `{"type":"OBJECT","properties":{"variants":{"type":"ARRAY","minItems":6,"maxItems":6,"items":{"type":"OBJECT","properties":{"network":{"type":"STRING","enum":["instagram","linkedin","twitter"]},"headline":{"type":"STRING"},"text":{"type":"STRING"},"hashtags":{"type":"ARRAY","items":{"type":"STRING"}},"callToAction":{"type":"STRING"},"rationale":{"type":"STRING"},"sources":{"type":"ARRAY","items":{"type":"STRING"}}}}}}}`

type plannedPillar struct {
	Title, Description, Rationale string
	Sources                       []string
}

type plannedChannel struct {
	Network, Role string
	PostsPerWeek  int
	BudgetShare   float64
}

type variant struct {
	Network, Headline, Text, CallToAction, Rationale string
	Hashtags, Sources                                []string
}

// write fills a schema from a prompt and decodes the answer.
func write(t *testing.T, prompt, text string, into any) string {
	t.Helper()
	s, err := schema.Parse(json.RawMessage(text))
	if err != nil {
		t.Fatal(err)
	}
	out, err := Write(ReadFacts(prompt), s, 42)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(out, into); err != nil {
		t.Fatalf("%s: %v", out, err)
	}
	return string(out)
}

func contain(t *testing.T, text string, parts ...string) {
	t.Helper()
	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in: %s", part, text)
		}
	}
}

func TestAStrategyNamesTheBrandItsFactsAudienceGoalChannelsAndDates(t *testing.T) {
	var got struct {
		Summary  string
		Pillars  []plannedPillar
		Channels []plannedChannel
		Phases   []struct{ StartDate, EndDate string }
	}
	write(t, nordlicht, strategySchema, &got)
	contain(t, got.Summary, "Nordlicht Coffee", "Winter Warmers", "young professionals in northern Germany", "sell 500 holiday tasting boxes",
		"Instagram, LinkedIn and X", "24 December")
	total := 0.0
	for i, c := range got.Channels {
		total += c.BudgetShare
		if want := []string{"instagram", "linkedin", "twitter"}[i]; c.Network != want {
			t.Errorf("channel %d is %s, want %s", i, c.Network, want)
		}
	}
	if total != 100 {
		t.Errorf("the shares add up to %v", total)
	}
	if first, last := got.Phases[0], got.Phases[2]; first.StartDate != "2026-12-01" || last.EndDate != "2026-12-24" {
		t.Errorf("the phases run from %s to %s", first.StartDate, last.EndDate)
	}
	for _, p := range got.Pillars {
		if p.Title == "" || p.Rationale == "" {
			t.Errorf("a pillar is incomplete: %+v", p)
		}
	}
}

func TestVariantsDifferSuitTheirNetworkAndNameTheFactsTheyUse(t *testing.T) {
	var got struct{ Variants []variant }
	write(t, nordlicht, copySchema, &got)
	facts := map[string]string{}
	for _, f := range ReadFacts(nordlicht).Statements {
		facts[f.ID] = f.Text
	}
	seen := map[string]bool{}
	var networks []string
	for _, v := range got.Variants {
		networks = append(networks, v.Network)
		if seen[v.Text] {
			t.Errorf("the same text twice: %s", v.Text)
		}
		seen[v.Text] = true
		contain(t, v.Text, "Nordlicht Coffee")
		if strings.Contains(v.Text, "#") {
			t.Errorf("hashtags have a field of their own, yet stand in: %s", v.Text)
		}
		if v.Network == "twitter" && runes(v.Text) > 280 {
			t.Errorf("too long for X: %s", v.Text)
		}
		for id, text := range facts {
			if strings.Contains(v.Text, text) != slices.Contains(v.Sources, id) {
				t.Errorf("sources %v do not match what is said: %s", v.Sources, v.Text)
			}
		}
	}
	if want := "[instagram instagram linkedin linkedin twitter twitter]"; fmt.Sprint(networks) != want {
		t.Errorf("networks: %v", networks)
	}
}

func TestTheSamePromptGivesTheSameTextAndAnotherSeedAnother(t *testing.T) {
	s, _ := schema.Parse(json.RawMessage(copySchema))
	facts := ReadFacts(nordlicht)
	one, _ := Write(facts, s, 1)
	same, _ := Write(facts, s, 1)
	other, _ := Write(facts, s, 2)
	if string(one) != string(same) || string(one) == string(other) {
		t.Error("the seed alone must decide")
	}
}

func TestACountAsksForThatManyVariantsPerNetwork(t *testing.T) {
	prompt := strings.Replace(nordlicht, `{"brand"`, `{"variants":2,"brand"`, 1)
	var got struct{ Variants []variant }
	write(t, prompt, strings.Replace(copySchema, `"minItems":6,"maxItems":6,`, "", 1), &got)
	if len(got.Variants) != 6 {
		t.Errorf("%d variants for three networks", len(got.Variants))
	}
}

func TestAFormalBrandHasNoEmojiAndAFriendlyOneHas(t *testing.T) {
	shape := `{"type":"OBJECT","properties":{"network":{"type":"STRING","enum":["instagram"]},"text":{"type":"STRING"}}}`
	hasEmoji := func(prompt string) bool {
		var got variant
		write(t, prompt, shape, &got)
		return slices.ContainsFunc(emojis, func(e string) bool { return strings.Contains(got.Text, e) })
	}
	if !hasEmoji(nordlicht) || hasEmoji(strings.Replace(nordlicht, "warm, friendly", "professional, calm", 1)) {
		t.Error("the tone must decide about emoji")
	}
}

func TestWordsThatTheBrandAvoidsAreNotWritten(t *testing.T) {
	prompt := strings.Replace(nordlicht, `"tone"`, `"avoid":["organic","closer"],"tone"`, 1)
	for range 3 {
		var got struct{ Variants []variant }
		write(t, prompt, copySchema, &got)
		for _, v := range got.Variants {
			if text := strings.ToLower(v.Text + v.Headline + v.CallToAction); strings.Contains(text, "organic") || strings.Contains(text, "closer") {
				t.Errorf("an avoided word stands in: %s", text)
			}
		}
	}
}

func TestFactsUnderDottedNamesAndWithoutABlock(t *testing.T) {
	dotted := ReadFacts(`<facts>{"brand.name":"Acme","campaign.goal":"Grow","brand.facts":["One thing"],"campaign.startDate":"2026-12-01"}</facts>`)
	if dotted.Brand != "Acme" || dotted.Goal != "Grow" || dotted.Statements[0] != (Fact{"f1", "One thing"}) || !dotted.Start.Equal(time.Date(2026, 12, 1, 0, 0, 0, 0, time.UTC)) {
		t.Errorf("dotted: %+v", dotted)
	}
	if plain := ReadFacts("Brand: Acme\nGoal: Grow [[sandbox:slow]]"); plain.Brand != "Acme" || plain.Goal != "Grow" {
		t.Errorf("plain: %+v", plain)
	}
}

func TestWithoutAnyFactsThereAreStillSentences(t *testing.T) {
	var got struct {
		Summary string
		Pillars []plannedPillar
	}
	out := write(t, "Write something.", strategySchema, &got)
	if strings.Contains(out, "{brand}") || strings.Contains(out, "{theme}") || len(got.Pillars) != 3 {
		t.Errorf("a template shows through: %s", out)
	}
	if WriteText(ReadFacts("x"), 1) == "" {
		t.Error("no text")
	}
}

func TestALongTextIsCutAfterASentenceOrAWord(t *testing.T) {
	for limit, want := range map[int]string{40: "One sentence here. And another one.", 30: "One sentence here.", 12: "One sentence", 8: "One"} {
		if got := languageOf("en").cut("One sentence here. And another one.", limit); got != want {
			t.Errorf("%d: %q, want %q", limit, got, want)
		}
	}
}
