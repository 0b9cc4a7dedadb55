package admin

import (
	"context"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Teams tells about every team.
type Teams interface {
	ListTenants(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[identity.Tenant], error)
	TenantByID(ctx context.Context, scope tenant.Scope, id tenant.ID) (identity.Tenant, error)
	MembersOf(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]identity.Membership, error)
	CountTenants(ctx context.Context, scope tenant.Scope) (int64, error)
}

// People tells about accounts.
type People interface {
	UsersByID(ctx context.Context, ids []string) ([]identity.User, error)
	CountUsers(ctx context.Context) (int64, error)
}

// Billing tells about subscriptions and changes them.
type Billing interface {
	Subscriptions(ctx context.Context, scope tenant.Scope, in []tenant.ID) (map[tenant.ID]billing.Subscription, error)
	Grant(ctx context.Context, by tenant.Actor, in tenant.ID, planID string, until time.Time, reason string) error
	End(ctx context.Context, by tenant.Actor, in tenant.ID, reason string) error
}

// Counters count things of every tenant.
type Counters interface {
	CountPaid(ctx context.Context, scope tenant.Scope, at time.Time) (int64, error)
	CountTrials(ctx context.Context, scope tenant.Scope, at time.Time) (int64, error)
	CountFlagged(ctx context.Context, scope tenant.Scope) (int64, error)
	CountScheduled(ctx context.Context, scope tenant.Scope) (int64, error)
	CountPublished(ctx context.Context, scope tenant.Scope) (int64, error)
	CountFailed(ctx context.Context, scope tenant.Scope) (int64, error)
	CountRuns(ctx context.Context, scope tenant.Scope) (int64, error)
}
