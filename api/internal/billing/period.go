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
}

// share is what one payment brought into a period: a value, spread evenly over a length
// of time. Cutting or moving the period leaves that rate as it is.
type share struct {
	paymentID string
	value     int64 // millionths of the currency's minor unit
	over      time.Duration
	currency  string
}

// micros is how many units of a share's value make one minor unit.
const micros = 1_000_000

// In says whether the instant falls into the period.
func (p Period) In(at time.Time) bool { return !at.Before(p.Start) && at.Before(p.End) }

func (p Period) length() time.Duration { return p.End.Sub(p.Start) }

func (p Period) free() bool { return len(p.shares) == 0 }

// currency is that of the money in the period, which is always one.
func (p Period) currency() string {
	if p.free() {
		return ""
	}
	return p.shares[0].currency
}

// worth is the money in the period by payment, for the length that it has now.
func (p Period) worth() []share {
	out := make([]share, len(p.shares))
	for i, s := range p.shares {
		out[i] = s
		out[i].value = mulDiv(s.value, int64(p.length()), int64(s.over))
	}
	return out
}

// moved shifts a period to begin at another instant.
func (p Period) moved(to time.Time) Period {
	length := p.length()
	p.Start, p.End = to, to.Add(length)
	return p
}

// without takes the money of one payment out of what lies after an instant, which becomes
// shorter in proportion.
func (p Period) without(paymentID string, at time.Time) Period {
	from := later(p.Start, at)
	var left, gone int64
	var kept []share
	for _, s := range p.shares {
		if s.paymentID == paymentID {
			gone += s.value
			continue
		}
		left += s.value
		kept = append(kept, s)
	}
	if gone == 0 {
		return p
	}
	shorten := func(d time.Duration) time.Duration { return time.Duration(mulDiv(int64(d), left, left+gone)) }
	p.End, p.shares = from.Add(shorten(p.End.Sub(from))), kept
	for i := range p.shares {
		p.shares[i].over = shorten(p.shares[i].over)
	}
	return p
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
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
