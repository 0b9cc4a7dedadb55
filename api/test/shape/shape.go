// Package shape watches every query that a test sends to MongoDB and complains of one
// that no declared index serves: equality fields first, then the sort, then ranges. It
// does not matter which engine answers below.
package shape

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/event"
)

// Watch is a command monitor with a memory.
type Watch struct {
	declared map[string][]bson.D
	complain func(format string, args ...any)

	mu   sync.Mutex
	seen map[string]bool
	sent int
}

// New makes a watch over the declared index keys, by collection.
func New(declared map[string][]bson.D, complain func(format string, args ...any)) *Watch {
	return &Watch{declared: declared, complain: complain, seen: map[string]bool{}}
}

// Monitor gives the watch to the driver.
func (w *Watch) Monitor() *event.CommandMonitor {
	return &event.CommandMonitor{Started: func(_ context.Context, e *event.CommandStartedEvent) { w.look(e) }}
}

// Shapes tells how many different shapes were seen.
func (w *Watch) Shapes() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.seen)
}

// Sent tells how many commands were sent to the database.
func (w *Watch) Sent() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.sent
}

func (w *Watch) look(e *event.CommandStartedEvent) {
	w.mu.Lock()
	w.sent++
	w.mu.Unlock()
	for _, q := range queries(e.CommandName, e.Command) {
		shape := q.String()
		w.mu.Lock()
		known := w.seen[shape]
		w.seen[shape] = true
		w.mu.Unlock()
		if !known && !q.served(w.declared[q.collection]) {
			w.complain("no declared index serves %s", shape)
		}
	}
}

// query is what matters of one filter to an index.
type query struct {
	collection string
	equal      []string
	ranges     []string
	sort       bson.D
}

func (q query) String() string {
	var order []string
	for _, s := range q.sort {
		order = append(order, fmt.Sprintf("%s:%v", s.Key, s.Value))
	}
	return fmt.Sprintf("%s equal(%s) sort(%s) range(%s)", q.collection, strings.Join(q.equal, ","), strings.Join(order, ","), strings.Join(q.ranges, ","))
}

// served says whether the _id or one of the indexes answers the query without a scan.
func (q query) served(indexes []bson.D) bool {
	if slices.Contains(q.equal, "_id") {
		return true
	}
	return slices.ContainsFunc(append(indexes, bson.D{{Key: "_id", Value: 1}}), q.servedBy)
}

// servedBy walks the index: every equality field in any order, then the sort in its order
// (all of it forwards, or all of it backwards), then a range.
func (q query) servedBy(keys bson.D) bool {
	at := 0
	for at < len(keys) && slices.Contains(q.equal, keys[at].Key) {
		at++
	}
	if at < len(q.equal) {
		return false
	}
	rest := keys[at:]
	if len(q.sort) > 0 {
		return sorts(rest, q.sort) && (at > 0 || q.covered(rest))
	}
	return at > 0 || q.covered(rest)
}

// covered says whether the first key is ranged over.
func (q query) covered(keys bson.D) bool {
	return len(keys) > 0 && (slices.Contains(q.ranges, keys[0].Key) || len(q.sort) > 0)
}

func sorts(keys, order bson.D) bool {
	if len(keys) < len(order) {
		return false
	}
	flipped := 0
	for i, o := range order {
		if keys[i].Key != o.Key {
			return false
		}
		if fmt.Sprint(keys[i].Value) != fmt.Sprint(o.Value) {
			flipped++
		}
	}
	return flipped == 0 || flipped == len(order)
}

// queries takes the filters out of one command.
func queries(name string, cmd bson.Raw) []query {
	collection, _ := cmd.Lookup(name).StringValueOK()
	one := func(filter bson.RawValue, sort bson.RawValue) query {
		return read(collection, asD(filter), asD(sort))
	}
	switch name {
	case "find":
		return []query{one(cmd.Lookup("filter"), cmd.Lookup("sort"))}
	case "findAndModify", "count", "distinct":
		return []query{one(cmd.Lookup("query"), cmd.Lookup("sort"))}
	case "aggregate":
		return []query{one(cmd.Lookup("pipeline", "0", "$match"), bson.RawValue{})}
	case "update":
		return each(cmd.Lookup("updates"), one)
	case "delete":
		return each(cmd.Lookup("deletes"), one)
	}
	return nil
}

func each(list bson.RawValue, one func(filter, sort bson.RawValue) query) []query {
	var out []query
	array, ok := list.ArrayOK()
	if !ok {
		return nil
	}
	values, _ := array.Values()
	for _, v := range values {
		out = append(out, one(v.Document().Lookup("q"), bson.RawValue{}))
	}
	return out
}

func asD(v bson.RawValue) bson.D {
	var d bson.D
	if doc, ok := v.DocumentOK(); ok {
		_ = bson.Unmarshal(doc, &d)
	}
	return d
}

// read sorts the fields of a filter into equalities and ranges; what an index can't help
// with ($or, $ne, $exists …) is checked on the documents that the rest finds.
func read(collection string, filter, sort bson.D) query {
	q := query{collection: collection, sort: sort}
	for _, f := range filter {
		switch {
		case f.Key == "$and":
			for _, part := range asList(f.Value) {
				inner := read(collection, part, nil)
				q.equal, q.ranges = append(q.equal, inner.equal...), append(q.ranges, inner.ranges...)
			}
		case strings.HasPrefix(f.Key, "$"):
		default:
			q.add(f)
		}
	}
	slices.Sort(q.equal)
	slices.Sort(q.ranges)
	q.equal, q.ranges = slices.Compact(q.equal), slices.Compact(q.ranges)
	return q
}

func asList(v any) []bson.D {
	var out []bson.D
	if list, ok := v.(bson.A); ok {
		for _, item := range list {
			if d, ok := item.(bson.D); ok {
				out = append(out, d)
			}
		}
	}
	return out
}

func (q *query) add(f bson.E) {
	d, ok := f.Value.(bson.D)
	if !ok || len(d) == 0 || !strings.HasPrefix(d[0].Key, "$") {
		q.equal = append(q.equal, f.Key)
		return
	}
	for _, op := range d {
		switch op.Key {
		case "$eq", "$in":
			q.equal = append(q.equal, f.Key)
		case "$gt", "$gte", "$lt", "$lte":
			q.ranges = append(q.ranges, f.Key)
		}
	}
}
