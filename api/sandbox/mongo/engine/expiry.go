package engine

import (
	"time"

	"github.com/256dpi/lungo/bsonkit"
	"go.mongodb.org/mongo-driver/bson/primitive"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/query"
)

// Expire removes the documents whose time under a TTL index is over, and returns how many.
func (e *Engine) Expire() (gone int, err error) {
	now := e.now()
	for _, namespace := range e.namespaces() {
		err = e.write(namespace, func(c *collection) error {
			n, err := c.expire(now)
			gone += n
			return err
		})
		if err != nil {
			return gone, err
		}
	}
	return gone, nil
}

func (e *Engine) namespaces() []string {
	e.mu.RLock()
	defer e.mu.RUnlock()
	names := make([]string, 0, len(e.collections))
	for namespace := range e.collections {
		names = append(names, namespace)
	}
	return names
}

func (c *collection) expire(now time.Time) (gone int, err error) {
	for _, x := range c.indexes {
		for r := range x.expired(now) {
			if err := c.remove(r); err != nil {
				return gone, err
			}
			gone++
		}
	}
	return gone, nil
}

// expired finds the documents whose date, or of several the earliest, is too old. What is no date
// never expires.
func (x *index) expired(now time.Time) map[*Record]bool {
	found := map[*Record]bool{}
	if !x.spec.Expires {
		return found
	}
	old := query.Constraint{
		Low:  document.Edge{Class: bsonkit.Date},
		High: primitive.NewDateTimeFromTime(now.Add(-x.spec.Lifetime)),
	}
	x.walk(ranges([]key{{}}, old, x.spec.Columns[0].Reverse)[0], false, func(r *Record) bool {
		found[r] = true
		return true
	})
	return found
}
