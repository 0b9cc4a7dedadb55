package admin

import (
	"context"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/directory"
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

// Index finds teams.
type Index interface {
	Find(ctx context.Context, scope tenant.Scope, q directory.Query, req page.Request) (page.Result[directory.Entry], error)
	Many(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]directory.Entry, error)
}

// Billing tells about subscriptions and changes them, and about purchases.
type Billing interface {
	Subscriptions(ctx context.Context, scope tenant.Scope, in []tenant.ID) (map[tenant.ID]billing.Subscription, error)
	Entries(ctx context.Context, in tenant.ID) ([]billing.Entry, error)
	MetersOf(ctx context.Context, scope tenant.Scope, teams []billing.Metered) (map[tenant.ID][]billing.Meter, error)

	Grant(ctx context.Context, by tenant.Actor, in tenant.ID, planID string, until time.Time, reason string) error
	Extend(ctx context.Context, by tenant.Actor, in tenant.ID, until time.Time, reason string) error
	ChangePlan(ctx context.Context, by tenant.Actor, in tenant.ID, planID string, until *time.Time, reason string) error
	End(ctx context.Context, by tenant.Actor, in tenant.ID, reason string) error

	SearchPayments(ctx context.Context, find billing.Search, req page.Request) (page.Result[billing.Payment], error)
	AnyPayment(ctx context.Context, id billing.PaymentID) (billing.Payment, error)
	Standing(ctx context.Context, p billing.Payment) (billing.Standing, error)
	Revenue(ctx context.Context, months int) ([]billing.Revenue, error)

	ListMismatches(ctx context.Context, by tenant.Actor, open bool, req page.Request) (page.Result[billing.Mismatch], error)
	ReviewMismatch(ctx context.Context, by tenant.Actor, id, note string) (billing.Mismatch, error)
}

// Counters count things of every tenant.
type Counters interface {
	CountPaid(ctx context.Context, scope tenant.Scope, at time.Time) (int64, error)
	CountTrials(ctx context.Context, scope tenant.Scope, at time.Time) (int64, error)
	CountFlagged(ctx context.Context, scope tenant.Scope) (int64, error)
	// CountOpen counts the findings about payments that nobody has reviewed.
	CountOpen(ctx context.Context, scope tenant.Scope) (int64, error)
	CountScheduled(ctx context.Context, scope tenant.Scope) (int64, error)
	CountPublished(ctx context.Context, scope tenant.Scope) (int64, error)
	CountFailed(ctx context.Context, scope tenant.Scope) (int64, error)
	CountRuns(ctx context.Context, scope tenant.Scope) (int64, error)
}
