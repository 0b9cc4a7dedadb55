package directory

import (
	"context"
	"errors"
	"slices"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Bounds of one round; the next one goes on.
const (
	perRound = 300
	perRead  = 100
)

// Refresh describes teams that are not in the index, and those described longest ago.
func (s *Service) Refresh(ctx context.Context) error {
	all := tenant.AllTenants("keep the operators' index of teams")
	missing, err := s.missing(ctx, all)
	if err != nil {
		return err
	}
	oldest, err := s.Entries.Oldest(ctx, all, perRound-len(missing))
	for _, e := range oldest {
		missing = append(missing, e.ID)
	}
	errs := []error{err}
	for ids := range slices.Chunk(missing, perRead) {
		errs = append(errs, s.describe(ctx, ids))
	}
	return errors.Join(errs...)
}

// missing lists teams that are not in the index: a count tells whether there are any, so
// that nearly always that is all.
func (s *Service) missing(ctx context.Context, all tenant.Scope) ([]tenant.ID, error) {
	teams, err := s.Teams.CountTenants(ctx, all)
	if err != nil {
		return nil, err
	}
	entries, err := s.Entries.Count(ctx, all)
	if err != nil || teams <= entries {
		return nil, err
	}
	var missing []tenant.ID
	for req := (page.Request{Limit: perRead}); len(missing) < perRound-perRead; {
		got, err := s.Teams.ListTenants(ctx, all, req)
		if err != nil {
			return nil, err
		}
		var ids []tenant.ID
		for _, t := range got.Items {
			ids = append(ids, t.ID)
		}
		known, err := s.Entries.Many(ctx, all, ids)
		if err != nil {
			return nil, err
		}
		missing = append(missing, slices.DeleteFunc(ids, func(id tenant.ID) bool {
			return slices.ContainsFunc(known, func(e Entry) bool { return e.ID == id })
		})...)
		if got.Next == "" {
			break
		}
		req.After = string(got.Items[len(got.Items)-1].ID)
	}
	return missing, nil
}
