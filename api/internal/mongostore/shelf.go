package mongostore

import (
	"context"
	"errors"
	"fmt"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// tenantField bounds a document to its tenant.
const tenantField = "tenantId"

// shelf keeps the documents of one kind and is the one way to them.
type shelf[T any] struct {
	raw     *mongo.Collection
	missing *fault.Error // said of a document that is absent or another tenant's
	exists  *fault.Error // said of a second document under a unique key
	told    *telling     // how its changes are told in the audit log; nil: they are not
	journal *journal
}

func newShelf[T any](s *Store, collection string, missing, exists *fault.Error) shelf[T] {
	return shelf[T]{raw: s.db.Collection(collection), missing: missing, exists: exists, told: tellingOf(collection), journal: s.journal}
}

// bound adds the scope's tenant to a filter, and leaves out what was deleted.
func (s shelf[T]) bound(scope tenant.Scope, filter bson.D) (bson.D, error) {
	filter, err := bound(scope, filter)
	if s.told != nil {
		filter = append(filter[:len(filter):len(filter)], notGone)
	}
	return filter, err
}

// bound adds the scope's tenant to a filter, in front, as the indexes have it.
func bound(scope tenant.Scope, filter bson.D) (bson.D, error) {
	id, bounded, err := scope.Tenant()
	if err != nil || !bounded {
		return filter, err
	}
	return append(bson.D{{Key: tenantField, Value: id}}, filter...), nil
}

// get reads one document by id.
func (s shelf[T]) get(ctx context.Context, scope tenant.Scope, id string) (T, error) {
	return s.first(ctx, scope, bson.D{{Key: "_id", Value: id}})
}

// first reads the first document that matches.
func (s shelf[T]) first(ctx context.Context, scope tenant.Scope, filter bson.D, o ...*options.FindOneOptions) (T, error) {
	var doc T
	filter, err := s.bound(scope, filter)
	if err != nil {
		return doc, err
	}
	return doc, s.translate(s.raw.FindOne(ctx, filter, o...).Decode(&doc))
}

// find reads every document that matches.
func (s shelf[T]) find(ctx context.Context, scope tenant.Scope, filter bson.D, o ...*options.FindOptions) ([]T, error) {
	filter, err := s.bound(scope, filter)
	if err != nil {
		return nil, err
	}
	cursor, err := s.raw.Find(ctx, filter, o...)
	if err != nil {
		return nil, s.translate(err)
	}
	docs := []T{}
	return docs, s.translate(cursor.All(ctx, &docs))
}

// each tells every document that matches, one by one.
func (s shelf[T]) each(ctx context.Context, scope tenant.Scope, filter bson.D, tell func(T) error, o ...*options.FindOptions) error {
	filter, err := s.bound(scope, filter)
	if err != nil {
		return err
	}
	cursor, err := s.raw.Find(ctx, filter, o...)
	if err != nil {
		return s.translate(err)
	}
	defer cursor.Close(context.WithoutCancel(ctx))
	for cursor.Next(ctx) {
		var doc T
		if err := cursor.Decode(&doc); err != nil {
			return s.translate(err)
		}
		if err := tell(doc); err != nil {
			return err
		}
	}
	return s.translate(cursor.Err())
}

// page reads one page of matching documents, newest id first.
func (s shelf[T]) page(ctx context.Context, scope tenant.Scope, filter bson.D, req page.Request, key func(T) string) (page.Result[T], error) {
	if req.After != "" {
		filter = append(filter, bson.E{Key: "_id", Value: bson.D{{Key: "$lt", Value: req.After}}})
	}
	o := options.Find().SetSort(bson.D{{Key: "_id", Value: -1}}).SetLimit(int64(req.Limit) + 1)
	docs, err := s.find(ctx, scope, filter, o)
	if err != nil {
		return page.Result[T]{}, err
	}
	return page.Cut(docs, req.Limit, key), nil
}

// count counts the documents that match, in an index.
func (s shelf[T]) count(ctx context.Context, scope tenant.Scope, filter bson.D) (int64, error) {
	filter, err := s.bound(scope, filter)
	if err != nil {
		return 0, err
	}
	n, err := s.raw.CountDocuments(ctx, filter)
	return n, s.translate(err)
}

// mine says whether a document belongs to the scope's tenant: otherwise a thing could be
// given away. Faults: tenant.ErrScope.
func (s shelf[T]) mine(scope tenant.Scope, doc T) error {
	id, bounded, err := scope.Tenant()
	if err != nil || !bounded {
		return err
	}
	raw, err := bson.Marshal(doc)
	if err != nil {
		return fmt.Errorf("encode %s: %w", s.raw.Name(), err)
	}
	if owner, _ := bson.Raw(raw).Lookup(tenantField).StringValueOK(); owner != string(id) {
		return fmt.Errorf("%w: the document in %s is another tenant's", tenant.ErrScope, s.raw.Name())
	}
	return nil
}

// create adds a document, which must belong to the scope's tenant.
func (s shelf[T]) create(ctx context.Context, scope tenant.Scope, doc T) error {
	if err := s.mine(scope, doc); err != nil {
		return err
	}
	if s.told != nil {
		return s.insertTold(ctx, scope, doc)
	}
	// The driver encodes it, with the options of the connection: a list that is nil is
	// stored as an empty one, to which a later update can add.
	_, err := s.raw.InsertOne(ctx, doc)
	return s.translate(err)
}

// replace stores a document in place of the one whose version still is was; faults:
// missing, fault.ErrStale.
func (s shelf[T]) replace(ctx context.Context, scope tenant.Scope, id string, was int64, doc T) error {
	filter, err := s.bound(scope, bson.D{{Key: "_id", Value: id}, {Key: "version", Value: was}})
	if err != nil {
		return err
	}
	if err := s.mine(scope, doc); err != nil {
		return err
	}
	if stored, err := s.put(ctx, scope, filter, doc); stored || err != nil {
		return err
	}
	return s.whyUnmatched(ctx, scope, id)
}

// put stores a document in place of the one that matches; false: none does.
func (s shelf[T]) put(ctx context.Context, scope tenant.Scope, filter bson.D, doc T) (bool, error) {
	if s.told != nil {
		return s.putTold(ctx, scope, filter, doc)
	}
	res, err := s.raw.ReplaceOne(ctx, filter, doc)
	if err != nil {
		return false, s.translate(err)
	}
	return res.MatchedCount == 1, nil
}

// update changes the one document that matches and gives it as it is afterwards; faults:
// missing where nothing matched.
func (s shelf[T]) update(ctx context.Context, scope tenant.Scope, filter, change bson.D, o ...*options.FindOneAndUpdateOptions) (T, error) {
	var doc T
	filter, err := s.bound(scope, filter)
	if err != nil {
		return doc, err
	}
	o = append([]*options.FindOneAndUpdateOptions{options.FindOneAndUpdate().SetReturnDocument(options.After)}, o...)
	if s.told != nil && s.told.changes(change) {
		return s.updateTold(ctx, scope, filter, change, o...)
	}
	return doc, s.translate(s.raw.FindOneAndUpdate(ctx, filter, change, o...).Decode(&doc))
}

// updateAll changes every document that matches and tells how many.
func (s shelf[T]) updateAll(ctx context.Context, scope tenant.Scope, filter, change bson.D) (int64, error) {
	filter, err := s.bound(scope, filter)
	if err != nil {
		return 0, err
	}
	if s.told != nil && s.told.changes(change) {
		return 0, fmt.Errorf("%s: %w", s.raw.Name(), errUntold)
	}
	res, err := s.raw.UpdateMany(ctx, filter, change)
	if err != nil {
		return 0, s.translate(err)
	}
	return res.ModifiedCount, nil
}

// delete removes a document; was is the version it must have, zero for any. Faults:
// missing, fault.ErrStale.
func (s shelf[T]) delete(ctx context.Context, scope tenant.Scope, id string, was int64) error {
	filter := bson.D{{Key: "_id", Value: id}}
	if was != 0 {
		filter = append(filter, bson.E{Key: "version", Value: was})
	}
	filter, err := s.bound(scope, filter)
	if err != nil {
		return err
	}
	if removed, err := s.remove(ctx, scope, filter); removed || err != nil {
		return err
	}
	return s.whyUnmatched(ctx, scope, id)
}

// remove takes away the document that matches; false: none does.
func (s shelf[T]) remove(ctx context.Context, scope tenant.Scope, filter bson.D) (bool, error) {
	if s.told != nil {
		return s.deleteTold(ctx, scope, filter)
	}
	res, err := s.raw.DeleteOne(ctx, filter)
	if err != nil {
		return false, s.translate(err)
	}
	return res.DeletedCount == 1, nil
}

// whyUnmatched tells an absent document from one that has moved on.
func (s shelf[T]) whyUnmatched(ctx context.Context, scope tenant.Scope, id string) error {
	if _, err := s.get(ctx, scope, id); err != nil {
		return err
	}
	return fault.ErrStale
}

// translate tells a driver's error in the words of the product; it is the only place
// that does.
func (s shelf[T]) translate(err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, mongo.ErrNoDocuments):
		return s.missing
	case mongo.IsDuplicateKeyError(err):
		return s.exists.Because(err)
	case mongo.IsNetworkError(err), mongo.IsTimeout(err), isSelection(err):
		return fault.ErrUnavailable.Because(err)
	}
	return fmt.Errorf("%s: %w", s.raw.Name(), err)
}

// isSelection says whether no server could be found in time.
func isSelection(err error) bool {
	var se interface{ Unwrap() error }
	return errors.As(err, &se) && errors.Is(err, context.DeadlineExceeded)
}

// many reads the documents of those ids; ids that don't exist are left out.
func (s shelf[T]) many(ctx context.Context, scope tenant.Scope, ids []string) ([]T, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	return s.find(ctx, scope, bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: ids}}}})
}

// swap stores a document in place of the one that matches; faults: missing.
func (s shelf[T]) swap(ctx context.Context, scope tenant.Scope, filter bson.D, doc T) error {
	filter, err := s.bound(scope, filter)
	if err != nil {
		return err
	}
	if err := s.mine(scope, doc); err != nil {
		return err
	}
	stored, err := s.put(ctx, scope, filter, doc)
	if err == nil && !stored {
		return s.missing
	}
	return err
}
