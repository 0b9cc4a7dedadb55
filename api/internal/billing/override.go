package billing

import (
	"context"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// errNothingToGive refuses a grant that would change nothing.
var errNothingToGive = fault.ErrInvalid.WithFields(fault.Field{
	Field: "end", Code: "too_early", Message: "The team has this plan or a larger one until then already. Choose a later end.",
})

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
	e := Entry{
		ID: id.New(id.Period), Kind: Granted, At: s.Clock.Now(), Plan: &plan, Until: until.UTC().Truncate(time.Millisecond),
		Reason: reason, By: by.Name(),
	}
	switch before := Replay(l.Entries); {
	case gives(before, e):
		return nil
	case !gives(Replay(append(l.Entries, e)), e):
		return errNothingToGive
	}
	return s.add(ctx, in, e)
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
