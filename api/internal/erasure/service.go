package erasure

import (
	"context"
	"errors"
	"log/slog"
	"strings"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Teams    Teams
	Accounts Accounts
	Identity Identity
	Receipts Receipts
	Estate   Estate
	Objects  Objects
	Provider Provider
	Queue    Trace
	Cache    Trace
	Book     Book
	Audit    audit.Recorder
	Mailer   identity.Mailer
	Notices  Notices
	Feed     Feed
	Clock    clock.Clock
	Log      *slog.Logger
	AppURL   string // where links in mails lead
}

// Service is what can be done to end a team.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Close begins the grace period of the actor's team, whose name and whose own password the
// actor shows. A team that is closing goes on as it is. Faults: fault.ErrInvalid,
// identity.ErrThrottled, identity.ErrIsSuspended.
func (s *Service) Close(ctx context.Context, actor tenant.Actor, name, password string) (identity.Tenant, error) {
	if err := actor.Require(tenant.TenantOwn); err != nil {
		return identity.Tenant{}, err
	}
	t, err := s.Teams.Tenant(ctx, actor.Scope())
	if err != nil {
		return identity.Tenant{}, err
	}
	var wrong fault.Fields
	wrong.Require(strings.TrimSpace(name) == t.Name, "name", "not_the_name", "Write the name of the team exactly as it is.")
	if err := wrong.Err(); err != nil {
		return identity.Tenant{}, err
	}
	if err := s.Identity.Confirm(ctx, actor, password); err != nil {
		return identity.Tenant{}, err
	}
	return s.change(ctx, actor, func(t *identity.Tenant) error { return t.Close(actor.UserID, s.Clock.Now()) })
}

// Restore takes the deletion of the actor's team back. A team that works goes on. Faults:
// identity.ErrErased, identity.ErrIsSuspended.
func (s *Service) Restore(ctx context.Context, actor tenant.Actor) (identity.Tenant, error) {
	if err := actor.Require(tenant.TenantOwn); err != nil {
		return identity.Tenant{}, err
	}
	restored := false
	t, err := s.change(ctx, actor, func(t *identity.Tenant) error {
		restored = t.Status == tenant.Closing
		return t.Restore(s.Clock.Now())
	})
	if err == nil && restored {
		err = s.Notices.Tell(ctx, actor, "tenant.restored",
			"The deletion was taken back, and the team goes on. Posts that fell due meanwhile are held: schedule them anew.", "/posts?state=held")
	}
	return t, err
}

// change makes one guarded write on the actor's team.
func (s *Service) change(ctx context.Context, actor tenant.Actor, change func(*identity.Tenant) error) (identity.Tenant, error) {
	t, err := revise.Do(0, revise.Steps[identity.Tenant]{
		Load:    func() (identity.Tenant, error) { return s.Teams.Tenant(ctx, actor.Scope()) },
		Version: func(t identity.Tenant) int64 { return t.Version },
		Change:  change,
		Save: func(t identity.Tenant, was int64) (identity.Tenant, error) {
			t.Version, t.UpdatedAt = was+1, s.Clock.Now()
			return t, s.Teams.SaveTenant(ctx, actor.Scope(), t, was)
		},
	})
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "tenant", string(t.ID))
	}
	return t, err
}

// sweepLimit bounds one sweep; the next one finds the rest.
const sweepLimit = 20

// Sweep writes to the owners of teams that are closing, begins the erasure of those whose
// time has come, and goes on with those under way. One that fails holds up no other.
func (s *Service) Sweep(ctx context.Context) error {
	return errors.Join(s.warn(ctx), s.beginAll(ctx), s.goOnAll(ctx))
}

func (s *Service) beginAll(ctx context.Context) error {
	due, err := s.Teams.ClosingDue(ctx, tenant.AllTenants("find teams whose grace is over"), s.Clock.Now(), sweepLimit)
	for _, t := range due {
		err = errors.Join(err, s.begin(ctx, t.ID))
	}
	return err
}

func (s *Service) goOnAll(ctx context.Context) error {
	open, err := s.Receipts.Unfinished(ctx, sweepLimit)
	for _, r := range open {
		err = errors.Join(err, s.goOn(ctx, r))
	}
	return err
}
