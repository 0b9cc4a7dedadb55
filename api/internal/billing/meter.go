package billing

import (
	"context"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// Meter is how much of one limit is used.
type Meter struct {
	Limit   Limit
	Used    int64
	Max     int64 // zero when inactive
	Monthly bool
}

// Meters tells how much of each limit is used, and the month that monthly ones count.
func (s *Service) Meters(ctx context.Context, actor tenant.Actor) (meters []Meter, from, to time.Time, err error) {
	now, err := s.local(ctx, actor.TenantID)
	if err != nil {
		return nil, from, to, err
	}
	sub, err := s.of(ctx, actor)
	if err != nil {
		return nil, from, to, err
	}
	used, err := s.used(ctx, actor.Scope(), countersOf(actor.TenantID, now))
	from, to = monthOf(now)
	return metersFrom(actor.TenantID, now, sub, used), from.UTC(), to.UTC(), err
}

// Metered is a team whose use is asked for.
type Metered struct {
	ID           tenant.ID
	Zone         string // that its months are counted in
	Subscription Subscription
}

// MetersOf tells how much of each limit several teams use, in one read.
func (s *Service) MetersOf(ctx context.Context, scope tenant.Scope, teams []Metered) (map[tenant.ID][]Meter, error) {
	var ids []string
	for _, t := range teams {
		ids = append(ids, countersOf(t.ID, inZone(s.Clock.Now(), t.Zone))...)
	}
	used, err := s.used(ctx, scope, ids)
	out := map[tenant.ID][]Meter{}
	for _, t := range teams {
		out[t.ID] = metersFrom(t.ID, inZone(s.Clock.Now(), t.Zone), t.Subscription, used)
	}
	return out, err
}

// countersOf names a team's counters at an instant.
func countersOf(in tenant.ID, now time.Time) []string {
	ids := make([]string, len(counted))
	for i, limit := range counted {
		ids[i] = usageOf(in, limit, now).ID
	}
	return ids
}

// used reads counters; what is not there is zero.
func (s *Service) used(ctx context.Context, scope tenant.Scope, ids []string) (map[string]int64, error) {
	found, err := s.Usages.Many(ctx, scope, ids)
	used := map[string]int64{}
	for _, u := range found {
		used[u.ID] = u.Used
	}
	return used, err
}

// metersFrom holds what is used against what the plan in force includes.
func metersFrom(in tenant.ID, now time.Time, sub Subscription, used map[string]int64) []Meter {
	meters := make([]Meter, len(counted))
	for i, limit := range counted {
		meters[i] = Meter{Limit: limit, Monthly: limit.Monthly(), Used: used[usageOf(in, limit, now).ID]}
		if sub.Current != nil {
			meters[i].Max = sub.Current.Plan.Limits.Of(limit)
		}
	}
	return meters
}

// MonthUsage is what one month's counters came to.
type MonthUsage struct {
	Month      string // such as "2026-11", in the team's zone
	Start, End time.Time
	Used       []Meter // without Max: what a plan allowed then is not kept
}

// History tells what was used of the monthly limits in each of the last months, newest
// first, back to the month in which the team began; and the zone that the months are in. A
// month keeps its name where the zone changes.
func (s *Service) History(ctx context.Context, actor tenant.Actor, months int) ([]MonthUsage, string, error) {
	now, err := s.local(ctx, actor.TenantID)
	if err != nil {
		return nil, "", err
	}
	l, err := s.Ledgers.Ledger(ctx, actor.Scope())
	if err != nil {
		return nil, "", err
	}
	began := now
	for _, e := range l.Entries {
		if e.At.Before(began) {
			began = e.At.In(now.Location())
		}
	}
	list := monthsBack(now, began, months)
	var ids []string
	for _, m := range list {
		for _, limit := range monthly() {
			ids = append(ids, usageOf(actor.TenantID, limit, m.Start).ID)
		}
	}
	used, err := s.used(ctx, actor.Scope(), ids)
	for i, m := range list {
		for _, limit := range monthly() {
			list[i].Used = append(list[i].Used, Meter{Limit: limit, Monthly: true, Used: used[usageOf(actor.TenantID, limit, m.Start).ID]})
		}
	}
	return list, now.Location().String(), err
}

// monthly are the limits that start again each month.
func monthly() (limits []Limit) {
	for _, limit := range counted {
		if limit.Monthly() {
			limits = append(limits, limit)
		}
	}
	return limits
}

// monthsBack lists the months from now back to the one of began, at most so many.
func monthsBack(now, began time.Time, most int) (list []MonthUsage) {
	start, end := monthOf(now)
	for range most {
		list = append(list, MonthUsage{Month: start.Format(monthForm), Start: start, End: end})
		if !began.Before(start) {
			break
		}
		start, end = start.AddDate(0, -1, 0), start
	}
	return list
}

// monthOf bounds the month of an instant, in that instant's zone.
func monthOf(now time.Time) (from, to time.Time) {
	from = time.Date(now.Year(), now.Month(), 1, 0, 0, 0, 0, now.Location())
	return from, from.AddDate(0, 1, 0)
}

// inZone is an instant in a zone; in one that this machine does not know it is UTC's.
func inZone(at time.Time, name string) time.Time {
	zone, err := time.LoadLocation(name)
	if err != nil {
		zone = time.UTC
	}
	return at.In(zone)
}
