package billing

import (
	"cmp"
	"slices"
	"time"

	"campaignos.dev/api/internal/kit/money"
)

// Kind is what an entry of the ledger records.
type Kind string

// The kinds of entries.
const (
	Began      Kind = "trial"     // the trial began
	Bought     Kind = "payment"   // a payment arrived
	Granted    Kind = "grant"     // an operator gave time on a plan
	Ended      Kind = "end"       // an operator ended everything
	Refunded   Kind = "refund"    // a payment was given back in full
	Disputed   Kind = "dispute"   // the buyer's bank took a payment back
	Reinstated Kind = "reinstate" // the dispute was decided in our favour
)

// Entry is one thing that happened to a subscription. Entries are facts: they are added,
// never changed, and every period follows from them.
type Entry struct {
	ID        string      `bson:"id"` // follows from what it records, so that there is one
	Kind      Kind        `bson:"kind"`
	At        time.Time   `bson:"at"`             // when it happened, not when we heard of it
	Plan      *Plan       `bson:"plan,omitempty"` // trial, payment, grant: the terms
	Interval  Interval    `bson:"interval,omitempty"`
	Amount    money.Money `bson:"amount"`
	Until     time.Time   `bson:"until"` // trial and grant: the end
	PaymentID string      `bson:"paymentId,omitempty"`
	SessionID string      `bson:"sessionId,omitempty"`
	Reason    string      `bson:"reason,omitempty"`
	By        string      `bson:"by"` // who caused it: a user's id or "system:<part>"
}

// Replay tells the periods that follow from entries, in order of time and never
// overlapping. The order in which entries were added does not matter: only when they
// happened does.
//
// The rules:
//   - A purchase or grant begins where the last period of the same or a dearer plan ends,
//     or at once where there is none. So the same plan is prolonged, a cheaper one waits
//     for the dearer to end, and a dearer one starts now.
//   - What a purchase displaces becomes extra time on the new plan, worth what was paid
//     for it. Free time (trials, grants) has no worth: what the new period covers is gone,
//     what reaches beyond stays.
//   - What a grant displaces and was paid for waits until the grant ends.
//   - A refund or dispute takes the money of that payment out of every period it is still
//     in; what follows moves up.
func Replay(entries []Entry) []Period {
	l := ledger{}
	for _, e := range inForce(entries) {
		l.enter(e)
	}
	return l
}

// inForce sorts entries by time and leaves out disputes that were decided for us.
func inForce(entries []Entry) []Entry {
	won := map[string]bool{}
	for _, e := range entries {
		if e.Kind == Reinstated {
			won[e.PaymentID] = true
		}
	}
	out := slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return e.Kind == Disputed && won[e.PaymentID] })
	slices.SortFunc(out, func(a, b Entry) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return out
}

// ledger is the periods after some entries.
type ledger []Period

func (l *ledger) enter(e Entry) {
	switch e.Kind {
	case Began:
		l.place(Period{ID: e.ID, Plan: *e.Plan, Start: e.At, End: e.Until, Source: Trial, anchor: e.At.Day()})
	case Bought:
		l.buy(e)
	case Granted:
		l.grant(e)
	case Ended:
		*l, _ = l.split(e.At)
	case Refunded, Disputed:
		l.takeBack(e.PaymentID, e.At)
	}
}

// buy adds the period of a payment.
func (l *ledger) buy(e Entry) {
	start, anchor := l.opening(*e.Plan, e.At, func(p Period) bool {
		return !p.free() && (p.currency() != e.Amount.Currency || e.Amount.Amount <= 0)
	})
	kept, displaced := l.split(start)
	end := addMonths(start, e.Interval.months(), anchor)
	interval := end.Sub(start)
	bought := Period{
		ID: e.ID, Plan: *e.Plan, Start: start, Source: Paid, PaymentID: e.PaymentID, anchor: anchor,
		shares: []share{{e.PaymentID, e.Amount.Amount * micros, e.Amount.Currency}},
	}
	free := ledger{}
	for _, p := range displaced {
		if p.free() {
			free = append(free, p)
			continue
		}
		end = end.Add(time.Duration(mulDiv(p.value(), int64(interval), e.Amount.Amount*micros)))
		bought.shares = append(bought.shares, p.shares...)
	}
	bought.End = end
	*l = append(kept, bought)
	l.follow(free)
}

// grant adds the period of an operator's grant, if it has any time left to give.
func (l *ledger) grant(e Entry) {
	start, anchor := l.opening(*e.Plan, e.At, func(Period) bool { return false })
	if !start.Before(e.Until) {
		return
	}
	kept, displaced := l.split(start)
	*l = append(kept, Period{ID: e.ID, Plan: *e.Plan, Start: start, End: e.Until, Source: Override, Reason: e.Reason, anchor: anchor})
	l.follow(displaced)
}

// opening finds where a period of a plan may begin: after the last one that outranks it
// or that it must not displace. It gives the anchor day of its calendar months too.
func (l ledger) opening(plan Plan, at time.Time, stays func(Period) bool) (start time.Time, anchor int) {
	start, anchor = at, at.Day()
	for _, p := range l {
		if p.End.After(at) && (p.Plan.Rank >= plan.Rank || stays(p)) {
			start, anchor = p.End, p.End.Day()
			if p.End.Equal(addMonths(p.End, 0, p.anchor)) {
				anchor = p.anchor
			}
		}
	}
	return start, anchor
}

// split cuts the ledger at an instant.
func (l ledger) split(at time.Time) (before, after ledger) {
	for _, p := range l {
		if p.Start.Before(at) {
			before = append(before, p.before(at))
		}
		if p.End.After(at) {
			after = append(after, p.after(at))
		}
	}
	return before, after
}

// place adds a period behind all others.
func (l *ledger) place(p Period) {
	if p.Start.Before(p.End) {
		*l = append(*l, p)
	}
}

// follow adds displaced periods behind: paid ones keep their length, free ones their end.
func (l *ledger) follow(displaced []Period) {
	for _, p := range displaced {
		from := p.Start
		if n := len(*l); n > 0 && (*l)[n-1].End.After(from) {
			from = (*l)[n-1].End
		}
		if p.free() {
			p.Start = from
		} else {
			p = p.moved(from)
		}
		l.place(p)
	}
}

// takeBack removes what is left of a payment from an instant on, and moves what follows
// up: paid periods keep their length, free ones their end.
func (l *ledger) takeBack(paymentID string, at time.Time) {
	kept, rest := l.split(at)
	cursor := at
	*l = kept
	for _, p := range rest {
		p, touched := p.without(paymentID)
		from := p.Start
		if touched || from.After(cursor) && !p.free() {
			from = cursor
		}
		if p.free() && !touched {
			l.place(p)
			cursor = p.End
			continue
		}
		p = p.moved(from)
		l.place(p)
		cursor = p.End
	}
}

// without shortens a period by the part that a payment brought.
func (p Period) without(paymentID string) (Period, bool) {
	total, gone := p.value(), int64(0)
	var kept []share
	for _, s := range p.shares {
		if s.paymentID == paymentID {
			gone += s.value
			continue
		}
		kept = append(kept, s)
	}
	if gone == 0 {
		return p, false
	}
	p.End = p.Start.Add(time.Duration(mulDiv(int64(p.length()), total-gone, total)))
	p.shares = kept
	return p, true
}
