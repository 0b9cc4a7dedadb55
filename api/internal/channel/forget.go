package channel

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/tenant"
)

// Forget removes a tenant's profile at the provider with every account that is linked to
// it, and tells what came of it in a sentence. It may be repeated; our own records stay.
func (s *Service) Forget(ctx context.Context, in tenant.ID) (string, error) {
	scope := tenant.System(in, "erasure").Scope()
	p, err := s.Profiles.Profile(ctx, scope)
	if errors.Is(err, ErrProfileNotFound) || err == nil && p.Key == "" {
		return "There was no profile.", nil
	}
	if err != nil {
		return "It could not be found out whether there is a profile.", err
	}
	key, err := s.Sealer.Open(p.Key, place(in))
	if err == nil {
		err = s.Provider.DeleteProfile(ctx, key)
	}
	if err != nil {
		return "The profile " + p.Title + " could not be removed and has to be removed by hand.", err
	}
	return "The profile " + p.Title + " was removed.", nil
}
