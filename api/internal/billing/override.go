package billing

import (
	"context"
	"errors"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// Refusals of overrides that would change nothing.
var (
	errNothingToGive = refuseEnd("too_early", "The team has this plan or a larger one until then already. Choose a later end.")
	errNotLonger     = refuseEnd("too_early", "The team's plan runs until then already. Choose a later end.")
	errNothingLeft   = refuseEnd("required", "The team has no time left that could change. Say until when it shall have the plan.")
	errPast          = refuseEnd("too_early", "Choose an end that is to come.")
)

func refuseEnd(code, message string) error {
	return fault.ErrInvalid.WithFields(fault.Field{Field: "end", Code: code, Message: message})
}

// Grant gives a tenant time on a plan without a payment: from now, or from the end of what
// it has on that or a larger plan, until an instant. The same grant again does nothing.
// Faults: ErrPlanNotFound, ErrLedgerNotFound, fault.ErrInvalid on end.
func (s *Service) Grant(ctx context.Context, by tenant.Actor, in tenant.ID, planID string, until time.Time, reason string) error {
	plan, err := s.Plans.Plan(ctx, planID)
	if err != nil {
		return err
	}
	l, err := s.Ledgers.Ledger(ctx, tenant.System(in, "billing").Scope())
	if err != nil {
		return err
	}
	e := s.decided(by, Granted, &plan, until, reason)
	switch before := Replay(l.Entries); {
	case gives(before, e):
		return nil
	case !gives(Replay(append(l.Entries, e)), e):
		return errNothingToGive
	}
	return s.add(ctx, in, e)
}

// decided is the entry of an operator's decision.
func (s *Service) decided(by tenant.Actor, kind Kind, plan *Plan, until time.Time, reason string) Entry {
	return Entry{
		ID: id.New(id.Period), Kind: kind, At: s.Clock.Now(), Plan: plan, Until: until.UTC().Truncate(time.Millisecond),
		Reason: reason, By: by.Name(),
	}
}

// Extend gives a tenant more time, until an instant, on the plan that it has last; from now
// where that has ended. The same again does nothing. Faults: ErrLedgerNotFound,
// ErrNothingToExtend, fault.ErrInvalid on end.
func (s *Service) Extend(ctx context.Context, by tenant.Actor, in tenant.ID, until time.Time, reason string) error {
	l, err := s.Ledgers.Ledger(ctx, tenant.System(in, "billing").Scope())
	if err != nil {
		return err
	}
	e := s.decided(by, Extended, l.lastPlan(), until, reason)
	if e.Plan == nil {
		return ErrNothingToExtend
	}
	switch ends := l.At(e.At).Ends; {
	case ends.Equal(e.Until):
		return nil
	case !e.Until.After(later(ends, e.At)):
		return errNotLonger
	}
	return s.add(ctx, in, e)
}

// lastPlan is the plan of the last period; where nothing is left of any, of the last entry
// that has one; nil where there never was any.
func (l Ledger) lastPlan() (plan *Plan) {
	for _, e := range l.Entries {
		if e.Plan != nil {
			plan = e.Plan
		}
	}
	for _, p := range Replay(l.Entries) {
		plan = &p.Plan
	}
	return plan
}

// ChangePlan puts a tenant on another plan now: what is left of its time, for good, or with
// an end, until then, and what was there goes on afterwards. The same again does nothing.
// Faults: ErrPlanNotFound, ErrLedgerNotFound, fault.ErrInvalid on end.
func (s *Service) ChangePlan(ctx context.Context, by tenant.Actor, in tenant.ID, planID string, until *time.Time, reason string) error {
	plan, err := s.Plans.Plan(ctx, planID)
	if err != nil {
		return err
	}
	l, err := s.Ledgers.Ledger(ctx, tenant.System(in, "billing").Scope())
	if err != nil {
		return err
	}
	e := s.decided(by, Changed, &plan, time.Time{}, reason)
	if until != nil {
		e.Until = until.UTC().Truncate(time.Millisecond)
	}
	if known, err := e.changes(Replay(l.Entries)); known || err != nil {
		return err
	}
	return s.add(ctx, in, e)
}

// changes says whether a change is in force already, or why it can't be made.
func (e Entry) changes(periods []Period) (known bool, err error) {
	if !e.Until.IsZero() {
		if !e.Until.After(e.At) {
			return false, errPast
		}
		return gives(periods, e), nil
	}
	_, left := ledger(periods).split(e.At)
	if len(left) == 0 {
		return false, errNothingLeft
	}
	same := func(p Period) bool { return p.Plan.ID == e.Plan.ID && p.Plan.Version == e.Plan.Version }
	return !slices.ContainsFunc(left, func(p Period) bool { return !same(p) }), nil
}

// gives says whether one of the periods is what a grant asks for.
func gives(periods []Period, e Entry) bool {
	for _, p := range periods {
		if p.Source == Override && p.Plan.ID == e.Plan.ID && p.End.Equal(e.Until) {
			return true
		}
	}
	return false
}

// End takes everything from a tenant that it still has, by an operator's decision. No
// money is given back by it. Faults: ErrLedgerNotFound.
func (s *Service) End(ctx context.Context, by tenant.Actor, in tenant.ID, reason string) error {
	l, err := s.Ledgers.Ledger(ctx, tenant.System(in, "billing").Scope())
	if err != nil {
		return err
	}
	now := s.Clock.Now()
	if !l.At(now).Ends.After(now) {
		return nil
	}
	return s.add(ctx, in, Entry{ID: id.New(id.Period), Kind: Ended, At: now, Reason: reason, By: by.Name()})
}

// Subscriptions tells what tenants may use, for the operators.
func (s *Service) Subscriptions(ctx context.Context, scope tenant.Scope, in []tenant.ID) (map[tenant.ID]Subscription, error) {
	found, err := s.Ledgers.Many(ctx, scope, in)
	out := map[tenant.ID]Subscription{}
	for _, l := range found {
		out[l.TenantID] = l.At(s.Clock.Now())
	}
	return out, err
}

// Entries tells what happened to a tenant's subscription, oldest first; nothing where its
// registration is not finished yet.
func (s *Service) Entries(ctx context.Context, in tenant.ID) ([]Entry, error) {
	l, err := s.Ledgers.Ledger(ctx, tenant.System(in, "billing").Scope())
	if errors.Is(err, ErrLedgerNotFound) {
		return nil, nil
	}
	slices.SortStableFunc(l.Entries, func(a, b Entry) int { return a.At.Compare(b.At) })
	return l.Entries, err
}
