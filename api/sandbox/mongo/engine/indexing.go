package engine

import (
	"slices"

	"campaignos.dev/sandbox/mongo/fault"
)

// CreateIndexes builds those of the indexes that are not there yet, and makes the collection where
// it is missing. It returns how many indexes there were before and how many there are now.
func (e *Engine) CreateIndexes(namespace string, specs []Spec) (before, now int, err error) {
	err = e.change(namespace, func(c *collection) error {
		before = len(c.indexes)
		for _, spec := range specs {
			if err := c.createIndex(spec); err != nil {
				return err
			}
		}
		now = len(c.indexes)
		return nil
	})
	return before, now, err
}

func (c *collection) createIndex(spec Spec) error {
	for _, x := range c.indexes {
		if known, err := x.spec.clash(spec); known || err != nil {
			return err
		}
	}
	x := newIndex(spec)
	if err := c.build(x); err != nil {
		return err
	}
	if err := c.journal.append(indexed(c.namespace, spec)); err != nil {
		return err
	}
	c.indexes = append(c.indexes, x)
	return nil
}

// clash tells whether the wanted index is this one already, or cannot be beside it.
func (s Spec) clash(wanted Spec) (known bool, err error) {
	if s.Name == "_id_" && len(wanted.Columns) == 1 && wanted.Columns[0].Path == "_id" {
		return true, nil
	}
	if s.Name == wanted.Name {
		if s.equals(wanted) {
			return true, nil
		}
		return false, fault.New(fault.IndexKeySpecsConflict,
			"An existing index has the same name as the requested index. When index names are not specified, they are auto generated and can cause conflicts. Please refer to our documentation. Requested index: %s, existing index: %s",
			wanted.describe(), s.describe())
	}
	if s.sameKeys(wanted) {
		return false, fault.New(fault.IndexOptionsConflict, "Index already exists with a different name: %s", s.Name)
	}
	return false, nil
}

// build fills a new index with the documents that are there, and refuses it where they break it.
func (c *collection) build(x *index) (err error) {
	c.records.Scan(func(r *Record) bool {
		var set keySet
		if set, err = x.keysOf(r.Doc); err != nil {
			return false
		}
		if duplicate := x.conflict(set, r.sequence); duplicate != nil {
			err = x.duplicateError(c.namespace, duplicate)
			return false
		}
		x.add(r, set)
		return true
	})
	return err
}

// DropIndexes removes the indexes that selects names, never that on _id; it returns how many there
// were before.
func (e *Engine) DropIndexes(namespace string, selects func(Spec) bool) (before, dropped int, err error) {
	err = e.write(namespace, func(c *collection) error {
		before = len(c.indexes)
		for _, x := range slices.Clone(c.indexes[1:]) {
			if !selects(x.spec) {
				continue
			}
			if err := c.dropIndex(x); err != nil {
				return err
			}
			dropped++
		}
		return nil
	})
	if err == nil && before == 0 {
		err = fault.New(fault.NamespaceNotFound, "ns not found %s", namespace)
	}
	return before, dropped, err
}

func (c *collection) dropIndex(x *index) error {
	if err := c.journal.append(unindexed(c.namespace, x.spec.Name)); err != nil {
		return err
	}
	c.indexes = slices.DeleteFunc(c.indexes, func(other *index) bool { return other == x })
	return nil
}
