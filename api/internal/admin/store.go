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
	// Tenant reads the one team of a scope.
	Tenant(ctx context.Context, scope tenant.Scope) (identity.Tenant, error)
	TenantsByID(ctx context.Context, scope tenant.Scope, ids []string) ([]identity.Tenant, error)
	// SaveTenant stores a changed team where its version still is was. Faults:
	// fault.ErrStale.
	SaveTenant(ctx context.Context, scope tenant.Scope, t identity.Tenant, was int64) error
}

// People tells about accounts.
type People interface {
	UsersByID(ctx context.Context, ids []string) ([]identity.User, error)
	CountUsers(ctx context.Context) (int64, error)
	UserByEmail(ctx context.Context, key string) (identity.User, error)
	ListUsers(ctx context.Context, req page.Request) (page.Result[identity.User], error)
	MembershipsOfAll(ctx context.Context, userIDs []string) ([]identity.Membership, error)
	// LastSeen tells when people last used a sign-in that has not ended.
	LastSeen(ctx context.Context, userIDs []string) (map[string]time.Time, error)
}

// Identity lets operators act as other people.
type Identity interface {
	Impersonate(ctx context.Context, operator tenant.Actor, userID string, in tenant.ID, reason string) (identity.SignIn, error)
	EndImpersonation(ctx context.Context, actor tenant.Actor) error
}

// Calls tells of calls to the publishing provider.
type Calls interface {
	// Sending counts those of a tenant that may be on their way.
	Sending(ctx context.Context, scope tenant.Scope) (int64, error)
}

// Notices tells a team's people something.
type Notices interface {
	Tell(ctx context.Context, actor tenant.Actor, kind, text, path string) error
}

// Feed tells screens that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
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
