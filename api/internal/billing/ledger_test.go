package billing

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/money"
)

func day(text string) time.Time {
	at, err := time.Parse(time.DateOnly, text)
	if err != nil {
		panic(err)
	}
	return at.UTC()
}

func plan(id string) *Plan {
	all := Catalogue()
	i := slices.IndexFunc(all, func(p Plan) bool { return p.ID == id })
	return &all[i]
}

func trial(at string) Entry {
	return Entry{ID: "trial", Kind: Began, At: day(at), Plan: plan("growth"), Until: day(at).Add(trialLife)}
}

func buys(at, id string, i Interval) Entry {
	price, _ := plan(id).Price(i)
	return Entry{ID: "paid:" + at + id, Kind: Bought, At: day(at), Plan: plan(id), Interval: i, Amount: price, PaymentID: "pay:" + at + id}
}

func grants(at, id, until string) Entry {
	return Entry{ID: "grant:" + at, Kind: Granted, At: day(at), Plan: plan(id), Until: day(until), Reason: "a test"}
}

func refunds(at string, of Entry) Entry {
	return Entry{ID: "refund:" + of.ID, Kind: Refunded, At: day(at), PaymentID: of.PaymentID}
}

// drawn writes periods as "growth 2026-01-31..2026-02-28", for comparison by eye.
func drawn(periods []Period) (lines []string) {
	for _, p := range periods {
		lines = append(lines, fmt.Sprintf("%s %s..%s", p.Plan.ID, p.Start.Format(time.DateOnly), p.End.Format(time.DateOnly)))
	}
	return lines
}

func TestWhatFollowsFromALedger(t *testing.T) {
	first := buys("2026-01-01", "growth", Month)
	for name, c := range map[string]struct {
		entries []Entry
		want    []string
	}{
		"the trial lasts fourteen days": {
			[]Entry{trial("2026-01-01")}, []string{"growth 2026-01-01..2026-01-15"},
		},
		"the same plan again starts where the last period ends": {
			[]Entry{first, buys("2026-01-20", "growth", Month)},
			[]string{"growth 2026-01-01..2026-02-01", "growth 2026-02-01..2026-03-01"},
		},
		"a purchase in the trial keeps the days of the trial": {
			[]Entry{trial("2026-01-01"), buys("2026-01-05", "growth", Month)},
			[]string{"growth 2026-01-01..2026-01-15", "growth 2026-01-15..2026-02-15"},
		},
		"a dearer plan in the trial starts now": {
			[]Entry{trial("2026-01-01"), buys("2026-01-05", "agency", Month)},
			[]string{"growth 2026-01-01..2026-01-05", "agency 2026-01-05..2026-02-05"},
		},
		"a cheaper plan starts when the present one ends": {
			[]Entry{first, buys("2026-01-10", "starter", Month)},
			[]string{"growth 2026-01-01..2026-02-01", "starter 2026-02-01..2026-03-01"},
		},
		"a purchase after the end starts at once": {
			[]Entry{first, buys("2026-05-10", "growth", Month)},
			[]string{"growth 2026-01-01..2026-02-01", "growth 2026-05-10..2026-06-10"},
		},
		"months are clamped to the month's last day and come back to the anchor": {
			[]Entry{buys("2026-01-31", "growth", Month), buys("2026-02-01", "growth", Month), buys("2026-02-02", "growth", Month)},
			[]string{"growth 2026-01-31..2026-02-28", "growth 2026-02-28..2026-03-31", "growth 2026-03-31..2026-04-30"},
		},
		"a leap day is a last day too": {
			[]Entry{buys("2028-01-31", "growth", Month), buys("2028-02-01", "growth", Year)},
			[]string{"growth 2028-01-31..2028-02-29", "growth 2028-02-29..2029-02-28"},
		},
		"what is left of a cheaper plan becomes time on the dearer one": {
			// 1 to 16 April is half of Starter's April: 9.50 of 149 dollars, so 1.91 of 30 days.
			[]Entry{buys("2026-04-01", "starter", Month), buys("2026-04-16", "agency", Month)},
			[]string{"starter 2026-04-01..2026-04-16", "agency 2026-04-16..2026-05-17"},
		},
		"a refund ends the period and what follows moves up": {
			[]Entry{first, buys("2026-01-02", "growth", Month), refunds("2026-01-11", first)},
			[]string{"growth 2026-01-01..2026-01-11", "growth 2026-01-11..2026-02-08"},
		},
		"a refund of a period to come removes it": {
			[]Entry{first, buys("2026-01-02", "growth", Month), refunds("2026-01-11", buys("2026-01-02", "growth", Month))},
			[]string{"growth 2026-01-01..2026-02-01"},
		},
		"a dispute that is won was never there": {
			[]Entry{first, {ID: "d", Kind: Disputed, At: day("2026-01-05"), PaymentID: first.PaymentID}, {ID: "r", Kind: Reinstated, At: day("2026-01-20"), PaymentID: first.PaymentID}},
			[]string{"growth 2026-01-01..2026-02-01"},
		},
		"a grant of a dearer plan makes what was paid for wait": {
			[]Entry{first, grants("2026-01-11", "agency", "2026-01-21")},
			[]string{"growth 2026-01-01..2026-01-11", "agency 2026-01-11..2026-01-21", "growth 2026-01-21..2026-02-11"},
		},
		"a grant of the same plan goes on from the present end": {
			[]Entry{first, grants("2026-01-11", "growth", "2026-03-01")},
			[]string{"growth 2026-01-01..2026-02-01", "growth 2026-02-01..2026-03-01"},
		},
		"free time that reaches beyond a purchase stays": {
			[]Entry{grants("2026-01-01", "starter", "2026-12-01"), buys("2026-02-01", "growth", Month)},
			[]string{"starter 2026-01-01..2026-02-01", "growth 2026-02-01..2026-03-01", "starter 2026-03-01..2026-12-01"},
		},
		"an operator's end ends everything": {
			[]Entry{first, buys("2026-01-02", "growth", Year), {ID: "e", Kind: Ended, At: day("2026-01-10")}},
			[]string{"growth 2026-01-01..2026-01-10"},
		},
	} {
		if got := drawn(Replay(c.entries)); !slices.Equal(got, c.want) {
			t.Errorf("%s:\n got %v\nwant %v", name, got, c.want)
		}
	}
}

// history draws a random subscription: a trial, then purchases, grants, refunds and ends.
func history(r *rand.Rand) []Entry {
	at := day("2026-01-01").Add(time.Duration(r.IntN(60*24)) * time.Hour)
	entries := []Entry{{ID: "trial", Kind: Began, At: at, Plan: plan("growth"), Until: at.Add(trialLife)}}
	var paid []string
	for n := range 1 + r.IntN(12) {
		at = at.Add(time.Duration(r.Int64N(int64(45 * 24 * time.Hour)))).Truncate(time.Millisecond)
		e := Entry{ID: fmt.Sprintf("entry %02d", n), At: at, Plan: plan([]string{"starter", "growth", "agency"}[r.IntN(3)])}
		switch k := r.IntN(20); {
		case k < 13:
			e.Kind, e.Interval = Bought, []Interval{Month, Year}[r.IntN(2)]
			e.Amount, _ = e.Plan.Price(e.Interval)
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
