package directory

import (
	"context"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Entries keeps the index.
type Entries interface {
	// Find pages through the teams that a query chooses. Faults: page.ErrCursor.
	Find(ctx context.Context, scope tenant.Scope, q Query, req page.Request) (page.Result[Entry], error)
	// Many reads the entries of teams; those that have none are left out.
	Many(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]Entry, error)
	// Put stores an entry in place of the one that is there, if any.
	Put(ctx context.Context, scope tenant.Scope, e Entry) error
	// Drop removes a team's entry, if there is one.
	Drop(ctx context.Context, scope tenant.Scope) error
	// Oldest lists up to limit entries, those described longest ago first.
	Oldest(ctx context.Context, scope tenant.Scope, limit int) ([]Entry, error)
	Count(ctx context.Context, scope tenant.Scope) (int64, error)
}

// Teams tells about teams.
type Teams interface {
	TenantsByID(ctx context.Context, scope tenant.Scope, ids []string) ([]identity.Tenant, error)
	ListTenants(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[identity.Tenant], error)
	CountTenants(ctx context.Context, scope tenant.Scope) (int64, error)
}

// People tells about accounts.
type People interface {
	UsersByID(ctx context.Context, ids []string) ([]identity.User, error)
}

// Money tells about ledgers and purchases.
type Money interface {
	Many(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]billing.Ledger, error)
	PaymentsOf(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]billing.Payment, error)
}
