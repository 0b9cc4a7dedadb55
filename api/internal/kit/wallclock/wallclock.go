// Package wallclock finds the instant at which the clocks of a zone show a time.
//
// People plan by their clocks: at nine, whatever the sun does. A change to summer time skips
// an hour of them, and the change back shows one twice. A time that is skipped stands for
// the first instant after the gap, and one that comes twice for the first of the two.
package wallclock

import "time"

// Time is what a clock on the wall shows: a day, an hour and a minute, in no zone.
type Time struct {
	Year   int
	Month  time.Month
	Day    int
	Hour   int
	Minute int
}

// Of reads the clocks of a zone at an instant; seconds are cut off.
func Of(at time.Time, zone *time.Location) Time {
	at = at.In(zone)
	return Time{at.Year(), at.Month(), at.Day(), at.Hour(), at.Minute()}
}

// reach is more than any zone is away from UTC.
const reach = 26 * time.Hour

// In is the instant at which the clocks of a zone show the time.
func (t Time) In(zone *time.Location) time.Time {
	shown := time.Date(t.Year, t.Month, t.Day, t.Hour, t.Minute, 0, 0, time.UTC)
	before, after := offset(shown.Add(-reach), zone), offset(shown.Add(reach), zone)
	// Where the zone changes, the earlier instant is the one that reckons with the larger
	// offset.
	for _, o := range []time.Duration{max(before, after), min(before, after)} {
		if at := shown.Add(-o); offset(at, zone) == o {
			return at
		}
	}
	start, _ := shown.Add(-min(before, after)).In(zone).ZoneBounds()
	return start.UTC()
}

// AddDays is the same time of so many days later, or earlier where days is negative.
func (t Time) AddDays(days int) Time {
	day := time.Date(t.Year, t.Month, t.Day+days, 0, 0, 0, 0, time.UTC)
	t.Year, t.Month, t.Day = day.Date()
	return t
}

// AddMonths is the same time on the same day of so many months later, or on the last day of
// a month that is too short.
func (t Time) AddMonths(months int) Time {
	month := time.Date(t.Year, t.Month+time.Month(months), 1, 0, 0, 0, 0, time.UTC)
	last := month.AddDate(0, 1, -1).Day()
	t.Year, t.Month, t.Day = month.Year(), month.Month(), min(t.Day, last)
	return t
}

// Weekday is the day of the week.
func (t Time) Weekday() time.Weekday {
	return time.Date(t.Year, t.Month, t.Day, 0, 0, 0, 0, time.UTC).Weekday()
}

// Shift moves an instant by days of a zone's clocks, so that nine o'clock stays nine
// o'clock; what is below a minute stays as it is.
func Shift(at time.Time, zone *time.Location, days int) time.Time {
	shown := Of(at, zone)
	return shown.AddDays(days).In(zone).Add(at.Sub(at.Truncate(time.Minute)))
}

func offset(at time.Time, zone *time.Location) time.Duration {
	_, seconds := at.In(zone).Zone()
	return time.Duration(seconds) * time.Second
}
