// Package update changes documents as MongoDB's update documents say.
package update

import (
	"strings"

	"github.com/256dpi/lungo/bsonkit"
	"github.com/256dpi/lungo/mongokit"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
)

// Update is an update document that was checked once and can be put to many documents.
type Update struct {
	source       bson.D
	arrayFilters bsonkit.List
}

// Compile checks an update: a document of operators, or a whole new document.
func Compile(source any, arrayFilters bson.A) (*Update, error) {
	d, ok := source.(bson.D)
	if !ok {
		return nil, fault.New(fault.FailedToParse, "update pipelines are not supported by the sandbox's MongoDB; use update operators")
	}
	u := &Update{source: d}
	for _, f := range arrayFilters {
		filter, ok := f.(bson.D)
		if !ok {
			return nil, fault.New(fault.TypeMismatch, "arrayFilters must be documents")
		}
		u.arrayFilters = append(u.arrayFilters, &filter)
	}
	return u, nil
}

// Replaces tells whether the update is a whole new document.
func (u *Update) Replaces() bool {
	return len(u.source) == 0 || !strings.HasPrefix(u.source[0].Key, "$")
}

// Apply returns doc with the update; doc itself stays as it is. The filter is what found doc.
func (u *Update) Apply(doc bson.D, filter *query.Filter) (bson.D, error) {
	id, _ := document.Lookup(doc, "_id")
	if u.Replaces() {
		return u.replacement(id)
	}
	next, err := u.run(document.Clone(doc), false)
	if err != nil {
		return nil, err
	}
	if after, ok := document.Lookup(next, "_id"); !ok || document.Compare(id, after) != 0 {
		return nil, immutable()
	}
	return next, nil
}

func immutable() error {
	return fault.New(fault.ImmutableField, "Performing an update on the path '_id' would modify the immutable field '_id'")
}

func (u *Update) replacement(id any) (bson.D, error) {
	next := bson.D{{Key: "_id", Value: id}}
	for _, field := range u.source {
		if field.Key != "_id" {
			next = append(next, field)
		} else if document.Compare(field.Value, id) != 0 {
			return nil, immutable()
		}
	}
	return next, nil
}

func (u *Update) run(doc bson.D, inserts bool) (bson.D, error) {
	if _, err := mongokit.Apply(&doc, nil, &u.source, inserts, u.arrayFilters); err != nil {
		return nil, fault.New(fault.BadValue, "%s", err)
	}
	return doc, nil
}

// Insert returns the document that an upsert adds where the filter found none.
func (u *Update) Insert(filter *query.Filter) (bson.D, error) {
	base, err := filter.Equalities()
	if err != nil {
		return nil, err
	}
	if !u.Replaces() {
		return u.run(base, true)
	}
	id, has := document.Lookup(base, "_id")
	if _, own := document.Lookup(u.source, "_id"); !has || own {
		return u.source, nil
	}
	return u.replacement(id)
}
