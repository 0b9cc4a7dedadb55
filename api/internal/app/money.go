package app

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/apikey"
	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
)

// trials starts what a new team may use.
type trials struct{ billing *billing.Service }

// Begin opens the team's subscription.
func (t trials) Begin(ctx context.Context, in tenant.ID, trial bool) error {
	return t.billing.Open(ctx, in, trial)
}

// teams tells the other domains about teams.
type teams struct{ store *mongostore.Teams }

// Zone is the zone that a team plans in.
func (t teams) Zone(ctx context.Context, in tenant.ID) (string, error) {
	team, err := t.store.Tenant(ctx, tenant.System(in, "billing").Scope())
	return team.Timezone, err
}

// Approvals is how a team lets posts go out.
func (t teams) Approvals(ctx context.Context, in tenant.ID) (post.Rule, error) {
	team, err := t.store.Tenant(ctx, tenant.System(in, "approval").Scope())
	return post.Rule(team.Approvals), err
}

// Standing is how a team stands at this moment; one that is gone is closing.
func (t teams) Standing(ctx context.Context, in tenant.ID) (tenant.Standing, error) {
	team, err := t.store.Tenant(ctx, tenant.System(in, "standing").Scope())
	if errors.Is(err, identity.ErrNoTenant) {
		return tenant.Closing, nil
	}
	return team.Status, err
}

// TeamName is what a team is called.
func (t teams) TeamName(ctx context.Context, in tenant.ID) (string, error) {
	team, err := t.store.Tenant(ctx, tenant.System(in, "review").Scope())
	return team.Name, err
}

// things tells billing whether what a hold is about exists.
type things struct {
	rooms
	runs  *mongostore.Runs
	keys  *mongostore.APIKeys
	seats team.Seats
}

// Exists says whether the thing counts against the limit.
func (t things) Exists(ctx context.Context, scope tenant.Scope, limit billing.Limit, id string) (bool, error) {
	switch limit {
	case billing.BrandProfiles:
		return t.BrandExists(ctx, scope, brand.ID(id))
	case billing.ActiveCampaigns:
		c, err := t.campaigns.Get(ctx, scope, campaign.ID(id))
		there, err := exists(err, campaign.ErrNotFound)
		return there && c.Status != campaign.Archived, err
	case billing.Channels:
		c, err := t.channels.Get(ctx, scope, channel.ID(id))
		there, err := exists(err, channel.ErrNotFound)
		return there && c.Status != channel.Disconnected, err
	case billing.ScheduledPosts:
		p, err := t.posts.Get(ctx, scope, post.ID(id))
		there, err := exists(err, post.ErrNotFound)
		return there && p.Counted, err
	case billing.EngineRuns:
		_, err := t.runs.Get(ctx, scope, engine.ID(id))
		return exists(err, engine.ErrNotFound)
	case billing.StorageBytes:
		_, err := t.assets.Get(ctx, scope, media.ID(id))
		return exists(err, media.ErrNotFound)
	case billing.Seats:
		return t.seats.Taken(ctx, scope, id)
	case billing.APIKeys:
		_, err := t.keys.Key(ctx, scope, id)
		return exists(err, apikey.ErrNotFound)
	}
	return false, errUncounted.Because(errors.New(string(limit)))
}

// Took tells how many tokens an engine run took.
func (t things) Took(ctx context.Context, scope tenant.Scope, limit billing.Limit, id string) (amount int64, ended bool, err error) {
	if limit != billing.EngineTokens {
		return 0, false, errUncounted.Because(errors.New(string(limit)))
	}
	r, err := t.runs.Get(ctx, scope, engine.ID(id))
	if there, err := exists(err, engine.ErrNotFound); !there {
		return 0, err == nil, err
	}
	return r.Usage.Total(), r.Status.Ended(), nil
}

// errUncounted is the defect of a hold on a limit that nothing is counted against.
var errUncounted = fault.New(fault.Internal, "uncounted_limit", "Nothing is counted against this limit.")
