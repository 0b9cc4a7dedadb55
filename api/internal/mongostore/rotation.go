package mongostore

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/rotation"
	"campaignos.dev/api/internal/tenant"
)

const rotations = "keyRotations"

var rotationIndexes = []index{
	{name: "one", keys: bson.D{{Key: "state", Value: 1}}, unique: true, partial: bson.D{{Key: "state", Value: rotation.Running}}},
}

// Rotations keeps the records of key rotations, which belong to the platform.
type Rotations struct {
	shelf shelf[rotation.Rotation]
	all   tenant.Scope
}

// NewRotations opens the shelf.
func NewRotations(s *Store) *Rotations {
	return &Rotations{
		newShelf[rotation.Rotation](s, rotations, rotation.ErrNotFound, rotation.ErrUnderWay),
		tenant.AllTenants("key rotations belong to the platform"),
	}
}

// Latest reads the newest record. Faults: rotation.ErrNotFound.
func (s *Rotations) Latest(ctx context.Context) (rotation.Rotation, error) {
	newest := options.FindOne().SetSort(bson.D{{Key: "_id", Value: -1}})
	return s.shelf.first(ctx, s.all, everyID, newest)
}

// Create adds a record. Faults: rotation.ErrUnderWay.
func (s *Rotations) Create(ctx context.Context, by tenant.Actor, r rotation.Rotation) error {
	return s.shelf.create(ctx, s.all.As(by), r)
}

// Claim gives a running rotation that must be looked at by an instant to a process, until
// another one. Faults: rotation.ErrNotHeld.
func (s *Rotations) Claim(ctx context.Context, id, holder string, by, until time.Time) (rotation.Rotation, error) {
	due := bson.D{{Key: "_id", Value: id}, {Key: "state", Value: rotation.Running}, {Key: "wakeAt", Value: bson.D{{Key: "$lte", Value: by}}}}
	r, err := s.shelf.update(ctx, s.all, due, bson.D{
		{Key: "$set", Value: bson.D{{Key: "holder", Value: holder}, {Key: "wakeAt", Value: until}}},
		{Key: "$inc", Value: bson.D{{Key: "tries", Value: 1}}},
	})
	return r, unheldRotation(err)
}

// Keep stores a rotation that the process holds. Faults: rotation.ErrNotHeld.
func (s *Rotations) Keep(ctx context.Context, r rotation.Rotation) error {
	held := bson.D{{Key: "_id", Value: r.ID}, {Key: "holder", Value: r.Holder}, {Key: "tries", Value: r.Tries}}
	return unheldRotation(s.shelf.swap(ctx, s.all, held, r))
}

func unheldRotation(err error) error {
	if errors.Is(err, rotation.ErrNotFound) {
		return rotation.ErrNotHeld
	}
	return err
}
