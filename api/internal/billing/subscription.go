package billing

import (
	"slices"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// Ledger is everything that happened to a tenant's subscription.
type Ledger struct {
	ID       tenant.ID `bson:"_id"`
	TenantID tenant.ID `bson:"tenantId"`
	Entries  []Entry   `bson:"entries"`
	// What follows is worked out from the entries. It is kept for finding and counting in an
	// index and for nothing else: what a tenant may do follows from the entries alone.
	PaidUntil  time.Time `bson:"paidUntil,omitempty"`  // end of what was bought or granted
	TrialUntil time.Time `bson:"trialUntil,omitempty"` // of a team that has nothing else
	EndsAt     time.Time `bson:"endsAt,omitempty"`     // of the last period, for reminders
	Version    int64     `bson:"version"`
}

// add notes what happened; false where it is noted already.
func (l *Ledger) add(e Entry) bool {
	if slices.ContainsFunc(l.Entries, func(known Entry) bool { return known.ID == e.ID }) {
		return false
	}
	l.Entries = append(l.Entries, e)
	l.PaidUntil, l.TrialUntil, l.EndsAt = time.Time{}, time.Time{}, time.Time{}
	for _, p := range Replay(l.Entries) {
		l.EndsAt = p.End
		if p.Source == Trial {
			l.TrialUntil = p.End
			continue
		}
		l.PaidUntil = p.End
	}
	if !l.PaidUntil.IsZero() {
		l.TrialUntil = time.Time{}
	}
	return true
}

// Status says whether a tenant may write.
type Status string

// The statuses.
const (
	Trialing Status = "trialing"
	Active   Status = "active"
	Inactive Status = "inactive"
)

// Subscription is what the ledger comes to at an instant.
type Subscription struct {
	Status  Status
	Current *Period   // nil when inactive
	Ends    time.Time // of the last period; zero: there never was one
	Periods []Period
}

// At works the ledger out for an instant. A tenant that has paid is active, though the last
// days of its trial come first.
func (l Ledger) At(now time.Time) Subscription { return subscriptionAt(Replay(l.Entries), now) }

// subscriptionAt tells which of some periods is in force at an instant.
func subscriptionAt(periods []Period, now time.Time) Subscription {
	s := Subscription{Status: Inactive, Periods: periods}
	paid := false
	for i := range s.Periods {
		p := &s.Periods[i]
		s.Ends = p.End
		paid = paid || (p.Source != Trial && p.End.After(now))
		if p.In(now) {
			s.Current = p
		}
	}
	switch {
	case s.Current == nil:
	case s.Current.Source == Trial && !paid:
		s.Status = Trialing
	default:
		s.Status = Active
	}
	return s
}
