package publish

import (
	"context"
	"errors"
	"time"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// Pace keeps the limits that all workers share.
type Pace interface {
	// Take asks for some calls of a tenant's to the provider, all or none. It answers how
	// long they have to wait; zero: they may be made.
	Take(ctx context.Context, in tenant.ID, calls int) (wait time.Duration)
	// Slot takes the next free moment of a channel, and answers how far off it is; the one
	// after it is free no earlier than every later.
	Slot(ctx context.Context, in tenant.ID, channelID string, every time.Duration) (wait time.Duration)
}

// ready says whether a due post may be taken in hand now. One that is late is given a place
// in its channels' line first; one whose team has no calls left stays where it is.
func (s *Service) ready(ctx context.Context, scope tenant.Scope, d Due) (bool, error) {
	now := s.Clock.Now()
	if s.turns.mustWait(d.TenantID, now) {
		return false, nil
	}
	p, err := s.Posts.Get(ctx, scope, d.PostID)
	if errors.Is(err, post.ErrNotFound) {
		return false, nil
	}
	if err != nil || p.Revision != d.Revision || !p.WakeAt.Equal(d.WakeAt) {
		return false, err
	}
	if s.missed(p) {
		return true, nil // nothing will be sent
	}
	if p.State == post.Scheduled && now.Sub(p.Moment()) > s.Waits.Late {
		if at := s.place(ctx, p, now); at.After(now) {
			return false, s.Posts.Line(ctx, scope, d, at)
		}
	}
	need, err := s.callsOf(ctx, scope, p)
	if err != nil {
		return false, err
	}
	if wait := s.Pace.Take(ctx, d.TenantID, need); wait > 0 {
		s.turns.stay(d.TenantID, now.Add(wait))
		return false, nil
	}
	return true, nil
}

// missed says whether a post is too late to go out.
func (s *Service) missed(p post.Post) bool {
	since := p.Moment()
	if p.ResumedAt.After(since) {
		since = p.ResumedAt
	}
	return s.Clock.Now().Sub(since) > s.Waits.Missed
}

// place is the first moment at which every channel of a late post is free.
func (s *Service) place(ctx context.Context, p post.Post, now time.Time) time.Time {
	at := now
	for _, channel := range p.Targets {
		if free := now.Add(s.Pace.Slot(ctx, p.TenantID, channel, s.Waits.Spacing)); free.After(at) {
			at = free
		}
	}
	return at
}

// callsOf is the most calls that a post can need before it has to wait again: one to send
// on each channel, two where the history is asked first.
func (s *Service) callsOf(ctx context.Context, scope tenant.Scope, p post.Post) (need int, err error) {
	each := 1
	if s.Clock.Now().Sub(p.PublishAt) > s.Waits.Late {
		each = 2 // the history is asked first
	}
	if p.State == post.Scheduled {
		return each * len(p.Targets), nil
	}
	all, err := s.Ledger.OfPost(ctx, scope, p.ID)
	if err != nil {
		return 0, err
	}
	opened := 0
	for _, pub := range all {
		if pub.Revision == p.Revision {
			opened++
			need += pub.calls(s.Clock.Now(), s.Waits.Late)
		}
	}
	return need + each*(len(p.Targets)-opened), nil
}

// calls is the most calls that a publication can need at an instant.
func (p Publication) calls(now time.Time, late time.Duration) int {
	switch {
	case p.State.Final() || p.NextAt.After(now):
		return 0
	case p.State == Unknown || p.doubtful(now, late):
		return 2
	}
	return 1
}
