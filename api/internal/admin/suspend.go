package admin

import (
	"context"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

const (
	// settleWithin is how long a suspension waits for calls to the publishing provider that
	// were on their way. Nearly always there is none.
	settleWithin = 10 * time.Second
	// lookEvery is how often it looks whether they have ended.
	lookEvery = 50 * time.Millisecond
)

// Suspend stops a team: its people and keys are refused from the next request on, and its
// posts are held. One that is stopped stays so for its first reason. Nothing is lost. When
// it returns nil, no call that publishes for the team begins any more (see publish).
// Faults: identity.ErrNoTenant, identity.ErrIsClosing.
func (s *Service) Suspend(ctx context.Context, actor tenant.Actor, id tenant.ID, reason string) (Detail, error) {
	err := s.change(ctx, actor, id, func(t *identity.Tenant) error {
		return t.Suspend(reason, actor.UserID, s.Clock.Now())
	})
	if err == nil {
		err = s.settle(ctx, actor.On(id))
	}
	if err != nil {
		return Detail{}, err
	}
	return s.Detail(ctx, actor, id)
}

// Reactivate ends a suspension; a team that works goes on. Posts that are not due go out as
// planned, those that fell due wait to be scheduled anew. Faults: identity.ErrNoTenant,
// identity.ErrIsClosing.
func (s *Service) Reactivate(ctx context.Context, actor tenant.Actor, id tenant.ID, reason string) (Detail, error) {
	ended := false
	err := s.change(ctx, actor, id, func(t *identity.Tenant) error {
		ended = t.Status == tenant.Suspended
		return t.Reactivate()
	})
	if err != nil {
		return Detail{}, err
	}
	if ended {
		err = s.Audit.Record(ctx, id, actor.By(), audit.Entry{Kind: "tenant", Verb: "reactivated", TargetID: string(id), Reason: reason})
		if err != nil {
			return Detail{}, err
		}
		err = s.Notices.Tell(ctx, tenant.System(id, "support"), "tenant.reactivated",
			"The team is open again. Posts that fell due meanwhile are held: schedule them anew.", "/posts?state=held")
	}
	if err != nil {
		return Detail{}, err
	}
	return s.Detail(ctx, actor, id)
}

// change makes one guarded write on a team.
func (s *Service) change(ctx context.Context, actor tenant.Actor, id tenant.ID, change func(*identity.Tenant) error) error {
	if err := actor.Require(tenant.PlatformOperate); err != nil {
		return err
	}
	scope := actor.On(id)
	_, err := revise.Do(0, revise.Steps[identity.Tenant]{
		Load:    func() (identity.Tenant, error) { return s.Teams.Tenant(ctx, scope) },
		Version: func(t identity.Tenant) int64 { return t.Version },
		Change:  change,
		Save: func(t identity.Tenant, was int64) (identity.Tenant, error) {
			t.Version, t.UpdatedAt = was+1, s.Clock.Now()
			return t, s.Teams.SaveTenant(ctx, scope, t, was)
		},
	})
	if err == nil {
		s.Feed.Changed(ctx, id, "tenant", string(id))
	}
	return err
}

// settle waits until no call that publishes for the team is on its way, but not for ever:
// one whose process died stays in the ledger until its post is looked at again.
func (s *Service) settle(ctx context.Context, scope tenant.Scope) error {
	ctx, cancel := context.WithTimeout(ctx, settleWithin)
	defer cancel()
	tick := time.NewTicker(lookEvery)
	defer tick.Stop()
	for {
		n, err := s.Calls.Sending(ctx, scope)
		if ctx.Err() != nil {
			return nil
		}
		if err != nil || n == 0 {
			return err
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}
