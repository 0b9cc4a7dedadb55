package channel

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/tenant"
)

// makingTakes bounds how long one request may take to make a profile.
const makingTakes = 30 * time.Second

// ownAccount ends the id of a profile that lies in the tenant's own account.
const ownAccount = ".own"

// ProfileID names a tenant's profile in the platform's account with the provider, or in
// the tenant's own.
func ProfileID(t tenant.ID, own bool) string {
	if own {
		return string(t) + ownAccount
	}
	return string(t)
}

// KeyPlace is where the key of a profile belongs.
func KeyPlace(profileID string) seal.Place {
	t, own := strings.CutSuffix(profileID, ownAccount)
	if own {
		return seal.Place{Tenant: t, Provider: "ayrshare", Field: "ownProfileKey"}
	}
	return seal.Place{Tenant: t, Provider: "ayrshare", Field: "profileKey"}
}

// line is a tenant's way to its profile.
type line struct {
	provider Provider
	profile  string // id
	key      string
}

// ProfileKey gives the provider's key of a tenant's profile. Faults: ErrProfileNotFound.
func (s *Service) ProfileKey(ctx context.Context, in tenant.ID) (string, error) {
	l, err := s.line(ctx, tenant.System(in, "publish").Scope(), in)
	return l.key, err
}

// line finds a tenant's profile in the account that is in force. Faults: ErrProfileNotFound,
// with which the provider is given all the same.
func (s *Service) line(ctx context.Context, scope tenant.Scope, in tenant.ID) (line, error) {
	provider, own, err := s.Provider.For(ctx, in)
	if err != nil {
		return line{}, err
	}
	l := line{provider: provider, profile: ProfileID(in, own)}
	p, err := s.Profiles.Profile(ctx, scope, l.profile)
	if err != nil {
		return l, err
	}
	if p.Key == "" {
		return l, ErrProfileNotFound
	}
	l.key, err = s.Sealer.Open(p.Key, KeyPlace(p.ID))
	return l, err
}

// ensureProfile gives the way to the tenant's profile, and makes the profile first where
// there is none.
//
// The provider shows a profile's key once. Where the process dies between the provider's
// answer and the store, the key is lost and that profile stays empty for ever: the next
// try takes another title.
func (s *Service) ensureProfile(ctx context.Context, actor tenant.Actor) (line, error) {
	l, err := s.line(ctx, actor.Scope(), actor.TenantID)
	if err == nil || !errors.Is(err, ErrProfileNotFound) {
		return l, err
	}
	now := s.Clock.Now()
	p, err := s.Profiles.Begin(ctx, actor.Scope(), l.profile, now, now.Add(makingTakes))
	if err != nil {
		return l, err
	}
	if p.Key != "" {
		l.key, err = s.Sealer.Open(p.Key, KeyPlace(p.ID)) // another request was faster
		return l, err
	}
	p.Title = fmt.Sprintf("%s-%d", actor.TenantID, p.Tries)
	l.key, err = l.provider.CreateProfile(ctx, p.Title)
	if err != nil {
		return l, err
	}
	p.Key = s.Sealer.Seal(l.key, KeyPlace(p.ID))
	return l, s.Profiles.Finish(context.WithoutCancel(ctx), actor.Scope(), p)
}
