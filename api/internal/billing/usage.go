package billing

import (
	"context"
	"errors"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// Usage counts one limit of one tenant, for a monthly limit in one month.
type Usage struct {
	ID       string    `bson:"_id"`
	TenantID tenant.ID `bson:"tenantId"`
	Limit    Limit     `bson:"limit"`
	Window   string    `bson:"window"` // the month, such as "2026-11"; empty: for good
	Used     int64     `bson:"used"`
	Holds    []Hold    `bson:"holds"`
}

// Hold is a change under way: the count has room for a thing whose storing has not been
// confirmed, or a thing is being removed.
type Hold struct {
	ID       string    `bson:"id"` // of the thing
	Amount   int64     `bson:"amount"`
	At       time.Time `bson:"at"`
	Removing bool      `bson:"removing"`
}

// usageOf names the counter of a limit at an instant.
func usageOf(in tenant.ID, limit Limit, month time.Time) Usage {
	u := Usage{TenantID: in, Limit: limit}
	if limit.Monthly() {
		u.Window = month.Format(monthForm)
	}
	u.ID = id.Derived("usg", string(in), string(limit), u.Window)
	return u
}

// counter gives the counter in force for a limit.
func (s *Service) counter(ctx context.Context, in tenant.ID, limit Limit) (Usage, error) {
	now, err := s.local(ctx, in)
	return usageOf(in, limit, now), err
}

// local is the present instant in the tenant's zone.
func (s *Service) local(ctx context.Context, in tenant.ID) (time.Time, error) {
	name, err := s.Tenants.Zone(ctx, in)
	if err != nil {
		return time.Time{}, err
	}
	return inZone(s.Clock.Now(), name), nil
}

// Ceiling gives a limit of the plan in force. Faults: ErrInactive.
func (s *Service) Ceiling(ctx context.Context, actor tenant.Actor, limit string) (int64, error) {
	if err := declared(ctx, Limit(limit)); err != nil {
		return 0, err
	}
	sub, err := s.of(ctx, actor)
	if err != nil {
		return 0, err
	}
	if sub.Current == nil {
		return 0, ErrInactive
	}
	return sub.Current.Plan.Limits.Of(Limit(limit)), nil
}

// Adding runs add, which stores the thing of that id, if the plan has room for amount more.
// The room is taken in one write before, and given back where add failed; where the process
// dies in between, Heal finds out whether the thing exists. Faults: ErrInactive, ErrLimit,
// those of add.
func (s *Service) Adding(ctx context.Context, actor tenant.Actor, limit, thing string, amount int64, add func() error) error {
	most, err := s.Ceiling(ctx, actor, limit)
	if err != nil {
		return err
	}
	u, err := s.counter(ctx, actor.TenantID, Limit(limit))
	if err != nil {
		return err
	}
	hold := Hold{ID: thing, Amount: amount, At: s.Clock.Now()}
	if err := s.Usages.Take(ctx, actor.Scope(), u, hold, most); err != nil {
		return s.explainLimit(ctx, actor, u, most, err)
	}
	return s.settled(ctx, actor, u, hold, add())
}

// Removing runs remove, which deletes the thing, and counts amount less if it did. Faults:
// those of remove.
func (s *Service) Removing(ctx context.Context, actor tenant.Actor, limit, thing string, amount int64, remove func() error) error {
	u, err := s.counter(ctx, actor.TenantID, Limit(limit))
	if err != nil {
		return err
	}
	hold := Hold{ID: thing, Amount: amount, At: s.Clock.Now(), Removing: true}
	if err := s.Usages.Note(ctx, actor.Scope(), u, hold); err != nil {
		return err
	}
	return s.settled(ctx, actor, u, hold, remove())
}

// settled drops the hold as the work ended. Where nobody knows how it ended, the hold stays
// for Heal.
func (s *Service) settled(ctx context.Context, actor tenant.Actor, u Usage, h Hold, err error) error {
	kind := fault.KindOf(err)
	if err != nil && (kind == fault.Unavailable || kind == fault.Internal) {
		return err
	}
	delta := h.delta(err == nil)
	if dropErr := s.Usages.Settle(context.WithoutCancel(ctx), actor.Scope(), u.ID, h.ID, delta); dropErr != nil {
		s.Log.Warn("hold not dropped; it will be healed", "limit", u.Limit, "thing", h.ID, "error", dropErr)
	}
	return err
}

// delta is how the count changes when a hold is dropped: an addition was counted before,
// a removal is counted now.
func (h Hold) delta(worked bool) int64 {
	switch {
	case h.Removing && worked, !h.Removing && !worked:
		return -h.Amount
	}
	return 0
}

// explainLimit says how much is used of how much.
func (s *Service) explainLimit(ctx context.Context, actor tenant.Actor, u Usage, most int64, err error) error {
	if !errors.Is(err, ErrLimit) {
		return err
	}
	now, readErr := s.Usages.Usage(ctx, actor.Scope(), u.ID)
	if readErr != nil {
		return err
	}
	plan := ""
	if sub, err := s.of(ctx, actor); err == nil && sub.Current != nil {
		plan = sub.Current.Plan.ID
	}
	return ErrLimit.WithMeta("limit", string(u.Limit)).WithMeta("used", now.Used).WithMeta("max", most).WithMeta("plan", plan)
}

// healAfter is how old a hold must be before it is looked at.
const healAfter = 5 * time.Minute

// HealAll settles holds whose process died: whether the thing exists decides.
func (s *Service) HealAll(ctx context.Context) error {
	stale, err := s.Usages.Stale(ctx, tenant.AllTenants("settle forgotten holds"), s.Clock.Now().Add(-healAfter), reconcileLimit)
	if err != nil {
		return err
	}
	var errs []error
	for _, u := range stale {
		for _, h := range u.Holds {
			if s.Clock.Now().Sub(h.At) > healAfter {
				errs = append(errs, s.heal(ctx, u, h))
			}
		}
	}
	return errors.Join(errs...)
}

// Heal settles the hold of one thing at once, whatever its age: for who knows that nobody
// else is adding it.
func (s *Service) Heal(ctx context.Context, actor tenant.Actor, limit, thing string) error {
	u, err := s.counter(ctx, actor.TenantID, Limit(limit))
	if err != nil {
		return err
	}
	u, err = s.Usages.Usage(ctx, actor.Scope(), u.ID)
	if err != nil {
		return err
	}
	for _, h := range u.Holds {
		if h.ID == thing {
			return s.heal(ctx, u, h)
		}
	}
	return nil
}

func (s *Service) heal(ctx context.Context, u Usage, h Hold) error {
	if u.Limit.Spent() {
		return s.healBudget(ctx, u, h)
	}
	scope := tenant.System(u.TenantID, "billing").Scope()
	there, err := s.Things.Exists(ctx, scope, u.Limit, h.ID)
	if err != nil {
		return err
	}
	return s.Usages.Settle(ctx, scope, u.ID, h.ID, h.delta(there != h.Removing))
}
