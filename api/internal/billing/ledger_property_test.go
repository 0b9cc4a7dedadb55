package billing

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/money"
)

// history draws a random subscription: a trial, then purchases at full price and less,
// grants, extensions, changes, refunds and ends.
func history(r *rand.Rand) []Entry {
	at := day("2026-01-01").Add(time.Duration(r.IntN(60*24)) * time.Hour)
	entries := []Entry{{ID: "trial", Kind: Began, At: at, Plan: plan("growth"), Until: at.Add(trialLife)}}
	var paid []string
	for n := range 1 + r.IntN(12) {
		at = at.Add(time.Duration(r.Int64N(int64(45 * 24 * time.Hour)))).Truncate(time.Millisecond)
		e := Entry{ID: fmt.Sprintf("entry %02d", n), At: at, Plan: plan([]string{"starter", "growth", "agency"}[r.IntN(3)])}
		switch k := r.IntN(24); {
		case k < 13:
			e.Kind, e.Interval = Bought, []Interval{Month, Year}[r.IntN(2)]
			e.Amount, _ = e.Plan.Price(e.Interval)
			if r.IntN(4) == 0 { // a promotion code, up to all of it
				e.Amount.Amount -= e.Amount.Amount * r.Int64N(6) / 5
				e.Amount.Amount = max(e.Amount.Amount, 0)
			}
			if r.IntN(8) == 0 {
				e.Amount = money.Of(e.Amount.Amount, "eur")
			}
			e.PaymentID = fmt.Sprintf("payment %02d", n)
			paid = append(paid, e.PaymentID)
		case k < 16:
			e.Kind, e.Until = Granted, at.Add(time.Duration(r.IntN(100*24))*time.Hour)
		case k < 19 && len(paid) > 0:
			e.Kind, e.PaymentID = []Kind{Refunded, Disputed}[r.IntN(2)], paid[r.IntN(len(paid))]
		case k == 19:
			e.Kind = Ended
		case k < 22:
			e.Kind, e.Until = Extended, at.Add(time.Duration(r.IntN(200*24))*time.Hour)
		case k < 24:
			e.Kind = Changed
			if r.IntN(2) == 0 {
				e.Until = at.Add(time.Duration(1+r.IntN(100*24)) * time.Hour)
			}
		default:
			continue
		}
		entries = append(entries, e)
	}
	return entries
}

// histories runs a check over many random ledgers; a failure names the seed.
func histories(t *testing.T, check func(t *testing.T, r *rand.Rand, entries []Entry) error) {
	t.Helper()
	start := time.Now().UnixNano()
	for seed := uint64(start); seed < uint64(start)+3000; seed++ {
		r := rand.New(rand.NewPCG(seed, 1))
		if err := check(t, r, history(r)); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
	}
}

func TestPeriodsNeverOverlapAndStandInOrder(t *testing.T) {
	histories(t, func(_ *testing.T, _ *rand.Rand, entries []Entry) error {
		ids := map[string]bool{}
		periods := Replay(entries)
		for i, p := range periods {
			if !p.Start.Before(p.End) {
				return fmt.Errorf("period %s is empty or runs backwards", p.ID)
			}
			if i > 0 && p.Start.Before(periods[i-1].End) {
				return fmt.Errorf("period %s begins before %s ends: %v", p.ID, periods[i-1].ID, drawn(periods))
			}
			if ids[p.ID] {
				return fmt.Errorf("two periods are called %s", p.ID)
			}
			ids[p.ID] = true
		}
		return nil
	})
}

func TestTheOrderInWhichEntriesArrivedDoesNotMatter(t *testing.T) {
	histories(t, func(_ *testing.T, r *rand.Rand, entries []Entry) error {
		want := drawn(Replay(entries))
		r.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
		if got := drawn(Replay(entries)); !slices.Equal(got, want) {
			return fmt.Errorf("in another order %v, before %v", got, want)
		}
		return nil
	})
}

// left is the money in the periods from an instant on, by currency, in millionths of the
// minor unit.
func left(periods []Period, at time.Time) map[string]int64 {
	sum := map[string]int64{}
	for _, p := range periods {
		if p.End.After(at) {
			p.Start = later(p.Start, at)
			for _, s := range p.worth() {
				sum[s.currency] += s.value
			}
		}
	}
	return sum
}

func TestAPurchaseAddsWhatWasPaidAndTakesNothingAway(t *testing.T) {
	const tolerance = 200 // millionths of a cent, from rounding time to the nanosecond
	histories(t, func(_ *testing.T, _ *rand.Rand, entries []Entry) error {
		for i, e := range entries {
			before, after := left(Replay(entries[:i]), e.At), left(Replay(entries[:i+1]), e.At)
			switch e.Kind {
			case Bought:
				before[e.Amount.Currency] += e.Amount.Amount * micros
			case Refunded, Disputed, Ended:
				continue
			}
			for currency, want := range before {
				if got := after[currency]; got > want || got < want-tolerance {
					return fmt.Errorf("after %s on %s %d millionths of a cent (%s) are left, want %d", e.Kind, e.Plan.ID, got, currency, want)
				}
			}
		}
		return nil
	})
}

func TestARefundTakesTheMoneyOfThatPaymentAndNoOther(t *testing.T) {
	const tolerance = 200
	histories(t, func(_ *testing.T, _ *rand.Rand, entries []Entry) error {
		for i, e := range entries {
			if e.Kind != Refunded && e.Kind != Disputed {
				continue
			}
			kept := func(periods []Period) (mine, others int64) {
				for _, p := range periods {
					if !p.End.After(e.At) {
						continue
					}
					p.Start = later(p.Start, e.At)
					for _, s := range p.worth() {
						if s.paymentID == e.PaymentID {
							mine += s.value
						} else {
							others += s.value
						}
					}
				}
				return mine, others
			}
			_, before := kept(Replay(entries[:i]))
			mine, after := kept(Replay(entries[:i+1]))
			if mine != 0 || after > before+tolerance || after < before-tolerance {
				return fmt.Errorf("after %s of %s it has %d left, the others %d of %d", e.Kind, e.PaymentID, mine, after, before)
			}
		}
		return nil
	})
}

func TestAYearOfMonthsFromAnyDayEndsAYearLater(t *testing.T) {
	for at := day("2027-01-01"); at.Before(day("2029-01-01")); at = at.AddDate(0, 0, 1) {
		var entries []Entry
		for n := range 12 {
			e := buys(at.Format(time.DateOnly), "growth", Month)
			e.ID = fmt.Sprintf("%02d", n)
			entries = append(entries, e)
		}
		periods := Replay(entries)
		if got, want := periods[11].End, addMonths(at, 12, at.Day()); !got.Equal(want) {
			t.Errorf("twelve months from %s end on %s, want %s", at.Format(time.DateOnly), got, want)
		}
	}
}

func TestOneMoreEntryNeverChangesThePast(t *testing.T) {
	histories(t, func(_ *testing.T, _ *rand.Rand, entries []Entry) error {
		for i, e := range entries {
			if e.Kind == Reinstated {
				continue
			}
			for _, at := range []time.Duration{time.Nanosecond, time.Hour, 100 * time.Hour} {
				then := e.At.Add(-at)
				if was, is := inForceAt(entries[:i], then), inForceAt(entries[:i+1], then); was != is {
					return fmt.Errorf("%s at %s turned %q before it into %q", e.Kind, e.At, was, is)
				}
			}
		}
		return nil
	})
}

func inForceAt(entries []Entry, at time.Time) string {
	for _, p := range Replay(entries) {
		if p.In(at) {
			return p.Plan.ID
		}
	}
	return ""
}

func TestAroundEachBoundaryExactlyTheRightPeriodIsInForce(t *testing.T) {
	histories(t, func(_ *testing.T, _ *rand.Rand, entries []Entry) error {
		l := Ledger{Entries: entries}
		for i, p := range Replay(entries) {
			for _, c := range []struct {
				at   time.Time
				here bool
			}{
				{p.Start.Add(-time.Second), false}, {p.Start, true}, {p.End.Add(-time.Nanosecond), true}, {p.End, false}, {p.End.Add(time.Second), false},
			} {
				s := l.At(c.at)
				if here := s.Current != nil && s.Current.ID == p.ID; here != c.here {
					return fmt.Errorf("at %s, period %d (%s to %s) in force: %t", c.at, i, p.Start, p.End, here)
				}
				if (s.Current == nil) != (s.Status == Inactive) {
					return fmt.Errorf("at %s the status is %s with %v in force", c.at, s.Status, s.Current)
				}
			}
		}
		return nil
	})
}

func TestADayOfAMonthIsKeptThroughShortMonthsAndLeapYears(t *testing.T) {
	for year := 2024; year < 2033; year++ {
		for d := 28; d <= 31; d++ {
			at := time.Date(year, time.January, d, 9, 30, 0, 0, time.UTC)
			var entries []Entry
			for n := range 24 {
				e := buys("2024-01-01", "growth", Month)
				e.ID, e.At = fmt.Sprint("month ", 10+n), at.Add(time.Duration(n)*time.Second)
				entries = append(entries, e)
			}
			for n, p := range Replay(entries) {
				month := time.Date(year, time.January+time.Month(n)+1, 1, 9, 30, 0, 0, time.UTC)
				if want := month.AddDate(0, 0, min(d, month.AddDate(0, 1, -1).Day())-1); !p.End.Equal(want) {
					t.Fatalf("month %d from %s ends on %s, want %s", n+1, at, p.End, want)
				}
			}
		}
	}
}
