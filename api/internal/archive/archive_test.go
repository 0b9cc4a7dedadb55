package archive_test

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"campaignos.dev/api/internal/archive"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

func TestAnExportHoldsAllOfATeamAndNothingOfAnother(t *testing.T) {
	s := newStage(t)
	worker := archive.New(s.needs("ada"))
	e, err := worker.Start(t.Context(), ownerOf(ours))
	if err != nil {
		t.Fatal(err)
	}
	s.sweep(worker)
	if e = s.export(e.ID); e.Status != archive.Ready || e.Progress != 100 || e.UnderWay {
		t.Fatalf("it is %+v", e)
	}
	files := s.open(e)
	for _, k := range s.exports.Kinds() {
		content, there := files["data/"+k.File+".jsonl"]
		switch {
		case k.File == "" && !strings.Contains(files["README.txt"], k.Why):
			t.Errorf("the list of contents does not say why %s is not in it", k.Collection)
		case k.File != "" && (!there || content == ""):
			t.Errorf("%s is not in it", k.Collection)
		}
		checkLines(t, k.File, content)
	}
	for name, content := range files {
		if strings.Contains(content, string(theirs)) || strings.Contains(content, "Theirs") {
			t.Errorf("%s holds something of the other team", name)
		}
		if at := strings.Index(content, "planted-"); at >= 0 {
			t.Errorf("%s holds a secret: %.40s", name, content[at:])
		}
	}
	if !strings.Contains(files["data/people.jsonl"], `"email":"owner.Ours@example.com"`) {
		t.Errorf("people are %s", files["data/people.jsonl"])
	}
	for i, o := range s.library[ours] {
		if files["media/"+o.Name] != string(picture(ours, int(o.Bytes))) {
			t.Errorf("file %d is another one", i)
		}
	}
}

// checkLines holds each line against JSON, and against the product's own fields.
func checkLines(t *testing.T, name, content string) {
	t.Helper()
	lines := bufio.NewScanner(strings.NewReader(content))
	for lines.Scan() {
		var record map[string]any
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil || record["id"] == nil || record["tenantId"] != string(ours) {
			t.Errorf("%s has the line %s (%v)", name, lines.Text(), err)
		}
	}
}

func TestATeamHasOneExportUnderWay(t *testing.T) {
	s := newStage(t)
	worker := archive.New(s.needs("ada"))
	var started atomic.Int32
	var all sync.WaitGroup
	for range 20 {
		all.Go(func() {
			_, err := worker.Start(t.Context(), ownerOf(ours))
			if err == nil {
				started.Add(1)
			} else if !errors.Is(err, archive.ErrUnderWay) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := started.Load(); n != 1 {
		t.Errorf("%d were started", n)
	}
	if _, err := worker.Start(t.Context(), ownerOf(theirs)); err != nil {
		t.Errorf("the other team: %v", err)
	}
	s.sweep(worker)
	if _, err := worker.Start(t.Context(), ownerOf(ours)); err != nil {
		t.Errorf("after the first was ready: %v", err)
	}
}

func TestAnExportIsTheOwnersAlone(t *testing.T) {
	s := newStage(t)
	worker := archive.New(s.needs("ada"))
	e, err := worker.Start(t.Context(), ownerOf(ours))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := worker.Address(t.Context(), ownerOf(ours), e.ID); !errors.Is(err, archive.ErrNotReady) {
		t.Errorf("before it is ready: %v", err)
	}
	s.sweep(worker)
	if _, err := worker.Address(t.Context(), ownerOf(theirs), e.ID); !errors.Is(err, archive.ErrNotFound) {
		t.Errorf("another team's owner: %v", err)
	}
	admin := tenant.NewActor(tenant.Person{UserID: "usr_x", TenantID: ours, Standing: tenant.Active, Role: tenant.Admin})
	for name, try := range map[string]func() error{
		"start":   func() error { _, err := worker.Start(t.Context(), admin); return err },
		"list":    func() error { _, err := worker.List(t.Context(), admin, page.Request{Limit: 9}); return err },
		"address": func() error { _, err := worker.Address(t.Context(), admin, e.ID); return err },
	} {
		if err := try(); !errors.Is(err, tenant.ErrForbidden) {
			t.Errorf("%s by an admin: %v", name, err)
		}
	}
	if address, err := worker.Address(t.Context(), ownerOf(ours), e.ID); err != nil || !strings.Contains(address, "X-Amz-Signature") {
		t.Errorf("the owner is led to %s, %v", address, err)
	}
}

func TestAnExportIsToldOfKeptForAWeekAndRemoved(t *testing.T) {
	s := newStage(t)
	worker := archive.New(s.needs("ada"))
	e, err := worker.Start(t.Context(), ownerOf(ours))
	if err != nil {
		t.Fatal(err)
	}
	for range 3 {
		s.sweep(worker)
	}
	if len(s.mails.sent) != 1 || s.mails.sent[0].To != "owner.Ours@example.com" || s.mails.sent[0].Link != "https://app.example/settings/data" || len(s.notices.texts) != 1 {
		t.Errorf("told: %+v, %v", s.mails.sent, s.notices.texts)
	}
	s.clock.Advance(7*24*time.Hour - time.Second)
	s.sweep(worker)
	if n := s.files(); n != 1 {
		t.Fatalf("a second before its end there are %d files", n)
	}
	s.clock.Advance(time.Second)
	if _, err := worker.Address(t.Context(), ownerOf(ours), e.ID); !errors.Is(err, archive.ErrExpired) {
		t.Errorf("after its time: %v", err)
	}
	s.sweep(worker)
	if n := s.files(); n != 0 || s.export(e.ID).Status != archive.Expired {
		t.Errorf("afterwards there are %d files, and it is %s", n, s.export(e.ID).Status)
	}
}

// A worker may die before or after any of its writes; another one ends the export, and
// nothing of the dead one's is left.
func TestAnExportWhoseWorkerDiesIsFinishedByAnother(t *testing.T) {
	s := newStage(t)
	s.library[ours] = s.library[ours][1:]
	deaths := 0
	for _, after := range []bool{false, true} {
		for at := 1; ; at++ {
			s.ok(s.objects.Clear(t.Context(), string(ours)+"/exports/"))
			f := &fuse{at: at, after: after}
			n := s.needs("dying")
			n.Store, n.Objects = fusedStore{n.Store, f}, fusedObjects{n.Objects, f}
			dying, next := archive.New(n), archive.New(s.needs("next"))
			e, err := next.Start(t.Context(), ownerOf(ours))
			s.ok(err)
			s.sweep(dying)
			for range 4 {
				s.clock.Advance(2 * time.Minute)
				s.sweep(next)
			}
			got := s.export(e.ID)
			if got.Status != archive.Ready || !got.Told || s.files() != 1 {
				t.Fatalf("dying at write %d (after it: %t), it is %+v, with %d files", at, after, got, s.files())
			}
			s.open(got)
			if !f.blown {
				break
			}
			deaths++
		}
	}
	if deaths < 6 {
		t.Errorf("it died at %d places only", deaths)
	}
}

// A worker that was frozen for longer than its lease wakes up to an export that another one
// has finished: it changes nothing and leaves no file.
func TestAWorkerThatLostItsLeaseLeavesNothing(t *testing.T) {
	s := newStage(t)
	n := s.needs("frozen")
	frozen := &pausing{Objects: n.Objects, reached: make(chan struct{}), goOn: make(chan struct{})}
	n.Objects = frozen
	slow, quick := archive.New(n), archive.New(s.needs("quick"))
	e, err := quick.Start(t.Context(), ownerOf(ours))
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan error)
	go func() { done <- slow.Work(t.Context(), archive.Due{TenantID: ours, ID: e.ID}) }()
	<-frozen.reached
	s.clock.Advance(2 * time.Minute)
	s.sweep(quick)
	finished := s.export(e.ID)
	close(frozen.goOn)
	if err := <-done; err != nil {
		t.Errorf("the slow one ends with %v", err)
	}
	if got := s.export(e.ID); got.Status != archive.Ready || got.Key != finished.Key || s.files() != 1 {
		t.Errorf("it is %+v with %d files", got, s.files())
	}
	s.open(finished)
}

func TestAnExportThatIsInterruptedTooOftenFailsWithASentence(t *testing.T) {
	s := newStage(t)
	n := s.needs("ada")
	n.Objects = fusedObjects{n.Objects, &fuse{blown: true}}
	worker := archive.New(n)
	e, err := worker.Start(t.Context(), ownerOf(ours))
	if err != nil {
		t.Fatal(err)
	}
	for range 8 {
		s.sweep(worker)
		s.clock.Advance(2 * time.Minute)
	}
	if got := s.export(e.ID); got.Status != archive.Failed || got.Problem == "" || got.UnderWay {
		t.Errorf("it is %+v", got)
	}
}

// pausing stops before the file is complete.
type pausing struct {
	archive.Objects
	reached, goOn chan struct{}
}

func (p *pausing) Write(ctx context.Context, key, contentType string, fill func(io.Writer) error) (int64, error) {
	return p.Objects.Write(ctx, key, contentType, func(w io.Writer) error {
		err := fill(w)
		close(p.reached)
		<-p.goOn
		return err
	})
}

// errDead is all that a dead process gets done.
var errDead = errors.New("the process is dead")

// fuse kills the process at its n-th write: before it, or right after it.
type fuse struct {
	at, count    int
	after, blown bool
}

func (f *fuse) do(act func() error) error {
	if f.blown {
		return errDead
	}
	if f.count++; f.count == f.at {
		f.blown = true
		if f.after {
			_ = act()
		}
		return errDead
	}
	return act()
}

type fusedStore struct {
	archive.Store
	f *fuse
}

func (x fusedStore) Keep(ctx context.Context, scope tenant.Scope, e archive.Export, worker string) error {
	return x.f.do(func() error { return x.Store.Keep(ctx, scope, e, worker) })
}

type fusedObjects struct {
	archive.Objects
	f *fuse
}

func (x fusedObjects) Write(ctx context.Context, key, contentType string, fill func(io.Writer) error) (size int64, err error) {
	err = x.f.do(func() error {
		size, err = x.Objects.Write(ctx, key, contentType, fill)
		return err
	})
	return size, err
}

func (x fusedObjects) Delete(ctx context.Context, keys ...string) error {
	return x.f.do(func() error { return x.Objects.Delete(ctx, keys...) })
}
