package post

import (
	"context"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/wallclock"
	"campaignos.dev/api/internal/tenant"
)

// Action is what can be done with many posts at once.
type Action string

// The actions.
const (
	Delete     Action = "delete"
	Submit     Action = "submit"
	Approve    Action = "approve"
	Unschedule Action = "unschedule"
	Shift      Action = "shift" // to other days, at the same time by the team's clocks
	Relabel    Action = "label" // adds a label
	Enqueue    Action = "queue" // to the next free posting time of each
)

// Actions lists them.
func Actions() []Action {
	return []Action{Delete, Submit, Approve, Unschedule, Shift, Relabel, Enqueue}
}

// Bulk is one action on many posts.
type Bulk struct {
	IDs    []ID
	Action Action
	Days   int    // of Shift
	Label  string // of Relabel
}

// Done is what became of one post of many.
type Done struct {
	ID  ID
	Err error // nil: done
}

// mostDays is how far posts are shifted at once.
const mostDays = 365

// Do does the same with each of up to 100 posts. One that can't be is named with the reason
// and holds up no other. Faults: fault.ErrInvalid.
func (s *Service) Do(ctx context.Context, actor tenant.Actor, b Bulk) ([]Done, error) {
	if err := b.check(); err != nil {
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
	out := make([]Done, len(b.IDs))
	for i, id := range b.IDs {
		err := s.one(ctx, actor, b, id, zone)
		if kind := fault.KindOf(err); err != nil && (kind == fault.Internal || kind == fault.Unavailable) {
			return nil, err
		}
		out[i] = Done{id, err}
	}
	return out, nil
}

// one does the action with one post.
func (s *Service) one(ctx context.Context, actor tenant.Actor, b Bulk, id ID, zone *time.Location) (err error) {
	switch b.Action {
	case Delete:
		err = s.Delete(ctx, actor, id, 0)
	case Submit:
		_, err = s.Submit(ctx, actor, id, 0)
	case Approve:
		_, err = s.Approve(ctx, actor, id, 0, "")
	case Unschedule:
		_, err = s.Unschedule(ctx, actor, id, 0)
	case Enqueue:
		_, err = s.Queue(ctx, actor, id, 0)
	case Shift:
		err = s.shift(ctx, actor, id, b.Days, zone)
	case Relabel:
		_, err = s.Update(ctx, actor, id, 0, func(p *Post) { p.Labels = append(slices.Clone(p.Labels), b.Label) })
	}
	return err
}

// shift moves a post's moment, planned or fixed, by days of the team's clocks.
func (s *Service) shift(ctx context.Context, actor tenant.Actor, id ID, days int, zone *time.Location) error {
	p, err := s.Store.Get(ctx, actor.Scope(), id)
	switch {
	case err != nil:
		return err
	case p.PublishAt.IsZero():
		return ErrNoMoment
	}
	to := wallclock.Shift(p.PublishAt, zone, days)
	if p.State.Planned() {
		_, err = s.Update(ctx, actor, id, p.Version, func(p *Post) { p.PublishAt = to })
		return err
	}
	_, err = s.Schedule(ctx, actor, id, p.Version, to)
	return err
}

// check says what is wrong with an action on many. Faults: fault.ErrInvalid.
func (b *Bulk) check() error {
	var wrong fault.Fields
	wrong.Require(len(b.IDs) > 0 && len(b.IDs) <= mostRescheduled, "postIds", "out_of_range", "Choose 1 to 100 posts.")
	sorted := slices.Sorted(slices.Values(b.IDs))
	wrong.Require(len(slices.Compact(sorted)) == len(b.IDs), "postIds", "duplicate", "Name each post once.")
	wrong.Require(slices.Contains(Actions(), b.Action), "action", "not_allowed", "Choose delete, submit, approve, unschedule, shift, label or queue.")
	wrong.Require(b.Action != Shift || b.Days != 0 && b.Days >= -mostDays && b.Days <= mostDays, "days", "out_of_range", "Move by 1 to 365 days, or by -1 to -365.")
	wrong.Require(b.Action != Relabel || b.Label != "", "label", "required", "Give the label to add.")
	return wrong.Err()
}
