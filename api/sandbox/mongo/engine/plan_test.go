package engine

import (
	"fmt"
	"log/slog"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/query"
)

const posts = "campaign_os.posts"

// inMemory is an empty engine.
func inMemory(t testing.TB) *Engine {
	t.Helper()
	e, err := Open(Options{Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { e.Close() })
	return e
}

func mustInsert(t testing.TB, e *Engine, docs ...bson.D) {
	t.Helper()
	for _, d := range docs {
		if err := e.Insert(posts, d); err != nil {
			t.Fatal(err)
		}
	}
}

func mustIndex(t testing.TB, e *Engine, options bson.D, columns ...bson.E) {
	t.Helper()
	source := append(bson.D{{Key: "key", Value: bson.D(columns)}, {Key: "name", Value: fmt.Sprint(columns, options)}}, options...)
	spec, err := ParseSpec(source)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := e.CreateIndexes(posts, []Spec{spec}); err != nil {
		t.Fatal(err)
	}
}

func search(t testing.TB, filter, order bson.D, skip, limit int) Search {
	t.Helper()
	f, err := query.Compile(filter)
	if err != nil {
		t.Fatal(err)
	}
	o, err := query.CompileOrder(order)
	if err != nil {
		t.Fatal(err)
	}
	return Search{Filter: f, Order: o, Skip: skip, Limit: limit}
}

func up(path string) bson.E   { return bson.E{Key: path, Value: int32(1)} }
func down(path string) bson.E { return bson.E{Key: path, Value: int32(-1)} }

// dice draws documents and queries that often meet: few fields, few values, all kinds of them.
type dice struct{ *rand.Rand }

func (d dice) scalar() any {
	values := []any{nil, int32(1), int64(2), 2.5, int32(3), "a", "ab", "b", true, bson.D{{Key: "x", Value: int32(1)}}}
	return values[d.IntN(len(values))]
}

func (d dice) value() any {
	switch d.IntN(10) {
	case 0:
		return bson.A{}
	case 1:
		return bson.A{d.scalar(), d.scalar()}
	}
	return d.scalar()
}

func (d dice) document(id int) bson.D {
	doc := bson.D{{Key: "_id", Value: int32(id)}}
	for _, field := range []string{"a", "b", "c"} {
		if d.IntN(5) > 0 {
			doc = append(doc, bson.E{Key: field, Value: d.value()})
		}
	}
	if d.IntN(3) > 0 {
		doc = append(doc, bson.E{Key: "items", Value: d.items()})
	}
	return doc
}

func (d dice) items() any {
	one := func() bson.D {
		item := bson.D{{Key: "n", Value: d.value()}}
		if d.IntN(3) > 0 {
			item = append(item, bson.E{Key: "m", Value: d.scalar()})
		}
		return item
	}
	if d.IntN(2) == 0 {
		return one()
	}
	return bson.A{one(), one()}[:d.IntN(3)]
}

func (d dice) path() string {
	return []string{"a", "b", "c", "items.n", "items.m", "_id"}[d.IntN(6)]
}

func (d dice) condition() any {
	comparisons := []string{"$gt", "$gte", "$lt", "$lte", "$ne", "$eq"}
	switch d.IntN(9) {
	case 0, 1, 2:
		return d.scalar()
	case 3:
		return bson.D{{Key: "$in", Value: bson.A{d.scalar(), d.scalar()}}}
	case 4:
		return bson.D{{Key: "$gte", Value: d.scalar()}, {Key: "$lt", Value: d.scalar()}}
	case 5:
		return bson.D{{Key: "$exists", Value: d.IntN(2) == 0}}
	case 6:
		return bson.D{{Key: "$regex", Value: "^a"}}
	case 7:
		return bson.D{{Key: "$elemMatch", Value: bson.D{{Key: "$gte", Value: d.scalar()}, {Key: "$lte", Value: d.scalar()}}}}
	}
	return bson.D{{Key: comparisons[d.IntN(len(comparisons))], Value: d.scalar()}}
}

func (d dice) filter() bson.D {
	var filter bson.D
	for range d.IntN(4) {
		filter = append(filter, bson.E{Key: d.path(), Value: d.condition()})
	}
	switch d.IntN(6) {
	case 0:
		filter = append(filter, bson.E{Key: "$or", Value: bson.A{
			bson.D{{Key: d.path(), Value: d.condition()}}, bson.D{{Key: d.path(), Value: d.condition()}}}})
	case 1:
		filter = append(filter, bson.E{Key: "items", Value: bson.D{{Key: "$elemMatch", Value: bson.D{
			{Key: "n", Value: d.condition()}, {Key: "m", Value: d.condition()}}}}})
	}
	return filter
}

// order always ends with _id, so that there is one right answer.
func (d dice) order() bson.D {
	var order bson.D
	for range d.IntN(3) {
		path := d.path()
		if _, twice := document.Lookup(order, path); path != "_id" && !twice {
			order = append(order, bson.E{Key: path, Value: int32(1 - 2*d.IntN(2))})
		}
	}
	return append(order, bson.E{Key: "_id", Value: int32(1 - 2*d.IntN(2))})
}

func (d dice) index(t testing.TB, e *Engine) {
	var columns []bson.E
	for range 1 + d.IntN(3) {
		path := d.path()
		if _, twice := document.Lookup(columns, path); !twice {
			columns = append(columns, bson.E{Key: path, Value: int32(1 - 2*d.IntN(2))})
		}
	}
	var options bson.D
	switch d.IntN(4) {
	case 0:
		options = bson.D{{Key: "sparse", Value: true}}
	case 1:
		partial := []bson.D{
			{{Key: "a", Value: bson.D{{Key: "$exists", Value: true}}}},
			{{Key: "b", Value: int32(1)}},
			{{Key: "c", Value: bson.D{{Key: "$gte", Value: "a"}}}},
		}
		options = bson.D{{Key: "partialFilterExpression", Value: partial[d.IntN(len(partial))]}}
	}
	source := append(bson.D{{Key: "key", Value: bson.D(columns)}, {Key: "name", Value: fmt.Sprint(d.Int64())}}, options...)
	spec, err := ParseSpec(source)
	if err != nil {
		t.Fatal(err)
	}
	// Parallel arrays and a second index of the same kind are refused, and that is right.
	if _, _, err := e.CreateIndexes(posts, []Spec{spec}); err != nil && !strings.Contains(err.Error(), "parallel") && !strings.Contains(err.Error(), "different name") {
		t.Fatal(err)
	}
}

func ids(found []*Record) string {
	text := make([]string, len(found))
	for i, r := range found {
		text[i] = document.Format(r.ID())
	}
	return strings.Join(text, " ")
}

func TestEveryPlanFindsWhatLookingAtEveryDocumentFinds(t *testing.T) {
	planned := 0
	for seed := range uint64(60) {
		d := dice{rand.New(rand.NewPCG(seed, 7))}
		e := inMemory(t)
		for id := range 80 {
			mustInsert(t, e, d.document(id))
		}
		for range 4 {
			d.index(t, e)
		}
		churn(t, e, d)
		c := e.collections[posts]
		for range 150 {
			filter, order := d.filter(), d.order()
			s := search(t, filter, order, d.IntN(3), d.IntN(6))
			want := ids(s.window(s.sorted(c.scan(Search{Filter: s.Filter, Order: s.Order}))))
			for _, x := range c.indexes {
				p := x.plan(s)
				if p == nil {
					continue
				}
				planned++
				found := p.run(s)
				if !p.ordered || len(p.spans) > 1 {
					found = s.sorted(found)
				}
				if got := ids(s.window(found)); got != want {
					t.Fatalf("seed %d: filter %s sort %s skip %d limit %d\nindex %s\nfound %s\nwant  %s",
						seed, document.Format(filter), document.Format(order), s.Skip, s.Limit, x.spec.describe(), got, want)
				}
			}
		}
	}
	if planned < 1000 {
		t.Fatalf("only %d plans were tried", planned)
	}
}

// churn replaces and removes some documents, so that indexes had to follow. What an index refuses
// (parallel arrays) stays as it was.
func churn(t testing.TB, e *Engine, d dice) {
	t.Helper()
	c := e.collections[posts]
	for id := range 40 {
		old := c.byID(int32(d.IntN(80)))
		switch {
		case old == nil:
		case id%4 == 0:
			if err := c.remove(old); err != nil {
				t.Fatal(err)
			}
		default:
			next := d.document(0)
			next[0].Value = old.ID()
			if _, _, err := c.replace(old, next); err != nil && !strings.Contains(err.Error(), "parallel") {
				t.Fatal(err)
			}
		}
	}
}

func TestTheListOfATenantIsReadInOrderFromItsIndex(t *testing.T) {
	e := inMemory(t)
	mustIndex(t, e, nil, up("tenantId"), down("createdAt"))
	mustIndex(t, e, nil, up("tenantId"), up("status"), up("createdAt"))
	mustInsert(t, e, bson.D{{Key: "_id", Value: int32(1)}, {Key: "tenantId", Value: "t"}})
	tests := []struct {
		name          string
		filter, order bson.D
		index         string
		ordered, back bool
		spans         int
	}{
		{"equality and sort", bson.D{{Key: "tenantId", Value: "t"}}, bson.D{down("createdAt")}, "createdAt: -1", true, false, 1},
		{"the same backward", bson.D{{Key: "tenantId", Value: "t"}}, bson.D{up("createdAt")}, "createdAt: -1", true, true, 1},
		{"equality, sort and range", bson.D{{Key: "tenantId", Value: "t"}, {Key: "createdAt", Value: bson.D{{Key: "$lt", Value: int32(5)}}}}, bson.D{down("createdAt")}, "createdAt: -1", true, false, 1},
		{"a list of values", bson.D{{Key: "tenantId", Value: "t"}, {Key: "status", Value: bson.D{{Key: "$in", Value: bson.A{"a", "b"}}}}}, bson.D{up("createdAt")}, "status: 1", true, false, 2},
		{"no order asked", bson.D{{Key: "tenantId", Value: "t"}, {Key: "status", Value: "a"}}, nil, "status: 1", true, false, 1},
		{"another order", bson.D{{Key: "tenantId", Value: "t"}}, bson.D{up("title")}, "tenantId: 1", false, false, 1},
		{"by _id", bson.D{{Key: "_id", Value: int32(1)}}, nil, "_id: 1", true, false, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := e.collections[posts].choose(search(t, test.filter, test.order, 0, 50))
			if p == nil {
				t.Fatal("no index is used")
			}
			if !strings.Contains(p.index.spec.describe(), test.index) || p.ordered != test.ordered || p.backward != test.back || len(p.spans) != test.spans {
				t.Fatalf("index %s, ordered %v, backward %v, %d spans", p.index.spec.describe(), p.ordered, p.backward, len(p.spans))
			}
		})
	}
}
