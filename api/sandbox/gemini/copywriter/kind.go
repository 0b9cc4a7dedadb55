package copywriter

import "strings"

func writePost(a *author, s spot) string {
	return a.post(plan{network: s.network, place: s.place, limit: s.limit, to: s.to,
		noTags: s.hasSibling("hashtag", "tag"), noAct: s.hasSibling("cta", "call", "button")}).text
}

func writeTag(a *author, s spot) string {
	tags := a.tags(s.index+1+s.place%3, s.place)
	if len(tags) == 0 {
		return "Campaign"
	}
	return tags[min(s.index, len(tags)-1)]
}

func writeKeyword(a *author, s spot) string {
	words := a.nouns(a.language, a.facts.Description+". "+strings.Join(a.factTexts(), ". "))
	if len(words) == 0 {
		return a.slots["{theme}"].text
	}
	return words[s.index%len(words)]
}

func writeShortAct(a *author, s spot) string {
	if s.limit >= 0 && s.limit < 40 || anyWord(s.name(), []string{"cta", "button"}) {
		return a.say("button."+a.aim.String(), s.place, nil, nil)
	}
	return a.say("act."+a.aim.String(), s.place, nil, s.to)
}

// unknown is what stands in for a phrase that the prompt doesn't have.
func (a *author) unknown(part int) string { return a.pools["unknown"][0][part] }

func writeHeadline(a *author, s spot) string {
	switch {
	case s.inPost():
	case s.within("pillar", "theme", "phase", "section"):
		return writePillarName(a, s)
	case s.within("kpi", "metric", "measure", "indicator"):
		return writeMetric(a, s)
	case s.within("step", "recommendation", "action", "task"):
		return from("step", 0)(a, s)
	}
	return orElse(a.say("headline", s.place, nil, s.to), a.unknown(3))
}

func writePillarName(a *author, s spot) string {
	if s.pillar != nil {
		return s.pillar.Name
	}
	if s.within("phase", "stage", "milestone") {
		return a.pools["phase"][s.index%len(a.pools["phase"])][0]
	}
	return a.idea(s).part(0, nil)
}

// idea is the pillar that is due at a place; its name, text and reason go together.
func (a *author) idea(s spot) filled { return a.pick("pillar", s.place, a.withFact(s.place, nil)) }

func writeMessage(a *author, s spot) string {
	return orElse(a.proof(s.place, s.to), a.say("bridge", s.place, nil, s.to))
}

func writeTone(a *author, _ spot) string {
	return a.sentence(orElse(a.facts.Tone, a.unknown(2)))
}

func writeAudience(a *author, _ spot) string {
	return a.sentence(orElse(a.slots["{everyone}"].text, a.unknown(0)))
}

func writeGoal(a *author, _ spot) string {
	return a.sentence(orElse(a.slots["{goal}"].text, a.unknown(1)))
}

func writeRole(a *author, s spot) string {
	return orElse(a.say("role."+s.network, 0, nil, nil), a.say("role.other", s.place, nil, nil))
}

func writeWhy(a *author, s spot) string {
	if s.within("pillar", "theme") && !s.inPost() {
		return a.idea(s).part(2, nil)
	}
	return a.say("why", s.place, nil, nil)
}

func writeMetric(a *author, s spot) string {
	all := append(a.usable("metric."+a.aim.String(), nil), a.usable("metric", nil)...)
	if len(all) == 0 {
		return a.unknown(1)
	}
	return all[s.index%len(all)].part(0, nil)
}

func writePositioning(a *author, s spot) string {
	return a.told("positioning", a.withFact(s.place, nil), s.to)
}

// writeSummary tells a plan in a few sentences: who, what for, with which facts, where and when.
func writeSummary(a *author, s spot) string {
	if s.inPost() {
		return writePost(a, s)
	}
	return a.told("strategy.summary", a.withFact(s.place, nil), s.to)
}

func writeDescription(a *author, s spot) string {
	switch {
	case s.inPost():
		return writePost(a, s)
	case s.pillar != nil && s.pillar.Text != "":
		return a.sentence(s.pillar.Text)
	case s.within("audience", "persona", "segment"):
		return writeAudience(a, s)
	case s.within("phase", "stage", "milestone", "timeline"):
		if text := a.pick("phase", s.index-a.shift, nil).part(1, nil); text != "" {
			return text
		}
	case s.within("channel", "network", "platform") && s.network != "":
		return writeRole(a, s)
	case s.within("pillar", "theme"):
		return a.idea(s).part(1, s.to)
	}
	return a.joined(a.say("bridge", s.place, nil, s.to), a.proof(s.place, s.to))
}

func orElse(text, fallback string) string {
	if text == "" {
		return fallback
	}
	return text
}
