package app

import (
	"context"
	"time"

	"campaignos.dev/api/internal/admin"
	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// furnishAdmin builds the operators' room over the stores of the others.
func (s *services) furnishAdmin(p *parts) {
	s.Admin = admin.New(admin.Needs{
		Teams: s.teams, People: mongostore.NewPeople(p.mongo), Billing: s.Billing, Index: s.Directory,
		Counters: counters{s.money, mongostore.NewMismatches(p.mongo), s.rooms.posts, mongostore.NewRuns(p.mongo)}, Identity: s.Identity,
		Audit: s.Audit, Calls: mongostore.NewPublications(p.mongo), Notices: s.Notices, Feed: s.feed, Clock: p.clock,
	})
}

// counters counts the things of every tenant for the operators.
type counters struct {
	money    *mongostore.Billing
	findings *mongostore.Mismatches
	posts    *mongostore.Posts
	runs     *mongostore.Runs
}

// CountPaid counts the tenants that have bought or granted time at an instant.
func (c counters) CountPaid(ctx context.Context, scope tenant.Scope, at time.Time) (int64, error) {
	return c.money.CountPaid(ctx, scope, at)
}

// CountTrials counts the tenants that have nothing but a trial.
func (c counters) CountTrials(ctx context.Context, scope tenant.Scope, at time.Time) (int64, error) {
	return c.money.CountTrials(ctx, scope, at)
}

// CountFlagged counts the purchases that an operator must look at.
func (c counters) CountFlagged(ctx context.Context, scope tenant.Scope) (int64, error) {
	return c.money.CountStatus(ctx, scope, billing.PaymentFlagged)
}

// CountOpen counts the findings about payments that nobody has reviewed.
func (c counters) CountOpen(ctx context.Context, scope tenant.Scope) (int64, error) {
	return c.findings.CountOpen(ctx, scope)
}

// CountScheduled counts the posts that wait for their moment.
func (c counters) CountScheduled(ctx context.Context, scope tenant.Scope) (int64, error) {
	return c.posts.CountState(ctx, scope, post.Scheduled)
}

// CountPublished counts the posts that are out on every channel.
func (c counters) CountPublished(ctx context.Context, scope tenant.Scope) (int64, error) {
	return c.posts.CountState(ctx, scope, post.Published)
}

// CountFailed counts the posts that went out nowhere.
func (c counters) CountFailed(ctx context.Context, scope tenant.Scope) (int64, error) {
	return c.posts.CountState(ctx, scope, post.Failed)
}

// CountRuns counts the engine runs that succeeded.
func (c counters) CountRuns(ctx context.Context, scope tenant.Scope) (int64, error) {
	return c.runs.CountStatus(ctx, scope, engine.Succeeded)
}
