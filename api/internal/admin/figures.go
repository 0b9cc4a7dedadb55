package admin

import (
	"context"

	"campaignos.dev/api/internal/tenant"
)

// Figures counts the platform. Each count is answered by an index.
func (s *Service) Figures(ctx context.Context, actor tenant.Actor) (Figures, error) {
	if err := actor.Require(tenant.PlatformRead); err != nil {
		return Figures{}, err
	}
	all, now := tenant.AllTenants("operators read the figures"), s.Clock.Now()
	var f Figures
	for _, c := range []struct {
		into  *int64
		count func() (int64, error)
	}{
		{&f.Tenants, func() (int64, error) { return s.Teams.CountTenants(ctx, all) }},
		{&f.Users, func() (int64, error) { return s.People.CountUsers(ctx) }},
		{&f.ActiveSubscriptions, func() (int64, error) { return s.Counters.CountPaid(ctx, all, now) }},
		{&f.Trials, func() (int64, error) { return s.Counters.CountTrials(ctx, all, now) }},
		{&f.PaymentsFlagged, func() (int64, error) { return s.Counters.CountFlagged(ctx, all) }},
		{&f.MismatchesOpen, func() (int64, error) { return s.Counters.CountOpen(ctx, all) }},
		{&f.PostsScheduled, func() (int64, error) { return s.Counters.CountScheduled(ctx, all) }},
		{&f.PostsPublished, func() (int64, error) { return s.Counters.CountPublished(ctx, all) }},
		{&f.PostsFailed, func() (int64, error) { return s.Counters.CountFailed(ctx, all) }},
		{&f.EngineRuns, func() (int64, error) { return s.Counters.CountRuns(ctx, all) }},
	} {
		n, err := c.count()
		if err != nil {
			return Figures{}, err
		}
		*c.into = n
	}
	return f, nil
}
