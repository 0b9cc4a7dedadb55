package billing

import (
	"cmp"
	"slices"
	"strconv"
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
	Extended   Kind = "extend"    // an operator gave more time on the last plan
	Changed    Kind = "change"    // an operator changed the plan
	Ended      Kind = "end"       // an operator ended everything
	Refunded   Kind = "refund"    // a payment was given back in full
	Disputed   Kind = "dispute"   // the buyer's bank took a payment back, or never gave it
	Reinstated Kind = "reinstate" // the dispute was decided in our favour
)

// Entry is one thing that happened to a subscription. Entries are facts: they are added,
// never changed, and every period follows from them.
type Entry struct {
	ID        string      `bson:"id"` // follows from what it records, so that there is one
	Kind      Kind        `bson:"kind"`
	At        time.Time   `bson:"at"`             // when it happened, not when we heard of it
	Plan      *Plan       `bson:"plan,omitempty"` // trial, payment, grant, extend, change: the terms
	Interval  Interval    `bson:"interval,omitempty"`
	Amount    money.Money `bson:"amount"`
	Until     time.Time   `bson:"until"` // trial, grant, extend: the end; change: until when, zero for good
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
//   - An extension goes on behind everything, on the plan that came last.
//   - A change for good puts what is left on another plan: as long as it was, and with the
//     money in it. A change until some day lets what was there wait, as a grant does, also
//     where it is dearer.
//   - A refund or dispute takes the money of that payment out of every period it is still
//     in; what follows moves up.
func Replay(entries []Entry) []Period {
	l := ledger{}
	for _, e := range inForce(entries) {
		l.enter(e)
	}
	return l.named()
}

// inForce sorts entries by time and leaves out disputes that were decided for us later.
func inForce(entries []Entry) []Entry {
	won := map[string]time.Time{}
	for _, e := range entries {
		if e.Kind == Reinstated {
			won[e.PaymentID] = later(won[e.PaymentID], e.At)
		}
	}
	out := slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool {
		return e.Kind == Disputed && !e.At.After(won[e.PaymentID])
	})
	slices.SortFunc(out, func(a, b Entry) int { return cmp.Or(a.At.Compare(b.At), cmp.Compare(a.ID, b.ID)) })
	return out
}

// ledger is the periods after some entries.
type ledger []Period

func (l *ledger) enter(e Entry) {
	switch e.Kind {
	case Began:
		l.give(e, Trial)
	case Granted:
		l.give(e, Override)
	case Bought:
		l.buy(e)
	case Extended:
		l.extend(e)
	case Changed:
		l.change(e)
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
	price, _ := e.Plan.Price(e.Interval)
	bought := Period{
		ID: e.ID, Plan: *e.Plan, Start: start, End: addMonths(start, e.Interval.months(), anchor),
		Source: Paid, PaymentID: e.PaymentID, anchor: anchor,
	}
	if e.Amount.Amount > 0 {
		bought.shares = []share{{paymentID: e.PaymentID, value: e.Amount.Amount * micros, currency: e.Amount.Currency}}
	}
	free := bought.absorb(displaced, max(price.Amount, e.Amount.Amount)*micros)
	*l = append(kept, bought)
	l.follow(free)
}

// absorb turns the money in displaced periods into extra time, at the price that the plan
// is sold for, and gives back those that were free. A discount on this purchase makes the
// money of others buy no more.
func (p *Period) absorb(displaced []Period, price int64) (free []Period) {
	interval := int64(p.length())
	for _, d := range displaced {
		if d.free() {
			free = append(free, d)
			continue
		}
		for _, s := range d.worth() {
			p.End = p.End.Add(time.Duration(mulDiv(s.value, interval, price)))
			p.shares = append(p.shares, s)
		}
	}
	for i := range p.shares {
		p.shares[i].over = p.length()
	}
	return free
}

// give adds the period of a trial or a grant, if it has any time left to give.
func (l *ledger) give(e Entry, source Source) {
	start, _ := l.opening(*e.Plan, e.At, func(Period) bool { return false })
	if !start.Before(e.Until) {
		return
	}
	kept, displaced := l.split(start)
	given := e.period(start)
	given.Source = source
	*l = append(kept, given)
	l.follow(displaced)
}

// opening finds where a period of a plan may begin: after the last one that outranks it
// or that it must not displace. The anchor is the day that its calendar months end on: a
// period that follows another keeps that one's, though February had cut it short.
func (l ledger) opening(plan Plan, at time.Time, stays func(Period) bool) (start time.Time, anchor int) {
	start, anchor = at, at.UTC().Day()
	for _, p := range l {
		if !p.End.After(at) || p.Plan.Rank < plan.Rank && !stays(p) {
			continue
		}
		start, anchor = p.End, p.End.UTC().Day()
		if p.End.Equal(addMonths(p.End, 0, p.anchor)) {
			anchor = p.anchor
		}
	}
	return start, anchor
}

// split cuts the ledger at an instant.
func (l ledger) split(at time.Time) (before, after ledger) {
	for _, p := range l {
		if head := p; p.Start.Before(at) {
			if at.Before(p.End) {
				head.End = at
			}
			before = append(before, head)
		}
		if tail := p; p.End.After(at) {
			tail.Start = later(p.Start, at)
			after = append(after, tail)
		}
	}
	return before, after
}

// follow adds displaced periods behind the last one.
func (l *ledger) follow(displaced []Period) {
	for _, p := range displaced {
		l.place(p.opened(later(p.Start, l.end())))
	}
}

// opened lets a period begin elsewhere: a paid one keeps its length, a free one its end.
func (p Period) opened(at time.Time) Period {
	if !p.free() {
		return p.moved(at)
	}
	p.Start = at
	return p
}

// takeBack takes what is left of a payment from an instant on out of the ledger, and
// moves what follows up.
func (l *ledger) takeBack(paymentID string, at time.Time) {
	old := *l
	*l = nil
	for _, p := range old {
		if p.Start.After(at) {
			p = p.opened(later(at, l.end()))
		}
		if p.End.After(at) {
			p = p.without(paymentID, at)
		}
		l.place(p)
	}
}

// end is where the last period ends; zero: there is none.
func (l ledger) end() time.Time {
	if len(l) == 0 {
		return time.Time{}
	}
	return l[len(l)-1].End
}

// place adds a period behind all others, if it has any length.
func (l *ledger) place(p Period) {
	if p.Start.Before(p.End) {
		*l = append(*l, p)
	}
}

// named gives every part of a period that was interrupted an id of its own.
func (l ledger) named() []Period {
	parts := map[string]int{}
	for i, p := range l {
		parts[p.ID]++
		if n := parts[p.ID]; n > 1 {
			l[i].ID = p.ID + "." + strconv.Itoa(n)
		}
	}
	return l
}
