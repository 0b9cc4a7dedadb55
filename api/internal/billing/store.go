package billing

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Plans keeps the price list.
type Plans interface {
	// Offered lists the plans on offer, smallest first; Every also those that are not.
	Offered(ctx context.Context) ([]Plan, error)
	Every(ctx context.Context) ([]Plan, error)
	Plan(ctx context.Context, id string) (Plan, error)
	// Versions lists what a plan was before a version, newest first.
	Versions(ctx context.Context, id string, before int64) ([]Plan, error)
	// AddPlan adds a plan. Faults: ErrPlanExists.
	AddPlan(ctx context.Context, scope tenant.Scope, p Plan) error
	// ReplacePlan puts next in was's place, and was among the versions. Faults:
	// fault.ErrStale where was is not in force any more.
	ReplacePlan(ctx context.Context, scope tenant.Scope, was, next Plan) error
}

// Ledgers keeps the tenants' ledgers.
type Ledgers interface {
	Ledger(ctx context.Context, scope tenant.Scope) (Ledger, error)
	// Many reads the ledgers of tenants; those that have none are left out.
	Many(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]Ledger, error)
	// Open starts a tenant's ledger, or leaves the one that is there alone.
	Open(ctx context.Context, scope tenant.Scope, l Ledger) error
	// SaveLedger stores a changed ledger where its version still is was. Faults:
	// fault.ErrStale.
	SaveLedger(ctx context.Context, scope tenant.Scope, l Ledger, was int64) error
	// CountPaid and CountTrials count the tenants that have a plan at an instant.
	CountPaid(ctx context.Context, scope tenant.Scope, at time.Time) (int64, error)
	CountTrials(ctx context.Context, scope tenant.Scope, at time.Time) (int64, error)
}

// Payments keeps the purchases.
type Payments interface {
	Get(ctx context.Context, scope tenant.Scope, id PaymentID) (Payment, error)
	BySession(ctx context.Context, scope tenant.Scope, sessionID string) (Payment, error)
	ByIntent(ctx context.Context, scope tenant.Scope, intent string) (Payment, error)
	List(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[Payment], error)
	// Search pages through purchases, newest first.
	Search(ctx context.Context, scope tenant.Scope, find Search, req page.Request) (page.Result[Payment], error)
	// EachPaid tells the purchases that were paid since an instant one by one, with no more
	// than what a sum needs.
	EachPaid(ctx context.Context, scope tenant.Scope, since time.Time, tell func(Payment) error) error
	Create(ctx context.Context, scope tenant.Scope, p Payment) error
	Save(ctx context.Context, scope tenant.Scope, p Payment, was int64) error
	// CountStatus counts purchases for the operators.
	CountStatus(ctx context.Context, scope tenant.Scope, status PaymentStatus) (int64, error)
	// Due lists up to limit purchases of every tenant that Stripe must be asked about.
	Due(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]Payment, error)
	// Disputed lists the purchases of every tenant whose money the buyers' banks have.
	Disputed(ctx context.Context, scope tenant.Scope) ([]Payment, error)
	// Cursor and SetCursor keep how far Stripe's events have been read.
	Cursor(ctx context.Context, name string) (time.Time, error)
	SetCursor(ctx context.Context, name string, at time.Time) error
}

// Stripe takes the payments.
type Stripe interface {
	// CreateSession makes the payment page of a purchase; the same purchase always gives the
	// same page.
	CreateSession(ctx context.Context, p Payment) (Session, error)
	Session(ctx context.Context, id string) (Session, error)
	// Completed lists the sessions that were completed since an instant, from events, which
	// reach back 30 days; CompletedLongAgo lists those that were made since, and a day before.
	Completed(ctx context.Context, since time.Time) ([]Completed, error)
	CompletedLongAgo(ctx context.Context, since time.Time) ([]Completed, error)
	// Troubles lists the payments that something happened to since an instant, as they stand
	// now, from events; TroublesLongAgo from the lists of refunds and disputes.
	Troubles(ctx context.Context, since time.Time) ([]Trouble, error)
	TroublesLongAgo(ctx context.Context, since time.Time) ([]Trouble, error)
	// Trouble tells how one payment stands.
	Trouble(ctx context.Context, intent string) (Trouble, error)
}

// Sales tells how things are sold at this moment.
type Sales interface {
	// Terms says whether buyers may enter a promotion code, and whether Stripe works out the
	// tax of each sale, on top of the price.
	Terms(ctx context.Context) (promotionCodes, automaticTax bool, err error)
}

// Completed is a session whose buyer is through with the page.
type Completed struct {
	SessionID string
	Ours      bool // it speaks of a purchase of this product
}

// Usages counts what tenants use.
type Usages interface {
	// Usage reads a counter; one that is not there is zero.
	Usage(ctx context.Context, scope tenant.Scope, id string) (Usage, error)
	// Many reads counters; those that are not there are left out.
	Many(ctx context.Context, scope tenant.Scope, ids []string) ([]Usage, error)
	// Open starts a counter at what it says, or leaves the one that is there alone.
	Open(ctx context.Context, scope tenant.Scope, u Usage) error
	// Take counts amount more and notes the hold, if at most max are used then. Faults:
	// ErrLimit, ErrUsageBusy.
	Take(ctx context.Context, scope tenant.Scope, u Usage, h Hold, max int64) error
	// Note notes the hold of a removal. Faults: ErrUsageBusy.
	Note(ctx context.Context, scope tenant.Scope, u Usage, h Hold) error
	// Settle drops a hold and changes the count by delta, once.
	Settle(ctx context.Context, scope tenant.Scope, id, hold string, delta int64) error
	// Stale lists up to limit counters of every tenant with a hold from before an instant.
	Stale(ctx context.Context, scope tenant.Scope, before time.Time, limit int) ([]Usage, error)
}

// Things tells whether the thing that a hold is about exists.
type Things interface {
	Exists(ctx context.Context, scope tenant.Scope, limit Limit, id string) (bool, error)
	// Took tells how much of a budget a thing took; ended is false while it still goes on.
	// What is gone has ended, and took nothing.
	Took(ctx context.Context, scope tenant.Scope, limit Limit, id string) (amount int64, ended bool, err error)
}

// Tenants tells about teams.
type Tenants interface {
	// Zone is the IANA zone that a tenant's months are counted in.
	Zone(ctx context.Context, in tenant.ID) (string, error)
}

// Feed tells the tenant's people that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
}
