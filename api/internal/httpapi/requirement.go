package httpapi

import (
	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/tenant"
)

// needs is what an operation asks of a tenant's plan. It stands in the table of routes and
// nowhere else: the guard enforces it, the counting of limits refuses an operation that
// takes of one that it has not declared, and the contract tells it to clients as x-requires.
type needs struct {
	plan        bool            // one must be in force
	limits      []billing.Limit // that the operation takes of
	entitlement billing.Entitlement
}

// grant holds a tenant's plan against what an operation needs. A program may change things
// only where the plan lets the team's programs call the API; reading and exporting always
// work. Faults: billing.ErrInactive, billing.ErrEntitlement.
func (a *API) grant(c echo.Context, who tenant.Actor, n needs) error {
	ctx := billing.Declare(c.Request().Context(), n.limits)
	c.SetRequest(c.Request().WithContext(ctx))
	if !n.plan {
		return nil
	}
	if err := a.o.Entitlements.RequireActive(ctx, who); err != nil {
		return err
	}
	if who.KeyID != "" {
		if err := a.o.Entitlements.RequireEntitlement(ctx, who, billing.APIAccess); err != nil {
			return err
		}
	}
	if n.entitlement == "" {
		return nil
	}
	return a.o.Entitlements.RequireEntitlement(ctx, who, n.entitlement)
}

// Requirement is what an operation asks of a tenant's plan, as the contract tells it.
type Requirement struct {
	Subscription string   `json:"subscription"` // always "active": one must be in force
	Limits       []string `json:"limits,omitempty"`
	Entitlement  string   `json:"entitlement,omitempty"`
}

// Requirements tells what operations ask of a tenant's plan; what is not there asks nothing.
func Requirements() map[Operation]Requirement {
	all := map[Operation]Requirement{}
	for _, r := range new(API).routes() {
		if !r.needs.plan {
			continue
		}
		need := Requirement{Subscription: "active", Entitlement: string(r.needs.entitlement)}
		for _, l := range r.needs.limits {
			need.Limits = append(need.Limits, string(l))
		}
		all[Operation{r.method, braces(r.path)}] = need
	}
	return all
}
