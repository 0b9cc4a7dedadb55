package engine

import (
	"sort"
	"strings"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/fault"
)

// Create makes an empty collection.
func (e *Engine) Create(namespace string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.collections[namespace] != nil {
		return fault.New(fault.NamespaceExists, "Collection %s already exists.", namespace)
	}
	return e.create(namespace)
}

func (e *Engine) create(namespace string) error {
	if err := e.journal.append(created(namespace)); err != nil {
		return err
	}
	e.collections[namespace] = newCollection(namespace, e.journal)
	return nil
}

// ensure makes the collection unless it is there, as MongoDB does before a write.
func (e *Engine) ensure(namespace string) error {
	e.mu.RLock()
	known := e.collections[namespace] != nil
	e.mu.RUnlock()
	if known {
		return nil
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.collections[namespace] != nil {
		return nil
	}
	return e.create(namespace)
}

// Drop removes a collection with its indexes and tells whether there was one.
func (e *Engine) Drop(namespace string) (bool, error) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.collections[namespace] == nil {
		return false, nil
	}
	return true, e.drop(namespace)
}

func (e *Engine) drop(namespace string) error {
	if err := e.journal.append(dropped(namespace)); err != nil {
		return err
	}
	delete(e.collections, namespace)
	return nil
}

// DropDatabase removes all collections of a database.
func (e *Engine) DropDatabase(database string) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	for namespace := range e.collections {
		if !strings.HasPrefix(namespace, database+".") {
			continue
		}
		if err := e.drop(namespace); err != nil {
			return err
		}
	}
	return nil
}

// Reset removes everything.
func (e *Engine) Reset() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	for namespace := range e.collections {
		if err := e.drop(namespace); err != nil {
			return err
		}
	}
	return nil
}

// Collections lists the names of a database's collections in alphabetical order.
func (e *Engine) Collections(database string) []string {
	e.mu.RLock()
	defer e.mu.RUnlock()
	var names []string
	for namespace := range e.collections {
		if name, ok := strings.CutPrefix(namespace, database+"."); ok {
			names = append(names, name)
		}
	}
	sort.Strings(names)
	return names
}

// Databases lists the databases that have a collection, with the bytes of their documents.
func (e *Engine) Databases() map[string]int64 {
	e.mu.RLock()
	defer e.mu.RUnlock()
	sizes := map[string]int64{}
	for namespace, c := range e.collections {
		database, _, _ := strings.Cut(namespace, ".")
		c.mu.RLock()
		sizes[database] += c.size()
		c.mu.RUnlock()
	}
	return sizes
}

func (c *collection) size() (total int64) {
	c.records.Scan(func(r *Record) bool {
		total += int64(len(r.Raw))
		return true
	})
	return total
}

// Indexes lists a collection's indexes as listIndexes shows them.
func (e *Engine) Indexes(namespace string) ([]bson.D, error) {
	var specs []bson.D
	err := e.read(namespace, func(c *collection) error {
		for _, x := range c.indexes {
			specs = append(specs, x.spec.Document())
		}
		return nil
	})
	if err == nil && specs == nil {
		return nil, fault.New(fault.NamespaceNotFound, "ns does not exist: %s", namespace)
	}
	return specs, err
}
