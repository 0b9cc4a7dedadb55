package post

import (
	"context"
	"errors"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

const (
	// lead is how far ahead the next posting time lies at least, so that the post is ready
	// when it comes.
	lead = time.Minute
	// stretch is how much of the calendar is looked through at a time.
	stretch = 28 * 24 * time.Hour
	// mostRaces is how many posting times others may take before our eyes.
	mostRaces = 100
)

// Queue schedules a post for the next posting time of its channels that is free. Two people
// who queue at the same time never get the same one. Faults: ErrNoSlots, ErrQueueFull, and
// those of Schedule.
func (s *Service) Queue(ctx context.Context, actor tenant.Actor, id ID, version int64) (Post, error) {
	after := s.Clock.Now()
	for range mostRaces {
		at, err := s.nextSlot(ctx, actor, id, after)
		if err != nil {
			return Post{}, err
		}
		p, err := s.plan(ctx, actor, id, version, func(p *Post) error {
			err := s.aim(p, at)
			p.Slots = slotsOf(p.ChannelIDs, at)
			return err
		})
		if !errors.Is(err, ErrExists) {
			return p, err
		}
		after = at // somebody took it meanwhile
	}
	return Post{}, ErrQueueFull
}

// NextSlot is when a post would go out if it were queued now: the first posting time at which
// one of its channels has a slot and none of them has another post. Faults: ErrNotFound,
// ErrNoSlots, ErrQueueFull.
func (s *Service) NextSlot(ctx context.Context, actor tenant.Actor, id ID) (time.Time, error) {
	return s.nextSlot(ctx, actor, id, s.Clock.Now())
}

// nextSlot looks after an instant, and the time that it takes to get ready.
func (s *Service) nextSlot(ctx context.Context, actor tenant.Actor, id ID, after time.Time) (time.Time, error) {
	p, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return time.Time{}, err
	}
	tables, err := s.Times.Timetables(ctx, actor.Scope(), p.ChannelIDs)
	if err != nil {
		return time.Time{}, err
	}
	if len(tables) == 0 {
		return time.Time{}, ErrNoSlots
	}
	last := s.Clock.Now().Add(horizon)
	for begin := after.Add(lead); begin.Before(last); begin = begin.Add(stretch) {
		queue, err := s.QueueOf(ctx, actor, p.ChannelIDs, Span{begin, begin.Add(stretch)})
		if err != nil {
			return time.Time{}, err
		}
		for _, place := range queue {
			taken := slices.ContainsFunc(place.Posts, func(other Post) bool { return other.ID != id })
			if place.Slot && !taken && place.At.Before(last) {
				return place.At, nil
			}
		}
	}
	return time.Time{}, ErrQueueFull
}

// QueuePlace is a moment of a queue.
type QueuePlace struct {
	At    time.Time
	Slot  bool   // it is a posting time
	Posts []Post // what goes out then; none: it is free
}

// QueueOf lists the posting times of channels in a span, with what goes out at each, and
// whatever goes out at other times, earliest first. Faults: fault.ErrInvalid.
func (s *Service) QueueOf(ctx context.Context, actor tenant.Actor, channelIDs []string, span Span) ([]QueuePlace, error) {
	var wrong fault.Fields
	wrong.Require(span.From.Before(span.To), "to", "out_of_range", "Give an end after the start.")
	wrong.Require(span.To.Sub(span.From) <= maxSpan, "to", "out_of_range", "Ask for at most 100 days.")
	if err := wrong.Err(); err != nil {
		return nil, err
	}
	places, err := s.slots(ctx, actor, channelIDs, span)
	if err != nil {
		return nil, err
	}
	err = s.Store.EachBetween(ctx, actor.Scope(), span, "", func(p Post) error {
		if p.queues(channelIDs) {
			places = places.add(p)
		}
		return nil
	})
	return places, err
}

// slots lists the posting times of channels in a span.
func (s *Service) slots(ctx context.Context, actor tenant.Actor, channelIDs []string, span Span) (queue, error) {
	tables, err := s.Times.Timetables(ctx, actor.Scope(), channelIDs)
	if err != nil {
		return nil, err
	}
	var places queue
	for _, table := range tables {
		moments, err := table.Between(span.From, span.To)
		if err != nil {
			return nil, err
		}
		for _, at := range moments {
			places = places.open(at)
		}
	}
	return places, nil
}

// queue is places in the order of their moments, no two at the same.
type queue []QueuePlace

func (q queue) find(at time.Time) (int, bool) {
	return slices.BinarySearchFunc(q, at, func(place QueuePlace, at time.Time) int { return place.At.Compare(at) })
}

// open makes a moment a posting time.
func (q queue) open(at time.Time) queue {
	i, found := q.find(at)
	if !found {
		q = slices.Insert(q, i, QueuePlace{At: at})
	}
	q[i].Slot = true
	return q
}

// add puts a post to its moment.
func (q queue) add(p Post) queue {
	at := p.PublishAt.Truncate(time.Minute)
	i, found := q.find(at)
	if !found {
		q = slices.Insert(q, i, QueuePlace{At: at})
	}
	q[i].Posts = append(q[i].Posts, p)
	return q
}

// queues says whether a post stands, or is meant to stand, on one of the channels.
func (p Post) queues(channelIDs []string) bool {
	gone := slices.Contains([]State{Canceled, Failed, Missed, Held}, p.State)
	return !gone && slices.ContainsFunc(p.ChannelIDs, func(id string) bool { return slices.Contains(channelIDs, id) })
}

// slotsOf names the places of channels at a moment.
func slotsOf(channelIDs []string, at time.Time) (names []string) {
	for _, id := range channelIDs {
		names = append(names, id+" "+at.UTC().Format(time.RFC3339))
	}
	return names
}

// keepSlots are a changed post's places; where its channels changed, it has none that others
// could run for.
func keepSlots(p, before Post) []string {
	if slices.Equal(p.ChannelIDs, before.ChannelIDs) {
		return before.Slots
	}
	return nil
}
