package archive

import (
	"context"
	"log/slog"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Store   Store
	Records Records
	Library Library
	Objects Objects
	People  People
	Teams   Teams
	Alarm   Alarm
	Mailer  identity.Mailer
	Notices Notices
	Audit   audit.Recorder
	Feed    Feed
	Clock   clock.Clock
	Log     *slog.Logger
	AppURL  string // where links in mails lead
	Worker  string // names this process; no two alike
}

// Service is what can be done with exports.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Start asks for an export of everything the actor's team has. Faults: ErrUnderWay.
func (s *Service) Start(ctx context.Context, actor tenant.Actor) (Export, error) {
	if err := actor.Require(tenant.TenantOwn); err != nil {
		return Export{}, err
	}
	u, err := s.People.User(ctx, actor.UserID)
	if err != nil {
		return Export{}, err
	}
	now := s.Clock.Now()
	e := Export{
		ID: ID(id.New(id.Export)), TenantID: actor.TenantID, Status: Queued, UnderWay: true,
		RequestedBy: u.ID, Requester: u.Name, WakeAt: now, CreatedAt: now,
	}
	if err := s.Store.Create(ctx, actor.Scope(), e); err != nil {
		return Export{}, err
	}
	s.Feed.Changed(ctx, e.TenantID, "export", string(e.ID))
	// Where this fails the sweep finds it.
	if err := s.Alarm.WakeExports(ctx, []Due{{e.TenantID, e.ID, e.WakeAt}}); err != nil {
		s.Log.WarnContext(ctx, "export not queued", "export", e.ID, "error", err)
	}
	return e, nil
}

// List pages through the exports of the actor's team, newest first.
func (s *Service) List(ctx context.Context, actor tenant.Actor, req page.Request) (page.Result[Export], error) {
	if err := actor.Require(tenant.TenantOwn); err != nil {
		return page.Result[Export]{}, err
	}
	return s.Store.List(ctx, actor.Scope(), req)
}

// Address gives a short-lived address of an export's file, and puts on record who asked.
// Faults: ErrNotFound, ErrNotReady, ErrExpired.
func (s *Service) Address(ctx context.Context, actor tenant.Actor, id ID) (string, error) {
	if err := actor.Require(tenant.TenantOwn); err != nil {
		return "", err
	}
	e, err := s.Store.Get(ctx, actor.Scope(), id)
	switch {
	case err != nil:
		return "", err
	case e.Status == Expired, e.Status == Ready && !s.Clock.Now().Before(e.ExpiresAt):
		return "", ErrExpired
	case e.Status != Ready:
		return "", ErrNotReady
	}
	err = s.Audit.Record(ctx, actor.TenantID, actor.By(), audit.Entry{Kind: "export", Verb: "downloaded", TargetID: string(id)})
	if err != nil {
		return "", err
	}
	return s.Objects.SignDownload(ctx, e.Key, addressLife)
}

// sweepLimit bounds one sweep; the next one finds the rest.
const sweepLimit = 100

// Sweep wakes workers for exports whose job was lost, whose worker died, or whose time is
// over.
func (s *Service) Sweep(ctx context.Context) error {
	due, err := s.Store.Due(ctx, tenant.AllTenants("find exports to work on"), s.Clock.Now(), sweepLimit)
	if err != nil || len(due) == 0 {
		return err
	}
	return s.Alarm.WakeExports(ctx, due)
}
