package mongostore

import (
	"context"
	"errors"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/erasure"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/tenant"
)

const receipts = "receipts"

var receiptIndexes = []index{
	{name: "unfinished", keys: bson.D{{Key: "work.name", Value: 1}}, partial: bson.D{{Key: "work.name", Value: bson.D{{Key: "$exists", Value: true}}}}},
}

// closingIndexes find the teams that are closing; they are declared with the others of
// tenants.
var closingIndexes = []index{
	{name: "closingUntold", keys: bson.D{{Key: "closing.told", Value: 1}}, partial: bson.D{{Key: "closing.told", Value: bson.D{{Key: "$exists", Value: true}}}}},
	{name: "closingDue", keys: bson.D{{Key: "closing.deletesAt", Value: 1}}, partial: bson.D{{Key: "closing.deletesAt", Value: bson.D{{Key: "$exists", Value: true}}}}},
}

// ClosingUntold lists up to limit teams whose owners have not been written to.
func (t *Teams) ClosingUntold(ctx context.Context, scope tenant.Scope, limit int) ([]identity.Tenant, error) {
	return t.tenants.find(ctx, scope, bson.D{{Key: "closing.told", Value: false}}, options.Find().SetLimit(int64(limit)))
}

// ClosingDue lists up to limit teams whose grace period is over.
func (t *Teams) ClosingDue(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]identity.Tenant, error) {
	over := bson.D{{Key: "closing.deletesAt", Value: bson.D{{Key: "$lte", Value: by}}}}
	return t.tenants.find(ctx, scope, over, options.Find().SetSort(bson.D{{Key: "closing.deletesAt", Value: 1}}).SetLimit(int64(limit)))
}

// RemoveAccount removes an account with its sign-ins and links, the account last. Nothing
// is told in the audit log, which would keep the name.
func (p *People) RemoveAccount(ctx context.Context, userID string) error {
	own := bson.D{{Key: "userId", Value: userID}}
	for _, raw := range []*mongo.Collection{p.sessions.raw, p.proofs.raw} {
		if _, err := raw.DeleteMany(ctx, own); err != nil {
			return p.users.translate(err)
		}
	}
	_, err := p.users.raw.DeleteOne(ctx, bson.D{{Key: "_id", Value: userID}})
	return p.users.translate(err)
}

// Receipts keeps the receipts of erasures, which belong to the platform.
type Receipts struct {
	shelf shelf[erasure.Receipt]
	all   tenant.Scope
}

// NewReceipts opens the shelf.
func NewReceipts(s *Store) *Receipts {
	return &Receipts{
		newShelf[erasure.Receipt](s, receipts, erasure.ErrNotFound, erasure.ErrExists),
		tenant.AllTenants("receipts belong to the platform"),
	}
}

// Receipt reads a receipt. Faults: erasure.ErrNotFound.
func (s *Receipts) Receipt(ctx context.Context, id tenant.ID) (erasure.Receipt, error) {
	return s.shelf.get(ctx, s.all, string(id))
}

// CreateReceipt adds a receipt. Faults: erasure.ErrExists.
func (s *Receipts) CreateReceipt(ctx context.Context, r erasure.Receipt) error {
	return s.shelf.create(ctx, s.all, r)
}

// SaveReceipt stores a changed receipt where its version still is was. Faults:
// erasure.ErrNotFound, fault.ErrStale.
func (s *Receipts) SaveReceipt(ctx context.Context, r erasure.Receipt, was int64) error {
	return s.shelf.replace(ctx, s.all, string(r.ID), was, r)
}

// Unfinished lists up to limit receipts of erasures under way.
func (s *Receipts) Unfinished(ctx context.Context, limit int) ([]erasure.Receipt, error) {
	return s.shelf.find(ctx, s.all, bson.D{{Key: "work.name", Value: bson.D{{Key: "$gt", Value: ""}}}}, options.Find().SetLimit(int64(limit)))
}

// Estate is everything that carries a tenant. What it removes is not told in the audit
// log, which goes as well.
type Estate struct {
	db       *mongo.Database
	assets   shelf[media.Asset]
	payments shelf[billing.Payment]
}

// NewEstate opens every collection.
func NewEstate(s *Store) *Estate {
	return &Estate{
		s.db, newShelf[media.Asset](s, assets, media.ErrNotFound, media.ErrExists),
		newShelf[billing.Payment](s, payments, billing.ErrPaymentNotFound, billing.ErrPaymentExists),
	}
}

// doors are the collections by which people and keys get into a team.
var doors = []string{memberships, apiKeys, invites}

// owned lists the collections whose documents go with their tenant, in order.
func owned() []string {
	var all []string
	for collection, h := range holdings() {
		if h.fate == byTenant {
			all = append(all, collection)
		}
	}
	slices.Sort(all)
	return all
}

// only gives the one tenant of a scope as a filter. Faults: tenant.ErrScope for the scope
// over all of them: nothing may ever be removed from all.
func only(scope tenant.Scope) (bson.D, error) {
	in, bounded, err := scope.Tenant()
	if err != nil || !bounded {
		return nil, errors.Join(err, tenant.ErrScope)
	}
	return bson.D{{Key: tenantField, Value: in}}, nil
}

// Count counts the tenant's documents by collection, the empty ones left out.
func (e *Estate) Count(ctx context.Context, scope tenant.Scope) (map[string]int64, error) {
	mine, err := only(scope)
	if err != nil {
		return nil, err
	}
	counts := map[string]int64{}
	for _, collection := range append(owned(), auditEvents) {
		n, err := e.db.Collection(collection).CountDocuments(ctx, mine)
		if err != nil {
			return nil, e.assets.translate(err)
		}
		if n > 0 {
			counts[collection] = n
		}
	}
	return counts, nil
}

// Payments sums up what was paid, by outcome and currency.
func (e *Estate) Payments(ctx context.Context, scope tenant.Scope) ([]erasure.Sum, error) {
	found, err := e.payments.find(ctx, scope, bson.D{})
	sums := []erasure.Sum{}
	for _, p := range found {
		same := func(s erasure.Sum) bool { return s.Status == string(p.Status) && s.Currency == p.Amount.Currency }
		at := slices.IndexFunc(sums, same)
		if at < 0 {
			at = len(sums)
			sums = append(sums, erasure.Sum{Status: string(p.Status), Currency: p.Amount.Currency})
		}
		sums[at].Count++
		sums[at].Amount += p.Amount.Amount
	}
	return sums, err
}

// PublicKeys tells the tenant's objects in the public bucket.
func (e *Estate) PublicKeys(ctx context.Context, scope tenant.Scope, tell func(key string) error) error {
	mine, err := only(scope)
	if err != nil {
		return err
	}
	// Also those whose removal is only marked: the mark comes before the object goes.
	cursor, err := e.assets.raw.Find(ctx, mine, options.Find().SetProjection(bson.D{{Key: "publicKey", Value: 1}}))
	if err != nil {
		return e.assets.translate(err)
	}
	defer cursor.Close(context.WithoutCancel(ctx))
	for cursor.Next(ctx) {
		if key := textAt(cursor.Current, "publicKey"); key != "" {
			if err := tell(key); err != nil {
				return err
			}
		}
	}
	return e.assets.translate(cursor.Err())
}

// CloseDoors removes memberships, keys and invitations.
func (e *Estate) CloseDoors(ctx context.Context, scope tenant.Scope) error {
	return e.clear(ctx, scope, doors)
}

// Clear removes everything else but the tenant's own document.
func (e *Estate) Clear(ctx context.Context, scope tenant.Scope) error {
	rest := slices.DeleteFunc(owned(), func(c string) bool { return c == tenants || slices.Contains(doors, c) })
	return e.clear(ctx, scope, rest)
}

// RemoveTenant removes the tenant's own document.
func (e *Estate) RemoveTenant(ctx context.Context, scope tenant.Scope) error {
	return e.clear(ctx, scope, []string{tenants})
}

func (e *Estate) clear(ctx context.Context, scope tenant.Scope, collections []string) error {
	mine, err := only(scope)
	if err != nil {
		return err
	}
	for _, collection := range collections {
		if err := e.empty(ctx, e.db.Collection(collection), mine); err != nil {
			return e.assets.translate(err)
		}
	}
	return nil
}

// atOnce is how many documents are removed in one write: no write takes long, however much
// there is.
const atOnce = 500

func (e *Estate) empty(ctx context.Context, from *mongo.Collection, mine bson.D) error {
	for {
		cursor, err := from.Find(ctx, mine, options.Find().SetProjection(bson.D{{Key: "_id", Value: 1}}).SetLimit(atOnce))
		if err != nil {
			return err
		}
		var found []struct {
			ID any `bson:"_id"`
		}
		if err := cursor.All(ctx, &found); err != nil || len(found) == 0 {
			return err
		}
		ids := make(bson.A, len(found))
		for i, f := range found {
			ids[i] = f.ID
		}
		these := append(bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: ids}}}}, mine...)
		if _, err := from.DeleteMany(ctx, these); err != nil {
			return err
		}
	}
}

// End tells where a tenant's book ends; ok is false where there is none.
func (a *Audit) End(ctx context.Context, in tenant.ID) (end erasure.Head, ok bool, err error) {
	h, err := a.Head(ctx, string(in))
	if h == nil {
		return erasure.Head{}, false, err
	}
	return erasure.Head{Seq: h.Seq, Hash: h.Hash}, true, nil
}
