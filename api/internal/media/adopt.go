package media

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// Adopt adds an asset whose file an engine's run has put into the private bucket, and
// examined. Adopting the same id twice gives the asset that is there. Faults:
// fault.ErrInvalid, ErrGone, plan_limit_reached.
func (s *Service) Adopt(ctx context.Context, actor tenant.Actor, a Asset) (Asset, error) {
	if there, err := s.Store.Get(ctx, actor.Scope(), a.ID); err == nil || !errors.Is(err, ErrNotFound) {
		return there, err
	}
	now := s.Clock.Now()
	a.TenantID, a.CreatedBy, a.Version, a.CreatedAt, a.UpdatedAt = actor.TenantID, actor.Name(), 1, now, now
	a.Status, a.Filename = Ready, tidyName(a.Filename)
	if err := a.check(); err != nil {
		return Asset{}, err
	}
	a.Filename = strings.TrimSuffix(a.Filename, a.extension()) + a.extension()
	a.PublicKey = fmt.Sprintf("%s%s", id.Secret(24), a.extension())
	if err := s.adoptable(ctx, actor, a); err != nil {
		return Asset{}, err
	}
	err := s.Quota.Adding(ctx, actor, storageLimit, string(a.ID), a.Size, func() error {
		return s.Store.Create(ctx, actor.Scope(), a)
	})
	if errors.Is(err, ErrExists) {
		return s.Store.Get(ctx, actor.Scope(), a.ID)
	}
	if err != nil {
		return Asset{}, err
	}
	s.Feed.Changed(ctx, actor.TenantID, "asset", string(a.ID))
	return a, nil
}

// adoptable says whether the file is there, and no larger than the plan takes.
func (s *Service) adoptable(ctx context.Context, actor tenant.Actor, a Asset) error {
	size, err := s.Objects.Size(ctx, a.Key)
	if fault.KindOf(err) == fault.NotFound || err == nil && size != a.Size {
		return ErrGone
	}
	if err != nil {
		return err
	}
	return s.checkSize(ctx, actor, a)
}
