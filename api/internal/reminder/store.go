package reminder

import (
	"context"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// Ledgers tells what teams may use, and until when.
type Ledgers interface {
	Ledger(ctx context.Context, scope tenant.Scope) (billing.Ledger, error)
	// Ending lists up to limit ledgers of every tenant whose last period ends after from
	// and not after to, by id, beginning behind after.
	Ending(ctx context.Context, scope tenant.Scope, from, to time.Time, after tenant.ID, limit int) ([]billing.Ledger, error)
}

// Teams tells about a team.
type Teams interface {
	// Tenant reads the one team of a scope. Faults: identity.ErrNoTenant.
	Tenant(ctx context.Context, scope tenant.Scope) (identity.Tenant, error)
	MembersOf(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]identity.Membership, error)
}

// People tells about accounts.
type People interface {
	// User reads an account. Faults: identity.ErrNotFound.
	User(ctx context.Context, id string) (identity.User, error)
}

// Notices tells a team's people something in the app.
type Notices interface {
	// Told says whether the notice of an instant and a key is there.
	Told(ctx context.Context, actor tenant.Actor, at time.Time, key string) (bool, error)
	// TellOnce adds that notice, or leaves the one that is there alone.
	TellOnce(ctx context.Context, actor tenant.Actor, at time.Time, key, kind, text, path string) error
}

// Outbox has letters written and sent, each once.
type Outbox interface {
	AskReminder(ctx context.Context, e Errand) error
}

// Errand asks for one letter to one person.
type Errand struct {
	TenantID tenant.ID `json:"tenantId"`
	UserID   string    `json:"userId"`
	End      time.Time `json:"end"` // of the plan when the letter was asked for
	Step     Step      `json:"step"`
}
