package copywriter

import (
	"math"
	"slices"
	"strings"

	"campaignos.dev/sandbox/gemini/schema"
)

// calendar is slots spread over the days that are asked for.
func (w *writer) calendar(s *schema.Schema, at spot) record {
	days := w.days(below(s, "slots", "day"))
	networks := w.mixed(w.networks(below(s, "slots", "network")), w.slotCount(s, days))
	c := &calendar{writer: w, days: days, networks: networks, pillars: w.pillarNames(below(s, "slots", "pillar")), formats: allowed(below(s, "slots", "format")), done: map[string]int{}}
	return record{"summary": w.told("calendar.summary", nil, at.to), "slots": w.list(s, "slots", len(networks), c.slot)}
}

// days is how long the calendar is.
func (w *writer) days(day *schema.Schema) int {
	days := 30
	if w.facts.Wishes.Days > 0 {
		days = w.facts.Wishes.Days
	}
	if day.Maximum != nil {
		days = min(days, int(*day.Maximum))
	}
	return max(1, days)
}

// slotCount follows the posts a week that were asked for, or else those of the strategy.
func (w *writer) slotCount(s *schema.Schema, days int) int {
	weekly := w.facts.Wishes.PerWeek
	if weekly == 0 {
		for _, name := range w.networks(below(s, "slots", "network")) {
			weekly += w.facts.Weekly[name]
		}
	}
	if weekly == 0 {
		weekly = 4
	}
	return bounded(int(math.Round(float64(weekly*days)/7)), below(s, "slots"), w.depth)
}

// mixed gives count networks in an even mix that follows the strategy's posts a week.
func (w *writer) mixed(networks []string, count int) []string {
	given := map[string]float64{}
	var out []string
	for range count {
		next := slices.MinFunc(networks, func(x, y string) int {
			return int(math.Copysign(1, (given[x]+1)/w.weight(x)-(given[y]+1)/w.weight(y)-1e-9))
		})
		given[next]++
		out = append(out, next)
	}
	return out
}

func (w *writer) weight(network string) float64 { return float64(max(1, w.facts.Weekly[network])) }

// pillarNames are those of the strategy, or ideas for some where there is none yet.
func (w *writer) pillarNames(s *schema.Schema) []string {
	var names []string
	for _, p := range w.facts.Pillars {
		names = append(names, p.Name)
	}
	names = preferred(names, allowed(s, names...))
	for i := 0; len(names) == 0 || len(w.facts.Pillars) == 0 && len(s.Enum) == 0 && i < 3; i++ {
		names = append(names, w.pick("pillar", i, w.withFact(i, nil)).part(0, nil))
	}
	return names
}

// calendar is a calendar while its slots are written.
type calendar struct {
	*writer
	days                       int
	networks, pillars, formats []string
	// done counts the slots of each network and format; it also has the ideas that were used.
	done map[string]int
}

func (c *calendar) slot(i, count int) record {
	network := c.networks[i%len(c.networks)]
	h := habitOf(network)
	formats := preferred(h.formats, c.allFormats(h))
	format := formats[c.done[network]%len(formats)]
	pillar := c.pillars[(i+i/max(1, len(c.networks)))%len(c.pillars)]
	if len(c.pillars) > 1 {
		pillar = c.pillars[(i+i/len(c.pillars))%len(c.pillars)]
	}
	theme, idea := c.idea(format, pillar)
	c.done[network]++
	return record{"day": 1 + i*c.days/count, "time": h.times[i%len(h.times)], "network": network, "pillar": pillar, "theme": theme, "idea": idea, "format": format}
}

func (c *calendar) allFormats(h habit) []string {
	if c.formats == nil {
		return h.formats
	}
	return c.formats
}

// idea is a theme and an idea for a format that no slot before has had, as long as there are some.
func (c *calendar) idea(format, pillar string) (theme, idea string) {
	pool := "slot." + format
	if c.pools[pool] == nil {
		pool = "slot.image"
	}
	place := c.done[pool]
	c.done[pool]++
	for i := range 40 {
		l := c.pick(pool, place+i, c.withFact(place+i/8, slots{"{pillar}": {strings.Trim(pillar, "„“「」"), ""}}))
		theme, idea = l.part(0, nil), l.part(1, nil)
		if c.done[idea] == 0 {
			break
		}
	}
	c.done[idea]++
	return theme, idea
}
