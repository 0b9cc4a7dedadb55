package media

import (
	"context"
	"errors"
	"fmt"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// Examine reads an asset's file and decides whether the library takes it; a refused file
// is removed. Examining twice comes to the same end.
func (s *Service) Examine(ctx context.Context, actor tenant.Actor, id ID) error {
	a, err := s.Store.Get(ctx, actor.Scope(), id)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil || a.Status != Processing {
		return err
	}
	facts, refusal, err := s.inspect(ctx, a)
	if err != nil {
		return err
	}
	if refusal != nil {
		if err := s.Objects.Delete(ctx, a.Key); err != nil {
			return err
		}
	}
	_, err = s.change(ctx, actor, id, 0, func(a *Asset) {
		a.Status, a.Width, a.Height = Ready, facts.Width, facts.Height
		if refusal != nil {
			a.Status, a.Rejection = Rejected, refusal
		}
	})
	return err
}

// inspect holds the file against what was announced.
func (s *Service) inspect(ctx context.Context, a Asset) (Facts, *Rejection, error) {
	size, err := s.Objects.Size(ctx, a.Key)
	if errors.Is(err, ErrNoObject) {
		return Facts{}, &Rejection{"missing", "The file did not arrive. Send it again."}, nil
	}
	if err != nil {
		return Facts{}, nil, err
	}
	if size != a.Size {
		return Facts{}, &Rejection{"size_mismatch", fmt.Sprintf("The file has %d bytes; %d were announced. Send it again.", size, a.Size)}, nil
	}
	body, err := s.Objects.Open(ctx, a.Key)
	if err != nil {
		return Facts{}, nil, err
	}
	defer body.Close()
	facts, err := s.Inspector.Inspect(body, maxSide, maxPixels)
	if f, ok := fault.As(err); ok && errors.Is(err, ErrUnreadable) {
		return Facts{}, &Rejection{f.Code, f.Message}, nil
	}
	if err != nil {
		return Facts{}, nil, err
	}
	return facts, a.compare(facts), nil
}

// compare says how a file differs from what was announced; nil: not at all.
func (a Asset) compare(f Facts) *Rejection {
	switch {
	case f.ContentType != a.ContentType:
		return &Rejection{"type_mismatch", "The file is not the kind of file its name says. Send a real JPEG, PNG, GIF, WebP, MP4 or MOV."}
	case a.SHA256 != "" && f.SHA256 != a.SHA256:
		return &Rejection{"checksum_mismatch", "The file was damaged on its way. Send it again."}
	}
	return nil
}

const (
	abandonedAfter = 24 * time.Hour  // an upload that never came
	forgottenAfter = 2 * time.Minute // an examination that the queue lost
	sweepLimit     = 100
)

// Sweep has forgotten assets examined, and removes those whose file never came.
func (s *Service) Sweep(ctx context.Context) error {
	all := tenant.AllTenants("sweep unfinished uploads")
	now := s.Clock.Now()
	waiting, err := s.Store.Stale(ctx, all, Processing, now.Add(-forgottenAfter), sweepLimit)
	if err != nil {
		return err
	}
	var errs []error
	for _, a := range waiting {
		errs = append(errs, s.Examiner.Examine(ctx, a.TenantID, a.ID))
	}
	abandoned, err := s.Store.Stale(ctx, all, Uploading, now.Add(-abandonedAfter), sweepLimit)
	errs = append(errs, err)
	for _, a := range abandoned {
		errs = append(errs, s.remove(ctx, tenant.System(a.TenantID, "media"), a))
	}
	return errors.Join(errs...)
}

// Exposed is an asset as the networks are shown it.
type Exposed struct {
	URL     string
	Kind    Kind
	AltText string
}

// Expose makes assets public and gives their addresses, in the order asked. Faults:
// ErrNotFound, ErrNotReady.
func (s *Service) Expose(ctx context.Context, actor tenant.Actor, ids []string) ([]Exposed, error) {
	found, err := s.Store.Many(ctx, actor.Scope(), ids)
	if err != nil {
		return nil, err
	}
	byID := map[string]Asset{}
	for _, a := range found {
		byID[string(a.ID)] = a
	}
	out := make([]Exposed, 0, len(ids))
	for _, id := range ids {
		e, err := s.expose(ctx, actor, byID[id])
		if err != nil {
			return nil, err
		}
		out = append(out, e)
	}
	return out, nil
}

func (s *Service) expose(ctx context.Context, actor tenant.Actor, a Asset) (Exposed, error) {
	switch {
	case a.ID == "":
		return Exposed{}, ErrNotFound.Saying("A picture of this post does not exist any more. Replace it and try again.")
	case a.Status != Ready:
		return Exposed{}, ErrNotReady
	}
	url, err := s.Objects.Expose(ctx, a.Key, a.PublicKey, a.ContentType)
	if err != nil {
		return Exposed{}, err
	}
	if !a.Exposed {
		if _, err := s.change(ctx, actor, a.ID, 0, func(a *Asset) { a.Exposed = true }); err != nil {
			return Exposed{}, err
		}
	}
	return Exposed{URL: url, Kind: a.Kind, AltText: a.AltText}, nil
}
