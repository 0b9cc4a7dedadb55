package copywriter

import (
	"strings"

	"campaignos.dev/sandbox/gemini/schema"
)

// advertisement is headlines and texts within the narrow limits of a platform.
func (w *writer) advertisement(s *schema.Schema, _ spot) record {
	var to ledger
	ad := adWriter{w, &to, map[string]bool{}}
	return record{
		"headlines":    ad.lines(s, "headlines", "ad.headline", 10),
		"descriptions": ad.lines(s, "descriptions", "ad.description", 3),
		"primaryTexts": ad.primary(s),
		"claims":       orEmpty(to.claims),
	}
}

type adWriter struct {
	*writer
	to   *ledger
	seen map[string]bool
}

// fits says whether a text has the platform's length. Google counts wide letters double.
func (w adWriter) fits(text string, limit int) bool {
	if w.facts.Wishes.Platform == "google_search" {
		return width(text) <= limit
	}
	return runes(text) <= limit
}

// lines are the texts of a pool that fit, with the angle each takes; short facts come among them, word for word.
func (w adWriter) lines(s *schema.Schema, name, pool string, want int) []record {
	limit := room(below(s, name, "text"))
	all := w.facted(pool, limit)
	count := bounded(want, below(s, name), w.depth)
	var out []record
	for _, l := range all {
		text := l.part(0, nil)
		if len(out) >= count || !w.fits(text, limit) || w.seen[text] || strings.ContainsAny(text, "!！") {
			continue
		}
		w.seen[text] = true
		out = append(out, record{"text": l.part(0, w.to), "angle": l.part(1, nil)})
	}
	return out
}

// facted are a pool's lines, of which each with a fact takes the next one that fits. Among headlines the short facts stand
// as they are.
func (w adWriter) facted(pool string, limit int) []filled {
	var out []filled
	next := 0
	for k, l := range w.pool(pool) {
		for tries := 0; tries <= len(w.statements); tries++ {
			f, ok := w.fill(l, w.withFact(next, nil))
			wants := strings.Contains(l[0], "{fact}")
			if wants {
				next++
			}
			if ok && w.fits(f.parts[0], limit) {
				out = append(out, f)
			}
			if !wants || ok && w.fits(f.parts[0], limit) {
				break
			}
		}
		if pool == "ad.headline" && k == 2 {
			out = append(out, w.shortFacts(limit)...)
		}
	}
	return out
}

// shortFacts are the facts that can be headlines.
func (w adWriter) shortFacts(limit int) []filled {
	var out []filled
	for i := range w.statements {
		f, _ := w.fact(i)
		text := w.capital(strings.TrimRight(tidy(f.Text), ".。"))
		if w.fits(text, limit) && len(out) < 2 {
			out = append(out, filled{[]string{text, w.say("ad.proof", 0, nil, nil)}, [][]claim{{{text, f.ID}}, nil}})
		}
	}
	return out
}

// primary are the longer texts above an advertisement.
func (w adWriter) primary(s *schema.Schema) []string {
	list := below(s, "primaryTexts")
	limit := 125
	if list.Items != nil {
		limit = min(1000, room(list.Items))
	}
	count := bounded(2, list, w.depth)
	out := []string{}
	for place := 0; place < 12 && len(out) < count; place++ {
		with := w.withFact(place, nil).and("{hook}", w.say("hook."+approaches[place%4], place, nil, w.to), "")
		with = with.and("{act}", w.say("act."+w.aim.String(), place, nil, w.to), "").and("{bridge}", w.say("bridge", place, nil, w.to), "")
		for _, l := range w.usable("ad.primary", with) {
			text := l.part(0, nil)
			if w.fits(text, limit) && !w.seen[text] && !strings.ContainsAny(text, "!！") {
				w.seen[text] = true
				out = append(out, l.part(0, w.to))
				break
			}
		}
	}
	return out
}
