package update

import (
	"errors"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
)

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

// stored reads a document as it lies in a collection: with an _id.
func stored(t testing.TB, text string) bson.D {
	t.Helper()
	d := parse(t, text)
	if _, ok := document.Lookup(d, "_id"); ok {
		return d
	}
	return append(bson.D{{Key: "_id", Value: int32(0)}}, d...)
}

// request is an update as a client sends it.
type request struct{ filter, update, arrayFilters string }

func (r request) compile(t testing.TB) (*Update, *query.Filter, error) {
	t.Helper()
	if r.filter == "" {
		r.filter = `{}`
	}
	f, err := query.Compile(parse(t, r.filter))
	if err != nil {
		t.Fatal(err)
	}
	list, _ := document.Lookup(parse(t, `{"list": [`+r.arrayFilters+`]}`), "list")
	u, err := Compile(any(parse(t, r.update)), list.(bson.A))
	return u, f, err
}

func TestAnUpdateDoesWhatMongoDBDoes(t *testing.T) {
	tests := []struct {
		request
		before, after string
	}{
		{request{update: `{"$set": {"b": 1, "a.c": 2}}`}, `{"_id": 1}`, `{"_id": 1, "a": {"c": 2}, "b": 1}`},
		{request{update: `{"$set": {"a.2": 9}}`}, `{"a": [1]}`, `{"a": [1, null, 9]}`},
		{request{update: `{"$set": {"a.0.b": 9}}`}, `{"a": [{"b": 1}]}`, `{"a": [{"b": 9}]}`},
		{request{update: `{"$setOnInsert": {"a": 1}, "$set": {"b": 1}}`}, `{}`, `{"b": 1}`},
		{request{update: `{"$unset": {"a.b": "", "x": ""}}`}, `{"a": {"b": 1, "c": 1}}`, `{"a": {"c": 1}}`},
		{request{update: `{"$unset": {"a.0": ""}}`}, `{"a": [1, 2]}`, `{"a": [null, 2]}`},
		{request{update: `{"$rename": {"a": "b.c"}}`}, `{"a": 1}`, `{"b": {"c": 1}}`},
		{request{update: `{"$inc": {"a": 2, "b.c": 1}}`}, `{"a": 1}`, `{"a": 3, "b": {"c": 1}}`},
		{request{update: `{"$inc": {"a": 1}}`}, `{"a": 2147483647}`, `{"a": {"$numberLong": "2147483648"}}`},
		{request{update: `{"$inc": {"a": 0.5}}`}, `{"a": 1}`, `{"a": 1.5}`},
		{request{update: `{"$mul": {"a": 3, "b": 2}}`}, `{"a": 2}`, `{"a": 6, "b": 0}`},
		{request{update: `{"$min": {"a": 1, "b": 5, "c": 3}, "$max": {"d": 9}}`}, `{"a": 2, "b": 4, "d": 3}`, `{"a": 1, "b": 4, "d": 9, "c": 3}`},
		{request{update: `{"$push": {"a": 1}}`}, `{}`, `{"a": [1]}`},
		{request{update: `{"$push": {"a": {"$each": [4, 5], "$position": 1}}}`}, `{"a": [1, 2]}`, `{"a": [1, 4, 5, 2]}`},
		{request{update: `{"$push": {"a": {"$each": [1], "$sort": -1, "$slice": 2}}}`}, `{"a": [2, 3]}`, `{"a": [3, 2]}`},
		{request{update: `{"$push": {"a": {"$each": [9], "$slice": -2}}}`}, `{"a": [2, 3]}`, `{"a": [3, 9]}`},
		{request{update: `{"$push": {"a": {"$each": [{"n": 1}], "$sort": {"n": 1}}}}`}, `{"a": [{"n": 2}]}`, `{"a": [{"n": 1}, {"n": 2}]}`},
		{request{update: `{"$pop": {"a": 1, "b": -1}}`}, `{"a": [1, 2], "b": [1, 2]}`, `{"a": [1], "b": [2]}`},
		{request{update: `{"$pull": {"a": {"$gte": 2}}}`}, `{"a": [1, 2, 3]}`, `{"a": [1]}`},
		{request{update: `{"$pull": {"a": {"n": {"$in": [1, 2]}, "m": null}}}`}, `{"a": [{"n": 1}, {"n": 1, "m": 1}, 5]}`, `{"a": [{"n": 1, "m": 1}, 5]}`},
		{request{update: `{"$pull": {"a": {"$or": [{"n": 1}, {"n": 3}]}}}`}, `{"a": [{"n": 1}, {"n": 2}]}`, `{"a": [{"n": 2}]}`},
		{request{update: `{"$pull": {"a": 1}}`}, `{"a": [1, 2, 1]}`, `{"a": [2]}`},
		{request{update: `{"$pullAll": {"a": [1, 3]}}`}, `{"a": [1, 2, 3]}`, `{"a": [2]}`},
		{request{update: `{"$addToSet": {"a": {"$each": [1, 2, 2]}, "b": {"x": 1}}}`}, `{"a": [1], "b": [{"x": 1}]}`, `{"a": [1, 2], "b": [{"x": 1}]}`},
		{request{update: `{"$bit": {"a": {"or": 4}}}`}, `{"a": 1}`, `{"a": 5}`},
		{request{update: `{"$set": {"a.$[]": 0}}`}, `{"a": [1, 2]}`, `{"a": [0, 0]}`},
		{request{update: `{"$inc": {"a.$[].n": 1}}`}, `{"a": [{"n": 1}, {}]}`, `{"a": [{"n": 2}, {"n": 1}]}`},
		{request{update: `{"$set": {"a.$[e].n": 0}}`, arrayFilters: `{"e.n": {"$gt": 1}}`}, `{"a": [{"n": 1}, {"n": 2}]}`, `{"a": [{"n": 1}, {"n": 0}]}`},
		{request{update: `{"$set": {"a.$[x].l.$[y]": 0}}`, arrayFilters: `{"x.k": 1}, {"y": {"$ne": 5}}`}, `{"a": [{"k": 1, "l": [5, 6]}, {"k": 2, "l": [6]}]}`, `{"a": [{"k": 1, "l": [5, 0]}, {"k": 2, "l": [6]}]}`},
		{request{filter: `{"a": 2}`, update: `{"$set": {"a.$": 9}}`}, `{"a": [1, 2, 2]}`, `{"a": [1, 9, 2]}`},
		{request{filter: `{"a.n": 2}`, update: `{"$inc": {"a.$.m": 1}}`}, `{"a": [{"n": 1}, {"n": 2}]}`, `{"a": [{"n": 1}, {"n": 2, "m": 1}]}`},
		{request{filter: `{"a": {"$elemMatch": {"n": 2, "m": 1}}}`, update: `{"$set": {"a.$.m": 5}}`}, `{"a": [{"n": 2}, {"n": 2, "m": 1}]}`, `{"a": [{"n": 2}, {"n": 2, "m": 5}]}`},
		{request{update: `{"b": 2}`}, `{"_id": 1, "a": 1}`, `{"_id": 1, "b": 2}`},
	}
	for _, test := range tests {
		u, f, err := test.compile(t)
		if err != nil {
			t.Errorf("%s: %v", test.update, err)
			continue
		}
		before := stored(t, test.before)
		after, err := u.Apply(before, f)
		if err != nil {
			t.Errorf("%s on %s: %v", test.update, test.before, err)
			continue
		}
		if got, want := string(document.Encode(after)), string(document.Encode(stored(t, test.after))); got != want {
			t.Errorf("%s on %s gives %s, want %s", test.update, test.before, document.Format(after), test.after)
		}
		if document.Format(before) != document.Format(stored(t, test.before)) {
			t.Errorf("%s changed the stored document to %s", test.update, document.Format(before))
		}
	}
}

func TestAnUpdateIsRefusedWithMongoDBsNumber(t *testing.T) {
	tests := []struct {
		request
		doc  string
		code fault.Code
	}{
		{request{update: `{"$nonsense": {"a": 1}}`}, `{}`, fault.FailedToParse},
		{request{update: `{"$set": 1}`}, `{}`, fault.FailedToParse},
		{request{update: `{"$set": {"a": 1}, "b": 1}`}, `{}`, fault.FailedToParse},
		{request{update: `{"a": 1, "$set": {"b": 1}}`}, `{}`, fault.DollarPrefixed},
		{request{update: `{"$set": {"a": 1}, "$inc": {"a": 1}}`}, `{}`, fault.ConflictingOperators},
		{request{update: `{"$set": {"a": 1, "a.b": 1}}`}, `{}`, fault.ConflictingOperators},
		{request{update: `{"$rename": {"a": "b"}, "$set": {"b": 1}}`}, `{}`, fault.ConflictingOperators},
		{request{update: `{"$set": {"a..b": 1}}`}, `{}`, 56},
		{request{update: `{"$set": {"$a": 1}}`}, `{}`, fault.DollarPrefixed},
		{request{update: `{"$set": {"_id": 2}}`}, `{"_id": 1}`, fault.ImmutableField},
		{request{update: `{"$unset": {"_id": ""}}`}, `{"_id": 1}`, fault.ImmutableField},
		{request{update: `{"_id": 2}`}, `{"_id": 1}`, fault.ImmutableField},
		{request{update: `{"$inc": {"a": "x"}}`}, `{}`, fault.TypeMismatch},
		{request{update: `{"$inc": {"a": 1}}`}, `{"a": "x"}`, fault.TypeMismatch},
		{request{update: `{"$inc": {"a": 1}}`}, `{"a": null}`, fault.TypeMismatch},
		{request{update: `{"$inc": {"a": {"$numberLong": "1"}}}`}, `{"a": {"$numberLong": "9223372036854775807"}}`, fault.BadValue},
		{request{update: `{"$mul": {"a": {"$numberLong": "-2"}}}`}, `{"a": {"$numberLong": "-9223372036854775808"}}`, fault.BadValue},
		{request{update: `{"$set": {"a.b": 1}}`}, `{"a": null}`, fault.PathNotViable},
		{request{update: `{"$push": {"a": 1}}`}, `{"a": 1}`, fault.BadValue},
		{request{update: `{"$push": {"a": {"$each": 1}}}`}, `{}`, fault.BadValue},
		{request{update: `{"$pull": {"a": 1}}`}, `{"a": 1}`, fault.BadValue},
		{request{update: `{"$set": {"a.$[e]": 1}}`}, `{"a": [1]}`, fault.BadValue},
		{request{update: `{"$set": {"a": 1}}`, arrayFilters: `{"e": 1}`}, `{}`, fault.FailedToParse},
		{request{update: `{"$set": {"a.$[e]": 1}}`, arrayFilters: `{"e": 1, "f": 1}`}, `{"a": [1]}`, fault.FailedToParse},
		{request{update: `{"$set": {"a.$[]": 1}}`}, `{}`, fault.BadValue},
		{request{filter: `{"b": 1}`, update: `{"$set": {"a.$": 1}}`}, `{"a": [1], "b": 1}`, fault.BadValue},
	}
	for _, test := range tests {
		u, f, err := test.compile(t)
		if err == nil {
			_, err = u.Apply(stored(t, test.doc), f)
		}
		var refusal *fault.Error
		if !errors.As(err, &refusal) || refusal.Code != test.code {
			t.Errorf("%s on %s: want %s, got %v", test.update, test.doc, test.code.Name(), err)
		}
	}
	if _, err := Compile(bson.A{bson.D{}}, nil); err == nil || !strings.Contains(err.Error(), "pipelines") {
		t.Errorf("a pipeline is taken: %v", err)
	}
}

func TestAnUpsertBuildsOnTheFiltersEqualities(t *testing.T) {
	tests := []struct {
		request
		inserted string
	}{
		{request{filter: `{"a.b": 1, "c": {"$gt": 1}, "d": {"$in": [4]}}`, update: `{"$set": {"x": 1}, "$setOnInsert": {"y": 2}}`}, `{"a": {"b": 1}, "d": 4, "x": 1, "y": 2}`},
		{request{filter: `{"$and": [{"_id": 7}, {"k": "v"}]}`, update: `{"$inc": {"n": 1}}`}, `{"_id": 7, "k": "v", "n": 1}`},
		{request{filter: `{"_id": 7, "a": 1}`, update: `{"b": 2}`}, `{"_id": 7, "b": 2}`},
		{request{filter: `{"a": 1}`, update: `{"b": 2}`}, `{"b": 2}`},
	}
	for _, test := range tests {
		u, f, err := test.compile(t)
		if err != nil {
			t.Fatal(err)
		}
		got, err := u.Insert(f)
		if err != nil || document.Format(got) != document.Format(parse(t, test.inserted)) {
			t.Errorf("%s with %s inserts %s (%v), want %s", test.filter, test.update, document.Format(got), err, test.inserted)
		}
	}
	u, f, _ := request{filter: `{"_id": 7}`, update: `{"_id": 8}`}.compile(t)
	if _, err := u.Insert(f); err == nil {
		t.Error("an upsert under another _id than the filter's is taken")
	}
}
