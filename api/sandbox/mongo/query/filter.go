// Package query decides which documents a MongoDB query means, in which order, and what of them
// is shown.
package query

import (
	"github.com/256dpi/lungo/mongokit"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/fault"
)

// Filter is a query that was checked once and can be put to many documents.
type Filter struct {
	source bson.D
}

// Compile checks a filter document.
func Compile(source bson.D) (*Filter, error) {
	f := &Filter{source: source}
	_, err := mongokit.Match(&bson.D{}, &source)
	if err != nil {
		return nil, fault.New(fault.BadValue, "%s", err)
	}
	return f, nil
}

// Match tells whether d is among the documents that the filter means.
func (f *Filter) Match(d bson.D) bool {
	ok, err := mongokit.Match(&d, &f.source)
	return ok && err == nil
}

// Equalities is the document that the filter's equalities describe, on which an upsert builds.
func (f *Filter) Equalities() (bson.D, error) {
	d, err := mongokit.Extract(&f.source)
	if err != nil {
		return nil, fault.New(fault.BadValue, "%s", err)
	}
	return *d, nil
}
