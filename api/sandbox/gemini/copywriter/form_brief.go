package copywriter

import (
	"slices"

	"campaignos.dev/sandbox/gemini/schema"
)

// creativeBrief says how a picture or film is to be made.
func (w *writer) creativeBrief(s *schema.Schema, at spot) record {
	var to ledger
	network := networkOf(w.facts.Network)
	format := w.formatFor(below(s, "format"), network)
	return record{
		"title":   w.usableFirst("brief.title", &to),
		"concept": w.say("brief.concept", 0, w.withFact(0, nil), &to),
		"format":  format, "ratio": ratioFor(format, network, w.facts.Wishes.Ratio),
		"scenes":  w.scenes(s, format, &to),
		"colours": w.several(s, "colours", "colour", 3, nil, nil),
		"doList":  w.several(s, "doList", "do", 3, nil, nil), "dontList": w.several(s, "dontList", "dont", 3, nil, nil),
		"altText": w.say("alt", 0, nil, &to), "claims": orEmpty(to.claims),
	}
}

// usableFirst is the first line of a pool that can be filled.
func (a *author) usableFirst(pool string, to *ledger) string {
	if all := a.usable(pool, nil); len(all) > 0 {
		return all[0].part(0, to)
	}
	return ""
}

func (w *writer) formatFor(s *schema.Schema, network string) string {
	all := allowed(s, "image", "carousel", "video", "story")
	if slices.Contains(all, w.facts.Wishes.Format) {
		return w.facts.Wishes.Format
	}
	return preferred(habitOf(orElse(network, "instagram")).formats, all)[0]
}

// ratioFor is the shape that suits a format on a network.
func ratioFor(format, network, wanted string) string {
	switch {
	case wanted != "":
		return wanted
	case network == "youtube":
		return "16:9"
	case format == "video" || format == "story":
		return "9:16"
	case format == "carousel":
		return "1:1"
	}
	return "4:5"
}

// scenes are a beginning, what follows, and an end; a picture has one scene, which is the end.
func (w *writer) scenes(s *schema.Schema, format string, to *ledger) []record {
	want := map[string]int{"image": 1, "carousel": 4, "story": 3}[format]
	if want == 0 {
		want = 4
	}
	seconds := 15 / max(1, want)
	return w.list(s, "scenes", want, func(i, count int) record {
		pool, place := "scene.middle", i
		switch {
		case i == count-1 && count > 1:
			pool, place = "scene.close", 0
		case i == 0:
			pool, place = "scene.open", 0
		}
		with := w.withFact(i, nil)
		if fact, is := with["{fact}"]; is && runes(fact.text) > min(60, room(below(s, "scenes", "onScreenText"))) {
			delete(with, "{fact}")
		}
		l := w.pick(pool, place, with)
		scene := record{"description": l.part(0, to), "onScreenText": l.part(1, to), "durationSeconds": max(2, seconds)}
		if format == "image" || format == "carousel" {
			scene["durationSeconds"] = nil
		}
		return scene
	})
}
