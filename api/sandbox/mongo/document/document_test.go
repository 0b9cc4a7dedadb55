package document

import (
	"bytes"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"
)

// everything holds one value of each type that is stored.
func everything(t *testing.T) bson.D {
	t.Helper()
	price, err := primitive.ParseDecimal128("19.90")
	if err != nil {
		t.Fatal(err)
	}
	return bson.D{
		{Key: "null", Value: nil}, {Key: "bool", Value: true}, {Key: "int", Value: int32(-1)},
		{Key: "long", Value: int64(1) << 40}, {Key: "double", Value: 1.5}, {Key: "string", Value: "ü\x00x"},
		{Key: "id", Value: primitive.NewObjectID()}, {Key: "date", Value: primitive.DateTime(1)},
		{Key: "time", Value: primitive.Timestamp{T: 1, I: 2}}, {Key: "regex", Value: primitive.Regex{Pattern: "^a", Options: "i"}},
		{Key: "decimal", Value: price}, {Key: "binary", Value: primitive.Binary{Subtype: 4, Data: []byte{1, 2}}},
		{Key: "document", Value: bson.D{{Key: "a", Value: bson.A{int32(1), bson.D{}}}}},
	}
}

func TestEveryTypeIsReadAndWrittenAsTheDriverDoes(t *testing.T) {
	d := everything(t)
	want, err := bson.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(Encode(d), want) {
		t.Fatal("written otherwise than by the driver")
	}
	got, err := Decode(want)
	if err != nil || !bytes.Equal(Encode(got), want) {
		t.Fatalf("read as %s, %v", Format(got), err)
	}
}

func TestEveryCutOfADocumentIsRefused(t *testing.T) {
	whole := Encode(everything(t))
	for n := range whole {
		if d, err := Decode(whole[:n]); err == nil {
			t.Fatalf("%d of %d bytes are read as %s", n, len(whole), Format(d))
		}
	}
}

func TestADocumentNestedTooDeepIsRefused(t *testing.T) {
	deep := bson.D{}
	for range maxDepth + 1 {
		deep = bson.D{{Key: "a", Value: deep}}
	}
	if _, err := Decode(Encode(deep)); err == nil || !strings.Contains(err.Error(), "nested") {
		t.Fatalf("got %v", err)
	}
}

func TestTypesThatAreNotStoredAreRefusedByName(t *testing.T) {
	for _, value := range []any{primitive.MinKey{}, primitive.MaxKey{}, primitive.Undefined{}, primitive.JavaScript("x"), primitive.Symbol("x")} {
		raw, err := bson.Marshal(bson.D{{Key: "a", Value: value}})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Decode(raw); err == nil || !strings.Contains(err.Error(), "not supported") {
			t.Errorf("%T: %v", value, err)
		}
	}
}

func TestACloneSharesNothingThatChanges(t *testing.T) {
	d := bson.D{{Key: "a", Value: bson.A{bson.D{{Key: "b", Value: int32(1)}}}}}
	c := Clone(d)
	c[0].Value.(bson.A)[0].(bson.D)[0].Value = int32(2)
	if Format(d) != "{ a: [ { b: 1 } ] }" {
		t.Fatalf("the original became %s", Format(d))
	}
}

func TestEdgesStandAroundTheirClass(t *testing.T) {
	number := ClassOf(int32(0))
	ordered := []any{EmptyArray, nil, Edge{Class: number}, int32(-5), 7.5, Edge{Class: number, After: true}, "", "a"}
	for i := range ordered {
		for j := range ordered {
			if order := Compare(ordered[i], ordered[j]); (order < 0) != (i < j) || (order > 0) != (i > j) {
				t.Errorf("Compare(%v, %v) = %d", ordered[i], ordered[j], order)
			}
		}
	}
}
