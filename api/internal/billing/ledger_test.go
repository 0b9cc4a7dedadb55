package billing

import (
	"fmt"
	"slices"
	"testing"
	"time"
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

func extends(at, id, until string) Entry {
	return Entry{ID: "extend:" + at, Kind: Extended, At: day(at), Plan: plan(id), Until: day(until), Reason: "a test"}
}

// changes is a change of plan, for good where until is empty.
func changes(at, id, until string) Entry {
	e := Entry{ID: "change:" + at, Kind: Changed, At: day(at), Plan: plan(id), Reason: "a test"}
	if until != "" {
		e.Until = day(until)
	}
	return e
}

// discounted is a purchase that cost so little.
func discounted(e Entry, amount int64) Entry {
	e.Amount.Amount = amount
	return e
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
		"a discounted purchase turns the money of others into time at the full price": {
			[]Entry{buys("2026-04-01", "starter", Month), discounted(buys("2026-04-16", "agency", Month), 1)},
			[]string{"starter 2026-04-01..2026-04-16", "agency 2026-04-16..2026-05-17"},
		},
		"a purchase that cost nothing displaces no time that was paid for": {
			[]Entry{buys("2026-04-01", "starter", Month), discounted(buys("2026-04-16", "agency", Month), 0)},
			[]string{"starter 2026-04-01..2026-05-01", "agency 2026-05-01..2026-06-01"},
		},
		"an extension of the trial goes on where it ends": {
			[]Entry{trial("2026-01-01"), extends("2026-01-10", "growth", "2026-02-10")},
			[]string{"growth 2026-01-01..2026-01-15", "growth 2026-01-15..2026-02-10"},
		},
		"an extension after the end begins at once": {
			[]Entry{trial("2026-01-01"), extends("2026-03-01", "growth", "2026-03-10")},
			[]string{"growth 2026-01-01..2026-01-15", "growth 2026-03-01..2026-03-10"},
		},
		"an extension goes behind a plan that waits": {
			[]Entry{first, buys("2026-01-10", "starter", Month), extends("2026-01-11", "starter", "2026-03-15")},
			[]string{"growth 2026-01-01..2026-02-01", "starter 2026-02-01..2026-03-01", "starter 2026-03-01..2026-03-15"},
		},
		"an extension that the ledger has outrun gives nothing": {
			[]Entry{buys("2026-01-01", "growth", Year), extends("2026-01-11", "growth", "2026-03-15")},
			[]string{"growth 2026-01-01..2027-01-01"},
		},
		"a change for good keeps what is left": {
			[]Entry{first, buys("2026-01-10", "starter", Month), changes("2026-01-11", "agency", "")},
			[]string{"growth 2026-01-01..2026-01-11", "agency 2026-01-11..2026-02-01", "agency 2026-02-01..2026-03-01"},
		},
		"a change to a smaller plan keeps what is left": {
			[]Entry{buys("2026-01-31", "agency", Month), changes("2026-02-10", "starter", "")},
			[]string{"agency 2026-01-31..2026-02-10", "starter 2026-02-10..2026-02-28"},
		},
		"a change until some day lets what was there wait": {
			[]Entry{first, changes("2026-01-11", "starter", "2026-01-21")},
			[]string{"growth 2026-01-01..2026-01-11", "starter 2026-01-11..2026-01-21", "growth 2026-01-21..2026-02-11"},
		},
		"a change in the trial lets no free time wait": {
			[]Entry{trial("2026-01-01"), changes("2026-01-05", "agency", "2026-02-05")},
			[]string{"growth 2026-01-01..2026-01-05", "agency 2026-01-05..2026-02-05"},
		},
		"a refund after a change takes what that payment still brings": {
			[]Entry{first, changes("2026-01-11", "agency", ""), refunds("2026-01-21", first)},
			[]string{"growth 2026-01-01..2026-01-11", "agency 2026-01-11..2026-01-21"},
		},
		"what is bought after a change keeps the anchor": {
			[]Entry{buys("2028-01-31", "growth", Month), changes("2028-02-10", "starter", ""), buys("2028-02-11", "starter", Month)},
			[]string{"growth 2028-01-31..2028-02-10", "starter 2028-02-10..2028-02-29", "starter 2028-02-29..2028-03-31"},
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
