// Package reminder tells teams that their plan is about to end, or has ended: in the app,
// and by mail to their owners, seven, three and one days before and at the end.
package reminder

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/tenant"
)

// atOnce is how many ledgers are read at a time.
const atOnce = 200

// Needs are what the service works with.
type Needs struct {
	Ledgers Ledgers
	Teams   Teams
	People  People
	Notices Notices
	Outbox  Outbox
	Mailer  identity.Mailer
	Clock   clock.Clock
	AppURL  string // origin of the web app
}

// Service reminds.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Sweep reminds every team whose plan has come to another step. What it tells follows from
// the end and the step alone, so that it can be repeated and run side by side. One team
// that can't be told holds up no other.
func (s *Service) Sweep(ctx context.Context) error {
	now, all := s.Clock.Now(), tenant.AllTenants("remind teams whose plan ends")
	var errs []error
	for after := tenant.ID(""); ; {
		found, err := s.Ledgers.Ending(ctx, all, now.Add(-behind), now.Add(ahead), after, atOnce)
		if err != nil {
			return errors.Join(append(errs, err)...)
		}
		for _, l := range found {
			errs = append(errs, s.remind(ctx, l))
			after = l.TenantID
		}
		if len(found) < atOnce {
			return errors.Join(errs...)
		}
	}
}

// remind tells one team, if it has not been told of this step. The notice in the app comes
// last and is what says so: where the process dies before, the letters are asked for again
// and the queue knows them.
func (s *Service) remind(ctx context.Context, l billing.Ledger) error {
	sub := l.At(s.Clock.Now())
	step, ok := stepAt(sub.Ends, s.Clock.Now())
	if !ok {
		return nil
	}
	actor := tenant.System(l.TenantID, "billing")
	at, key := step.of(sub.Ends), "subscription.ending:"+string(step)
	told, err := s.Notices.Told(ctx, actor, at, key)
	if err != nil || told {
		return err
	}
	open, err := s.open(ctx, l.TenantID)
	if err != nil || !open {
		return err
	}
	owners, err := s.owners(ctx, l.TenantID)
	for _, id := range owners {
		err = errors.Join(err, s.Outbox.AskReminder(ctx, Errand{TenantID: l.TenantID, UserID: id, End: sub.Ends, Step: step}))
	}
	if err != nil {
		return err
	}
	return s.Notices.TellOnce(ctx, actor, at, key, "subscription.ending", notice(step, lastIsTrial(sub)), "/billing")
}

// Deliver writes one letter. Where the plan was prolonged meanwhile, the team is shut or
// the person has gone, there is nothing to write.
func (s *Service) Deliver(ctx context.Context, e Errand) error {
	l, err := s.Ledgers.Ledger(ctx, tenant.System(e.TenantID, "billing").Scope())
	if errors.Is(err, billing.ErrLedgerNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	sub := l.At(s.Clock.Now())
	if !sub.Ends.Equal(e.End) {
		return nil
	}
	team, err := s.Teams.Tenant(ctx, tenant.System(e.TenantID, "billing").Scope())
	if errors.Is(err, identity.ErrNoTenant) || err == nil && team.Status != tenant.Active {
		return nil
	}
	if err != nil {
		return err
	}
	return s.send(ctx, e, team, lastIsTrial(sub))
}

// send writes to the person; an address that takes nothing is no reason to try again.
func (s *Service) send(ctx context.Context, e Errand, team identity.Tenant, trial bool) error {
	u, err := s.People.User(ctx, e.UserID)
	if errors.Is(err, identity.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	err = s.Mailer.Send(ctx, letter(u, team, e, trial, s.AppURL))
	if fault.KindOf(err) == fault.Invalid {
		return nil
	}
	return err
}

// open says whether a team is there and at work: one that is suspended or about to be
// erased has other cares.
func (s *Service) open(ctx context.Context, in tenant.ID) (bool, error) {
	team, err := s.Teams.Tenant(ctx, tenant.System(in, "billing").Scope())
	if errors.Is(err, identity.ErrNoTenant) {
		return false, nil
	}
	return team.Status == tenant.Active, err
}

// owners are the ids of the people who own a team.
func (s *Service) owners(ctx context.Context, in tenant.ID) (ids []string, err error) {
	members, err := s.Teams.MembersOf(ctx, tenant.System(in, "billing").Scope(), []tenant.ID{in})
	for _, m := range members {
		if m.Role == tenant.Owner {
			ids = append(ids, m.UserID)
		}
	}
	return ids, err
}

// lastIsTrial says whether what ends is a trial.
func lastIsTrial(s billing.Subscription) bool {
	return len(s.Periods) > 0 && s.Periods[len(s.Periods)-1].Source == billing.Trial
}
