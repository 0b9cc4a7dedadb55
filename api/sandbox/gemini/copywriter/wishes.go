package copywriter

import (
	"regexp"
	"strings"
)

// Wishes is what the prompt asks for beyond the brief. Every field may be empty.
type Wishes struct {
	// Text is the text to work on, Figures are numbers that were pasted in.
	Text, Figures string
	// Idea, Product and Offer are what to write about.
	Idea, Product, Offer string
	// Platform is where advertisements run, Format and Ratio are those of a picture or film.
	Platform, Format, Ratio string
	Networks                []string
	Days, PerWeek, Count    int
	// all is every word of the wishes, by which the fitting facts are found.
	all string
}

func wishesOf(tree map[string]any) Wishes {
	t := leaf{tree}
	raw := func(name string) string { text, _ := t.find(name).(string); return strings.TrimSpace(text) }
	w := Wishes{
		Text: raw("text"), Figures: raw("figures"), Idea: t.text("idea", "topic"), Product: t.text("product"), Offer: t.text("offer"),
		Platform: t.text("platform"), Format: t.text("format"), Ratio: t.text("ratio"), Networks: t.list("networks", "network"),
		Days: int(t.number("days")), PerWeek: int(t.number("postsPerWeek")), Count: int(t.number("count")),
	}
	w.all = strings.Join([]string{w.Text, w.Idea, w.Product, w.Offer, t.text("description"), t.text("instructions"), t.text("question")}, "\n")
	return w
}

// heed lets the wishes go before the brief where both speak of the same.
func (f *Facts) heed(w Wishes) {
	f.Wishes = w
	if len(w.Networks) > 0 && networkOf(w.Networks[0]) != "" {
		f.Channels = nil
		for _, name := range w.Networks {
			f.Channels = append(f.Channels, strings.ToLower(name))
		}
	}
	if len(w.Networks) == 1 && f.Network == "" {
		f.Network = w.Networks[0]
	}
}

// orders are words of a text that speaks to the model rather than to readers.
var orders = regexp.MustCompile(`(?i)ignore (all|any|the|your|previous|these)|system prompt|previous instructions|instructions above|you are now|as an ai|</?\w+>|` +
	`ignorier|systemprompt|anweisung|du bist (jetzt|nun)|これまでの指示|以前の指示|指示を無視|システムプロンプト|プロンプトを`)

// speaksToModel says whether a text tries to give orders to whoever writes; such text is never quoted.
func speaksToModel(text string) bool { return orders.MatchString(text) }
