package channel

import (
	"context"
	"errors"
	"fmt"
	"time"

	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/tenant"
)

// makingTakes bounds how long one request may take to make a profile.
const makingTakes = 30 * time.Second

// place is where a tenant's profile key belongs.
func place(t tenant.ID) seal.Place {
	return seal.Place{Tenant: string(t), Provider: "ayrshare", Field: "profileKey"}
}

// ProfileKey gives the provider's key of a tenant's profile. Faults: ErrProfileNotFound.
func (s *Service) ProfileKey(ctx context.Context, in tenant.ID) (string, error) {
	return s.profileKey(ctx, tenant.System(in, "publish").Scope(), in)
}

func (s *Service) profileKey(ctx context.Context, scope tenant.Scope, in tenant.ID) (string, error) {
	p, err := s.Profiles.Profile(ctx, scope)
	if err != nil {
		return "", err
	}
	if p.Key == "" {
		return "", ErrProfileNotFound
	}
	return s.Sealer.Open(p.Key, place(in))
}

// ensureProfile gives the key of the tenant's profile, and makes the profile first where
// there is none.
//
// The provider shows a profile's key once. Where the process dies between the provider's
// answer and the store, the key is lost and that profile stays empty for ever: the next
// try takes another title.
func (s *Service) ensureProfile(ctx context.Context, actor tenant.Actor) (string, error) {
	key, err := s.profileKey(ctx, actor.Scope(), actor.TenantID)
	if err == nil || !errors.Is(err, ErrProfileNotFound) {
		return key, err
	}
	now := s.Clock.Now()
	p, err := s.Profiles.Begin(ctx, actor.Scope(), now, now.Add(makingTakes))
	if err != nil {
		return "", err
	}
	if p.Key != "" {
		return s.Sealer.Open(p.Key, place(actor.TenantID)) // another request was faster
	}
	p.Title = fmt.Sprintf("%s-%d", actor.TenantID, p.Tries)
	key, err = s.Provider.CreateProfile(ctx, p.Title)
	if err != nil {
		return "", err
	}
	p.Key = s.Sealer.Seal(key, place(actor.TenantID))
	return key, s.Profiles.Finish(context.WithoutCancel(ctx), actor.Scope(), p)
}
