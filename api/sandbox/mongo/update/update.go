// Package update changes documents as MongoDB's update documents say.
package update

import (
	"strings"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
)

// Update is an update that was checked once and can be put to many documents.
type Update struct {
	// replacement is the whole new document; nil where the update consists of steps.
	replacement bson.D

	steps   []step
	filters arrayFilters
}

// Compile checks an update: a document of operators, or a whole new document.
func Compile(source any, filters bson.A) (*Update, error) {
	d, ok := source.(bson.D)
	if !ok {
		return nil, fault.New(fault.FailedToParse, "update pipelines are not supported by the sandbox's MongoDB; use update operators")
	}
	if len(d) == 0 || !strings.HasPrefix(d[0].Key, "$") {
		return compileReplacement(d, filters)
	}
	u := &Update{}
	var err error
	if u.filters, err = compileArrayFilters(filters); err != nil {
		return nil, err
	}
	if u.steps, err = parseSteps(d); err != nil {
		return nil, err
	}
	return u, u.filters.check(u.steps)
}

func compileReplacement(d bson.D, filters bson.A) (*Update, error) {
	if len(filters) > 0 {
		return nil, fault.New(fault.FailedToParse, "cannot specify arrayFilters with a replacement")
	}
	for _, e := range d {
		if strings.HasPrefix(e.Key, "$") {
			return nil, fault.New(fault.DollarPrefixed, "The dollar ($) prefixed field '%s' is not allowed in the context of an update's replacement document", e.Key)
		}
	}
	if d == nil {
		d = bson.D{}
	}
	return &Update{replacement: d}, nil
}

// Replaces tells whether the update is a whole new document.
func (u *Update) Replaces() bool { return u.replacement != nil }

// Apply returns doc with the update; doc itself stays as it is. The filter is what found doc, and
// tells which array element "$" means.
func (u *Update) Apply(doc bson.D, filter *query.Filter) (bson.D, error) {
	id, _ := document.Lookup(doc, "_id")
	if u.Replaces() {
		return u.replaceWith(id)
	}
	return u.run(document.Clone(doc), id, filter, false)
}

// Insert returns the document that an upsert adds where the filter found none.
func (u *Update) Insert(filter *query.Filter) (bson.D, error) {
	base, err := filter.Equalities()
	if err != nil {
		return nil, err
	}
	id, known := document.Lookup(base, "_id")
	if !u.Replaces() {
		if !known {
			id = document.Missing
		}
		return u.run(base, id, filter, true)
	}
	if !known {
		return u.replacement, nil
	}
	return u.replaceWith(id)
}

// replaceWith is the new document under the _id that it has to have.
func (u *Update) replaceWith(id any) (bson.D, error) {
	next := bson.D{{Key: "_id", Value: id}}
	for _, field := range u.replacement {
		if field.Key != "_id" {
			next = append(next, field)
		} else if document.Compare(field.Value, id) != 0 {
			return nil, immutableID()
		}
	}
	return next, nil
}

// run does all steps on doc, which it may change, and sees that the _id stays; where id is Missing
// any may come.
func (u *Update) run(doc bson.D, id any, filter *query.Filter, inserts bool) (bson.D, error) {
	for _, s := range u.steps {
		if s.operator == "$setOnInsert" && !inserts {
			continue
		}
		paths, err := u.filters.resolve(s.path, doc, filter)
		if err != nil {
			return nil, err
		}
		for _, path := range paths {
			if err := s.apply(&doc, path); err != nil {
				return nil, err
			}
		}
	}
	if now, ok := document.Lookup(doc, "_id"); id != document.Missing && (!ok || document.Compare(id, now) != 0) {
		return nil, immutableID()
	}
	return doc, nil
}

func immutableID() error {
	return fault.New(fault.ImmutableField, "Performing an update on the path '_id' would modify the immutable field '_id'")
}
