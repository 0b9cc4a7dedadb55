package mongostore

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
)

// Migrate creates every declared index that is not there yet, in place of those that an
// earlier version declared otherwise. It may run at any time and in several processes at
// once. Indexes that operators made themselves stay.
func (s *Store) Migrate(ctx context.Context) error {
	for collection, indexes := range declared() {
		if err := s.migrate(ctx, s.db.Collection(collection).Indexes(), indexes); err != nil {
			return fmt.Errorf("create the indexes of %s: %w", collection, err)
		}
	}
	return nil
}

func (s *Store) migrate(ctx context.Context, there mongo.IndexView, indexes []index) error {
	if err := dropOutdated(ctx, there, indexes); err != nil {
		return err
	}
	models := make([]mongo.IndexModel, len(indexes))
	for i, declared := range indexes {
		models[i] = declared.model()
	}
	_, err := there.CreateMany(ctx, models)
	return err
}

// dropOutdated drops what stands in the way of a declared index: another one of its name,
// or one of its keys under another name. MongoDB refuses to create it beside them.
func dropOutdated(ctx context.Context, there mongo.IndexView, indexes []index) error {
	found, err := there.ListSpecifications(ctx)
	if err != nil {
		return err
	}
	for _, spec := range found {
		if !outdated(spec, indexes) {
			continue
		}
		if _, err := there.DropOne(ctx, spec.Name); err != nil && !isGone(err) {
			return err
		}
	}
	return nil
}

func outdated(spec *mongo.IndexSpecification, indexes []index) bool {
	for _, i := range indexes {
		keys, err := bson.Marshal(i.keys)
		same := err == nil && bytes.Equal(keys, spec.KeysDocument)
		if (spec.Name == i.name) != same {
			return true
		}
	}
	return false
}

// isGone says whether another process dropped the index first (error 27, IndexNotFound).
func isGone(err error) bool {
	var refused mongo.CommandError
	return errors.As(err, &refused) && refused.Code == 27
}
