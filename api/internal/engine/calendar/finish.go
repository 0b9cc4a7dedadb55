package calendar

import (
	"cmp"
	"encoding/json"
	"slices"

	"campaignos.dev/api/internal/engine"
)

// Finish puts the slots in the order of their moments and gives each its date.
func (*Engine) Finish(f engine.Facts, input, answer json.RawMessage) (json.RawMessage, error) {
	p, err := planFor(f, input)
	if err != nil {
		return nil, err
	}
	var out Output
	if err := json.Unmarshal(answer, &out); err != nil {
		return nil, err
	}
	p.arrange(out.Slots)
	return json.Marshal(out)
}

// arrange sorts slots by their moments, and dates them: what a person changes is the day.
func (p plan) arrange(slots []Slot) {
	slices.SortStableFunc(slots, func(a, b Slot) int { return cmp.Or(cmp.Compare(a.Day, b.Day), cmp.Compare(a.Time, b.Time)) })
	for i := range slots {
		slots[i].Date = p.dateOf(slots[i].Day)
	}
}
