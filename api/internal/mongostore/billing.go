package mongostore

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

const (
	ledgers  = "ledgers"
	payments = "payments"
	cursors  = "cursors"
)

var ledgerIndexes = []index{
	{name: "tenant", keys: bson.D{{Key: "tenantId", Value: 1}}, unique: true},
	{name: "paid", keys: bson.D{{Key: "paidUntil", Value: 1}}},
	{name: "trial", keys: bson.D{{Key: "trialUntil", Value: 1}}},
	{name: "ending", keys: bson.D{{Key: "endsAt", Value: 1}, {Key: "_id", Value: 1}}},
}

var paymentIndexes = []index{
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "session", keys: bson.D{{Key: "sessionId", Value: 1}, {Key: "tenantId", Value: 1}}},
	{name: "intent", keys: bson.D{{Key: "intent", Value: 1}}},
	{name: "due", keys: bson.D{{Key: "checkAt", Value: 1}}},
	{name: "newestByStatus", keys: bson.D{{Key: "status", Value: 1}, {Key: "_id", Value: -1}}},
	{name: "buyer", keys: bson.D{{Key: "email", Value: 1}}},
	{name: "paid", keys: bson.D{{Key: "paidAt", Value: 1}}},
}

// Billing keeps plans, ledgers and purchases.
type Billing struct {
	plans    shelf[billing.Plan] // the platform's own, no tenant's
	versions shelf[planVersion]  // likewise
	platform tenant.Scope
	cursors  *mongo.Collection // likewise
	ledgers  shelf[billing.Ledger]
	payments shelf[billing.Payment]
}

// NewBilling opens the shelves.
func NewBilling(s *Store) *Billing {
	return &Billing{
		plans:    newShelf[billing.Plan](s, plans, billing.ErrPlanNotFound, billing.ErrPlanExists),
		versions: newShelf[planVersion](s, planVersions, billing.ErrPlanNotFound, billing.ErrPlanExists),
		platform: tenant.AllTenants("plans belong to the platform"),
		cursors:  s.db.Collection(cursors),
		ledgers:  newShelf[billing.Ledger](s, ledgers, billing.ErrLedgerNotFound, billing.ErrLedgerExists),
		payments: newShelf[billing.Payment](s, payments, billing.ErrPaymentNotFound, billing.ErrPaymentExists),
	}
}

// Ledger reads the tenant's ledger. Faults: billing.ErrLedgerNotFound.
func (s *Billing) Ledger(ctx context.Context, scope tenant.Scope) (billing.Ledger, error) {
	return s.ledgers.first(ctx, scope, bson.D{})
}

// Open starts a tenant's ledger, or leaves the one that is there alone.
func (s *Billing) Open(ctx context.Context, scope tenant.Scope, l billing.Ledger) error {
	err := s.ledgers.create(ctx, scope, l)
	if errors.Is(err, billing.ErrLedgerExists) {
		return nil
	}
	return err
}

// Many reads the ledgers of tenants; those that have none are left out.
func (s *Billing) Many(ctx context.Context, scope tenant.Scope, in []tenant.ID) ([]billing.Ledger, error) {
	return s.ledgers.find(ctx, scope, bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: in}}}})
}

// SaveLedger stores a changed ledger where its version still is was. Faults:
// billing.ErrLedgerNotFound, fault.ErrStale.
func (s *Billing) SaveLedger(ctx context.Context, scope tenant.Scope, l billing.Ledger, was int64) error {
	return s.ledgers.replace(ctx, scope, string(l.ID), was, l)
}

// Ending lists up to limit ledgers whose last period ends after from and not after to, by
// id, beginning behind after.
func (s *Billing) Ending(ctx context.Context, scope tenant.Scope, from, to time.Time, after tenant.ID, limit int) ([]billing.Ledger, error) {
	due := bson.D{{Key: "endsAt", Value: bson.D{{Key: "$gt", Value: from}, {Key: "$lte", Value: to}}}, {Key: "_id", Value: bson.D{{Key: "$gt", Value: after}}}}
	return s.ledgers.find(ctx, scope, due, options.Find().SetSort(bson.D{{Key: "_id", Value: 1}}).SetLimit(int64(limit)))
}

// CountPaid counts the tenants whose bought or granted time reaches beyond an instant.
func (s *Billing) CountPaid(ctx context.Context, scope tenant.Scope, at time.Time) (int64, error) {
	return s.ledgers.count(ctx, scope, bson.D{{Key: "paidUntil", Value: bson.D{{Key: "$gt", Value: at}}}})
}

// CountTrials counts the tenants that have nothing but a trial that still runs.
func (s *Billing) CountTrials(ctx context.Context, scope tenant.Scope, at time.Time) (int64, error) {
	return s.ledgers.count(ctx, scope, bson.D{{Key: "trialUntil", Value: bson.D{{Key: "$gt", Value: at}}}})
}

// Get reads one purchase. Faults: billing.ErrPaymentNotFound.
func (s *Billing) Get(ctx context.Context, scope tenant.Scope, id billing.PaymentID) (billing.Payment, error) {
	return s.payments.get(ctx, scope, string(id))
}

// BySession reads the purchase of a checkout session. Faults: billing.ErrPaymentNotFound.
func (s *Billing) BySession(ctx context.Context, scope tenant.Scope, sessionID string) (billing.Payment, error) {
	return s.payments.first(ctx, scope, bson.D{{Key: "sessionId", Value: sessionID}})
}

// ByIntent reads the purchase of a payment intent. Faults: billing.ErrPaymentNotFound.
func (s *Billing) ByIntent(ctx context.Context, scope tenant.Scope, intent string) (billing.Payment, error) {
	return s.payments.first(ctx, scope, bson.D{{Key: "intent", Value: intent}})
}

// List pages through the purchases, newest first.
func (s *Billing) List(ctx context.Context, scope tenant.Scope, req page.Request) (page.Result[billing.Payment], error) {
	return s.payments.page(ctx, scope, bson.D{}, req, func(p billing.Payment) string { return string(p.ID) })
}

// Create adds a purchase.
func (s *Billing) Create(ctx context.Context, scope tenant.Scope, p billing.Payment) error {
	return s.payments.create(ctx, scope, p)
}

// Save stores a changed purchase where its version still is was. Faults: fault.ErrStale.
func (s *Billing) Save(ctx context.Context, scope tenant.Scope, p billing.Payment, was int64) error {
	return s.payments.replace(ctx, scope, string(p.ID), was, p)
}

// Due lists up to limit purchases that Stripe must be asked about by an instant.
func (s *Billing) Due(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]billing.Payment, error) {
	return s.payments.find(ctx, scope, bson.D{{Key: "checkAt", Value: bson.D{{Key: "$lte", Value: by}}}},
		options.Find().SetSort(bson.D{{Key: "checkAt", Value: 1}}).SetLimit(int64(limit)))
}

// Disputed lists the purchases of every tenant whose money the buyers' banks have.
func (s *Billing) Disputed(ctx context.Context, scope tenant.Scope) ([]billing.Payment, error) {
	return s.payments.find(ctx, scope, bson.D{{Key: "status", Value: billing.PaymentDisputed}})
}

// CountStatus counts the purchases of every tenant in a status.
func (s *Billing) CountStatus(ctx context.Context, scope tenant.Scope, status billing.PaymentStatus) (int64, error) {
	return s.payments.count(ctx, scope, bson.D{{Key: "status", Value: status}})
}

// Cursor tells how far something has been read. Faults: billing.ErrCursorNotFound.
func (s *Billing) Cursor(ctx context.Context, name string) (time.Time, error) {
	var doc struct {
		At time.Time `bson:"at"`
	}
	err := s.cursors.FindOne(ctx, bson.D{{Key: "_id", Value: name}}).Decode(&doc)
	if errors.Is(err, mongo.ErrNoDocuments) {
		return time.Time{}, billing.ErrCursorNotFound
	}
	return doc.At.UTC(), s.ledgers.translate(err)
}

// SetCursor keeps how far something has been read; it never goes back.
func (s *Billing) SetCursor(ctx context.Context, name string, at time.Time) error {
	_, err := s.cursors.UpdateOne(ctx, bson.D{{Key: "_id", Value: name}}, bson.D{{Key: "$max", Value: bson.D{{Key: "at", Value: at}}}}, options.Update().SetUpsert(true))
	return s.ledgers.translate(err)
}

const usages = "usages"

var usageIndexes = []index{
	{name: "held", keys: bson.D{{Key: "holds.at", Value: 1}}},
	{name: "tenant", keys: bson.D{{Key: "tenantId", Value: 1}}},
}

// Usages counts what tenants use.
type Usages struct{ shelf shelf[billing.Usage] }

// NewUsages opens the shelf.
func NewUsages(s *Store) *Usages {
	return &Usages{newShelf[billing.Usage](s, usages, billing.ErrUsageNotFound, billing.ErrUsageBusy)}
}

// Usage reads a counter; one that is not there is zero.
func (s *Usages) Usage(ctx context.Context, scope tenant.Scope, id string) (billing.Usage, error) {
	u, err := s.shelf.get(ctx, scope, id)
	if errors.Is(err, billing.ErrUsageNotFound) {
		return billing.Usage{ID: id}, nil
	}
	return u, err
}

// Many reads counters; those that are not there are left out.
func (s *Usages) Many(ctx context.Context, scope tenant.Scope, ids []string) ([]billing.Usage, error) {
	return s.shelf.many(ctx, scope, ids)
}

// Open starts a counter, or leaves the one that is there alone.
func (s *Usages) Open(ctx context.Context, scope tenant.Scope, u billing.Usage) error {
	return unlessThere(s.shelf.create(ctx, scope, u), billing.ErrUsageBusy)
}

// Take counts amount more and notes the hold, if at most max are used then: all in one
// write. Faults: billing.ErrLimit, billing.ErrUsageBusy.
func (s *Usages) Take(ctx context.Context, scope tenant.Scope, u billing.Usage, h billing.Hold, most int64) error {
	if h.Amount > most {
		return billing.ErrLimit
	}
	room := bson.D{{Key: "_id", Value: u.ID}, {Key: "used", Value: bson.D{{Key: "$lte", Value: most - h.Amount}}}, {Key: "holds.id", Value: bson.D{{Key: "$ne", Value: h.ID}}}}
	err := s.hold(ctx, scope, room, u, h, h.Amount)
	if errors.Is(err, billing.ErrUsageBusy) { // the counter is there, and it did not match
		return s.whyFull(ctx, scope, u.ID, h, most)
	}
	return err
}

// whyFull tells a full counter from one whose thing is being counted right now.
func (s *Usages) whyFull(ctx context.Context, scope tenant.Scope, id string, h billing.Hold, most int64) error {
	now, err := s.Usage(ctx, scope, id)
	if err == nil && now.Used+h.Amount > most {
		return billing.ErrLimit
	}
	return errors.Join(err, billing.ErrUsageBusy)
}

// Note notes the hold of a removal. Faults: billing.ErrUsageBusy.
func (s *Usages) Note(ctx context.Context, scope tenant.Scope, u billing.Usage, h billing.Hold) error {
	free := bson.D{{Key: "_id", Value: u.ID}, {Key: "holds.id", Value: bson.D{{Key: "$ne", Value: h.ID}}}}
	return s.hold(ctx, scope, free, u, h, 0)
}

func (s *Usages) hold(ctx context.Context, scope tenant.Scope, filter bson.D, u billing.Usage, h billing.Hold, delta int64) error {
	_, err := s.shelf.update(ctx, scope, filter, bson.D{
		{Key: "$inc", Value: bson.D{{Key: "used", Value: delta}}},
		{Key: "$push", Value: bson.D{{Key: "holds", Value: h}}},
		{Key: "$setOnInsert", Value: bson.D{{Key: "limit", Value: u.Limit}, {Key: "window", Value: u.Window}}},
	}, options.FindOneAndUpdate().SetUpsert(true))
	return err
}

// Settle drops a hold and changes the count by delta, once.
func (s *Usages) Settle(ctx context.Context, scope tenant.Scope, id, hold string, delta int64) error {
	_, err := s.shelf.update(ctx, scope, bson.D{{Key: "_id", Value: id}, {Key: "holds.id", Value: hold}}, bson.D{
		{Key: "$inc", Value: bson.D{{Key: "used", Value: delta}}},
		{Key: "$pull", Value: bson.D{{Key: "holds", Value: bson.D{{Key: "id", Value: hold}}}}},
	})
	if errors.Is(err, billing.ErrUsageNotFound) {
		return nil // it was settled before
	}
	return err
}

// Stale lists up to limit counters with a hold from before an instant.
func (s *Usages) Stale(ctx context.Context, scope tenant.Scope, before time.Time, limit int) ([]billing.Usage, error) {
	return s.shelf.find(ctx, scope, bson.D{{Key: "holds.at", Value: bson.D{{Key: "$lt", Value: before}}}}, options.Find().SetLimit(int64(limit)))
}
