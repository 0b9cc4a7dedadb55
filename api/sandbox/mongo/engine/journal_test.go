package engine

import (
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"

	"campaignos.dev/sandbox/mongo/document"
)

func onDisk(t testing.TB, dir string) *Engine {
	t.Helper()
	e, err := Open(Options{Dir: dir, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func mustClose(t testing.TB, e *Engine) {
	t.Helper()
	if err := e.Close(); err != nil {
		t.Fatal(err)
	}
}

// contents shows all documents and indexes.
func contents(t testing.TB, e *Engine) string {
	t.Helper()
	found, err := e.Find(posts, search(t, nil, nil, 0, 0))
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, r := range found {
		lines = append(lines, document.Format(r.Doc))
	}
	specs, _ := e.Indexes(posts)
	for _, spec := range specs {
		lines = append(lines, document.Format(spec))
	}
	return strings.Join(lines, "\n")
}

// history does a bit of everything.
func history(t testing.TB, e *Engine) {
	t.Helper()
	mustIndex(t, e, bson.D{{Key: "unique", Value: true}}, up("slug"))
	mustIndex(t, e, nil, up("gone"))
	for id := range int32(20) {
		mustInsert(t, e, bson.D{{Key: "_id", Value: id}, {Key: "slug", Value: id}})
	}
	c := e.collections[posts]
	if _, _, err := c.replace(c.byID(int32(3)), bson.D{{Key: "_id", Value: int32(3)}, {Key: "slug", Value: "new"}}); err != nil {
		t.Fatal(err)
	}
	if err := c.remove(c.byID(int32(4))); err != nil {
		t.Fatal(err)
	}
	if _, _, err := e.DropIndexes(posts, func(s Spec) bool { return s.Columns[0].Path == "gone" }); err != nil {
		t.Fatal(err)
	}
	if err := e.Insert("campaign_os.other", bson.D{}); err != nil {
		t.Fatal(err)
	}
	if _, err := e.Drop("campaign_os.other"); err != nil {
		t.Fatal(err)
	}
}

func TestARestartBringsEverythingBack(t *testing.T) {
	for _, compacted := range []bool{false, true} {
		dir := t.TempDir()
		e := onDisk(t, dir)
		history(t, e)
		if compacted {
			if err := e.Compact(true); err != nil {
				t.Fatal(err)
			}
			mustInsert(t, e, bson.D{{Key: "_id", Value: "after"}, {Key: "slug", Value: "after"}})
		}
		want := contents(t, e)
		mustClose(t, e)
		e = onDisk(t, dir)
		if got := contents(t, e); got != want {
			t.Errorf("compacted %v: came back as\n%s\nwas\n%s", compacted, got, want)
		}
		if names := e.Collections("campaign_os"); len(names) != 1 {
			t.Errorf("compacted %v: collections %v", compacted, names)
		}
		if err := e.Insert(posts, bson.D{{Key: "slug", Value: "new"}}); err == nil {
			t.Errorf("compacted %v: the unique index does not hold after the restart", compacted)
		}
		mustClose(t, e)
	}
}

func TestCompactionKeepsOnlyWhatIsThere(t *testing.T) {
	dir := t.TempDir()
	e := onDisk(t, dir)
	mustInsert(t, e, bson.D{{Key: "_id", Value: int32(1)}})
	c := e.collections[posts]
	for n := range int32(500) {
		if _, _, err := c.replace(c.byID(int32(1)), bson.D{{Key: "_id", Value: int32(1)}, {Key: "n", Value: n}}); err != nil {
			t.Fatal(err)
		}
	}
	before := e.journal.size
	if err := e.Compact(true); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(filepath.Join(dir, "journal"))
	if err != nil || info.Size() != e.journal.size || info.Size()*100 > before {
		t.Fatalf("the journal has %d bytes of %d before, %v", info.Size(), before, err)
	}
	mustClose(t, e)
}

func TestATornLastOperationIsCutOff(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "journal")
	e := onDisk(t, dir)
	mustInsert(t, e, bson.D{{Key: "_id", Value: int32(1)}})
	want := contents(t, e)
	whole := e.journal.size
	mustInsert(t, e, bson.D{{Key: "_id", Value: int32(2)}, {Key: "text", Value: strings.Repeat("x", 100)}})
	mustClose(t, e)
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	flipped := append([]byte{}, written...)
	flipped[len(flipped)-5] ^= 1
	tails := map[string][]byte{
		"one byte of the next":  written[:whole+1],
		"its header only":       written[:whole+frameHeader],
		"all but its last byte": written[:len(written)-1],
		"a wrong last byte":     flipped,
		"zeros":                 append(append([]byte{}, written[:whole]...), make([]byte, 4096)...),
	}
	for name, torn := range tails {
		if err := os.WriteFile(path, torn, 0o600); err != nil {
			t.Fatal(err)
		}
		e := onDisk(t, dir)
		if got := contents(t, e); got != want {
			t.Errorf("%s: came back as\n%s\nwant\n%s", name, got, want)
		}
		mustInsert(t, e, bson.D{{Key: "_id", Value: int32(3)}})
		mustClose(t, e)
		e = onDisk(t, dir)
		if got := e.collections[posts].records.Len(); got != 2 {
			t.Errorf("%s: %d documents after writing on", name, got)
		}
		mustClose(t, e)
	}
}

func TestDamageInTheMiddleOfTheJournalIsNotPassedOver(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "journal")
	e := onDisk(t, dir)
	history(t, e)
	mustClose(t, e)
	written, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	written[len(written)/2] ^= 0xff
	if err := os.WriteFile(path, written, 0o600); err != nil {
		t.Fatal(err)
	}
	e, err = Open(Options{Dir: dir, Now: time.Now, Log: slog.New(slog.DiscardHandler)})
	if err == nil {
		mustClose(t, e)
		t.Fatal("a damaged journal is opened")
	}
	if !strings.Contains(err.Error(), "damaged at byte") {
		t.Fatalf("unclear: %v", err)
	}
}

func TestAWriteThatTheJournalRefusesDoesNotHappen(t *testing.T) {
	e := onDisk(t, t.TempDir())
	mustInsert(t, e, bson.D{{Key: "_id", Value: int32(1)}})
	want := contents(t, e)
	e.journal.file.Close()
	defer e.Close()
	if err := e.Insert(posts, bson.D{{Key: "_id", Value: int32(2)}}); err == nil {
		t.Fatal("an insert without a journal is acknowledged")
	}
	if got := contents(t, e); got != want {
		t.Fatalf("memory and disk differ: %s", got)
	}
}

func TestADocumentExpiresWhenTheClockSaysSo(t *testing.T) {
	now := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	e, err := Open(Options{Now: func() time.Time { return now }, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		t.Fatal(err)
	}
	defer e.Close()
	mustIndex(t, e, bson.D{{Key: "expireAfterSeconds", Value: int32(60)}}, up("at"))
	at := func(offset time.Duration) any { return primitive.NewDateTimeFromTime(now.Add(offset)) }
	mustInsert(t, e,
		bson.D{{Key: "_id", Value: "exactly"}, {Key: "at", Value: at(-60 * time.Second)}},
		bson.D{{Key: "_id", Value: "almost"}, {Key: "at", Value: at(-59 * time.Second)}},
		bson.D{{Key: "_id", Value: "earliest of two"}, {Key: "at", Value: bson.A{at(time.Hour), at(-time.Hour)}}},
		bson.D{{Key: "_id", Value: "no date"}, {Key: "at", Value: int32(1)}},
		bson.D{{Key: "_id", Value: "none"}})
	if _, err := e.Expire(); err != nil {
		t.Fatal(err)
	}
	found, _ := e.Find(posts, search(t, nil, nil, 0, 0))
	if got := ids(found); got != `"almost" "no date" "none"` {
		t.Fatalf("left %s", got)
	}
}
