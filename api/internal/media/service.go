package media

import (
	"context"
	"fmt"
	"log/slog"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

const (
	// storageLimit and uploadLimit are the plan's limits on bytes: in all, and in one file.
	storageLimit = "storageBytes"
	uploadLimit  = "uploadBytes"
	// uploadValid is how long an announced file may take to arrive.
	uploadValid = time.Hour
	// downloadValid is how long an address of a file works.
	downloadValid = 6 * time.Hour
)

// Needs are what the service works with.
type Needs struct {
	Store     Store
	Objects   Objects
	Inspector Inspector
	Examiner  Examiner
	Quota     Quota
	Uses      Uses
	Feed      Feed
	Clock     clock.Clock
	Log       *slog.Logger
}

// Service is what can be done with assets.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Get reads an asset. Faults: ErrNotFound.
func (s *Service) Get(ctx context.Context, actor tenant.Actor, id ID) (Asset, error) {
	return s.Store.Get(ctx, actor.Scope(), id)
}

// List pages through the library, newest first; an empty kind means all.
func (s *Service) List(ctx context.Context, actor tenant.Actor, kind Kind, req page.Request) (page.Result[Asset], error) {
	return s.Store.List(ctx, actor.Scope(), kind, req)
}

// Announce adds an asset whose file is still to come, and says how to send it. Faults:
// fault.ErrInvalid, plan_limit_reached.
func (s *Service) Announce(ctx context.Context, actor tenant.Actor, a Asset) (Asset, Upload, error) {
	now := s.Clock.Now()
	a.ID, a.TenantID, a.CreatedBy, a.Version = ID(id.New(id.Asset)), actor.TenantID, actor.Name(), 1
	a.Status, a.CreatedAt, a.UpdatedAt, a.Filename = Uploading, now, now, tidyName(a.Filename)
	if err := a.check(); err != nil {
		return Asset{}, Upload{}, err
	}
	if err := s.checkSize(ctx, actor, a); err != nil {
		return Asset{}, Upload{}, err
	}
	a.Key = fmt.Sprintf("%s/%s%s", actor.TenantID, id.Secret(20), a.extension())
	a.PublicKey = fmt.Sprintf("%s%s", id.Secret(24), a.extension())
	upload, err := s.Objects.SignUpload(ctx, a.Key, a.ContentType, a.Size, uploadValid)
	if err != nil {
		return Asset{}, Upload{}, err
	}
	err = s.Quota.Adding(ctx, actor, storageLimit, string(a.ID), a.Size, func() error {
		return s.Store.Create(ctx, actor.Scope(), a)
	})
	if err != nil {
		return Asset{}, Upload{}, err
	}
	s.Feed.Changed(ctx, actor.TenantID, "asset", string(a.ID))
	return a, upload, nil
}

// checkSize refuses files larger than the plan takes. Faults: ErrTooLarge.
func (s *Service) checkSize(ctx context.Context, actor tenant.Actor, a Asset) error {
	most, err := s.Quota.Ceiling(ctx, actor, uploadLimit)
	if err != nil {
		return err
	}
	if a.Size > most {
		return ErrTooLarge.WithMeta("limit", uploadLimit).WithMeta("used", a.Size).WithMeta("max", most)
	}
	return nil
}

// Complete says that the file was sent; a worker examines it. Completing twice does no
// harm. Faults: ErrNotFound, ErrNotUploaded.
func (s *Service) Complete(ctx context.Context, actor tenant.Actor, id ID) (Asset, error) {
	a, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil || a.Status == Ready || a.Status == Rejected {
		return a, err
	}
	if _, err := s.Objects.Size(ctx, a.Key); err != nil {
		if fault.KindOf(err) == fault.NotFound {
			return Asset{}, ErrNotUploaded
		}
		return Asset{}, err
	}
	a, err = s.change(ctx, actor, id, 0, func(a *Asset) {
		if a.Status == Uploading {
			a.Status = Processing
		}
	})
	if err == nil && a.Status == Processing {
		// The sweep asks again where this fails.
		if err := s.Examiner.Examine(ctx, actor.TenantID, id); err != nil {
			s.Log.Warn("asset not queued", "asset", id, "error", err)
		}
	}
	return a, err
}

// Update changes an asset's name or description. Faults: ErrNotFound, fault.ErrStale.
func (s *Service) Update(ctx context.Context, actor tenant.Actor, id ID, version int64, change func(*Asset)) (Asset, error) {
	return s.change(ctx, actor, id, version, func(a *Asset) {
		change(a)
		a.Filename = tidyName(a.Filename)
	})
}

func (s *Service) change(ctx context.Context, actor tenant.Actor, id ID, version int64, change func(*Asset)) (Asset, error) {
	a, err := revise.Do(version, revise.Steps[Asset]{
		Load:    func() (Asset, error) { return s.Store.Get(ctx, actor.Scope(), id) },
		Version: func(a Asset) int64 { return a.Version },
		Change:  func(a *Asset) error { change(a); return nil },
		Save: func(a Asset, was int64) (Asset, error) {
			a.Version, a.UpdatedAt = was+1, s.Clock.Now()
			return a, s.Store.Save(ctx, actor.Scope(), a, was)
		},
	})
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "asset", string(id))
	}
	return a, err
}

// Delete removes an asset that nothing uses, and its file. Faults: ErrNotFound, ErrInUse,
// fault.ErrStale.
func (s *Service) Delete(ctx context.Context, actor tenant.Actor, id ID, version int64) error {
	a, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return err
	}
	if version != 0 && a.Version != version {
		return fault.ErrStale
	}
	used, err := s.Uses.AssetInUse(ctx, actor.Scope(), id)
	if err != nil {
		return err
	}
	if used {
		return ErrInUse
	}
	return s.remove(ctx, actor, a)
}

// remove deletes the files before their record: what dies in between is found again by
// its record and deleted anew.
func (s *Service) remove(ctx context.Context, actor tenant.Actor, a Asset) error {
	if err := s.dropFiles(ctx, a); err != nil {
		return err
	}
	err := s.Quota.Removing(ctx, actor, storageLimit, string(a.ID), a.Size, func() error {
		return s.Store.Delete(ctx, actor.Scope(), a.ID, 0)
	})
	if err == nil {
		s.Feed.Changed(ctx, actor.TenantID, "asset", string(a.ID))
	}
	return err
}

func (s *Service) dropFiles(ctx context.Context, a Asset) error {
	if err := s.Objects.Delete(ctx, a.Key); err != nil {
		return err
	}
	if a.Exposed {
		return s.Objects.Hide(ctx, a.PublicKey)
	}
	return nil
}

// Address gives a short-lived address of an asset's file. Faults: ErrNotReady.
func (s *Service) Address(ctx context.Context, a Asset) (url string, ends time.Time, err error) {
	if a.Status != Ready {
		return "", time.Time{}, ErrNotReady
	}
	url, err = s.Objects.SignDownload(ctx, a.Key, downloadValid)
	return url, s.Clock.Now().Add(downloadValid), err
}
