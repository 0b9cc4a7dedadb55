package admin

import (
	"context"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// Action is what an operator decides about a subscription.
type Action string

// The actions.
const (
	GrantTime  Action = "grant"  // time on a plan, until an end
	ExtendTime Action = "extend" // more time on the last plan, until an end
	ChangePlan Action = "change" // another plan from now on, for good or until an end
	EndAll     Action = "end"    // nothing from now on
)

// Change is an operator's decision about a team's subscription. No money moves by it.
type Change struct {
	Action Action
	PlanID string     // grant, change
	Until  *time.Time // grant, extend; change: nil is for good
	Reason string     // kept in the ledger
}

// Override changes a team's subscription without a payment. The same decision again does
// nothing. Faults: identity.ErrNoTenant, billing.ErrPlanNotFound, fault.ErrInvalid.
func (s *Service) Override(ctx context.Context, actor tenant.Actor, id tenant.ID, c Change) (Detail, error) {
	if err := actor.Require(tenant.PlatformOperate); err != nil {
		return Detail{}, err
	}
	if _, err := s.Get(ctx, actor, id); err != nil {
		return Detail{}, err
	}
	if err := s.decide(ctx, actor, id, c); err != nil {
		return Detail{}, err
	}
	return s.Detail(ctx, actor, id)
}

func (s *Service) decide(ctx context.Context, actor tenant.Actor, id tenant.ID, c Change) error {
	if err := s.check(c); err != nil {
		return err
	}
	switch c.Action {
	case GrantTime:
		return s.Billing.Grant(ctx, actor, id, c.PlanID, *c.Until, c.Reason)
	case ExtendTime:
		return s.Billing.Extend(ctx, actor, id, *c.Until, c.Reason)
	case ChangePlan:
		return s.Billing.ChangePlan(ctx, actor, id, c.PlanID, c.Until, c.Reason)
	}
	return s.Billing.End(ctx, actor, id, c.Reason)
}

// check says what is missing in a decision, or wrong. Faults: fault.ErrInvalid.
func (s *Service) check(c Change) error {
	var wrong fault.Fields
	if c.Action == GrantTime || c.Action == ChangePlan {
		wrong.Require(c.PlanID != "", "planId", "required", "Choose a plan.")
	}
	if c.Action == GrantTime || c.Action == ExtendTime {
		wrong.Require(c.Until != nil, "end", "required", "Say until when.")
	}
	wrong.Require(c.Until == nil || c.Until.After(s.Clock.Now()), "end", "in_the_past", "Choose an end in the future.")
	return wrong.Err()
}
