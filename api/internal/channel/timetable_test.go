package channel_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/kit/wallclock"
)

// Over zones that change their clocks at different hours and by different steps, and over
// years: a slot comes once in each week, when the clocks show its time, or at the end of the
// gap that skips it.
func TestASlotComesOnceAWeekAtItsTimeByTheClocks(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 2))
	checked := 0
	for _, name := range []string{"UTC", "Europe/Berlin", "America/New_York", "America/Santiago", "Australia/Lord_Howe", "Asia/Tehran", "Africa/Casablanca", "Pacific/Apia", "Asia/Kathmandu"} {
		zone, err := time.LoadLocation(name)
		if err != nil {
			t.Fatal(err)
		}
		for range 40 {
			slot := channel.Slot{Day: time.Weekday(draw.IntN(7)), Minute: draw.IntN(24 * 60)}
			from := time.Date(2024+draw.IntN(6), time.Month(1+draw.IntN(12)), 1+draw.IntN(28), draw.IntN(24), 0, 0, 0, zone)
			weeks := 1 + draw.IntN(60)
			to := from.AddDate(0, 0, 7*weeks)
			got, err := channel.Timetable{Zone: name, Slots: []channel.Slot{slot}}.Between(from, to)
			if err != nil || len(got) < weeks-1 || len(got) > weeks+1 {
				t.Fatalf("%s: %d weeks from %v have %d times of %v (%v)", name, weeks, from, len(got), slot, err)
			}
			for i, at := range got {
				checked++
				shown := wallclock.Of(at, zone)
				exact := shown.Weekday() == slot.Day && shown.Hour*60+shown.Minute == slot.Minute
				start, _ := at.In(zone).ZoneBounds()
				if !exact && !start.Equal(at) {
					t.Errorf("%s: %v comes at %v, which is neither its time nor the end of a gap", name, slot, at.In(zone))
				}
				if at.Before(from) || !at.Before(to) || i > 0 && !at.After(got[i-1]) {
					t.Errorf("%s: %v is out of the span or its order", name, at)
				}
			}
		}
	}
	t.Logf("%d moments are right", checked)
}
