package copywriter

import (
	"slices"

	"campaignos.dev/sandbox/gemini/schema"
)

// insight reads what was published, or the figures that were pasted in, and says what to change.
func (w *writer) insight(s *schema.Schema, at spot) record {
	all := append(w.fromFigures(), w.fromResults()...)
	all = sourced(append(all, w.fromBrief()...), s)
	if len(all) == 0 {
		return nil
	}
	return record{
		"summary":  w.told("insight.summary", nil, at.to),
		"findings": w.list(s, "findings", min(3, len(all)), func(i, _ int) record { return all[i%len(all)] }),
		"changes":  w.changes(s),
		"keep":     w.several(s, "keep", "keep", 2, nil, nil),
	}
}

// sourced keeps the findings whose source the schema allows: one that asks for evidence from
// what was published takes none from the brief.
func sourced(all []record, s *schema.Schema) []record {
	list := s.Properties["findings"]
	if list == nil || list.Items == nil || list.Items.Properties["source"] == nil {
		return all
	}
	allowed := list.Items.Properties["source"].Enum
	return slices.DeleteFunc(all, func(r record) bool { return len(allowed) > 0 && !contains(allowed, r["source"]) })
}

func (w *writer) fromFigures() []record {
	var out []record
	if t, is := w.facts.Wishes.table(); is {
		top, last := t.ends()
		out = append(out, w.rowFinding("finding.row", t, top))
		if last != top {
			out = append(out, w.rowFinding("finding.row.last", t, last))
		}
		return out
	}
	for i, row := range w.facts.Wishes.lines() {
		out = append(out, record{"observation": w.say("finding.figure", i, nil, nil), "evidence": row, "source": "wishes"})
	}
	return out[:min(len(out), 3)]
}

func (w *writer) rowFinding(pool string, t table, row int) record {
	with := slots{"{label}": {label(t.cells[row][0]), ""}, "{column}": {t.head[t.column], ""}, "{figure}": {t.cells[row][t.column], ""}}
	return record{"observation": w.say(pool, 0, with, nil), "evidence": t.rows[row], "source": "wishes"}
}

// leading is the network that the figures or the posts speak for, or else the campaign's first.
func (w *writer) leading() string {
	if t, is := w.facts.Wishes.table(); is {
		if top, _ := t.ends(); networkOf(t.cells[top][0]) != "" {
			return networkOf(t.cells[top][0])
		}
	}
	if top, _ := best(w.facts.Results); top >= 0 && w.facts.Results[top].Network != "" {
		return w.facts.Results[top].Network
	}
	return w.networks(&schema.Schema{})[0]
}

// fromResults quotes the posts, the one that stands out by its figures before the others.
func (w *writer) fromResults() []record {
	var out []record
	top, figure := best(w.facts.Results)
	for i, r := range w.facts.Results {
		quote := w.sentences(r.Text)
		if len(quote) == 0 || speaksToModel(quote[0]) {
			continue
		}
		with := slots{"{network}": {orElse(label(r.Network), label("instagram")), ""}}
		if i == top {
			line := w.say("finding.best", 0, with.and("{figure}", figure, ""), nil)
			out = append([]record{{"observation": line, "evidence": quote[0], "source": "results"}}, out...)
			continue
		}
		out = append(out, record{"observation": w.say("finding.post", i, with, nil), "evidence": quote[0], "source": "results"})
	}
	return out
}

// fromBrief is what can be said before anything was measured.
func (w *writer) fromBrief() []record {
	var out []record
	if line := w.say("finding.brief", 0, nil, nil); line != "" && w.facts.Goal != "" {
		out = append(out, record{"observation": line, "evidence": w.facts.Goal, "source": "brief"})
	}
	for i := range w.statements {
		f, _ := w.fact(i)
		out = append(out, record{"observation": w.say("finding.fact", i, nil, nil), "evidence": f.Text, "source": f.ID})
	}
	return out
}

func (w *writer) changes(s *schema.Schema) []record {
	with := w.withFact(0, slots{"{network}": {label(w.leading()), ""}})
	return w.list(s, "changes", 3, func(i, _ int) record {
		l := w.pick("change", i, with)
		return record{"what": l.part(0, nil), "why": l.part(1, nil), "how": l.part(2, nil), "effort": l.part(3, nil), "expectedEffect": l.part(4, nil)}
	})
}
