package engine

import (
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"

	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
	"campaignos.dev/sandbox/mongo/update"
)

// Insert adds a document; one without _id gets a new ObjectID.
func (e *Engine) Insert(namespace string, doc bson.D) error {
	doc, err := withID(doc)
	if err != nil {
		return err
	}
	return e.change(namespace, func(c *collection) error {
		_, err := c.insert(doc)
		return err
	})
}

// withID puts _id first, as MongoDB stores it, and makes one where it is missing.
func withID(doc bson.D) (bson.D, error) {
	if len(doc) > 0 && doc[0].Key == "_id" {
		return doc, validID(doc[0].Value)
	}
	stored := bson.D{{Key: "_id", Value: primitive.NewObjectID()}}
	for _, field := range doc {
		if field.Key == "_id" {
			stored[0].Value = field.Value
		} else {
			stored = append(stored, field)
		}
	}
	return stored, validID(stored[0].Value)
}

func validID(id any) error {
	switch id.(type) {
	case bson.A:
		return fault.New(fault.BadValue, "The '_id' value cannot be of type array")
	case primitive.Regex:
		return fault.New(fault.BadValue, "The '_id' value cannot be of type regex")
	}
	return nil
}

// Change says which documents are changed, and how.
type Change struct {
	Filter *query.Filter
	Order  query.Order
	Update *update.Update

	// Multi changes all documents that Filter means instead of the first.
	Multi bool

	// Upsert inserts a document where Filter means none.
	Upsert bool
}

// Outcome is what a change did.
type Outcome struct {
	Matched, Modified int

	// Upserted is the document that was inserted instead, or nil.
	Upserted *Record

	// Before and After are the last document that was changed.
	Before, After *Record
}

// Update applies a change.
func (e *Engine) Update(namespace string, change Change) (o Outcome, err error) {
	run := e.write
	if change.Upsert {
		run = e.change
	}
	err = run(namespace, func(c *collection) error {
		o, err = c.update(change)
		return err
	})
	return o, err
}

func (c *collection) update(change Change) (o Outcome, err error) {
	search := Search{Filter: change.Filter, Order: change.Order, Limit: 1}
	if change.Multi {
		search.Limit = 0
	}
	for _, r := range c.find(search) {
		if err := c.apply(change, r, &o); err != nil {
			return o, err
		}
	}
	if o.Matched == 0 && change.Upsert {
		o.Upserted, err = c.upsert(change)
		o.After = o.Upserted
	}
	return o, err
}

func (c *collection) apply(change Change, r *Record, o *Outcome) error {
	doc, err := change.Update.Apply(r.Doc, change.Filter)
	if err != nil {
		return err
	}
	next, changed, err := c.replace(r, doc)
	if err != nil {
		return err
	}
	o.Matched++
	if changed {
		o.Modified++
	}
	o.Before, o.After = r, next
	return nil
}

func (c *collection) upsert(change Change) (*Record, error) {
	doc, err := change.Update.Insert(change.Filter)
	if err != nil {
		return nil, err
	}
	if doc, err = withID(doc); err != nil {
		return nil, err
	}
	return c.insert(doc)
}

// Delete removes the documents that the search means and returns how many.
func (e *Engine) Delete(namespace string, s Search) (deleted []*Record, err error) {
	err = e.write(namespace, func(c *collection) error {
		for _, r := range c.find(s) {
			if err := c.remove(r); err != nil {
				return err
			}
			deleted = append(deleted, r)
		}
		return nil
	})
	return deleted, err
}
