package pause

import (
	"context"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// horizon is how far ahead a pause may end by itself.
const horizon = 366 * 24 * time.Hour

// Needs are what the service works with.
type Needs struct {
	Store    Store
	Posts    Posts
	Releaser Releaser
	Targets  Targets
	Feed     Feed
	Clock    clock.Clock
}

// Service is what can be done with pauses.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Wish is what somebody wants to pause.
type Wish struct {
	Kind      Kind
	TargetID  string // empty for the team
	Meanwhile post.Meanwhile
	Until     time.Time // zero: until somebody ends it
}

// Counted is a pause with the number of posts that it holds.
type Counted struct {
	Pause
	Held int64
}

// List tells the pauses in force, oldest first.
func (s *Service) List(ctx context.Context, actor tenant.Actor) ([]Counted, error) {
	found, err := s.Store.InForce(ctx, actor.Scope())
	if err != nil {
		return nil, err
	}
	all := make([]Counted, len(found))
	for i, p := range found {
		all[i].Pause = p
		if all[i].Held, err = s.Posts.CountHeldBy(ctx, actor.Scope(), string(p.ID)); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// Begin pauses. From when it has answered, nothing that is paused begins to go out; what
// has begun on a channel is carried to its end there. Faults: fault.ErrInvalid, ErrPaused.
func (s *Service) Begin(ctx context.Context, actor tenant.Actor, w Wish) (Pause, error) {
	if err := s.check(ctx, actor, w); err != nil {
		return Pause{}, err
	}
	p := Pause{
		ID: ID(id.New(id.Pause)), TenantID: actor.TenantID, Kind: w.Kind, TargetID: w.TargetID, Key: keyOf(w.Kind, w.TargetID),
		Meanwhile: w.Meanwhile, Until: w.Until, LookAt: w.Until, InForce: true, CreatedBy: actor.Name(), CreatedAt: s.Clock.Now(), Version: 1,
	}
	if err := s.Store.Create(ctx, actor.Scope(), p); err != nil {
		return Pause{}, err
	}
	s.Feed.Changed(ctx, actor.TenantID, "pause", string(p.ID))
	return p, nil
}

func (s *Service) check(ctx context.Context, actor tenant.Actor, w Wish) error {
	var wrong fault.Fields
	wrong.Require(slices.Contains(post.Meanwhiles(), w.Meanwhile), "meanwhile", "unknown_value", "Choose ask, publish or skip.")
	now := s.Clock.Now()
	wrong.Require(w.Until.IsZero() || w.Until.After(now), "until", "in_the_past", "Choose a moment in the future, or none.")
	wrong.Require(w.Until.Before(now.Add(horizon)), "until", "too_far", "Choose a moment within a year, or none.")
	known, err := s.known(ctx, actor, w)
	if err != nil {
		return err
	}
	wrong.Require(known, "targetId", "not_found", "There is no such campaign or channel in your team. To pause the whole team, leave it out.")
	return wrong.Err()
}

func (s *Service) known(ctx context.Context, actor tenant.Actor, w Wish) (bool, error) {
	switch w.Kind {
	case Team:
		return w.TargetID == "", nil
	case Campaign:
		return s.Targets.CampaignExists(ctx, actor.Scope(), w.TargetID)
	}
	found, err := s.Targets.PostChannels(ctx, actor.Scope(), []string{w.TargetID})
	return len(found) == 1, err
}

// End has a pause stop nothing more, and does with the posts that it held what choice says,
// or what was chosen at its beginning where choice is empty: at once with the first of them,
// and soon with the rest. Faults: ErrNotFound, fault.ErrInvalid.
func (s *Service) End(ctx context.Context, actor tenant.Actor, id ID, choice post.Meanwhile) error {
	if choice != "" && !slices.Contains(post.Meanwhiles(), choice) {
		return fault.ErrInvalid.WithFields(fault.Field{Field: "meanwhile", Code: "unknown_value", Message: "Choose ask, publish or skip."})
	}
	p, err := s.end(ctx, actor, id, choice)
	if err != nil {
		return err
	}
	s.Feed.Changed(ctx, actor.TenantID, "pause", string(id))
	return s.settle(ctx, p)
}

func (s *Service) end(ctx context.Context, actor tenant.Actor, id ID, choice post.Meanwhile) (Pause, error) {
	return revise.Do(0, revise.Steps[Pause]{
		Load:    func() (Pause, error) { return s.Store.Get(ctx, actor.Scope(), id) },
		Version: func(p Pause) int64 { return p.Version },
		Change: func(p *Pause) error {
			if !p.InForce {
				return ErrNotFound
			}
			if choice == "" {
				choice = p.Meanwhile
			}
			p.end(choice, s.Clock.Now())
			return nil
		},
		Save: func(p Pause, was int64) (Pause, error) {
			p.Version = was + 1
			return p, s.Store.Save(ctx, actor.Scope(), p, was)
		},
	})
}
