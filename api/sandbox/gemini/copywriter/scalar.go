package copywriter

import (
	"fmt"
	"math"
	"regexp"
	"strconv"
	"strings"
	"time"

	"campaignos.dev/sandbox/gemini/schema"
)

// string writes a text: by its format, by what its name asks for, and within its limits.
func (w *writer) string(s *schema.Schema, at spot) string {
	if s.MaxLength != nil {
		at.limit = *s.MaxLength
	}
	if text, is := w.formatted(s, at); is && (s.Pattern == "" || fits(text, s)) {
		return w.fitText(text, s)
	}
	if s.Pattern != "" {
		return w.patterned(s, at)
	}
	text := w.author.text(at)
	if s.MinLength != nil {
		text = w.lengthen(text, *s.MinLength, at)
	}
	return w.fitText(text, s)
}

// formatted writes what is no prose: dates, addresses, ids, networks.
func (w *writer) formatted(s *schema.Schema, at spot) (string, bool) {
	name := at.name()
	switch s.Format {
	case "date-time":
		return w.date(at).Format(time.RFC3339), true
	case "date":
		return w.date(at).Format(time.DateOnly), true
	case "time":
		return w.hour(at) + ":00Z", true
	case "uuid":
		return w.uuid(), true
	case "email":
		return "hello@example.com", true
	case "uri", "url", "iri":
		return orElse(w.facts.Website, "https://example.com"), true
	}
	switch last := name[strings.LastIndexByte(name, ' ')+1:]; last {
	case "url", "website", "link":
		return orElse(w.facts.Website, "https://example.com"), true
	case "email":
		return "hello@example.com", true
	case "date", "start", "end", "deadline", "day":
		return w.date(at).Format(time.DateOnly), true
	case "at":
		return w.date(at).Format(time.RFC3339), true
	case "time", "hour":
		return w.hour(at), true
	case "currency":
		return orElse(strings.ToUpper(w.facts.Currency), "EUR"), true
	case "language", "locale":
		return orElse(w.facts.Language, "en"), true
	case "color", "colour":
		return w.say("colour", at.index, nil, nil), true
	case "emoji":
		return emojis[at.place%len(emojis)], true
	}
	if anyWord(name, networkWords) && len(s.Pattern) == 0 {
		return w.networkName(at), true
	}
	return w.identifier(name, at)
}

// identifier writes ids: of a fact where one is meant, else a made-up one.
func (w *writer) identifier(name string, at spot) (string, bool) {
	isID := anyWord(name, []string{"id", "key", "slug"})
	if at.within(sourceWords...) && (isID || anyWord(name, sourceWords)) {
		if sources := at.to.sources(""); len(sources) > at.index {
			return sources[at.index], true
		}
		if f, ok := w.fact(at.place); ok && f.ID != "" {
			return f.ID, true
		}
	}
	if !isID || anyWord(name, []string{"message", "fact", "point"}) && !anyWord(name, []string{"id"}) {
		return "", false
	}
	return "item-" + strconv.Itoa(at.index+1), true
}

func (w *writer) networkName(at spot) string {
	if at.network != "" {
		return at.network
	}
	if len(w.facts.Channels) > 0 {
		return w.facts.Channels[at.index%len(w.facts.Channels)]
	}
	return []string{"instagram", "facebook", "linkedin"}[at.index%3]
}

// date lies within the campaign: lists divide its time, an end lies behind its start.
func (w *writer) date(at spot) time.Time {
	start, end := w.facts.Start, w.facts.End
	if start.IsZero() {
		start = time.Date(2027, 1, 11, 9, 0, 0, 0, time.UTC)
	}
	if !end.After(start) {
		end = start.AddDate(0, 0, 28)
	}
	part := end.Sub(start) / time.Duration(max(1, at.count))
	day := start.Add(part * time.Duration(at.index))
	if anyWord(at.name(), []string{"end", "ends", "until", "to", "finish", "deadline"}) {
		day = day.Add(part)
	}
	return day.Truncate(time.Hour)
}

func (w *writer) hour(at spot) string {
	return []string{"09:00", "12:30", "17:30", "19:00"}[(w.shift+at.index)%4]
}

func (w *writer) uuid() string {
	a, b := w.dice.Uint64(), w.dice.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-a%03x-%012x", a>>32, a>>16&0xffff, a&0xfff, b>>52, b&0xffffffffffff)
}

// lengthen adds sentences until a text is long enough.
func (w *writer) lengthen(text string, least int, at spot) string {
	for i := 1; runes(text) < least && i < 200; i++ {
		more := []string{w.say("bridge", at.place+i, nil, at.to), w.proof(at.place+i, at.to), w.say("question", i, nil, nil)}[i%3]
		text = strings.TrimSpace(w.joined(w.sentence(text), orElse(more, w.say("plain", i, nil, nil))))
	}
	return text + strings.Repeat(w.stop, max(0, least-runes(text)))
}

// fitText brings a text within a schema's lengths.
func (w *writer) fitText(text string, s *schema.Schema) string {
	if s.MaxLength != nil {
		text = w.cut(text, *s.MaxLength)
	}
	if s.MinLength != nil {
		text += strings.Repeat(w.stop, max(0, *s.MinLength-runes(text)))
	}
	return text
}

// fits says whether a text obeys a schema's lengths and pattern.
func fits(text string, s *schema.Schema) bool {
	if s.MinLength != nil && runes(text) < *s.MinLength || s.MaxLength != nil && runes(text) > *s.MaxLength {
		return false
	}
	pattern, err := regexp.Compile(s.Pattern)
	return err != nil || pattern.MatchString(text)
}

// number writes a figure of a sensible size within the schema's limits.
func (w *writer) number(s *schema.Schema, at spot) any {
	whole := s.Is("integer") && !s.Is("number") || s.Format == "int32" || s.Format == "int64"
	low, high := limits(s, whole)
	value := w.figure(at, low, high, whole)
	value = math.Min(math.Max(value, low), high)
	if step := s.MultipleOf; step > 0 {
		value = onStep(value, step, low, high)
	}
	if whole {
		return int64(math.Round(value))
	}
	rounded := math.Round(value*100) / 100
	if rounded < low || rounded > high {
		rounded = value
	}
	return rounded
}

// onStep moves a figure to a multiple of step that lies within the limits.
func onStep(value, step, low, high float64) float64 {
	value = math.Round(value/step) * step
	if value < low {
		value = math.Ceil(low/step) * step
	}
	if value > high {
		value = math.Floor(high/step) * step
	}
	return value
}

// limits are the closed bounds of a figure; an open bound is moved inwards.
func limits(s *schema.Schema, whole bool) (low, high float64) {
	low, high = math.Inf(-1), math.Inf(1)
	if s.Minimum != nil {
		low = *s.Minimum
	}
	if s.Maximum != nil {
		high = *s.Maximum
	}
	if s.Above != nil {
		low = math.Max(low, inwards(*s.Above, 1, whole, s))
	}
	if s.Below != nil {
		high = math.Min(high, inwards(*s.Below, -1, whole, s))
	}
	if whole {
		low, high = math.Ceil(low), math.Floor(high)
	}
	return low, high
}

func inwards(bound, direction float64, whole bool, s *schema.Schema) float64 {
	if whole {
		if bound == math.Trunc(bound) {
			return bound + direction
		}
		return bound
	}
	if s.Above != nil && s.Below != nil {
		return bound + direction*(*s.Below-*s.Above)/16
	}
	return bound + direction*0.5
}

// figure chooses a number by what its name says.
func (w *writer) figure(at spot, low, high float64, whole bool) float64 {
	name := at.name()
	switch {
	case anyWord(name, []string{"share", "percent", "percentage", "weight", "allocation", "split"}):
		if high <= 1 {
			return portion(1, at, false)
		}
		return portion(100, at, true)
	case anyWord(name, []string{"budget", "amount", "cost", "spend"}):
		return portion(math.Max(w.facts.Budget, 1), at, whole)
	case anyWord(name, []string{"score", "confidence", "rating", "fit", "strength", "relevance", "probability", "likelihood"}):
		return score(at, low, high)
	case anyWord(name, []string{"post", "cadence", "frequency", "times"}):
		return float64(2 + (w.shift+at.index)%3)
	case anyWord(name, []string{"order", "position", "rank", "index", "number", "week", "priority", "step"}):
		return float64(at.index + 1)
	case anyWord(name, []string{"day", "offset"}):
		return float64(at.index * 3)
	case anyWord(name, []string{"length", "character", "duration", "seconds"}):
		return 30
	case anyWord(name, []string{"target", "reach", "impression", "goal"}):
		return float64(500 * (1 + at.place%4))
	}
	return float64(1 + (w.shift+at.place)%9)
}

// portion divides a whole among the items of a list, the first getting most, so that the parts add up.
func portion(total float64, at spot, whole bool) float64 {
	n := max(1, at.count)
	weights := float64(n*(n+1)) / 2
	part := func(i int) float64 {
		share := total * float64(n-i) / weights
		if whole {
			return math.Floor(share)
		}
		return math.Round(share*100) / 100
	}
	if at.index > 0 {
		return part(at.index)
	}
	rest := total
	for i := 1; i < n; i++ {
		rest -= part(i)
	}
	return rest
}

// score lies in the upper part of its range.
func score(at spot, low, high float64) float64 {
	if math.IsInf(low, 0) {
		low = 0
	}
	if math.IsInf(high, 0) {
		high = low + 1
	}
	return low + (high-low)*(0.92-0.06*float64(at.place%4))
}
