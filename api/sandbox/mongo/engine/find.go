package engine

import (
	"slices"

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
func (e *Engine) Count(namespace string, s Search) (n int, err error) {
	err = e.read(namespace, func(c *collection) error {
		if s.Filter.Everything() {
			n = s.cut(c.records.Len())
		} else {
			n = len(c.find(s))
		}
		return nil
	})
	return n, err
}

// cut is what Skip and Limit leave of that many documents.
func (s Search) cut(total int) int {
	left := max(total-s.Skip, 0)
	if s.Limit > 0 {
		left = min(left, s.Limit)
	}
	return left
}

func (c *collection) find(s Search) []*Record {
	p := c.choose(s)
	if p == nil {
		return s.window(s.sorted(c.scan(s)))
	}
	found := p.run(s)
	if !p.ordered || len(p.spans) > 1 {
		found = s.sorted(found)
	}
	return s.window(found)
}

// scan puts every document to the filter, oldest first.
func (c *collection) scan(s Search) []*Record {
	enough := s.enough(len(s.Order) == 0)
	var found []*Record
	c.records.Scan(func(r *Record) bool {
		if s.Filter.Match(r.Doc) {
			found = append(found, r)
		}
		return len(found) != enough
	})
	return found
}

// enough is how many documents end the walk that shows them in order; negative where all are
// needed.
func (s Search) enough(ordered bool) int {
	if !ordered || s.Limit == 0 {
		return -1
	}
	return s.Skip + s.Limit
}

// run walks the spans. Of each it takes as many documents as could be needed of it.
func (p *plan) run(s Search) []*Record {
	enough := s.enough(p.ordered)
	seen := p.seen()
	var found []*Record
	for _, span := range p.spans {
		taken := 0
		p.index.walk(span, p.backward, func(r *Record) bool {
			if seen(r) || !s.Filter.Match(r.Doc) {
				return true
			}
			found = append(found, r)
			taken++
			return taken != enough
		})
		if len(s.Order) == 0 && enough > 0 && len(found) >= enough {
			break
		}
	}
	return found
}

// seen tells whether a document was shown before, which only an index with arrays or a list of
// values that repeats can do.
func (p *plan) seen() func(*Record) bool {
	if len(p.spans) == 1 && !slices.Contains(p.index.multi, true) {
		return func(*Record) bool { return false }
	}
	shown := map[*Record]bool{}
	return func(r *Record) bool {
		before := shown[r]
		shown[r] = true
		return before
	}
}

// sorted brings documents into order; those that agree stay as they stand.
func (s Search) sorted(found []*Record) []*Record {
	if len(s.Order) == 0 {
		return found
	}
	type keyed struct {
		record *Record
		key    query.Key
	}
	list := make([]keyed, len(found))
	for i, r := range found {
		list[i] = keyed{r, s.Order.Key(r.Doc)}
	}
	slices.SortStableFunc(list, func(a, b keyed) int { return s.Order.Compare(a.key, b.key) })
	for i := range list {
		found[i] = list[i].record
	}
	return found
}

// window cuts what Skip and Limit leave.
func (s Search) window(found []*Record) []*Record {
	found = found[min(s.Skip, len(found)):]
	return found[:s.cut(len(found)+s.Skip)]
}
