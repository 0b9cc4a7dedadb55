package billing

import "time"

// extend adds free time behind everything.
func (l *ledger) extend(e Entry) {
	l.place(e.period(later(e.At, l.end())))
}

// change puts what is left on another plan, or lets it wait until that plan's end.
func (l *ledger) change(e Entry) {
	kept, left := l.split(e.At)
	*l = kept
	if !e.Until.IsZero() {
		l.place(e.period(e.At))
		l.follow(left)
		return
	}
	for _, p := range left {
		p.Plan, p.Reason = *e.Plan, e.Reason
		l.place(p)
	}
}

// period is the free period that an operator's decision gives, from an instant on.
func (e Entry) period(start time.Time) Period {
	return Period{ID: e.ID, Plan: *e.Plan, Start: start, End: e.Until, Source: Override, Reason: e.Reason, anchor: e.Until.UTC().Day()}
}
