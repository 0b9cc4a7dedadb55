package copywriter

import (
	"slices"
	"strings"
)

// habit is how people write on a network.
type habit struct {
	// limit is the longest text in characters.
	limit int
	// facts is the number of statements a post makes, tags the number of its hashtags.
	facts, tags int
	// airy networks part their paragraphs by empty lines; bridged ones have a sentence between statement and call.
	airy, bridged bool
	// asks ends with a question, emoji is used where the brand's voice has any.
	asks, emoji bool
	act         string
}

var habits = map[string]habit{
	"instagram": {limit: 2200, facts: 2, tags: 5, airy: true, bridged: true, emoji: true, act: "Link in bio."},
	"facebook":  {limit: 2000, facts: 1, tags: 1, airy: true, bridged: true, asks: true, emoji: true},
	"linkedin":  {limit: 3000, facts: 2, tags: 3, airy: true, bridged: true, asks: true},
	"twitter":   {limit: 270, facts: 1, tags: 2},
	"threads":   {limit: 480, facts: 1, tags: 1, airy: true, asks: true, emoji: true},
	"bluesky":   {limit: 290, facts: 1, tags: 2},
	"tiktok":    {limit: 400, facts: 1, tags: 4, emoji: true},
	"youtube":   {limit: 1500, facts: 3, tags: 3, airy: true, bridged: true},
	"pinterest": {limit: 480, facts: 1, tags: 3, bridged: true},
	"gmb":       {limit: 1400, facts: 2, bridged: true},
	"reddit":    {limit: 3000, facts: 2, airy: true, bridged: true, asks: true},
	"telegram":  {limit: 1000, facts: 2, tags: 1, airy: true, emoji: true},
	"snapchat":  {limit: 160, facts: 1, emoji: true},
}

// networkAlias maps other spellings of networks to the names in habits.
var networkAlias = map[string]string{"x": "twitter", "google": "gmb", "google_business": "gmb", "googlebusiness": "gmb", "ig": "instagram", "fb": "facebook"}

// networkOf gives the plain name of a network however it is spelled, or "".
func networkOf(text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	if alias := networkAlias[text]; alias != "" {
		return alias
	}
	if _, known := habits[text]; known {
		return text
	}
	return ""
}

// plan is what a post is to be like beyond its network.
type plan struct {
	network string
	place   int
	// limit is the schema's limit; negative means none.
	limit int
	// noTags and noAct leave out what the answer carries in fields of their own.
	noTags, noAct bool
	used          *[]string
}

// post writes a text as people write on the network. Where it grows too long, its least needed parts go first.
func (a *author) post(p plan) string {
	h, known := habits[p.network]
	if !known {
		h = habits["facebook"]
	}
	if p.limit >= 0 {
		h.limit = min(h.limit, p.limit)
	}
	d := a.draft(p, h)
	for _, drop := range []func(*draft){
		func(d *draft) { d.question = "" }, func(d *draft) { d.bridge = "" }, func(d *draft) { d.proofs = d.proofs[:min(1, len(d.proofs))] },
		func(d *draft) { d.tags = "" }, func(d *draft) { d.act = "" }, func(d *draft) { d.hook = "" },
	} {
		if runes(d.text(h.airy)) <= h.limit {
			break
		}
		drop(&d)
	}
	for _, f := range d.cited {
		note(p.used, f)
	}
	return cut(d.text(h.airy), h.limit)
}

// draft is a post in parts.
type draft struct {
	hook, bridge, question, act, tags string
	proofs                            []string
	cited                             []string
}

func (a *author) draft(p plan, h habit) draft {
	d := draft{hook: a.hook(p.place * 3)}
	for i := range h.facts {
		line := a.proof(p.place+i, &d.cited)
		if line != "" && !slices.Contains(d.proofs, line) {
			d.proofs = append(d.proofs, line)
		}
	}
	if h.bridged {
		d.bridge = a.bridge(p.place * 2)
	}
	if h.asks {
		d.question = a.pick(questions, p.place)
	}
	if !strings.Contains(d.hook+d.bridge+strings.Join(d.proofs, " "), a.slots["{brand}"]) {
		d.bridge = a.pick(signatures, p.place)
	}
	if !p.noAct {
		d.act = strings.TrimSpace(a.callToAct(p.place) + " " + h.act)
	}
	if !p.noTags {
		d.tags = a.hashtags(h.tags, p.place)
	}
	if h.emoji && d.hook != "" {
		d.hook = a.emoji(p.place) + d.hook
	}
	return d
}

// text joins the parts. A hook that ends with a colon runs into the first statement.
func (d draft) text(airy bool) string {
	proofs := strings.Join(d.proofs, " ")
	opening := strings.TrimSpace(d.hook + "\n\n" + proofs)
	if !airy || strings.HasSuffix(d.hook, ":") {
		opening = strings.TrimSpace(d.hook + " " + proofs)
	}
	if proofs == "" {
		opening = strings.TrimSuffix(opening, ":")
	}
	parts := slices.DeleteFunc([]string{opening, d.bridge, d.act, d.question, d.tags}, func(s string) bool { return s == "" })
	if airy {
		return strings.Join(parts, "\n\n")
	}
	return strings.Join(parts, " ")
}
