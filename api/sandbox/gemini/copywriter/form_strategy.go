package copywriter

import (
	"slices"

	"campaignos.dev/sandbox/gemini/schema"
)

// strategy is a plan: what for, on which pillars, what each network is for, and how success is read.
func (w *writer) strategy(s *schema.Schema, at spot) record {
	return record{
		"summary":     w.told("strategy.summary", w.withFact(0, nil), at.to),
		"positioning": w.told("positioning", w.withFact(1, nil), at.to),
		"audience":    w.told("audience", nil, at.to),
		"pillars":     w.list(s, "pillars", 3, w.pillarOf),
		"channelMix":  w.channelMix(s),
		"keyMessages": w.keyMessages(s),
		"measures":    w.measures(s),
	}
}

func (w *writer) pillarOf(i, count int) record {
	idea := w.pick("pillar", i, w.withFact(i, nil))
	return record{"name": idea.part(0, nil), "description": idea.part(1, nil), "share": shares(i, count)}
}

// shares divides a hundred among pillars in figures that people would choose.
func shares(i, count int) int {
	usual := map[int][]int{1: {100}, 2: {60, 40}, 3: {40, 35, 25}, 4: {35, 25, 20, 20}, 5: {30, 20, 20, 15, 15}}
	if usual[count] != nil {
		return usual[count][i]
	}
	return int(portion(100, spot{index: i, count: count}, true))
}

func (w *writer) channelMix(s *schema.Schema) []record {
	networks := w.networks(below(s, "channelMix", "network"))
	return w.list(s, "channelMix", len(networks), func(i, _ int) record {
		network := networks[i%len(networks)]
		return record{"network": network, "role": w.role(network, i), "postsPerWeek": max(2, 4-i)}
	})
}

// role is what a network does in the campaign.
func (w *writer) role(network string, place int) string {
	return orElse(w.say("role."+networkOf(network), 0, nil, nil), w.say("role.other", place, nil, nil))
}

// keyMessages are the facts themselves, then what the brand is.
func (w *writer) keyMessages(s *schema.Schema) []string {
	var out []string
	for i := range w.statements {
		fact, _ := w.fact(i)
		out = append(out, w.sentence(fact.Text))
	}
	if about := w.about(); about != "" {
		out = append(out, about)
	}
	for _, f := range append(w.usable("bridge.bare", nil), w.usable("bridge", nil)...) {
		out = append(out, f.part(0, nil))
	}
	wanted := bounded(min(4, max(2, len(w.statements)+1)), below(s, "keyMessages"), w.depth)
	return slices.Compact(out)[:min(len(out), wanted)]
}

func (w *writer) measures(s *schema.Schema) []record {
	lines := append(w.usable("metric."+w.aim.String(), nil), w.usable("metric", nil)...)
	if len(lines) == 0 {
		return nil
	}
	return w.list(s, "measures", 3, func(i, _ int) record {
		l := lines[i%len(lines)]
		return record{"name": l.part(0, nil), "target": l.part(1, nil)}
	})
}

// audienceProfile is a summary and the people in it.
func (w *writer) audienceProfile(s *schema.Schema, at spot) record {
	want := 3
	if w.facts.Wishes.Count > 0 {
		want = w.facts.Wishes.Count
	}
	return record{
		"summary": w.told("audience.summary", w.withFact(0, nil), at.to),
		"personas": w.list(s, "personas", want, func(i, _ int) record {
			return w.persona(below(s, "personas"), i)
		}),
	}
}

func (w *writer) persona(s *schema.Schema, i int) record {
	var to ledger
	if s.Items != nil {
		s = s.Items
	}
	who := w.pick("persona", i, nil)
	if who.parts == nil {
		return record{}
	}
	networks := w.networks(below(s, "channels"))
	if items := below(s, "channels").Items; items != nil {
		networks = w.networks(items)
	}
	var channels []string
	for k := range min(2, len(networks)) {
		channels = append(channels, networks[(i+k)%len(networks)])
	}
	words := items(who.part(5, nil))
	if subject := w.slots["{word}"].text; subject != "" {
		words = append(words, subject)
	}
	return record{
		"name": who.part(0, nil), "role": who.part(1, &to), "situation": who.part(2, &to), "goals": items(who.part(3, nil)), "pains": items(who.part(4, nil)),
		"objections": w.list(s, "objections", 2, func(k, count int) record {
			place := (w.shift+i)%len(w.pools["persona"])*2 + k - w.shift
			l := w.pick("objection", place, w.withFact(i*2+k, nil))
			return record{"objection": l.part(0, nil), "answer": l.part(1, &to)}
		}),
		"words": words, "channels": channels, "claims": orEmpty(to.claims),
	}
}
