package engine

import (
	"sort"

	"campaignos.dev/sandbox/mongo/query"
)

// Search says which documents are wanted, and in which order.
type Search struct {
	Filter *query.Filter
	Order  query.Order
	Skip   int

	// Limit is the most documents to return; zero is no limit.
	Limit int
}

// Find returns the documents as they are at this moment.
func (e *Engine) Find(namespace string, s Search) (found []*Record, err error) {
	err = e.read(namespace, func(c *collection) error {
		found = c.find(s)
		return nil
	})
	return found, err
}

// Count returns how many documents the search means.
func (e *Engine) Count(namespace string, s Search) (int, error) {
	found, err := e.Find(namespace, s)
	return len(found), err
}

func (c *collection) find(s Search) []*Record {
	var found []*Record
	c.records.Scan(func(r *Record) bool {
		if s.Filter.Match(r.Doc) {
			found = append(found, r)
		}
		return true
	})
	sort.SliceStable(found, func(i, j int) bool { return s.Order.Compare(found[i].Doc, found[j].Doc) < 0 })
	return s.window(found)
}

// window cuts what Skip and Limit leave.
func (s Search) window(found []*Record) []*Record {
	found = found[min(s.Skip, len(found)):]
	if s.Limit > 0 && s.Limit < len(found) {
		found = found[:s.Limit]
	}
	return found
}
