package engine

import (
	"bytes"
	"sync"

	"github.com/tidwall/btree"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
)

// Record is one stored document. It never changes: a write puts another Record in its place.
type Record struct {
	Doc bson.D

	// Raw is Doc as BSON.
	Raw bson.Raw

	// sequence is the place in insertion order; it stays when the document is updated.
	sequence uint64
}

// ID is the document's _id.
func (r *Record) ID() any {
	id, _ := document.Lookup(r.Doc, "_id")
	return id
}

type collection struct {
	namespace string
	journal   *journal

	mu       sync.RWMutex
	records  *btree.BTreeG[*Record]
	sequence uint64

	// indexes holds all indexes in the order of their creation; the first is that on _id.
	indexes []*index
}

func newCollection(namespace string, j *journal) *collection {
	byAge := func(a, b *Record) bool { return a.sequence < b.sequence }
	return &collection{
		namespace: namespace,
		journal:   j,
		records:   btree.NewBTreeGOptions(byAge, btree.Options{NoLocks: true}),
		indexes:   []*index{newIndex(primarySpec())},
	}
}

// insert adds a document whose _id is there and first.
func (c *collection) insert(doc bson.D) (*Record, error) {
	next := &Record{Doc: doc, Raw: document.Encode(doc), sequence: c.sequence + 1}
	if err := c.put(nil, next); err != nil {
		return nil, err
	}
	c.sequence++
	return next, nil
}

// replace puts doc in the place of old and tells whether that changed a byte.
func (c *collection) replace(old *Record, doc bson.D) (next *Record, changed bool, err error) {
	next = &Record{Doc: doc, Raw: document.Encode(doc), sequence: old.sequence}
	if bytes.Equal(old.Raw, next.Raw) {
		return old, false, nil
	}
	return next, true, c.put(old, next)
}

// put is the one way in which a document enters the collection: nothing is changed before every
// index agreed and the journal has it.
func (c *collection) put(old, next *Record) error {
	if len(next.Raw) > document.MaxSize {
		return fault.New(fault.DocumentTooLarge, "the document has %d bytes; MongoDB stores at most %d", len(next.Raw), document.MaxSize)
	}
	keys, err := c.admit(next)
	if err != nil {
		return err
	}
	if err := c.journal.append(stored(c.namespace, next.Raw)); err != nil {
		return err
	}
	for i, x := range c.indexes {
		if old != nil {
			x.remove(old)
		}
		x.add(next, keys[i])
	}
	c.records.Set(next)
	return nil
}

// admit asks each index for the keys of r and refuses what a unique one has already.
func (c *collection) admit(r *Record) ([]keySet, error) {
	keys := make([]keySet, len(c.indexes))
	for i, x := range c.indexes {
		var err error
		if keys[i], err = x.keysOf(r.Doc); err != nil {
			return nil, err
		}
		if duplicate := x.conflict(keys[i], r.sequence); duplicate != nil {
			return nil, x.duplicateError(c.namespace, duplicate)
		}
	}
	return keys, nil
}

func (c *collection) remove(r *Record) error {
	if err := c.journal.append(removed(c.namespace, r.ID())); err != nil {
		return err
	}
	for _, x := range c.indexes {
		x.remove(r)
	}
	c.records.Delete(r)
	return nil
}

// byID finds the document with that _id, or nil.
func (c *collection) byID(id any) *Record {
	var found *Record
	c.indexes[0].tree.Ascend(entry{key: key{id}}, func(e entry) bool {
		if document.Compare(e.key[0], id) == 0 {
			found = e.record
		}
		return false
	})
	return found
}
