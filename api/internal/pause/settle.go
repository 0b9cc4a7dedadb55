package pause

import (
	"context"
	"errors"
	"time"

	"campaignos.dev/api/internal/tenant"
)

const (
	atOnce = 100 // posts that are let go in one go
	// linger is how long an ended pause is looked at: a worker that had read it while it was
	// in force may hold a post in its name until then. It is longer than a worker may have a
	// post in hand.
	linger = 10 * time.Minute
)

// Sweep ends the pauses whose time is over, and lets go what ended ones still hold. One that
// makes trouble holds up no other.
func (s *Service) Sweep(ctx context.Context) error {
	ripe, err := s.Store.Ripe(ctx, tenant.AllTenants("end pauses whose time is over"), s.Clock.Now(), atOnce)
	errs := []error{err}
	for _, p := range ripe {
		errs = append(errs, s.tend(ctx, p))
	}
	return errors.Join(errs...)
}

// tend does for a ripe pause what is due.
func (s *Service) tend(ctx context.Context, p Pause) error {
	actor := tenant.System(p.TenantID, "pause")
	if p.InForce {
		err := s.End(ctx, actor, p.ID, p.Meanwhile)
		if errors.Is(err, ErrNotFound) {
			return nil // somebody was faster
		}
		return err
	}
	return s.settle(ctx, p)
}

// settle lets go the first of what an ended pause holds, and leaves a pause alone in whose
// name nothing can be held any more. Each post is a step of its own that may be repeated, so a
// process that dies in between is caught up by the next sweep.
func (s *Service) settle(ctx context.Context, p Pause) error {
	actor := tenant.System(p.TenantID, "pause")
	held, err := s.Posts.HeldBy(ctx, actor.Scope(), string(p.ID), atOnce)
	if err != nil {
		return err
	}
	var errs []error
	for _, one := range held {
		errs = append(errs, s.Releaser.Release(ctx, actor, one.ID, string(p.ID), p.Meanwhile))
	}
	if err := errors.Join(errs...); err != nil || len(held) == atOnce || s.Clock.Now().Before(p.EndedAt.Add(linger)) {
		return err
	}
	was := p.Version
	p.Version, p.LookAt = was+1, time.Time{}
	return s.Store.Save(ctx, actor.Scope(), p, was)
}
