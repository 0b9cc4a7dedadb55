package wallclock_test

import (
	"archive/zip"
	"math/rand/v2"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/wallclock"
)

// The years that the promise is tested for.
const (
	first = 2020
	last  = 2035
)

// zones are all of the IANA database that comes with Go.
func zones(t *testing.T) []*time.Location {
	t.Helper()
	root, err := exec.CommandContext(t.Context(), "go", "env", "GOROOT").Output()
	if err != nil {
		t.Fatal(err)
	}
	files, err := zip.OpenReader(filepath.Join(strings.TrimSpace(string(root)), "lib", "time", "zoneinfo.zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer files.Close()
	var all []*time.Location
	for _, f := range files.File {
		if zone, err := time.LoadLocation(f.Name); err == nil && !strings.HasSuffix(f.Name, "/") {
			all = append(all, zone)
		}
	}
	return all
}

// changes are the instants at which a zone's clocks are put forward or back.
func changes(zone *time.Location) []time.Time {
	var all []time.Time
	at := time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC).In(zone)
	for {
		_, end := at.ZoneBounds()
		if end.IsZero() || end.UTC().Year() > last {
			return all
		}
		all = append(all, end)
		at = end
	}
}

// shows says whether the clocks show the time at an instant, by the standard library alone.
func shows(at time.Time, zone *time.Location, want wallclock.Time) bool {
	year, month, day := at.In(zone).Date()
	hour, minute, _ := at.In(zone).Clock()
	return want == wallclock.Time{Year: year, Month: month, Day: day, Hour: hour, Minute: minute}
}

// candidates are the instants at which the clocks show the time, minute by minute around it.
func candidates(zone *time.Location, want wallclock.Time) (all []time.Time) {
	around := time.Date(want.Year, want.Month, want.Day, want.Hour, want.Minute, 0, 0, time.UTC)
	for _, offset := range offsets(zone, around) {
		if at := around.Add(-offset); shows(at, zone, want) {
			all = append(all, at)
		}
	}
	return all
}

func offsets(zone *time.Location, around time.Time) (all []time.Duration) {
	seen := map[int]bool{}
	for at := around.Add(-30 * time.Hour); at.Before(around.Add(30 * time.Hour)); at = at.Add(15 * time.Minute) {
		if _, seconds := at.In(zone).Zone(); !seen[seconds] {
			seen[seconds] = true
			all = append(all, time.Duration(seconds)*time.Second)
		}
	}
	return all
}

// Around every change of every zone, each half hour is tried: a time that the clocks show is
// found, at the first instant at which they show it; one that they skip is the first instant
// behind the gap.
func TestEveryChangeOfEveryZone(t *testing.T) {
	all := zones(t)
	met, skipped, twice := 0, 0, 0
	for _, zone := range all {
		for _, change := range changes(zone) {
			met++
			for step := -8; step <= 8; step++ {
				shown := wallclock.Of(change.Add(-time.Minute), zone)
				want := wallclock.Time{Year: shown.Year, Month: shown.Month, Day: shown.Day, Hour: shown.Hour, Minute: shown.Minute}
				clock := time.Date(want.Year, want.Month, want.Day, want.Hour, want.Minute, 0, 0, time.UTC).Add(time.Duration(step)*30*time.Minute + time.Minute)
				want = wallclock.Of(clock, time.UTC)
				got, there := want.In(zone), candidates(zone, want)
				switch {
				case len(there) == 0:
					skipped++
					if !got.Equal(change) {
						t.Errorf("%s skips %v, which became %v instead of the first instant behind the gap, %v", zone, want, got, change)
					}
				case len(there) > 1:
					twice++
					fallthrough
				default:
					for _, at := range there {
						if got.After(at) {
							t.Errorf("%s shows %v first at %v, not at %v", zone, want, at, got)
						}
					}
					if !shows(got, zone, want) {
						t.Errorf("%s does not show %v at %v", zone, want, got)
					}
				}
			}
		}
	}
	t.Logf("%d zones, %d changes, %d skipped times, %d that come twice", len(all), met, skipped, twice)
	if len(all) < 400 || skipped == 0 || twice == 0 {
		t.Error("too little was looked at")
	}
}

func TestADayLaterIsTheSameTimeOnTheClocks(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 1))
	from := time.Date(first, 1, 1, 0, 0, 0, 0, time.UTC)
	for _, zone := range zones(t) {
		for range 200 {
			at := from.Add(time.Duration(dice.Int64N(int64(16 * 365 * 24 * time.Hour)))).Truncate(time.Second)
			days := dice.IntN(800) - 400
			got, want := wallclock.Shift(at, zone, days), wallclock.Of(at, zone).AddDays(days)
			if len(candidates(zone, want)) > 0 && !shows(got, zone, want) {
				t.Fatalf("%s: %v and %d days is %v, which does not show %v", zone, at, days, got, want)
			}
		}
	}
}

func TestWhatPeopleInBerlinMean(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for shown, want := range map[wallclock.Time]string{
		{2027, time.March, 28, 2, 30}:    "2027-03-28T01:00:00Z", // skipped: three o'clock
		{2026, time.October, 25, 2, 30}:  "2026-10-25T00:30:00Z", // twice: the first
		{2026, time.December, 24, 18, 0}: "2026-12-24T17:00:00Z",
	} {
		if got := shown.In(berlin).UTC().Format(time.RFC3339); got != want {
			t.Errorf("%v is %s, want %s", shown, got, want)
		}
	}
}
