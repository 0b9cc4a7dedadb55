package httpapi

import (
	"time"

	"campaignos.dev/api/internal/admin"
	"campaignos.dev/api/internal/billing"
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
	// Findings about payments that nobody has reviewed.
	MismatchesOpen int64 `json:"mismatchesOpen"`
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
	// What the team paid and was not given back, one amount for each currency, the largest first.
	Spend []Money `json:"spend"`
	// How much of each limit is used, this month for monthly ones.
	Meters []UsageMeter `json:"meters"`
} // @name AdminTenant

// AdminTenantDetail is a tenant with all that happened to its subscription.
type AdminTenantDetail struct {
	AdminTenant
	// Oldest first. The subscription's periods follow from these.
	Ledger []LedgerEntry `json:"ledger"`
} // @name AdminTenantDetail

// LedgerEntry is one thing that happened to a subscription.
type LedgerEntry struct {
	ID string `json:"id"`
	// trial, payment: time began so. grant, extend, change, end: an operator's decision. refund, dispute: the money of a payment is gone, and its time with it. reinstate: a dispute was decided in our favour.
	Kind     string    `json:"kind" enums:"trial,payment,grant,extend,change,end,refund,dispute,reinstate"`
	At       time.Time `json:"at" format:"date-time"`
	PlanID   string    `json:"planId,omitempty" example:"growth"`
	PlanName string    `json:"planName,omitempty" example:"Growth"`
	Interval string    `json:"interval,omitempty" enums:"month,year"`
	// What the time is worth: what was paid, without tax.
	Amount *Money `json:"amount,omitempty"`
	// trial, grant, extend: the end. change: until when; absent is for good.
	Until     *time.Time `json:"until,omitempty" format:"date-time"`
	PaymentID string     `json:"paymentId,omitempty"`
	Reason    string     `json:"reason,omitempty"`
	// Id of the person, or the part of the system, that caused it.
	By string `json:"by"`
} // @name LedgerEntry

// AdminTenantList is a page of tenants.
type AdminTenantList struct {
	Data       []AdminTenant `json:"data"`
	NextCursor *string       `json:"nextCursor" extensions:"x-nullable"`
} // @name AdminTenantList

// OverrideInput changes a tenant's subscription without a payment.
type OverrideInput struct {
	// grant: planId from now (or from where what it has on that or a larger plan ends) until end. extend: more time on the last plan, until end. change: planId from now on, for good, or until end. end: nothing from now on.
	Action string   `json:"action" enums:"grant,extend,change,end" validate:"required,oneof=grant extend change end"`
	PlanID string   `json:"planId,omitempty" validate:"max=64"`
	End    *Instant `json:"end,omitempty" swaggertype:"string" format:"date-time"`
	// Why; kept in the ledger.
	Reason string `json:"reason" validate:"required,min=3,max=500"`
} // @name OverrideInput

func toAdminTenant(t admin.Team) AdminTenant {
	wire := toTenant(t.Tenant, "")
	return AdminTenant{
		ID: string(t.Tenant.ID), Name: t.Tenant.Name, Timezone: t.Tenant.Timezone, Status: wire.Status,
		SuspendedReason: wire.SuspendedReason, DeletesAt: wire.DeletesAt,
		OwnerEmail: t.OwnerEmail, Members: int64(t.Members), Subscription: toSubscription(t.Subscription), CreatedAt: t.Tenant.CreatedAt,
		Spend: each(t.Spend, toMoney), Meters: each(t.Meters, toMeter),
	}
}

func toAdminTenantDetail(t admin.Detail) AdminTenantDetail {
	return AdminTenantDetail{AdminTenant: toAdminTenant(t.Team), Ledger: each(t.Entries, toLedgerEntry)}
}

func toLedgerEntry(e billing.Entry) LedgerEntry {
	out := LedgerEntry{
		ID: e.ID, Kind: string(e.Kind), At: e.At, Interval: string(e.Interval), Amount: toCharged(e.Amount), Until: toTime(e.Until),
		PaymentID: e.PaymentID, Reason: e.Reason, By: e.By,
	}
	if e.Plan != nil {
		out.PlanID, out.PlanName = e.Plan.ID, e.Plan.Name
	}
	return out
}

func (in OverrideInput) change() admin.Change {
	c := admin.Change{Action: admin.Action(in.Action), PlanID: in.PlanID, Reason: in.Reason}
	if in.End != nil {
		until := time.Time(*in.End)
		c.Until = &until
	}
	return c
}
