package query

import (
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
)

// parse reads extended JSON into a document as the server would have it.
func parse(t testing.TB, text string) bson.D {
	t.Helper()
	var raw bson.Raw
	if err := bson.UnmarshalExtJSON([]byte(text), false, &raw); err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	d, err := document.Decode(raw)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return d
}

func compiled(t testing.TB, text string) *Filter {
	t.Helper()
	f, err := Compile(parse(t, text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return f
}

func TestAFilterMeansWhatMongoDBSaysItMeans(t *testing.T) {
	tests := []struct{ filter, matches, misses string }{
		{`{"a": 1}`, `{"a": 1} {"a": 1.0} {"a": [2, 1]} {"a": {"$numberLong": "1"}}`, `{"a": "1"} {} {"a": [[1]]} {"a": {"b": 1}}`},
		{`{"a": null}`, `{} {"a": null} {"a": [1, null]}`, `{"a": 0} {"a": []} {"a": false}`},
		{`{"a.b": null}`, `{} {"a": null} {"a": 4} {"a": {}} {"a": [{"b": 1}, {}]}`, `{"a": []} {"a": [1]} {"a": {"b": 1}} {"a": [{"b": 1}]}`},
		{`{"a.b": 1}`, `{"a": {"b": 1}} {"a": [{"b": 2}, {"b": 1}]} {"a": {"b": [1]}}`, `{"a": [[{"b": 1}]]} {"a": 1}`},
		{`{"a.1": 5}`, `{"a": [4, 5]} {"a": {"1": 5}} {"a": [{"1": 5}]}`, `{"a": [5, 4]}`},
		{`{"a.0.b": 5}`, `{"a": [{"b": 5}, {"b": 6}]}`, `{"a": [{"b": 6}, {"b": 5}]}`},
		{`{"a": [1, 2]}`, `{"a": [1, 2]} {"a": [[1, 2]]}`, `{"a": [2, 1]} {"a": [1, 2, 3]}`},
		{`{"a": {"b": 1}}`, `{"a": {"b": 1}} {"a": [{"b": 1}]}`, `{"a": {"b": 1, "c": 2}}`},
		{`{"a": {"$gt": 2}}`, `{"a": 3} {"a": [1, 3]}`, `{"a": 2} {"a": "3"} {} {"a": null}`},
		{`{"a": {"$gte": null}}`, `{} {"a": null}`, `{"a": 1}`},
		{`{"a": {"$gt": 1, "$lt": 3}}`, `{"a": 2} {"a": [0, 4]}`, `{"a": 1} {"a": 3}`},
		{`{"a": {"$lt": {"$date": "2024-01-01T00:00:00Z"}}}`, `{"a": {"$date": "2023-01-01T00:00:00Z"}}`, `{"a": {"$date": "2024-01-01T00:00:00Z"}} {"a": 1}`},
		{`{"a": {"$ne": 1}}`, `{} {"a": 2} {"a": [2]} {"a": null}`, `{"a": 1} {"a": [2, 1]}`},
		{`{"a": {"$in": [1, null]}}`, `{"a": 1} {} {"a": [3, 1]}`, `{"a": 2} {"a": []}`},
		{`{"a": {"$nin": [1, 2]}}`, `{} {"a": 3} {"a": []}`, `{"a": 1} {"a": [3, 2]}`},
		{`{"a": {"$in": []}}`, ``, `{} {"a": null} {"a": []}`},
		{`{"a": {"$in": [{"$regularExpression": {"pattern": "^ab", "options": ""}}, 7]}}`, `{"a": "abc"} {"a": 7}`, `{"a": "ba"}`},
		{`{"a": {"$exists": true}}`, `{"a": null} {"a": []}`, `{} {"b": 1}`},
		{`{"a.b": {"$exists": false}}`, `{} {"a": []} {"a": [{"c": 1}]} {"a": 1}`, `{"a": {"b": null}} {"a": [{}, {"b": 1}]}`},
		{`{"a": {"$type": "array"}}`, `{"a": []} {"a": [1]}`, `{"a": 1} {}`},
		{`{"a": {"$type": ["number", "string"]}}`, `{"a": 1} {"a": "x"} {"a": [true, 1.5]}`, `{"a": true} {}`},
		{`{"a": {"$type": "null"}}`, `{"a": null}`, `{}`},
		{`{"a": {"$size": 2}}`, `{"a": [1, 2]}`, `{"a": [1]} {"a": [[1, 2]]} {} {"a": 2}`},
		{`{"a.b": {"$size": 1}}`, `{"a": [{"b": [1]}, {"b": []}]}`, `{"a": [{"b": []}]}`},
		{`{"a": {"$all": [1, 2]}}`, `{"a": [2, 3, 1]}`, `{"a": [1]} {"a": 1}`},
		{`{"a": {"$all": [1]}}`, `{"a": 1} {"a": [1]}`, `{}`},
		{`{"a": {"$all": []}}`, ``, `{"a": []} {"a": 1}`},
		{`{"a": {"$all": [{"$elemMatch": {"b": 1}}, {"$elemMatch": {"b": 2}}]}}`, `{"a": [{"b": 1}, {"b": 2}]}`, `{"a": [{"b": 1}]}`},
		{`{"a": {"$elemMatch": {"b": 1, "c": 2}}}`, `{"a": [{"b": 1, "c": 2}]}`, `{"a": [{"b": 1}, {"c": 2}]} {"a": {"b": 1, "c": 2}}`},
		{`{"a": {"$elemMatch": {"$gt": 1, "$lt": 3}}}`, `{"a": [0, 2]}`, `{"a": [0, 4]} {"a": 2} {"a": [[2]]}`},
		{`{"a": {"$elemMatch": {"$or": [{"b": 1}, {"c": 1}]}}}`, `{"a": [{"c": 1}]}`, `{"a": [{"d": 1}]}`},
		{`{"a.b": {"$elemMatch": {"$eq": 1}}}`, `{"a": [{"b": [1]}]}`, `{"a": [{"b": 1}]}`},
		{`{"a": {"$not": {"$gt": 1}}}`, `{} {"a": 1} {"a": "x"}`, `{"a": 2} {"a": [0, 2]}`},
		{`{"a": {"$not": {"$regex": "^x"}}}`, `{} {"a": "y"}`, `{"a": "xy"}`},
		{`{"a": {"$mod": [4, 1]}}`, `{"a": 5} {"a": 5.9}`, `{"a": 4} {"a": "5"}`},
		{`{"a": {"$regex": "^ab\\."}}`, `{"a": "ab.c"} {"a": ["x", "ab."]}`, `{"a": "abc"} {"a": 1} {}`},
		{`{"$or": [{"a": 1}, {"b": 1}]}`, `{"a": 1} {"b": 1}`, `{"c": 1}`},
		{`{"$nor": [{"a": 1}, {"b": 1}]}`, `{"c": 1}`, `{"a": 1} {"b": 1}`},
		{`{"$and": [{"a": 1}, {"$or": [{"b": 1}, {"b": 2}]}]}`, `{"a": 1, "b": 2}`, `{"a": 1} {"b": 1}`},
		{`{"$comment": "why", "a": 1}`, `{"a": 1}`, `{}`},
	}
	for _, test := range tests {
		f := compiled(t, test.filter)
		for _, doc := range documents(t, test.matches) {
			if !f.Match(doc) {
				t.Errorf("%s does not match %s", test.filter, document.Format(doc))
			}
		}
		for _, doc := range documents(t, test.misses) {
			if f.Match(doc) {
				t.Errorf("%s matches %s", test.filter, document.Format(doc))
			}
		}
	}
}

// documents reads several documents with blanks between them.
func documents(t testing.TB, text string) []bson.D {
	t.Helper()
	list, _ := document.Lookup(parse(t, `{"list": [`+strings.ReplaceAll(text, "} {", "}, {")+`]}`), "list")
	var docs []bson.D
	for _, d := range list.(bson.A) {
		docs = append(docs, d.(bson.D))
	}
	return docs
}

func TestWhatTheSandboxLacksIsRefusedBeforeAnyDocumentIsSeen(t *testing.T) {
	for _, text := range []string{
		`{"$where": "true"}`, `{"$expr": {}}`, `{"$text": {"$search": "x"}}`, `{"$jsonSchema": {}}`,
		`{"a": {"$regex": "ab"}}`, `{"a": {"$regex": "^a.b"}}`, `{"a": {"$regex": "^ab", "$options": "i"}}`,
		`{"a": {"$near": [1, 2]}}`, `{"a": {"$bitsAllSet": 1}}`, `{"a": {"$gt": 1, "b": 2}}`,
		`{"$and": []}`, `{"$or": [1]}`, `{"a": {"$in": 1}}`, `{"a": {"$in": [{"$gt": 1}]}}`, `{"a": {"$size": -1}}`,
		`{"a": {"$not": 1}}`, `{"a": {"$type": "nonsense"}}`, `{"a": {"$mod": [0, 1]}}`, `{"a": {"$all": [{"$gt": 1}]}}`,
	} {
		if _, err := Compile(parse(t, text)); err == nil {
			t.Errorf("%s is taken", text)
		}
	}
}

func TestAProjectionShowsWhatMongoDBShows(t *testing.T) {
	const doc = `{"_id": 1, "a": {"b": 1, "c": 2}, "list": [{"n": 1, "m": 1}, 5, {"n": 2}], "title": "x"}`
	tests := []struct{ projection, shown string }{
		{`{}`, doc},
		{`{"title": 1}`, `{"_id": 1, "title": "x"}`},
		{`{"title": 1, "_id": 0}`, `{"title": "x"}`},
		{`{"_id": 1}`, `{"_id": 1}`},
		{`{"_id": 0}`, `{"a": {"b": 1, "c": 2}, "list": [{"n": 1, "m": 1}, 5, {"n": 2}], "title": "x"}`},
		{`{"a.b": true}`, `{"_id": 1, "a": {"b": 1}}`},
		{`{"a.b": 0, "title": 0}`, `{"_id": 1, "a": {"c": 2}, "list": [{"n": 1, "m": 1}, 5, {"n": 2}]}`},
		{`{"list.n": 1}`, `{"_id": 1, "list": [{"n": 1}, {"n": 2}]}`},
		{`{"list.n": 0}`, `{"_id": 1, "a": {"b": 1, "c": 2}, "list": [{"m": 1}, 5, {}], "title": "x"}`},
		{`{"title.x": 1}`, `{"_id": 1}`},
		{`{"list": {"$slice": -1}, "title": 1}`, `{"_id": 1, "list": [{"n": 2}], "title": "x"}`},
		{`{"list": {"$slice": [1, 1]}, "a": 0}`, `{"_id": 1, "list": [5], "title": "x"}`},
		{`{"list": {"$slice": 0}}`, `{"_id": 1, "a": {"b": 1, "c": 2}, "list": [], "title": "x"}`},
		{`{"list": {"$elemMatch": {"n": 2}}}`, `{"_id": 1, "list": [{"n": 2}]}`},
		{`{"list": {"$elemMatch": {"n": 9}}}`, `{"_id": 1}`},
	}
	for _, test := range tests {
		p, err := CompileProjection(parse(t, test.projection))
		if err != nil {
			t.Errorf("%s: %v", test.projection, err)
			continue
		}
		got, want := document.Format(p.Apply(parse(t, doc))), document.Format(parse(t, test.shown))
		if got != want {
			t.Errorf("%s shows %s, want %s", test.projection, got, want)
		}
	}
	for _, text := range []string{`{"a": 1, "b": 0}`, `{"a": 0, "b": 1}`, `{"a.$": 1}`, `{"a": "$b"}`, `{"a": {"$meta": "x"}}`, `{"a": 1, "a.b": 1}`, `{"a.b": 1, "a": 1}`} {
		if _, err := CompileProjection(parse(t, text)); err == nil {
			t.Errorf("%s is taken", text)
		}
	}
}

func TestASortTakesTheSmallestOrLargestElementOfAnArray(t *testing.T) {
	docs := documents(t, `{"a": [3, 1]} {"a": 2} {} {"a": []} {"a": "x"} {"a": null} {"a": [{"b": 1}]}`)
	for sort, want := range map[string]string{
		`{"a": 1}`:  `{ a: [  ] } {  } { a: null } { a: [ 3, 1 ] } { a: 2 } { a: "x" } { a: [ { b: 1 } ] }`,
		`{"a": -1}`: `{ a: [ { b: 1 } ] } { a: "x" } { a: [ 3, 1 ] } { a: 2 } {  } { a: null } { a: [  ] }`,
	} {
		order, err := CompileOrder(parse(t, sort))
		if err != nil {
			t.Fatal(err)
		}
		if got := formatAll(sortStable(docs, order)); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", sort, got, want)
		}
	}
	for _, text := range []string{`{"a": 0}`, `{"a": "up"}`, `{"a": {"$meta": "textScore"}}`, `{"$natural": 1}`} {
		if _, err := CompileOrder(parse(t, text)); err == nil {
			t.Errorf("%s is taken", text)
		}
	}
}

func sortStable(docs []bson.D, o Order) []bson.D {
	sorted := append([]bson.D{}, docs...)
	for i := range sorted {
		for j := i; j > 0 && o.Compare(o.Key(sorted[j]), o.Key(sorted[j-1])) < 0; j-- {
			sorted[j], sorted[j-1] = sorted[j-1], sorted[j]
		}
	}
	return sorted
}

func formatAll(docs []bson.D) string {
	text := make([]string, len(docs))
	for i, d := range docs {
		text[i] = document.Format(d)
	}
	return strings.Join(text, " ")
}

func TestDistinctCountsArrayElementsOneByOne(t *testing.T) {
	docs := documents(t, `{"a": [2, 1]} {"a": 1.0} {"a": "x"} {} {"a": null} {"a": [{"b": 7}, {"b": 8}]}`)
	if got := document.Format(Distinct(docs, "a")); got != `[ null, 1, 2, "x", { b: 7 }, { b: 8 } ]` {
		t.Error(got)
	}
	if got := document.Format(Distinct(docs, "a.b")); got != `[ 7, 8 ]` {
		t.Error(got)
	}
}
