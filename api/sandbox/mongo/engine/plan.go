package engine

import (
	"slices"
	"strconv"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/query"
)

// plan says how a search walks an index. What it walks is no less than what the filter means; every
// document is still put to the filter.
type plan struct {
	index *index
	spans []span

	// ordered says that each span shows its documents in the order that the search wants, when it
	// is walked backward or not as said.
	ordered  bool
	backward bool

	// score tells how good the plan is: fixed columns count most, then an order for free, then a
	// bounded column.
	score int
}

// span is a stretch of an index, from the bound low to the bound high.
type span struct{ low, high entry }

// maxSpans is how many combinations of values a plan looks up one by one.
const maxSpans = 512

const (
	scorePoint = 4
	scoreOrder = 2
	scoreRange = 1
)

// choose returns the best plan, or nil where only looking at every document helps.
func (c *collection) choose(s Search) *plan {
	var best *plan
	for _, x := range c.indexes {
		if p := x.plan(s); p != nil && (best == nil || p.score > best.score) {
			best = p
		}
	}
	return best
}

// plan is how the index would serve the search; nil where it does not.
func (x *index) plan(s Search) *plan {
	if !x.serves(s.Filter) {
		return nil
	}
	p := &plan{index: x}
	fixed := p.bind(s.Filter)
	p.ordered, p.backward = x.orders(s.Order, fixed)
	if p.ordered && len(s.Order) > 0 {
		p.score += scoreOrder
	}
	if p.score == 0 {
		return nil
	}
	return p
}

// bind lays the spans by what the filter says about the columns, first to last, and returns how many
// of them are fixed to a value.
func (p *plan) bind(f *query.Filter) (fixed int) {
	prefixes, multiUsed := []key{{}}, false
	for i, column := range p.index.spec.Columns {
		bound := f.Constraint(column.Path)
		if bound.None() || multiUsed && p.index.multi[i] {
			break
		}
		if p.index.multi[i] {
			bound, multiUsed = bound.OneSided(), true
		}
		if bound.Points == nil {
			p.score += scoreRange
			p.spans = ranges(prefixes, bound, column.Reverse)
			return fixed
		}
		if len(prefixes)*len(bound.Points) > maxSpans {
			break
		}
		prefixes = cross(prefixes, bound.Points)
		p.score += scorePoint
		fixed++
	}
	p.spans = stretches(prefixes)
	return fixed
}

// serves tells whether the index holds every document that the filter means.
func (x *index) serves(f *query.Filter) bool {
	if x.positional || x.spec.Partial != nil && !f.Implies(x.spec.Partial) {
		return false
	}
	if !x.spec.Sparse {
		return true
	}
	return slices.ContainsFunc(x.spec.Columns, func(c column) bool { return f.Requires(c.Path) })
}

// orders tells whether walking the index, with its first columns fixed, shows documents in the
// wanted order, and whether it has to be walked backward for that.
func (x *index) orders(o query.Order, fixed int) (ordered, backward bool) {
	next := fixed
	first := true
	for _, wanted := range o {
		if x.isFixed(wanted.Path, fixed) {
			continue
		}
		if next == len(x.spec.Columns) || x.multi[next] || x.spec.Columns[next].Path != wanted.Path {
			return false, false
		}
		reverse := x.spec.Columns[next].Reverse != wanted.Reverse
		if first {
			backward, first = reverse, false
		}
		if reverse != backward {
			return false, false
		}
		next++
	}
	return true, backward
}

func (x *index) isFixed(path string, fixed int) bool {
	for i, column := range x.spec.Columns[:fixed] {
		if column.Path == path && !x.multi[i] {
			return true
		}
	}
	return false
}

func cross(prefixes []key, points []any) []key {
	longer := make([]key, 0, len(prefixes)*len(points))
	for _, prefix := range prefixes {
		for _, point := range points {
			longer = append(longer, append(slices.Clone(prefix), point))
		}
	}
	return longer
}

// stretches are the parts of an index that begin with one of the prefixes.
func stretches(prefixes []key) []span {
	spans := make([]span, len(prefixes))
	for i, prefix := range prefixes {
		spans[i] = span{low: entry{key: prefix}, high: entry{key: prefix, record: after}}
	}
	return spans
}

// ranges are the parts of stretches in which the next column lies within its bounds.
func ranges(prefixes []key, bound query.Constraint, reverse bool) []span {
	low, high := bound.Low, bound.High
	if reverse {
		low, high = high, low
	}
	spans := make([]span, len(prefixes))
	for i, prefix := range prefixes {
		spans[i] = span{
			low:  entry{key: append(slices.Clone(prefix), low)},
			high: entry{key: append(slices.Clone(prefix), high), record: after},
		}
	}
	return spans
}

// isPositional tells whether a path names an array position, which an index keeps but does not plan
// with: a query for it may also mean a field of that name.
func isPositional(path string) bool {
	return slices.ContainsFunc(document.Split(path), func(segment string) bool {
		_, err := strconv.Atoi(segment)
		return err == nil
	})
}

// walk shows the span's documents until show returns false.
func (x *index) walk(s span, backward bool, show func(*Record) bool) {
	if backward {
		x.tree.Descend(s.high, func(e entry) bool { return !x.less(e, s.low) && show(e.record) })
		return
	}
	x.tree.Ascend(s.low, func(e entry) bool { return !x.less(s.high, e) && show(e.record) })
}
