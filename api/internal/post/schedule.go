package post

import (
	"context"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

const (
	// limit is the plan's limit that scheduled posts count against, each post once.
	limit = "scheduledPosts"
	// horizon is how far ahead a post may be scheduled.
	horizon = 366 * 24 * time.Hour
	// foresight is how long before its moment a post is looked at once more.
	foresight = time.Hour
	// grace is how far in the past a moment may lie, for clocks that differ.
	grace = time.Minute
)

// Schedule sets the moment at which a post goes out, under a new revision. Faults:
// ErrNotFound, ErrState, ErrUnapproved, ErrPreflight, fault.ErrInvalid, fault.ErrStale,
// plan_limit_reached.
func (s *Service) Schedule(ctx context.Context, actor tenant.Actor, id ID, version int64, at time.Time) (Post, error) {
	if err := s.checkMoment(at); err != nil {
		return Post{}, err
	}
	return s.plan(ctx, actor, id, version, func(p *Post) error { return s.aim(p, at) })
}

// aim has a post go out to all its channels at an instant.
func (s *Service) aim(p *Post, at time.Time) error {
	if p.State == PartiallyPublished {
		return refuse(p.State, Scheduled) // a retry goes to the failed channels alone
	}
	if p.unconfirmed() {
		return ErrUnconfirmed
	}
	p.Targets = p.ChannelIDs
	p.Outcomes = nil
	return s.due(p, at)
}

// PublishNow sends a post out at once. Faults: those of Schedule.
func (s *Service) PublishNow(ctx context.Context, actor tenant.Actor, id ID, version int64) (Post, error) {
	return s.Schedule(ctx, actor, id, version, s.Clock.Now())
}

// Retry sends a post again to channels that refused it: those named, or all of them. A
// channel whose outcome could not be confirmed goes again only when it is named.
// Faults: ErrNotFound, ErrState, ErrNothingLeft, ErrPreflight, fault.ErrStale.
func (s *Service) Retry(ctx context.Context, actor tenant.Actor, id ID, version int64, channels []string) (Post, error) {
	return s.plan(ctx, actor, id, version, func(p *Post) error {
		if p.State != Failed && p.State != PartiallyPublished {
			return refuse(p.State, Scheduled)
		}
		targets, err := p.retryTargets(channels)
		if err != nil {
			return err
		}
		p.Targets = targets
		return s.due(p, s.Clock.Now())
	})
}

// retryTargets chooses the channels of a retry. Faults: ErrNothingLeft, fault.ErrInvalid.
func (p Post) retryTargets(named []string) ([]string, error) {
	if len(named) == 0 {
		if named = p.failedChannels(); len(named) == 0 {
			return nil, ErrNothingLeft
		}
		return named, nil
	}
	for _, id := range named {
		i := slices.IndexFunc(p.Outcomes, func(o Outcome) bool { return o.ChannelID == id })
		if i < 0 || p.Outcomes[i].State == "live" || p.Outcomes[i].State == "accepted" {
			return nil, fault.ErrInvalid.WithFields(fault.Field{Field: "channelIds", Code: "not_failed", Message: "Channel " + id + " did not refuse this post."})
		}
	}
	return named, nil
}

// Unschedule takes a scheduled, held or missed post back to draft, and a submitted one back
// from those who were to approve it; a draft loses the moment that it was meant for.
// Faults: ErrNotFound, ErrState, fault.ErrStale.
func (s *Service) Unschedule(ctx context.Context, actor tenant.Actor, id ID, version int64) (Post, error) {
	return s.revise(ctx, actor, id, version, func(p *Post) error {
		if p.State == Draft && !p.PublishAt.IsZero() {
			p.PublishAt = time.Time{}
			return nil
		}
		if p.State == PendingApproval {
			p.Approval = nil
			return p.move(Draft) // it keeps the moment that it is meant for
		}
		if err := p.move(Draft); err != nil {
			return err
		}
		p.Revision++
		p.PublishAt, p.WakeAt, p.Problem, p.Targets = time.Time{}, time.Time{}, "", nil
		p.HeldBy = nil
		return nil
	})
}

// due makes a post go out at an instant, under a new revision.
func (s *Service) due(p *Post, at time.Time) error {
	if err := p.move(Scheduled); err != nil {
		return err
	}
	p.Revision++
	p.PublishAt, p.WakeAt, p.ForeseeAt, p.Holder, p.Problem = at, at, time.Time{}, "", ""
	p.HeldBy, p.ResumedAt = nil, time.Time{}
	if look := at.Add(-foresight); look.After(s.Clock.Now()) {
		p.ForeseeAt = look
	}
	return nil
}

// plan is revise for changes after which a post goes out: it must pass the preflight, and
// counts against the plan the first time.
func (s *Service) plan(ctx context.Context, actor tenant.Actor, id ID, version int64, change func(*Post) error) (Post, error) {
	scheduled := func() (Post, error) {
		return s.revise(ctx, actor, id, version, func(p *Post) error {
			if err := change(p); err != nil {
				return err
			}
			p.Counted = true
			if err := s.cleared(ctx, *p); err != nil {
				return err
			}
			return s.preflight(ctx, actor, *p)
		})
	}
	p, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return Post{}, err
	}
	if p.Counted {
		return scheduled()
	}
	err = s.Plan.Adding(ctx, actor, limit, string(id), 1, func() error {
		p, err = scheduled()
		return err
	})
	return p, err
}

// checkMoment refuses moments in the past and beyond the horizon. Faults:
// fault.ErrInvalid.
func (s *Service) checkMoment(at time.Time) error {
	now := s.Clock.Now()
	var wrong fault.Fields
	wrong.Require(!at.Before(now.Add(-grace)), "publishAt", "in_the_past", "Choose a moment in the future, or publish it now.")
	wrong.Require(at.Before(now.Add(horizon)), "publishAt", "too_far", "Choose a moment within a year.")
	return wrong.Err()
}
