package httpapi

import (
	"time"

	"campaignos.dev/api/internal/admin"
)

// AdminStats is the platform at a glance.
type AdminStats struct {
	Tenants             int64 `json:"tenants"`
	Users               int64 `json:"users"`
	ActiveSubscriptions int64 `json:"activeSubscriptions"`
	Trials              int64 `json:"trials"`
	PostsScheduled      int64 `json:"postsScheduled"`
	PostsPublished      int64 `json:"postsPublished"`
	PostsFailed         int64 `json:"postsFailed"`
	EngineRuns          int64 `json:"engineRuns"`
	PaymentsFlagged     int64 `json:"paymentsFlagged"`
} // @name AdminStats

// AdminTenant is a tenant as the operator sees it.
type AdminTenant struct {
	ID              string       `json:"id"`
	Name            string       `json:"name"`
	Timezone        string       `json:"timezone"`
	Status          string       `json:"status" enums:"active,suspended,closing"`
	SuspendedReason string       `json:"suspendedReason,omitempty"`
	DeletesAt       *time.Time   `json:"deletesAt,omitempty" format:"date-time"`
	OwnerEmail      string       `json:"ownerEmail"`
	Members         int64        `json:"members"`
	Subscription    Subscription `json:"subscription"`
	CreatedAt       time.Time    `json:"createdAt" format:"date-time"`
} // @name AdminTenant

// AdminTenantList is a page of tenants, newest first.
type AdminTenantList struct {
	Data       []AdminTenant `json:"data"`
	NextCursor *string       `json:"nextCursor" extensions:"x-nullable"`
} // @name AdminTenantList

// OverrideInput changes a tenant's subscription without a payment.
type OverrideInput struct {
	// grant: a period from now (or from the present one's end) until end. end: nothing from now on.
	Action string   `json:"action" enums:"grant,end" validate:"required,oneof=grant end"`
	PlanID string   `json:"planId,omitempty" validate:"required_if=Action grant,max=64"`
	End    *Instant `json:"end,omitempty" swaggertype:"string" format:"date-time" validate:"required_if=Action grant"`
	// Why; kept in the ledger.
	Reason string `json:"reason" validate:"required,min=3,max=500"`
} // @name OverrideInput

func toAdminTenant(t admin.Team) AdminTenant {
	wire := toTenant(t.Tenant, "")
	return AdminTenant{
		ID: string(t.Tenant.ID), Name: t.Tenant.Name, Timezone: t.Tenant.Timezone, Status: wire.Status,
		SuspendedReason: wire.SuspendedReason, DeletesAt: wire.DeletesAt,
		OwnerEmail: t.OwnerEmail, Members: int64(t.Members), Subscription: toSubscription(t.Subscription), CreatedAt: t.Tenant.CreatedAt,
	}
}

func (in OverrideInput) change() admin.Change {
	c := admin.Change{End: in.Action == "end", PlanID: in.PlanID, Reason: in.Reason}
	set((*Instant)(&c.Until), in.End)
	return c
}
