package channel

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/tenant"
)

// noProfile is what is told where nothing had to be removed.
const noProfile = "There was no profile."

// Forget removes a tenant's profiles at the provider with every account that is linked to
// them, and tells what came of it in sentences. It may be repeated; our own records stay.
func (s *Service) Forget(ctx context.Context, in tenant.ID) (string, error) {
	told, err := s.forget(ctx, in, ProfileID(in, false), "")
	own, ownErr := s.forget(ctx, in, ProfileID(in, true), in)
	if own != noProfile {
		told += " In the team's own account: " + own
	}
	return told, errors.Join(err, ownErr)
}

// forget removes one profile; account is the tenant whose account it lies in, empty for the
// platform's.
func (s *Service) forget(ctx context.Context, in tenant.ID, id string, account tenant.ID) (string, error) {
	p, err := s.Profiles.Profile(ctx, tenant.System(in, "erasure").Scope(), id)
	if errors.Is(err, ErrProfileNotFound) || err == nil && p.Key == "" {
		return noProfile, nil
	}
	if err != nil {
		return "It could not be found out whether there is a profile.", err
	}
	provider, own, err := s.Provider.For(ctx, account)
	if err == nil && own != (account != "") {
		return "The profile " + p.Title + " stays, since there is no key to that account any more.", nil
	}
	if err == nil {
		err = s.remove(ctx, provider, p)
	}
	if err != nil {
		return "The profile " + p.Title + " could not be removed and has to be removed by hand.", err
	}
	return "The profile " + p.Title + " was removed.", nil
}

func (s *Service) remove(ctx context.Context, provider Provider, p Profile) error {
	key, err := s.Sealer.Open(p.Key, KeyPlace(p.ID))
	if err != nil {
		return err
	}
	return provider.DeleteProfile(ctx, key)
}
