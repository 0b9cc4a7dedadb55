package audit

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Service is what can be done with the audit log.
type Service struct {
	store Store
	clock clock.Clock
}

// New makes the service.
func New(s Store, c clock.Clock) *Service { return &Service{s, c} }

// Record adds an event that no change of a document tells. See Recorder.
func (s *Service) Record(ctx context.Context, in tenant.ID, by tenant.By, e Entry) error {
	return s.store.Append(ctx, Draft(in, by, tenant.OriginOf(ctx), s.clock.Now(), e))
}

// List pages through what was done in the actor's team, the latest first.
func (s *Service) List(ctx context.Context, actor tenant.Actor, f Filter, req page.Request) (page.Result[Event], error) {
	if err := actor.Require(tenant.AuditRead); err != nil {
		return page.Result[Event]{}, err
	}
	return s.store.List(ctx, actor.Scope(), f, req)
}

// Export tells everything that matches, the oldest first, and records that it was exported
// before anything is told.
func (s *Service) Export(ctx context.Context, actor tenant.Actor, f Filter, tell func(Event) error) error {
	if err := actor.Require(tenant.AuditRead); err != nil {
		return err
	}
	if err := s.Record(ctx, actor.TenantID, actor.By(), Entry{Kind: "audit", Verb: "exported"}); err != nil {
		return err
	}
	return s.store.Each(ctx, actor.Scope(), f, tell)
}

// Where says whose events an operator wants to see.
type Where struct {
	Platform bool      // those that belong to no tenant
	TenantID tenant.ID // those of one tenant; empty: of all, and the platform's
}

// ListAll pages through what was done anywhere, the latest first, for operators.
func (s *Service) ListAll(ctx context.Context, actor tenant.Actor, w Where, f Filter, req page.Request) (page.Result[Event], error) {
	if err := actor.Require(tenant.PlatformRead); err != nil {
		return page.Result[Event]{}, err
	}
	everywhere := tenant.AllTenants("operators see the audit log of every tenant").As(actor)
	switch {
	case w.Platform:
		return s.store.ListPlatform(ctx, everywhere, f, req)
	case w.TenantID != "":
		return s.store.List(ctx, actor.On(w.TenantID), f, req)
	}
	return s.store.List(ctx, everywhere, f, req)
}

// How old an event must be before the sweep enters it, and how many it takes of a kind:
// whoever made the change does so itself within moments.
const (
	sweepAfter = 10 * time.Second
	sweepMost  = 500
)

// Sweep enters what processes left behind that died between a change and its entering.
func (s *Service) Sweep(ctx context.Context) error {
	for {
		done, err := s.store.Pending(ctx, s.clock.Now().Add(-sweepAfter), sweepMost)
		if err != nil || done < sweepMost {
			return err
		}
	}
}
