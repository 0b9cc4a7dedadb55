package integration

import (
	"context"
	"errors"
	"log/slog"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Store  Store
	Sealer Sealer
	Plans  Plans
	People People
	Feed   Feed
	Probes map[Provider]Probe
	// Environment is what the process was started with, by provider and field.
	Environment map[Provider]map[string]string
	Production  bool // asks for what is fit for it
	Clock       clock.Clock
	Log         *slog.Logger
}

// Service is what can be done with integrations.
type Service struct {
	Needs
	book *book
}

// New makes the service.
func New(n Needs) *Service { return &Service{n, newBook(n.Clock)} }

// desk is whose settings an actor works on, checked once.
type desk struct {
	in     tenant.ID // empty: the platform's
	scope  tenant.Scope
	actor  tenant.Actor
	fields func(Declaration) []Field // that can be set here
}

// operatorsDesk is where operators work on the platform's settings.
func operatorsDesk(actor tenant.Actor, p tenant.Permission) (desk, error) {
	scope := tenant.AllTenants("settings of the platform belong to no tenant").As(actor)
	return desk{"", scope, actor, func(d Declaration) []Field { return d.Fields }}, actor.Require(p)
}

// teamsDesk is where a team's people work on their own.
func teamsDesk(actor tenant.Actor, p tenant.Permission) (desk, error) {
	return desk{actor.TenantID, actor.Scope(), actor, Declaration.OwnFields}, actor.Require(p)
}

// find gives a provider that can be set up at the desk. Faults: ErrUnknown.
func (k desk) find(p Provider) (Declaration, error) {
	d, err := DeclarationOf(p)
	if err == nil && len(k.fields(d)) == 0 {
		return d, ErrUnknown
	}
	return d, err
}

// GetPlatform shows an integration to operators. Faults: ErrUnknown.
func (s *Service) GetPlatform(ctx context.Context, actor tenant.Actor, p Provider) (View, error) {
	k, err := operatorsDesk(actor, tenant.PlatformRead)
	return s.get(ctx, k, err, p)
}

// GetOwn shows an integration to a team's people. Faults: ErrUnknown.
func (s *Service) GetOwn(ctx context.Context, actor tenant.Actor, p Provider) (View, error) {
	k, err := teamsDesk(actor, tenant.IntegrationsRead)
	return s.get(ctx, k, err, p)
}

// ListPlatform shows every integration to operators.
func (s *Service) ListPlatform(ctx context.Context, actor tenant.Actor) ([]View, error) {
	k, err := operatorsDesk(actor, tenant.PlatformRead)
	return s.list(ctx, k, err)
}

// ListOwn shows those integrations to a team's people that can have keys of their own.
func (s *Service) ListOwn(ctx context.Context, actor tenant.Actor) ([]View, error) {
	k, err := teamsDesk(actor, tenant.IntegrationsRead)
	return s.list(ctx, k, err)
}

// PutPlatform stores settings of the platform. version is the one that the operator saw,
// zero for any. Faults: ErrUnknown, fault.ErrInvalid, fault.ErrStale.
func (s *Service) PutPlatform(ctx context.Context, actor tenant.Actor, p Provider, version int64, c Change) (View, error) {
	k, err := operatorsDesk(actor, tenant.PlatformOperate)
	return s.put(ctx, k, err, p, version, c)
}

// PutOwn stores a team's own settings, likewise.
func (s *Service) PutOwn(ctx context.Context, actor tenant.Actor, p Provider, version int64, c Change) (View, error) {
	k, err := teamsDesk(actor, tenant.IntegrationsWrite)
	return s.put(ctx, k, err, p, version, c)
}

// DeletePlatform removes the platform's settings: the environment is in force again. What
// is not there is no fault. Faults: ErrUnknown, fault.ErrStale.
func (s *Service) DeletePlatform(ctx context.Context, actor tenant.Actor, p Provider, version int64) error {
	k, err := operatorsDesk(actor, tenant.PlatformOperate)
	return s.remove(ctx, k, err, p, version)
}

// DeleteOwn removes a team's own settings: the platform's are in force again.
func (s *Service) DeleteOwn(ctx context.Context, actor tenant.Actor, p Provider, version int64) error {
	k, err := teamsDesk(actor, tenant.IntegrationsWrite)
	return s.remove(ctx, k, err, p, version)
}

func (s *Service) get(ctx context.Context, k desk, refused error, p Provider) (View, error) {
	if refused != nil {
		return View{}, refused
	}
	d, err := k.find(p)
	if err != nil {
		return View{}, err
	}
	stored, err := s.stored(ctx, k, p)
	if err != nil {
		return View{}, err
	}
	return s.view(ctx, k, d, stored)
}

func (s *Service) list(ctx context.Context, k desk, refused error) ([]View, error) {
	if refused != nil {
		return nil, refused
	}
	var all []View
	for _, d := range Declarations() {
		v, err := s.get(ctx, k, nil, d.Provider)
		if errors.Is(err, ErrUnknown) {
			continue
		}
		if err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, nil
}

// stored reads what is stored, or what it would be called.
func (s *Service) stored(ctx context.Context, k desk, p Provider) (Settings, error) {
	found, ok, err := s.Store.Settings(ctx, k.scope, idOf(k.in, p))
	if err == nil && !ok {
		return fresh(k.in, p), nil
	}
	return found, err
}

func (s *Service) put(ctx context.Context, k desk, refused error, p Provider, version int64, c Change) (View, error) {
	if refused != nil {
		return View{}, refused
	}
	d, err := k.find(p)
	if err != nil {
		return View{}, err
	}
	saved, err := revise.Do(version, revise.Steps[Settings]{
		Load:    func() (Settings, error) { return s.stored(ctx, k, p) },
		Version: func(x Settings) int64 { return x.Version },
		Change: func(x *Settings) (err error) {
			*x, err = s.changed(ctx, k, d, *x, c)
			return err
		},
		Save: func(x Settings, was int64) (Settings, error) { return s.save(ctx, k, x, was) },
	})
	if err != nil {
		return View{}, err
	}
	s.told(ctx, k.in, p)
	return s.view(ctx, k, d, saved)
}

// changed gives what a change makes of settings. Faults: fault.ErrInvalid.
func (s *Service) changed(ctx context.Context, k desk, d Declaration, was Settings, c Change) (Settings, error) {
	e := editing{declaration: d, fields: k.fields(d), production: s.Production, seal: s.Sealer.Seal, now: s.Clock.Now(), by: k.actor.UserID}
	next, err := e.apply(was, c)
	if err != nil {
		return was, err
	}
	if k.in != "" {
		return next, guardComplete(d, true, func(_ Source, field string) bool { return next.secret(field) != nil || has(next, field) })
	}
	if err := guardAddress(d, was, next, s.addressOf); err != nil {
		return was, err
	}
	return next, guardComplete(d, false, s.holding(next))
}

func has(x Settings, field string) bool {
	_, ok := x.text(field)
	return ok
}

// holding tells which of the platform's sources holds a field, with settings that are not
// stored yet.
func (s *Service) holding(x Settings) func(Source, string) bool {
	environment := s.environment(x.Provider)
	return func(from Source, field string) bool {
		switch from {
		case FromPlatform:
			return x.secret(field) != nil || has(x, field)
		case FromEnvironment:
			return environment.holds(field)
		}
		return false
	}
}

// addressOf is where secrets would go with these settings.
func (s *Service) addressOf(x Settings, f Field) string {
	if text, ok := x.text(f.Name); ok {
		return text
	}
	if text := s.Environment[x.Provider][f.Name]; text != "" {
		return text
	}
	return f.Default
}

// save stores changed settings under the next version.
func (s *Service) save(ctx context.Context, k desk, x Settings, was int64) (Settings, error) {
	x.Version, x.UpdatedAt, x.UpdatedBy = was+1, s.Clock.Now(), k.actor.UserID
	if was > 0 {
		return x, s.Store.Save(ctx, k.scope, x, was)
	}
	err := s.Store.Create(ctx, k.scope, x)
	if errors.Is(err, ErrExists) {
		err = fault.ErrStale // somebody was faster
	}
	return x, err
}

func (s *Service) remove(ctx context.Context, k desk, refused error, p Provider, version int64) error {
	if refused != nil {
		return refused
	}
	if _, err := k.find(p); err != nil {
		return err
	}
	x, err := s.stored(ctx, k, p)
	if err != nil {
		return err
	}
	if version != 0 && version != x.Version {
		return fault.ErrStale
	}
	if x.Version == 0 {
		return nil
	}
	if err := s.Store.Delete(ctx, k.scope, x.ID, version); err != nil {
		return err
	}
	s.told(ctx, k.in, p)
	return nil
}

// told has every process read the settings anew, this one first.
func (s *Service) told(ctx context.Context, in tenant.ID, p Provider) {
	s.book.forget(in, p)
	s.Feed.SettingsChanged(context.WithoutCancel(ctx), in, p)
}
