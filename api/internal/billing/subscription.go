package billing

import (
	"time"

	"campaignos.dev/api/internal/tenant"
)

// Ledger is everything that happened to a tenant's subscription.
type Ledger struct {
	ID       tenant.ID `bson:"_id"`
	TenantID tenant.ID `bson:"tenantId"`
	Entries  []Entry   `bson:"entries"`
	Version  int64     `bson:"version"`
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
func (l Ledger) At(now time.Time) Subscription {
	s := Subscription{Status: Inactive, Periods: Replay(l.Entries)}
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
