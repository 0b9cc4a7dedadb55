package post

import (
	"context"
	"errors"
	"slices"

	"campaignos.dev/api/internal/tenant"
)

// Meanwhile is what becomes of the posts that fell due while publishing was paused.
type Meanwhile string

// The choices.
const (
	Ask     Meanwhile = "ask"     // they stay held, until somebody says of each what is to be done
	Publish Meanwhile = "publish" // they go out late, in their order, spaced on each channel
	Skip    Meanwhile = "skip"    // they don't go out
)

// Meanwhiles lists every choice.
func Meanwhiles() []Meanwhile { return []Meanwhile{Ask, Publish, Skip} }

// Release lets a post go that a pause held, as was chosen; one that is held by it no more
// stays as it is, and one that must be approved first stays for people. Faults: fault.ErrStale where others keep changing it.
func (s *Service) Release(ctx context.Context, actor tenant.Actor, id ID, pauseID string, choice Meanwhile) error {
	_, err := s.revise(ctx, actor, id, 0, func(p *Post) error {
		if !slices.Contains(p.HeldBy, pauseID) {
			return errUnheld
		}
		if choice == Publish && s.cleared(ctx, *p) == nil {
			return s.resume(p, pauseID)
		}
		return p.release(pauseID, choice == Skip)
	})
	if errors.Is(err, errUnheld) || errors.Is(err, ErrNotFound) {
		return nil
	}
	return err
}

// errUnheld says that there is nothing to let go.
var errUnheld = errors.New("post: not held by this pause")

// release has a pause hold a post no more; one that nothing else holds is skipped where that
// was chosen, and stays for people otherwise.
func (p *Post) release(pauseID string, skip bool) error {
	p.HeldBy = slices.DeleteFunc(p.HeldBy, func(id string) bool { return id == pauseID })
	if skip && p.State == Held && len(p.HeldBy) == 0 {
		p.Problem = "This was skipped, since publishing was paused when it fell due."
		return p.move(Canceled)
	}
	return nil
}

// resume has a post go out that was held, to the channels on which a pause kept it from
// going out. Its moment stays, so that it is late and waits for its place in line behind
// those that fell due before it.
func (s *Service) resume(p *Post, pauseID string) error {
	if paused := p.pausedChannels(pauseID); len(paused) > 0 {
		p.Targets = paused
	}
	if err := s.due(p, p.PublishAt); err != nil {
		return err
	}
	p.ResumedAt = s.Clock.Now()
	return nil
}

// pausedChannels lists the channels that a pause, and nothing else, kept the post from.
func (p Post) pausedChannels(pauseID string) (ids []string) {
	for _, o := range p.Outcomes {
		if o.PausedBy == pauseID {
			ids = append(ids, o.ChannelID)
		}
	}
	return ids
}
