package copywriter

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Fact is a statement about the brand that a text may make, with the id under which a text names it as its source.
type Fact struct{ ID, Text string }

// Pillar is one of the themes of a strategy.
type Pillar struct{ Name, Text string }

// Facts is what a prompt says about the brand, the campaign and the task. Every field may be empty.
type Facts struct {
	Brand, Description, Tone, Website  string
	Campaign, Goal, Audience, Currency string
	Budget                             float64
	Start, End                         time.Time
	Statements                         []Fact
	Channels                           []string
	Pillars                            []Pillar
	Messages                           []string
	Avoid                              []string
	// Language is the code of the language to write in; Industry and Hashtags are the brand's own.
	Language, Industry string
	Hashtags           []string
	// Weekly is how many posts a week the strategy has for each network.
	Weekly map[string]int
	// Results are posts that were published, with their figures.
	Results []Result
	// Network is the one network that the task is about, if there is one; Count is how many variants it asks for.
	Network string
	Count   int
	Wishes  Wishes
}

var (
	factsBlock = regexp.MustCompile(`(?s)<facts>\s*(.*?)\s*</facts>`)
	wishBlock  = regexp.MustCompile(`(?s)<wishes>\s*(.*?)\s*</wishes>`)
	brandLine  = regexp.MustCompile(`(?mi)^\s*(?:brand|company|product)(?: name)?\s*:\s*(.+)$`)
	goalLine   = regexp.MustCompile(`(?mi)^\s*goal\s*:\s*(.+)$`)
	sandboxTag = regexp.MustCompile(`\[\[[^\]]*\]\]`)
)

// ReadFacts finds the facts in a prompt: the JSON between <facts> and </facts>, or else the lines "Brand: …" and "Goal: …".
func ReadFacts(prompt string) Facts {
	prompt = sandboxTag.ReplaceAllString(prompt, "")
	if tree := lastBlock(factsBlock, prompt); tree != nil {
		f := factsOf(tree)
		f.heed(wishesOf(lastBlock(wishBlock, prompt)))
		return f
	}
	var f Facts
	if m := brandLine.FindStringSubmatch(prompt); m != nil {
		f.Brand = tidy(m[1])
	}
	if m := goalLine.FindStringSubmatch(prompt); m != nil {
		f.Goal = tidy(m[1])
	}
	return f
}

// lastBlock is the last block of a sort that holds a JSON object; nil: there is none.
func lastBlock(sort *regexp.Regexp, prompt string) map[string]any {
	for _, block := range slices.Backward(sort.FindAllStringSubmatch(prompt, -1)) {
		var tree map[string]any
		if json.Unmarshal([]byte(block[1]), &tree) == nil {
			return tree
		}
	}
	return nil
}

func factsOf(tree map[string]any) Facts {
	t := leaf{tree}
	f := Facts{
		Brand:       t.text("brand.name", "brandName", "company.name", "brand"),
		Description: t.text("brand.description", "brand.summary", "brand.about", "description"),
		Tone:        t.text("brand.tone", "brand.voice", "tone", "voice"),
		Website:     t.text("brand.website", "brand.url", "website"),
		Campaign:    t.text("campaign.name", "campaignName", "campaign.title"),
		Goal:        t.text("campaign.goal", "campaign.objective", "goal"),
		Audience:    t.text("campaign.audience", "brand.audience", "audience", "strategy.audience"),
		Currency:    t.text("campaign.budget.currency", "campaign.currency", "budget.currency"),
		Start:       t.time("campaign.startDate", "campaign.startsAt", "campaign.start", "startDate"),
		End:         t.time("campaign.endDate", "campaign.endsAt", "campaign.end", "endDate"),
		Network:     t.text("network", "platform", "channel", "task.network"),
		Channels:    t.list("networks", "channels", "platforms", "task.networks", "campaign.channels", "campaign.networks"),
		Messages:    t.list("strategy.keyMessages", "strategy.messages", "strategy.messaging"),
		Avoid:       t.list("brand.avoid", "brand.bannedWords", "brand.wordsToAvoid", "brand.doNotUse", "brand.forbiddenWords"),
		Count:       int(t.number("count", "variants", "variantCount", "variantsPerNetwork", "task.count", "task.variants")),
		Budget:      t.number("campaign.budget.amount", "campaign.budget", "budget.amount", "budget"),
		Statements:  t.statements("brand.facts", "facts", "claims", "brand.claims"),
		Pillars:     t.pillars("strategy.pillars", "strategy.contentPillars", "pillars"),
		Language:    t.text("brand.language", "language"),
		Industry:    t.text("brand.industry", "industry"),
		Hashtags:    t.list("brand.hashtags", "hashtags"),
		Weekly:      t.weekly("strategy.channelMix"),
		Results:     resultsOf(t.find("results"), t.find("campaign.results")),
	}
	for i, name := range f.Channels {
		f.Channels[i] = strings.ToLower(name)
	}
	return f
}
