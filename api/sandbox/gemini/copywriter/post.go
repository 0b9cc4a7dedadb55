package copywriter

import (
	"slices"
	"strings"
)

// plan is what a post is to be like beyond its network.
type plan struct {
	network string
	place   int
	// turn is the network's place among those of the same option: each gets words of its own around the same facts.
	turn int
	// limit is the schema's limit in characters; negative means none.
	limit int
	// approach is how it begins: proof, question, story or invite; empty means any.
	approach string
	// noTags and noAct leave out what the answer carries in fields of their own.
	noTags, noAct bool
	// quotes are sentences of a source that the post is made of instead of the brand's facts.
	quotes []string
	to     *ledger
}

var approaches = []string{"proof", "question", "story", "invite"}

// post is a text with the hashtags that fit beside it.
type post struct {
	text string
	tags []string
}

// post writes a text as people write on the network. Where it grows too long, its least needed parts go first.
func (a *author) post(p plan) post {
	h := habitOf(p.network)
	d := a.draft(p, h)
	tooLong := func() bool {
		text := d.text(a.language, h.airy, p.noTags)
		return length(p.network, d.whole(text, p.noTags)) > h.limit || p.limit >= 0 && runes(text) > p.limit
	}
	for _, drop := range d.drops() {
		if !tooLong() {
			break
		}
		drop()
	}
	text := d.text(a.language, h.airy, p.noTags)
	if p.limit >= 0 {
		text = a.cut(text, p.limit)
	}
	for short := runes(text) - 1; length(p.network, d.whole(text, p.noTags)) > h.limit && short > 0; short-- {
		text = a.cut(text, short)
	}
	for _, c := range d.said.claims {
		if strings.Contains(text, c.sentence) {
			p.to.note(c.sentence, c.source)
		}
	}
	return post{text, d.tags}
}

// draft is a post in parts.
type draft struct {
	hook, about, bridge, question, act string
	proofs, tags                       []string
	said                               ledger
}

// drops take parts out, the least needed one first.
func (d *draft) drops() []func() {
	return []func(){
		func() { d.question = "" }, func() { d.about = "" }, func() { d.bridge = "" }, func() { d.proofs = d.proofs[:min(1, len(d.proofs))] },
		func() { d.tags = d.tags[:min(1, len(d.tags))] }, func() { d.act = "" }, func() { d.hook = "" }, func() { d.tags = nil },
	}
}

func (a *author) draft(p plan, h habit) draft {
	var d draft
	approach, bridge, signature := orElse(p.approach, approaches[(a.shift+p.place)%len(approaches)]), "bridge", "signature"
	if a.bare() && len(p.quotes) == 0 {
		approach, bridge, signature = "bare", "bridge.bare", "bridge.bare"
	}
	d.hook = a.say("hook."+approach, p.place*3+p.turn, nil, &d.said)
	d.proofs = a.proofs(p, h, &d.said)
	if len(p.quotes) > 0 {
		d.hook, signature = a.say("repurpose.hook", p.place+p.turn, nil, &d.said), "signature.quote"
	}
	if about := a.about(); h.telling && len(p.quotes) == 0 && !slices.Contains(d.proofs, about) {
		d.about = about
		d.said.note(about, "brand")
	}
	if h.bridged && len(p.quotes) == 0 {
		d.bridge = a.say(bridge, p.place*2+p.turn, nil, &d.said)
	}
	if h.asks {
		d.question = a.say("question", p.place+p.turn, nil, nil)
	}
	if !strings.Contains(d.hook+d.about+d.bridge+strings.Join(d.proofs, " "), a.slots["{brand}"].text) {
		d.bridge = a.named(signature, p.place+p.turn, &d.said)
	}
	if !p.noAct {
		d.act = a.act(p.place+p.turn, d.hook+d.about+d.bridge, &d.said)
		if h.linked {
			d.act = a.joined(d.act, a.say("bio", 0, nil, nil))
		}
	}
	d.tags = a.tags(h.tags, p.place)
	if h.emoji && d.hook != "" {
		d.hook = a.emoji(p.place) + d.hook
	}
	return d
}

// named is a line of a pool that has the brand's name.
func (a *author) named(pool string, place int, to *ledger) string {
	brand := a.slots["{brand}"].text
	all := slices.DeleteFunc(a.usable(pool, nil), func(f filled) bool { return !strings.Contains(f.parts[0], brand) })
	if len(all) == 0 {
		return ""
	}
	return all[(a.shift+place)%len(all)].part(0, to)
}

// act is a call to act. It doesn't repeat the brand's name where the text before has it already.
func (a *author) act(place int, before string, to *ledger) string {
	brand := a.slots["{brand}"].text
	all := a.usable("act."+a.aim.String(), nil)
	if plain := slices.DeleteFunc(slices.Clone(all), func(f filled) bool { return strings.Contains(f.parts[0], brand) }); brand != "" && strings.Contains(before, brand) && len(plain) > 0 {
		all = plain
	}
	if len(all) == 0 {
		return ""
	}
	return all[(a.shift+place)%len(all)].part(0, to)
}

// proofs are the statements of a post, or the sentences of the source it quotes. The one that fits best into a short post
// comes first there.
func (a *author) proofs(p plan, h habit, to *ledger) []string {
	if len(p.quotes) > 0 {
		for _, s := range p.quotes {
			to.note(s, "source")
		}
		return p.quotes[:min(len(p.quotes), h.facts)]
	}
	var out []string
	for i := range h.facts + len(a.statements) {
		line := a.proof(p.place+i, to)
		if line == "" || slices.Contains(out, line) || len(out) >= h.facts || length(p.network, line) > h.limit*2/3 && i < len(a.statements) {
			continue
		}
		out = append(out, line)
	}
	return out
}

// text joins the parts. A hook that ends with a colon runs into the first statement.
func (d *draft) text(l *language, airy, noTags bool) string {
	proofs := l.joined(d.proofs...)
	opening := strings.TrimSpace(d.hook + "\n\n" + proofs)
	if !airy || strings.HasSuffix(d.hook, ":") {
		opening = l.joined(d.hook, proofs)
	}
	if proofs == "" {
		opening = strings.TrimSuffix(opening, ":")
	}
	tags := ""
	if !noTags {
		tags = hashtags(d.tags)
	}
	parts := slices.DeleteFunc([]string{opening, d.about, d.bridge, d.act, d.question}, func(s string) bool { return s == "" })
	if airy {
		return strings.TrimSpace(strings.Join(append(parts, tags), "\n\n"))
	}
	return strings.TrimSpace(l.joined(parts...) + " " + tags)
}

// whole is the text as it goes out, with hashtags that the answer carries in a field of their own.
func (d *draft) whole(text string, noTags bool) string {
	if !noTags || len(d.tags) == 0 {
		return text
	}
	return text + "\n\n" + hashtags(d.tags)
}

// hashtags is the line of tags that ends a post.
func hashtags(tags []string) string {
	var out []string
	for _, tag := range tags {
		out = append(out, "#"+tag)
	}
	return strings.Join(out, " ")
}
