package mongostore

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/audit"
)

// trailed is what of any audited document leads its events into the audit log.
type trailed struct {
	ID     any           `bson:"_id"`
	Trail  []audit.Event `bson:"trail"`
	GoneAt time.Time     `bson:"goneAt"`
}

var onlyTrail = bson.D{{Key: trailField, Value: 1}, {Key: goneField, Value: 1}}

// settle brings events of a document into the log, and takes them from the document.
func (j *journal) settle(ctx context.Context, in *mongo.Collection, id any, events []audit.Event) error {
	entered := make(bson.A, 0, len(events))
	for _, e := range events {
		if err := j.append(ctx, e); err != nil {
			return err
		}
		entered = append(entered, e.ID)
	}
	taken := bson.D{{Key: "$pull", Value: bson.D{{Key: trailField, Value: bson.D{{Key: "eventId", Value: bson.D{{Key: "$in", Value: entered}}}}}}}}
	if _, err := in.UpdateOne(ctx, bson.D{{Key: "_id", Value: id}}, taken); err != nil {
		return fmt.Errorf("settle the trail of %s: %w", in.Name(), err)
	}
	return nil
}

// bury finishes the deletion of a document, and says whether there was one to finish.
func (j *journal) bury(ctx context.Context, in *mongo.Collection, id any) bool {
	if j.signer == nil {
		return false
	}
	ctx, cancel := context.WithTimeout(ctx, enterWithin)
	defer cancel()
	var doc trailed
	gone := bson.D{{Key: "_id", Value: id}, {Key: goneField, Value: bson.D{{Key: "$exists", Value: true}}}}
	if in.FindOne(ctx, gone, options.FindOne().SetProjection(onlyTrail)).Decode(&doc) != nil {
		return false
	}
	return j.finish(ctx, in, doc) == nil
}

// finish brings all that a document has to tell into the log; one that is gone is removed.
func (j *journal) finish(ctx context.Context, in *mongo.Collection, doc trailed) error {
	if doc.GoneAt.IsZero() {
		return j.settle(ctx, in, doc.ID, doc.Trail)
	}
	for _, e := range doc.Trail {
		if err := j.append(ctx, e); err != nil {
			return err
		}
	}
	_, err := in.DeleteOne(ctx, bson.D{{Key: "_id", Value: doc.ID}, {Key: goneField, Value: doc.GoneAt}})
	if err != nil {
		return fmt.Errorf("remove from %s: %w", in.Name(), err)
	}
	return nil
}

// pending finishes up to limit documents of a collection whose events were written before
// an instant. One that fails does not keep the others.
func (j *journal) pending(ctx context.Context, in *mongo.Collection, before time.Time, limit int) (int, error) {
	waiting := bson.D{{Key: "trail.at", Value: bson.D{{Key: "$lt", Value: before}}}}
	cursor, err := in.Find(ctx, waiting, options.Find().SetProjection(onlyTrail).SetLimit(int64(limit)))
	if err != nil {
		return 0, fmt.Errorf("look for trails in %s: %w", in.Name(), err)
	}
	var docs []trailed
	if err := cursor.All(ctx, &docs); err != nil {
		return 0, fmt.Errorf("read the trails of %s: %w", in.Name(), err)
	}
	done := 0
	var errs []error
	for _, doc := range docs {
		if err := j.finish(ctx, in, doc); err != nil {
			errs = append(errs, err)
			continue
		}
		done++
	}
	return done, errors.Join(errs...)
}

func splitPath(path string) []string { return strings.Split(path, ".") }
