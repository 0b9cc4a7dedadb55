package post

import (
	"context"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/wallclock"
	"campaignos.dev/api/internal/tenant"
)

// Unit is what a recurrence is counted in.
type Unit string

// The units.
const (
	Day   Unit = "day"
	Week  Unit = "week"
	Month Unit = "month"
)

// Bounds of a recurrence.
const (
	mostTimes    = 60
	mostInterval = 12
)

// Recurrence says how a post comes again: so many times, every so many days, weeks or
// months after its moment, at the same time by the team's clocks. In a month that is too
// short it comes on the last day.
type Recurrence struct {
	Unit     Unit
	Interval int // from 1
	Times    int // how often it comes again, from 1
}

// Repeat makes the further times of a post, each a post of its own with the same content:
// scheduled where the post is, and a draft that is meant for its moment otherwise. One that
// can't go out is a draft too, named with the reason, and holds up no other. The same
// request again makes nothing twice. Faults: ErrNotFound, ErrNoMoment, fault.ErrInvalid.
func (s *Service) Repeat(ctx context.Context, actor tenant.Actor, id ID, r Recurrence) ([]Rescheduled, error) {
	p, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return nil, err
	}
	if p.PublishAt.IsZero() {
		return nil, ErrNoMoment
	}
	moments, err := s.recur(ctx, actor, p, r)
	if err != nil {
		return nil, err
	}
	out := make([]Rescheduled, len(moments))
	for i, at := range moments {
		made, err := s.again(ctx, actor, p, at)
		if kind := fault.KindOf(err); err != nil && (kind == fault.Internal || kind == fault.Unavailable) {
			return nil, err
		}
		out[i] = Rescheduled{made, at, err}
	}
	return out, nil
}

// again makes a post for one more moment, unless it is there already.
func (s *Service) again(ctx context.Context, actor tenant.Actor, p Post, at time.Time) (ID, error) {
	fresh := p.copied()
	fresh.PublishAt = at
	made, err := s.CreateOnce(ctx, actor, p.CreatedAt, []string{string(p.ID), "repeat", at.UTC().Format(time.RFC3339)}, fresh)
	if err == nil && p.State == Scheduled && made.State == Draft {
		_, err = s.Schedule(ctx, actor, made.ID, made.Version, at)
	}
	return made.ID, err
}

// recur reckons the moments of a recurrence. Faults: fault.ErrInvalid.
func (s *Service) recur(ctx context.Context, actor tenant.Actor, p Post, r Recurrence) ([]time.Time, error) {
	var wrong fault.Fields
	wrong.Require(slices.Contains([]Unit{Day, Week, Month}, r.Unit), "unit", "unknown_value", "Choose day, week or month.")
	wrong.Require(r.Interval >= 1 && r.Interval <= mostInterval, "interval", "out_of_range", "Choose an interval from 1 to 12.")
	wrong.Require(r.Times >= 1 && r.Times <= mostTimes, "times", "out_of_range", "Let it come again 1 to 60 times.")
	if err := wrong.Err(); err != nil {
		return nil, err
	}
	name, err := s.Teams.Zone(ctx, actor.TenantID)
	if err != nil {
		return nil, err
	}
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil, err
	}
	moments := r.after(p.PublishAt, zone)
	now := s.Clock.Now()
	wrong.Require(moments[0].After(now), "times", "in_the_past", "The first of them would lie in the past. Give the post a moment to come.")
	wrong.Require(moments[len(moments)-1].Before(now.Add(horizon)), "times", "too_far", "The last of them would lie more than a year ahead. Choose fewer.")
	return moments, wrong.Err()
}

// after reckons by the clocks of a zone.
func (r Recurrence) after(first time.Time, zone *time.Location) []time.Time {
	shown := wallclock.Of(first, zone)
	moments := make([]time.Time, r.Times)
	for i := range moments {
		n := (i + 1) * r.Interval
		next := shown
		switch r.Unit {
		case Month:
			next = shown.AddMonths(n)
		case Week:
			next = shown.AddDays(7 * n)
		case Day:
			next = shown.AddDays(n)
		}
		moments[i] = next.In(zone).UTC()
	}
	return moments
}
