package copywriter

import (
	"strings"

	"campaignos.dev/sandbox/gemini/schema"
)

// options are versions of a post that begin in different ways.
func (w *writer) options(s *schema.Schema, _ spot) record {
	inner := below(s, "options")
	if inner.Items == nil || inner.Items.Properties["variants"] == nil {
		return nil
	}
	return record{"options": w.list(s, "options", 3, func(i, _ int) record {
		approach := approaches[(w.shift+i)%len(approaches)]
		if w.bare() {
			approach = approaches[1+(w.shift+i)%(len(approaches)-1)]
		}
		l := w.pick("option."+approach, i/len(approaches), nil)
		return record{"title": l.part(0, nil), "angle": l.part(1, nil), "variants": w.variants(inner.Items, plan{place: i, approach: approach})}
	})}
}

// variants are a post for each network.
func (w *writer) variants(s *schema.Schema, p plan) []record {
	networks := w.networks(below(s, "variants", "network"))
	text, tags := below(s, "variants", "text"), below(s, "variants", "hashtags")
	return w.list(s, "variants", len(networks), func(i, _ int) record {
		var to ledger
		p := p
		p.network, p.turn, p.limit, p.noTags, p.to = networks[i%len(networks)], i, room(text), tags.Items != nil, &to
		made := w.post(p)
		return record{"network": p.network, "text": made.text, "hashtags": append([]string{}, made.tags...), "sources": to.sources(made.text), "claims": orEmpty(to.claims)}
	})
}

// repurposed are posts made of the sentences of a longer text.
func (w *writer) repurposed(s *schema.Schema, at spot) record {
	quotes := w.quotable(w.facts.Wishes.Text)
	inner := below(s, "posts")
	if len(quotes) == 0 || inner.Items == nil || inner.Items.Properties["variants"] == nil {
		return nil
	}
	want := 3
	if w.facts.Wishes.Count > 0 {
		want = w.facts.Wishes.Count
	}
	summary := w.joined(w.told("repurpose.summary", nil, nil), quotes[0])
	at.to.note(quotes[0], "source")
	return record{"summary": summary, "posts": w.list(s, "posts", want, func(i, count int) record {
		part := portionOf(quotes, i, count)
		return record{"title": w.title(part[0], room(below(s, "posts", "title"))), "variants": w.variants(inner.Items, plan{place: i, quotes: part})}
	})}
}

// quotable are the sentences of a text that can stand by themselves in a post.
func (w *writer) quotable(text string) []string {
	least, most := 25, 200
	if !w.spaced {
		least, most = 10, 100
	}
	var out []string
	for _, s := range w.sentences(text) {
		whole := strings.ContainsAny(s[max(0, len(s)-3):], ".!?。！？")
		if n := runes(s); n < least || n > most || !whole || w.unwanted(s) || speaksToModel(s) || strings.Contains(s, "://") || containsFold(out, s) {
			continue
		}
		out = append(out, s)
	}
	return out
}

// portionOf is the part of the sentences that a post takes; where there are fewer than posts, they begin again.
func portionOf(quotes []string, i, count int) []string {
	if count >= len(quotes) {
		return quotes[i%len(quotes) : i%len(quotes)+1]
	}
	return quotes[i*len(quotes)/count : (i+1)*len(quotes)/count]
}

// title names a post by the beginning of its sentence.
func (w *writer) title(text string, limit int) string {
	short := w.cut(strings.TrimRight(text, ".!?。！？"), min(limit, 70))
	if !w.spaced {
		short = w.cut(strings.TrimRight(text, "。！？"), min(limit, 40))
	}
	return short
}

// tagSet is hashtags with the reason for each.
func (w *writer) tagSet(s *schema.Schema, _ spot) record {
	want := 8
	if w.facts.Wishes.Count > 0 {
		want = w.facts.Wishes.Count
	}
	all := w.allTags(0)
	if network := networkOf(w.facts.Network); network == "threads" || network == "instagram" {
		want = min(want, habits[network].tags)
	}
	seen := map[string]int{}
	list := w.list(s, "hashtags", min(want, len(all)), func(i, _ int) record {
		t := all[i%len(all)]
		seen[t.kind]++
		return record{"tag": t.tag, "kind": t.kind, "reason": w.say("tagreason."+t.kind, seen[t.kind], nil, nil)}
	})
	return record{"hashtags": list, "advice": w.told("tagadvice", nil, nil)}
}
