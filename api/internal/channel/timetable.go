package channel

import (
	"cmp"
	"context"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/wallclock"
	"campaignos.dev/api/internal/tenant"
)

// mostSlots is how many posting times a channel may have in a week.
const mostSlots = 100

// Slot is a time of the week.
type Slot struct {
	Day    time.Weekday `bson:"day"`
	Minute int          `bson:"minute"` // of the day, from 0
}

// Timetable is when a channel's queued posts go out, week by week.
type Timetable struct {
	Zone  string `bson:"zone"` // IANA name, by whose clocks the slots are meant
	Slots []Slot `bson:"slots"`
}

// Between lists the moments of the slots in a span, its end excluded, earliest first. A time
// that a change of the clocks skips is the first instant behind the gap; one that comes
// twice is the first of the two. Faults: an unknown zone.
func (t Timetable) Between(from, to time.Time) ([]time.Time, error) {
	zone, err := time.LoadLocation(t.Zone)
	if err != nil {
		return nil, err
	}
	var moments []time.Time
	day := wallclock.Of(from, zone)
	day.Hour, day.Minute = 0, 0
	for ; !day.In(zone).After(to); day = day.AddDays(1) {
		for _, slot := range t.Slots {
			if slot.Day != day.Weekday() {
				continue
			}
			shown := day
			shown.Hour, shown.Minute = slot.Minute/60, slot.Minute%60
			if at := shown.In(zone); !at.Before(from) && at.Before(to) {
				moments = append(moments, at)
			}
		}
	}
	slices.SortFunc(moments, time.Time.Compare)
	return slices.CompactFunc(moments, time.Time.Equal), nil
}

// SetTimetable says when a channel's queued posts go out; what is scheduled stays. Faults:
// ErrNotFound, fault.ErrStale, fault.ErrInvalid.
func (s *Service) SetTimetable(ctx context.Context, actor tenant.Actor, id ID, version int64, t Timetable) (Channel, error) {
	c, err := s.Get(ctx, actor, id)
	if err != nil {
		return Channel{}, err
	}
	if version != 0 && c.Version != version {
		return Channel{}, fault.ErrStale
	}
	if err := t.tidy(); err != nil {
		return Channel{}, err
	}
	c.Timetable = &t
	err = s.save(ctx, actor, c)
	c.Version++
	return c, err
}

// Get reads a channel that is connected or broken. Faults: ErrNotFound.
func (s *Service) Get(ctx context.Context, actor tenant.Actor, id ID) (Channel, error) {
	c, err := s.Store.Get(ctx, actor.Scope(), id)
	if err == nil && c.Status == Disconnected {
		err = ErrNotFound
	}
	return c, err
}

// tidy brings the slots into the order of the week. Faults: fault.ErrInvalid.
func (t *Timetable) tidy() error {
	var wrong fault.Fields
	_, err := time.LoadLocation(t.Zone)
	wrong.Require(err == nil && t.Zone != "" && t.Zone != "Local", "timezone", "unknown_value", "Give the IANA name of a time zone, such as Europe/Berlin.")
	wrong.Require(len(t.Slots) <= mostSlots, "slots", "too_many", "Choose at most 100 posting times a week.")
	t.Slots = slices.SortedFunc(slices.Values(t.Slots), func(a, b Slot) int {
		return cmp.Or(cmp.Compare((a.Day+6)%7, (b.Day+6)%7), cmp.Compare(a.Minute, b.Minute)) // the week begins on Monday
	})
	wrong.Require(len(slices.Compact(slices.Clone(t.Slots))) == len(t.Slots), "slots", "duplicate", "Name each posting time once.")
	return wrong.Err()
}
