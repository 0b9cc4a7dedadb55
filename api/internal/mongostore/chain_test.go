package mongostore_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
)

// migrated gives the address of an empty database with every index.
func migrated(t testing.TB) string {
	t.Helper()
	address := harness.Mongo(t)
	if err := connect(t, address).Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return address
}

// signing opens a connection that enters what it does into the audit log.
func signing(t testing.TB, address string) *mongostore.Store {
	return connect(t, address, mongostore.WithSigner(signer(t)))
}

func profile(in tenant.ID, id string, version int64) brand.Profile {
	return brand.Profile{ID: brand.ID(id), TenantID: in, Name: fmt.Sprintf("%s, version %d", id, version), Version: version}
}

func TestManyProcessesWriteOneBookWithoutAGap(t *testing.T) {
	address := migrated(t)
	stores := []*mongostore.Store{signing(t, address), signing(t, address)}
	const writers, writes = 8, 50
	var all sync.WaitGroup
	for w := range writers {
		all.Go(func() {
			brands := mongostore.NewBrands(stores[w%len(stores)])
			id := fmt.Sprintf("brd_%d", w)
			if err := brands.Create(t.Context(), scopeOf(ours), profile(ours, id, 1)); err != nil {
				t.Error(err)
			}
			for v := int64(2); v <= writes; v++ {
				if err := brands.Save(t.Context(), scopeOf(ours), profile(ours, id, v), v-1); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Wait()
	places := map[int64]bool{}
	versions := map[string]bool{}
	for _, e := range eventsOf(t, stores[0], ours) {
		places[e.Seq] = true
		versions[e.TargetID+e.TargetName] = true
	}
	equal(t, "places", len(places), writers*writes)
	equal(t, "versions that are told", len(versions), writers*writes)
	for seq := int64(1); seq <= writers*writes; seq++ {
		if !places[seq] {
			t.Errorf("place %d is empty", seq)
		}
	}
	equal(t, "events looked at, with the platform's one", verified(t, stores[1]).Events, writers*writes+1)
}

// A process that dies after each change leaves what a store without a signer leaves: the
// change with its event, which nobody has entered.
func TestAProcessThatDiesAfterItsChangeLeavesTheEventToTheSweep(t *testing.T) {
	address := migrated(t)
	dying := mongostore.NewBrands(connect(t, address))
	is(t, "create", dying.Create(t.Context(), scopeOf(ours), profile(ours, "brd_1", 1)), nil)
	is(t, "save", dying.Save(t.Context(), scopeOf(ours), profile(ours, "brd_1", 2), 1), nil)
	is(t, "create", dying.Create(t.Context(), scopeOf(ours), profile(ours, "brd_2", 1)), nil)
	is(t, "delete", dying.Delete(t.Context(), scopeOf(ours), "brd_2", 1), nil)
	is(t, "read what is deleted", get(t, dying, "brd_2"), brand.ErrNotFound)

	s := signing(t, address)
	equal(t, "events before the sweep", len(eventsOf(t, s, ours)), 0)
	later := time.Now().Add(time.Hour)
	for round, want := range []int{2, 0} {
		done, err := mongostore.NewAudit(s).Pending(t.Context(), later, 100)
		if err != nil || done != want {
			t.Errorf("sweep %d finished %d documents (%v), want %d", round+1, done, err, want)
		}
	}
	equal(t, "events after the sweep", len(eventsOf(t, s, ours)), 4)
	verified(t, s)
	equal(t, "documents left", count(t, address, "brandProfiles", bson.D{}), 1)
	equal(t, "trails left", count(t, address, "brandProfiles", bson.D{{Key: "trail.at", Value: bson.D{{Key: "$exists", Value: true}}}}), 0)
}

func get(t *testing.T, brands *mongostore.Brands, id brand.ID) error {
	_, err := brands.Get(t.Context(), scopeOf(ours), id)
	return err
}

func TestWhatWasDeletedCanBeMadeAgainAtOnce(t *testing.T) {
	address := migrated(t)
	dying := mongostore.NewBrands(connect(t, address))
	is(t, "create", dying.Create(t.Context(), scopeOf(ours), profile(ours, "brd_1", 1)), nil)
	is(t, "delete", dying.Delete(t.Context(), scopeOf(ours), "brd_1", 1), nil)
	s := signing(t, address)
	brands := mongostore.NewBrands(s)
	is(t, "create again", brands.Create(t.Context(), scopeOf(ours), profile(ours, "brd_1", 1)), nil)
	_, err := mongostore.NewAudit(s).Pending(t.Context(), time.Now().Add(time.Hour), 100)
	is(t, "sweep", err, nil)
	is(t, "read", get(t, brands, "brd_1"), nil)
	equal(t, "events", len(eventsOf(t, s, ours)), 3)
}

func TestTheSweepAndTheWriterEnterAnEventOnce(t *testing.T) {
	address := migrated(t)
	dying := mongostore.NewBrands(connect(t, address))
	for i := range 20 {
		is(t, "create", dying.Create(t.Context(), scopeOf(ours), profile(ours, fmt.Sprintf("brd_%d", i), 1)), nil)
	}
	var all sync.WaitGroup
	for range 4 {
		books := mongostore.NewAudit(signing(t, address))
		all.Go(func() {
			if _, err := books.Pending(t.Context(), time.Now().Add(time.Hour), 100); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	s := signing(t, address)
	equal(t, "events", len(eventsOf(t, s, ours)), 20)
	verified(t, s)
}

func TestTheSweepLeavesFreshEventsToTheirWriters(t *testing.T) {
	address := migrated(t)
	now := clock.NewManual(noon)
	dying := mongostore.NewBrands(connect(t, address, mongostore.WithClock(now)))
	is(t, "create", dying.Create(t.Context(), scopeOf(ours), profile(ours, "brd_1", 1)), nil)
	s := signing(t, address)
	service := audit.New(mongostore.NewAudit(s), now)
	is(t, "sweep", service.Sweep(t.Context()), nil)
	equal(t, "events at once", len(eventsOf(t, s, ours)), 0)
	now.Advance(11 * time.Second)
	is(t, "sweep", service.Sweep(t.Context()), nil)
	equal(t, "events eleven seconds later", len(eventsOf(t, s, ours)), 1)
}

// dieVariable makes this test binary the process that is killed.
const dieVariable = "AUDIT_TEST_DIE_AT"

func TestAKilledProcessLosesNoEvent(t *testing.T) {
	if address := os.Getenv(dieVariable); address != "" {
		writeUntilKilled(t, address)
		return
	}
	address := migrated(t)
	for round := range 3 {
		kill(t, address, round)
	}
	s := signing(t, address)
	_, err := mongostore.NewAudit(s).Pending(t.Context(), time.Now().Add(time.Hour), 1000)
	is(t, "sweep", err, nil)
	told := map[string]int{}
	for _, e := range eventsOf(t, s, ours) {
		told[e.TargetName]++
	}
	written := 0
	for _, p := range stored(t, address) {
		for v := int64(1); v <= p.Version; v++ {
			written++
			if n := told[profile(ours, string(p.ID), v).Name]; n != 1 {
				t.Errorf("version %d of %s is told %d times", v, p.ID, n)
			}
		}
	}
	if written < 30 {
		t.Errorf("only %d versions were written before the kills", written)
	}
	t.Logf("%d versions written by killed processes, each told once", written)
	verified(t, s)
}

// writeUntilKilled changes documents from several goroutines, so that a kill hits them on
// different lines.
func writeUntilKilled(t *testing.T, address string) {
	brands := mongostore.NewBrands(signing(t, address))
	var all sync.WaitGroup
	for w := range 4 {
		all.Go(func() {
			id := fmt.Sprintf("brd_%d_%d", os.Getpid(), w)
			for v := int64(1); ; v++ {
				if v == 1 {
					_ = brands.Create(t.Context(), scopeOf(ours), profile(ours, id, v))
				} else {
					_ = brands.Save(t.Context(), scopeOf(ours), profile(ours, id, v), v-1)
				}
			}
		})
	}
	all.Wait()
}

// kill starts a writer and kills it in the midst of its work.
func kill(t *testing.T, address string, round int) {
	t.Helper()
	before := count(t, address, "auditEvents", bson.D{})
	cmd := exec.Command(os.Args[0], "-test.run=^TestAKilledProcessLosesNoEvent$")
	cmd.Env = append(os.Environ(), dieVariable+"="+address)
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); count(t, address, "auditEvents", bson.D{}) < before+20+int64(7*round); {
		if time.Now().After(end) {
			t.Fatal("the writer wrote nothing")
		}
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
}

// raw opens the database as somebody who goes past the product.
func raw(t *testing.T, address string) *mongo.Database {
	t.Helper()
	client, err := mongo.Connect(t.Context(), options.Client().ApplyURI(address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = client.Disconnect(context.Background()) })
	name := address[strings.LastIndexByte(address, '/')+1:]
	name, _, _ = strings.Cut(name, "?")
	return client.Database(name)
}

func count(t *testing.T, address, collection string, filter bson.D) int64 {
	t.Helper()
	n, err := raw(t, address).Collection(collection).CountDocuments(t.Context(), filter)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func stored(t *testing.T, address string) (all []brand.Profile) {
	t.Helper()
	cursor, err := raw(t, address).Collection("brandProfiles").Find(t.Context(), bson.D{})
	if err == nil {
		err = cursor.All(t.Context(), &all)
	}
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// Each harm is done to a database in which two teams have five events each.
func TestHarmDoneToTheDatabaseIsFound(t *testing.T) {
	five := func(n int) bson.D { return bson.D{{Key: "_id", Value: fmt.Sprintf("ten_ours.%012d", n)}} }
	every := bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: "ten_ours."}, {Key: "$lt", Value: "ten_ours/"}}}}
	head := bson.D{{Key: "_id", Value: "ten_ours"}}
	harms := map[string]struct {
		trouble audit.Trouble
		seq     int64
		do      func(events, heads *mongo.Collection) error
	}{
		"a name is changed": {audit.Changed, 3, func(events, _ *mongo.Collection) error {
			_, err := events.UpdateOne(t.Context(), five(3), bson.D{{Key: "$set", Value: bson.D{{Key: "name", Value: "Somebody Else"}}}})
			return err
		}},
		"one is removed": {audit.Removed, 4, func(events, _ *mongo.Collection) error {
			_, err := events.DeleteOne(t.Context(), five(3))
			return err
		}},
		"the first is removed": {audit.Removed, 2, func(events, _ *mongo.Collection) error {
			_, err := events.DeleteOne(t.Context(), five(1))
			return err
		}},
		"the last is removed": {audit.CutOff, 5, func(events, _ *mongo.Collection) error {
			_, err := events.DeleteOne(t.Context(), five(5))
			return err
		}},
		"two change places": {audit.Reordered, 2, func(events, _ *mongo.Collection) error {
			return swap(t, events, five(2), five(4))
		}},
		"the head is removed": {audit.Headless, 5, func(_, heads *mongo.Collection) error {
			_, err := heads.DeleteOne(t.Context(), head)
			return err
		}},
		"the head is set back": {audit.Headless, 4, func(_, heads *mongo.Collection) error {
			_, err := heads.UpdateOne(t.Context(), head, bson.D{{Key: "$set", Value: bson.D{{Key: "seq", Value: 4}}}})
			return err
		}},
		"the end is removed and the head set back": {audit.Headless, 3, func(events, heads *mongo.Collection) error {
			if _, err := events.DeleteMany(t.Context(), bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: bson.A{five(4)[0].Value, five(5)[0].Value}}}}}); err != nil {
				return err
			}
			var third bson.M
			if err := events.FindOne(t.Context(), five(3)).Decode(&third); err != nil {
				return err
			}
			_, err := heads.UpdateOne(t.Context(), head, bson.D{{Key: "$set", Value: bson.D{{Key: "seq", Value: 3}, {Key: "hash", Value: third["hash"]}}}})
			return err
		}},
		"the book is removed": {audit.CutOff, 1, func(events, _ *mongo.Collection) error {
			_, err := events.DeleteMany(t.Context(), every)
			return err
		}},
		"the book and its head are removed": {audit.Removed, 0, func(events, heads *mongo.Collection) error {
			if _, err := events.DeleteMany(t.Context(), every); err != nil {
				return err
			}
			_, err := heads.DeleteOne(t.Context(), head)
			return err
		}},
	}
	for name, harm := range harms {
		for _, then := range []string{"", " and work goes on"} {
			t.Run(name+then, func(t *testing.T) {
				address := migrated(t)
				work(t, address, 1)
				verified(t, signing(t, address))
				db := raw(t, address)
				is(t, "do harm", harm.do(db.Collection("auditEvents"), db.Collection("auditHeads")), nil)
				if then != "" {
					work(t, address, 2)
				}
				r, err := audit.Verify(t.Context(), mongostore.NewAudit(signing(t, address)), signer(t), "")
				is(t, "verify", err, nil)
				about := func(p audit.Problem) bool {
					return p.TenantID == ours && (then != "" || p.Trouble == harm.trouble && p.Seq == harm.seq)
				}
				if !slices.ContainsFunc(r.Problems, about) {
					t.Errorf("found %+v, want event %d %s", r.Problems, harm.seq, harm.trouble)
				}
				if slices.ContainsFunc(r.Problems, func(p audit.Problem) bool { return p.TenantID != ours }) {
					t.Errorf("the other books have problems too: %+v", r.Problems)
				}
			})
		}
	}
}

// work makes five changes in each of two teams.
func work(t *testing.T, address string, round int) {
	t.Helper()
	brands := mongostore.NewBrands(signing(t, address))
	for _, in := range []tenant.ID{ours, theirs} {
		id := fmt.Sprintf("brd_%s_%d", in, round)
		is(t, "create", brands.Create(t.Context(), scopeOf(in), profile(in, id, 1)), nil)
		for v := int64(2); v <= 5; v++ {
			is(t, "save", brands.Save(t.Context(), scopeOf(in), profile(in, id, v), v-1), nil)
		}
	}
}

// swap lets two events change places, as whoever does not want it seen would.
func swap(t *testing.T, events *mongo.Collection, a, b bson.D) error {
	var docs [2]bson.D
	for i, at := range []bson.D{a, b} {
		if err := events.FindOne(t.Context(), at).Decode(&docs[i]); err != nil {
			return err
		}
		if _, err := events.DeleteOne(t.Context(), at); err != nil {
			return err
		}
	}
	docs[0][0], docs[1][0] = docs[1][0], docs[0][0] // the _id
	_, err := events.InsertMany(t.Context(), []any{docs[0], docs[1]})
	return err
}

func TestAnErasedBookIsNotMissed(t *testing.T) {
	address := migrated(t)
	work(t, address, 1)
	s := signing(t, address)
	books := mongostore.NewAudit(s)
	for range 2 {
		is(t, "erase", books.Erase(t.Context(), ours), nil)
	}
	equal(t, "events of the erased team", len(eventsOf(t, s, ours)), 0)
	equal(t, "events of the other team", len(eventsOf(t, s, theirs)), 5)
	r := verified(t, s)
	equal(t, "books", r.Books, 2)
	equal(t, "events: two begun, one erased, five", r.Events, 8)
}
