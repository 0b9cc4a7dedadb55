package copywriter

import (
	"encoding/json"
	"regexp"
	"slices"
	"strconv"
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
	// Network is the one network that the task is about, if there is one; Count is how many variants it asks for.
	Network string
	Count   int
}

var (
	factsBlock = regexp.MustCompile(`(?s)<facts>\s*(.*?)\s*</facts>`)
	brandLine  = regexp.MustCompile(`(?mi)^\s*(?:brand|company|product)(?: name)?\s*:\s*(.+)$`)
	goalLine   = regexp.MustCompile(`(?mi)^\s*goal\s*:\s*(.+)$`)
	sandboxTag = regexp.MustCompile(`\[\[[^\]]*\]\]`)
)

// ReadFacts finds the facts in a prompt: the JSON between <facts> and </facts>, or else the lines "Brand: …" and "Goal: …".
func ReadFacts(prompt string) Facts {
	prompt = sandboxTag.ReplaceAllString(prompt, "")
	for _, block := range slices.Backward(factsBlock.FindAllStringSubmatch(prompt, -1)) {
		var tree map[string]any
		if json.Unmarshal([]byte(block[1]), &tree) == nil {
			return factsOf(tree)
		}
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
	}
	for i, name := range f.Channels {
		f.Channels[i] = strings.ToLower(name)
	}
	return f
}

// leaf looks values up by dotted paths, in nested objects or under the dotted name itself.
type leaf struct{ tree map[string]any }

func (l leaf) find(path string) any {
	if value, direct := l.tree[path]; direct {
		return value
	}
	var at any = l.tree
	for _, step := range strings.Split(path, ".") {
		object, is := at.(map[string]any)
		if !is {
			return nil
		}
		at = object[step]
	}
	return at
}

// text gives the first of the paths that holds text; a list of words is joined.
func (l leaf) text(paths ...string) string {
	for _, path := range paths {
		switch value := l.find(path).(type) {
		case string:
			if tidy(value) != "" {
				return tidy(value)
			}
		case []any:
			if words := texts(value); len(words) > 0 {
				return strings.Join(words, ", ")
			}
		}
	}
	return ""
}

func (l leaf) list(paths ...string) []string {
	for _, path := range paths {
		switch value := l.find(path).(type) {
		case []any:
			if words := texts(value); len(words) > 0 {
				return words
			}
		case string:
			if tidy(value) != "" {
				return strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })
			}
		}
	}
	return nil
}

// texts reads a list of words, or of objects that have a name.
func texts(list []any) []string {
	var out []string
	for _, item := range list {
		switch value := item.(type) {
		case string:
			out = append(out, tidy(value))
		case map[string]any:
			if name := (leaf{value}).text("network", "name", "text", "platform", "title"); name != "" {
				out = append(out, name)
			}
		}
	}
	return out
}

func (l leaf) number(paths ...string) float64 {
	for _, path := range paths {
		switch value := l.find(path).(type) {
		case float64:
			return value
		case string:
			if n, err := strconv.ParseFloat(strings.Fields(value + " 0")[0], 64); err == nil && n != 0 {
				return n
			}
		}
	}
	return 0
}

func (l leaf) time(paths ...string) time.Time {
	for _, path := range paths {
		text, _ := l.find(path).(string)
		for _, layout := range []string{time.RFC3339, time.DateOnly} {
			if at, err := time.Parse(layout, text); err == nil {
				return at.UTC()
			}
		}
	}
	return time.Time{}
}

func (l leaf) statements(paths ...string) []Fact {
	for _, path := range paths {
		list, _ := l.find(path).([]any)
		var out []Fact
		for i, item := range list {
			if text, plain := item.(string); plain {
				out = append(out, Fact{"f" + strconv.Itoa(i+1), tidy(text)})
				continue
			}
			object, _ := item.(map[string]any)
			if text := (leaf{object}).text("text", "statement", "claim", "fact", "value"); text != "" {
				out = append(out, Fact{leaf{object}.text("id", "key"), text})
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func (l leaf) pillars(paths ...string) []Pillar {
	for _, path := range paths {
		list, _ := l.find(path).([]any)
		var out []Pillar
		for _, item := range list {
			if name, plain := item.(string); plain {
				out = append(out, Pillar{Name: tidy(name)})
				continue
			}
			object, _ := item.(map[string]any)
			if name := (leaf{object}).text("name", "title", "pillar", "theme"); name != "" {
				out = append(out, Pillar{name, leaf{object}.text("description", "summary", "message", "text")})
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}
