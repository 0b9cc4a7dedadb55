package post

import (
	"cmp"
	"context"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// Bounds of a rescheduling.
const (
	mostRescheduled = 100
	mostSpacing     = 7 * 24 * time.Hour
)

// Rescheduled is what became of one post of a rescheduling or a recurrence.
type Rescheduled struct {
	ID        ID
	PublishAt time.Time
	Err       error // nil: it goes out at PublishAt
}

// Reschedule gives posts new moments, in the order that they had: the first at start, each
// further one so much later. Those that were held or missed, or wait for their moment, take
// part; a post that can't is named with the reason and holds up no other. The same request
// again changes nothing. Faults: fault.ErrInvalid.
func (s *Service) Reschedule(ctx context.Context, actor tenant.Actor, ids []ID, start time.Time, spacing time.Duration) ([]Rescheduled, error) {
	if err := s.checkSeries(ids, start, spacing); err != nil {
		return nil, err
	}
	out := make([]Rescheduled, len(ids))
	posts := make(map[ID]Post, len(ids))
	for i, id := range ids {
		out[i].ID = id
		if posts[id], out[i].Err = s.Store.Get(ctx, actor.Scope(), id); out[i].Err != nil && fault.KindOf(out[i].Err) != fault.NotFound {
			return nil, out[i].Err
		}
	}
	slices.SortStableFunc(out, func(a, b Rescheduled) int {
		return cmp.Or(posts[a.ID].PublishAt.Compare(posts[b.ID].PublishAt), cmp.Compare(a.ID, b.ID))
	})
	at := start
	for i := range out {
		if out[i].Err != nil {
			continue
		}
		out[i].PublishAt = at
		out[i].Err = s.postpone(ctx, actor, posts[out[i].ID], at)
		at = at.Add(spacing)
	}
	return out, nil
}

// postpone gives one post its new moment, unless it has it.
func (s *Service) postpone(ctx context.Context, actor tenant.Actor, p Post, at time.Time) error {
	switch {
	case p.State == Scheduled && p.PublishAt.Equal(at):
		return nil
	case !slices.Contains([]State{Scheduled, Held, Missed}, p.State):
		return refuse(p.State, Scheduled)
	}
	_, err := s.Schedule(ctx, actor, p.ID, p.Version, at)
	return err
}

// checkSeries refuses a series that can't be meant. Faults: fault.ErrInvalid.
func (s *Service) checkSeries(ids []ID, start time.Time, spacing time.Duration) error {
	var wrong fault.Fields
	wrong.Require(len(ids) > 0 && len(ids) <= mostRescheduled, "postIds", "out_of_range", "Choose 1 to 100 posts.")
	sorted := slices.Sorted(slices.Values(ids))
	wrong.Require(len(slices.Compact(sorted)) == len(ids), "postIds", "duplicate", "Name each post once.")
	wrong.Require(spacing >= 0 && spacing <= mostSpacing, "spacingMinutes", "out_of_range", "Leave 0 to 10080 minutes, a week, between two posts.")
	now := s.Clock.Now()
	wrong.Require(!start.Before(now.Add(-grace)), "startAt", "in_the_past", "Choose a moment in the future.")
	last := start.Add(time.Duration(max(0, len(ids)-1)) * spacing)
	wrong.Require(last.Before(now.Add(horizon)), "startAt", "too_far", "The last of the posts would go out in more than a year. Choose an earlier start, or less time between them.")
	return wrong.Err()
}
