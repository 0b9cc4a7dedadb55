package billing

import (
	"math/big"
	"time"
)

// Source is why a period was given.
type Source string

// The sources.
const (
	Trial    Source = "trial"
	Paid     Source = "payment"
	Override Source = "override"
)

// Period is a stretch of time on one plan: from Start on, End not included.
type Period struct {
	ID        string
	Plan      Plan // as it was when the period was given
	Start     time.Time
	End       time.Time
	Source    Source
	PaymentID string
	Reason    string

	anchor int     // day of the month that its calendar months end on
	shares []share // the money in it; none: it was free
	from   string  // entry that gave it
}

// share is what one payment brought into a period, for its whole length.
type share struct {
	paymentID string
	value     int64 // millionths of the currency's minor unit
	currency  string
}

// micros is how many units of a share's value make one minor unit.
const micros = 1_000_000

// In says whether the instant falls into the period.
func (p Period) In(at time.Time) bool { return !at.Before(p.Start) && at.Before(p.End) }

func (p Period) length() time.Duration { return p.End.Sub(p.Start) }

func (p Period) free() bool { return len(p.shares) == 0 }

func (p Period) value() (total int64) {
	for _, s := range p.shares {
		total += s.value
	}
	return total
}

func (p Period) currency() string {
	if p.free() {
		return ""
	}
	return p.shares[0].currency
}

// from cuts what lies before an instant away; the money is cut in the same proportion.
func (p Period) after(at time.Time) Period {
	if !p.Start.Before(at) {
		return p
	}
	rest := p
	rest.Start = at
	rest.shares = scale(p.shares, int64(p.End.Sub(at)), int64(p.length()))
	return rest
}

// before cuts what lies from an instant on away.
func (p Period) before(at time.Time) Period {
	if !p.End.After(at) {
		return p
	}
	rest := p
	rest.End = at
	rest.shares = scale(p.shares, int64(at.Sub(p.Start)), int64(p.length()))
	return rest
}

// moved shifts a period to begin at another instant.
func (p Period) moved(to time.Time) Period {
	length := p.length()
	p.Start, p.End = to, to.Add(length)
	return p
}

// scale multiplies every share by part/whole, rounded down.
func scale(shares []share, part, whole int64) []share {
	out := make([]share, len(shares))
	for i, s := range shares {
		out[i] = s
		out[i].value = mulDiv(s.value, part, whole)
	}
	return out
}

// mulDiv is a×b÷c without overflow in between, rounded down.
func mulDiv(a, b, c int64) int64 {
	n := new(big.Int).Mul(big.NewInt(a), big.NewInt(b))
	return n.Quo(n, big.NewInt(c)).Int64()
}

// addMonths is calendar arithmetic in UTC: the same clock time so many months on, on the
// anchor day, or on the month's last day where it has no such day. 31 January plus one
// month with anchor 31 is 28 or 29 February, and one more is 31 March.
func addMonths(from time.Time, months, anchor int) time.Time {
	from = from.UTC()
	first := time.Date(from.Year(), from.Month()+time.Month(months), 1, from.Hour(), from.Minute(), from.Second(), from.Nanosecond(), time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return first.AddDate(0, 0, min(anchor, last)-1)
}
