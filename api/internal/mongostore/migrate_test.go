package mongostore_test

import (
	"slices"
	"sync"
	"testing"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
	"go.mongodb.org/mongo-driver/x/mongo/driver/connstring"

	"campaignos.dev/api/test/harness"
)

// A database that an earlier version left is brought up to date, by several at once:
// one index has the name of a declared one and other keys, one the keys of a declared one
// and another name, and one is the operators' own.
func TestAnEarlierVersionsIndexesGiveWay(t *testing.T) {
	address := harness.Mongo(t)
	client, err := mongo.Connect(t.Context(), options.Client().ApplyURI(address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Disconnect(t.Context()) })
	parsed, err := connstring.ParseAndValidate(address)
	if err != nil {
		t.Fatal(err)
	}
	payments := client.Database(parsed.Database).Collection("payments").Indexes()
	names := func() (all []string) {
		found, err := payments.ListSpecifications(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, spec := range found {
			all = append(all, spec.Name)
		}
		slices.Sort(all)
		return all
	}
	if err := connect(t, address).Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	fresh := names()
	spec, err := payments.ListSpecifications(t.Context())
	if err != nil || len(spec) < 3 {
		t.Fatalf("%d indexes: %v", len(spec), err)
	}
	for _, step := range []error{drop(t, payments, spec[1].Name), drop(t, payments, spec[2].Name)} {
		if step != nil {
			t.Fatal(step)
		}
	}
	var keys bson.D
	if err := bson.Unmarshal(spec[2].KeysDocument, &keys); err != nil {
		t.Fatal(err)
	}
	for name, on := range map[string]bson.D{spec[1].Name: {{Key: "old", Value: 1}}, "oldName": keys, "ours": {{Key: "note", Value: 1}}} {
		if _, err := payments.CreateOne(t.Context(), mongo.IndexModel{Keys: on, Options: options.Index().SetName(name)}); err != nil {
			t.Fatal(err)
		}
	}
	var crowd sync.WaitGroup
	for range 4 {
		store := connect(t, address)
		crowd.Go(func() {
			if err := store.Migrate(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	crowd.Wait()
	want := append(slices.Clone(fresh), "ours")
	slices.Sort(want)
	if got := names(); !slices.Equal(got, want) {
		t.Errorf("the indexes are %v, want %v", got, want)
	}
}

func drop(t *testing.T, indexes mongo.IndexView, name string) error {
	t.Helper()
	_, err := indexes.DropOne(t.Context(), name)
	return err
}
