package rotation_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/rotation"
	"campaignos.dev/api/internal/tenant"
)

func TestARotationSealsEverythingAnewAndSaysHowFarItIs(t *testing.T) {
	s := newStage(t)
	s.fill(ring(t, "k1"), 250, 30, 20)
	var phases []rotation.Phase
	r, err := s.process("ctl", "k2", "k1").Run(t.Context(), func(r rotation.Rotation) {
		if !slices.Contains(phases, r.Phase) {
			phases = append(phases, r.Phase)
		}
	})
	ended(t, r, err, rotation.Done)
	if total, done, verified, failed := counts(r); total != 550 || done != 550 || verified != 550 || failed != 0 {
		t.Errorf("it counts %+v", r.Counts)
	}
	if want := []rotation.Phase{rotation.Counting, rotation.Sealing, rotation.Verifying, ""}; !slices.Equal(phases, want) {
		t.Errorf("its phases were %v", phases)
	}
	s.assertWhole("k2")
	again, err := s.process("ctl", "k2").Run(t.Context(), silent) // the old key is gone
	ended(t, again, err, rotation.Done)
}

func TestAKilledRotationIsTakenUpByAnybodyAndDoesNothingTwice(t *testing.T) {
	for name, after := range map[string]bool{"before": false, "after": true} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			s.fill(ring(t, "k1"), 8, 5, 3)
			deaths, made := 0, 0
			started, err := s.process("api", "k2", "k1").Start(t.Context(), grace)
			s.must(err)
			for ; deaths < 100; deaths++ {
				left := 3
				ctx, die := context.WithCancel(t.Context())
				var shelves []rotation.Shelf
				for _, shelf := range mongostore.NewSealed(s.store) {
					shelves = append(shelves, dying{shelf, &left, after, die, &made})
				}
				err := s.processOver(fmt.Sprintf("worker-%d", deaths), shelves, "k2", "k1").Work(ctx)
				die()
				if err == nil {
					break
				}
				s.clock.Advance(time.Minute) // its lease is over
			}
			r, err := s.process("api", "k2", "k1").Latest(t.Context(), grace)
			ended(t, r, err, rotation.Done)
			if r.ID != started.ID || deaths < 7 || made != len(s.plain) {
				t.Errorf("%s after %d deaths made %d exchanges of %d secrets", r.ID, deaths, made, len(s.plain))
			}
			s.assertWhole("k2")
		})
	}
}

func TestWhoeverHadReadADocumentFindsOutThatItWasSealedAnew(t *testing.T) {
	s := newStage(t)
	s.fill(ring(t, "k1"), 1, 1, 0)
	x, _, err := s.settings.Settings(t.Context(), all, "ten_00000.gemini")
	s.must(err)
	u, err := s.people.User(t.Context(), "usr_00000")
	s.must(err)
	r, err := s.process("ctl", "k2", "k1").Run(t.Context(), silent)
	ended(t, r, err, rotation.Done)
	x.Version++
	if err := s.settings.Save(t.Context(), all, x, x.Version-1); !errors.Is(err, fault.ErrStale) {
		t.Errorf("settings that were read before are stored: %v", err)
	}
	u.Version++
	if err := s.people.SaveUser(t.Context(), grace, u, u.Version-1); !errors.Is(err, fault.ErrStale) {
		t.Errorf("an account that was read before is stored: %v", err)
	}
	s.assertWhole("k2")
}

func TestWhatDoesNotOpenIsNamedAndTheRestIsSealedAnew(t *testing.T) {
	s := newStage(t)
	s.fill(ring(t, "k1"), 4, 0, 0)
	shelf := mongostore.NewSealed(s.store)[0]
	texts, _, err := shelf.Page(t.Context(), "", 100)
	s.must(err)
	put := func(at int, text string) {
		if ok, err := shelf.Exchange(t.Context(), texts[at], text); !ok || err != nil {
			t.Fatalf("forged: %v %v", ok, err)
		}
	}
	put(0, texts[2].Text)                        // of another team
	put(1, texts[0].Text)                        // of another field
	put(4, texts[4].Text[:len(texts[4].Text)-6]) // cut
	put(6, ring(t, "k0").Seal("planted under a removed key", texts[6].Place))
	put(7, "planted in plain")
	r, err := s.process("ctl", "k2", "k1").Run(t.Context(), silent)
	ended(t, r, err, rotation.Failed)
	var told []string
	for _, f := range r.Failures {
		told = append(told, fmt.Sprintf("%s %s %s: %s", f.Document, f.Field, f.KeyID, f.Reason))
	}
	want := []string{
		"ten_00000.gemini apiKey k1: It was cut, altered or moved here from another place. Have the secret entered again.",
		"ten_00000.gemini other k1: It was cut, altered or moved here from another place. Have the secret entered again.",
		"ten_00002.gemini apiKey k1: It was cut, altered or moved here from another place. Have the secret entered again.",
		"ten_00003.gemini apiKey k0: Its key is not among the encryption keys. Put the key back, or have the secret entered again.",
		"ten_00003.gemini other : It is no sealed text.",
	}
	if !slices.Equal(told, want) {
		t.Errorf("it names\n%s", strings.Join(told, "\n"))
	}
	if strings.Contains(fmt.Sprintf("%+v", r), "planted") {
		t.Errorf("a secret is told: %+v", r)
	}
	if total, done, verified, failed := counts(r); total != 8 || done != 3 || verified != 3 || failed != 5 {
		t.Errorf("it counts %+v", r.Counts)
	}
	r, err = s.process("ctl", "k2", "k1", "k0").Run(t.Context(), silent) // the key was put back
	ended(t, r, err, rotation.Failed)
	if len(r.Failures) != 4 {
		t.Errorf("with the key it names %+v", r.Failures)
	}
}

func TestOneRotationRunsAtATime(t *testing.T) {
	s := newStage(t)
	s.fill(ring(t, "k1"), 3, 0, 0)
	api := s.process("api", "k2", "k1")
	none, err := api.Latest(t.Context(), grace)
	if err != nil || none.State != rotation.None || none.KeyID != "k2" {
		t.Errorf("before the first there is %+v, %v", none, err)
	}
	first, err := api.Start(t.Context(), grace)
	s.must(err)
	second, err := api.Start(t.Context(), grace)
	if err != nil || second.ID != first.ID || s.woken != 2 {
		t.Errorf("a second start gave %s after %s, %v", second.ID, first.ID, err)
	}
	s.must(s.process("old", "k1").Work(t.Context())) // has not got the new key
	if r, _ := api.Latest(t.Context(), grace); r.State != rotation.Running || r.Tries != 0 {
		t.Errorf("a process without the key took it: %+v", r)
	}
	var lost error
	worker := s.process("worker", "k2", "k1")
	r, err := worker.Run(t.Context(), func(r rotation.Rotation) {
		if r.Holder == "worker" && lost == nil { // the command line takes it from the worker
			lost = errors.New("taken")
			took, err := s.process("ctl", "k2", "k1").Run(t.Context(), silent)
			ended(t, took, err, rotation.Done)
		}
	})
	ended(t, r, err, rotation.Done)
	if r.ID == first.ID {
		t.Error("the worker ended what was taken from it")
	}
	s.assertWhole("k2")
}

func TestARotationThatWaitsForAKeyThatIsGoneIsTurnedToTheOneThatSeals(t *testing.T) {
	s := newStage(t)
	s.fill(ring(t, "k1"), 3, 0, 0)
	first, err := s.process("api", "k2", "k1").Start(t.Context(), grace)
	s.must(err)
	s.clock.Advance(time.Minute)
	second, err := s.process("api", "k3", "k1").Start(t.Context(), grace)
	if err != nil || second.ID != first.ID || second.KeyID != "k3" {
		t.Fatalf("it is %+v, %v", second, err)
	}
	s.must(s.process("worker", "k3", "k1").Work(t.Context()))
	s.assertWhole("k3")
}

func TestSweepsWakeAWorkerForWhatWasLeftLying(t *testing.T) {
	s := newStage(t)
	api := s.process("api", "k2", "k1")
	s.must(api.Sweep(t.Context()))
	_, err := api.Start(t.Context(), grace)
	s.must(err)
	s.must(api.Sweep(t.Context()))
	s.must(s.process("worker", "k2", "k1").Work(t.Context()))
	s.must(api.Sweep(t.Context()))
	if s.woken != 2 {
		t.Errorf("a worker was woken %d times", s.woken)
	}
}

func TestTheAuditLogTellsTheRotationAndNotEachSecret(t *testing.T) {
	s := newStage(t)
	s.fill(ring(t, "k1"), 5, 5, 5)
	books := audit.New(mongostore.NewAudit(s.store), s.clock)
	events := func() (actions []string) {
		got, err := books.ListAll(t.Context(), grace, audit.Where{}, audit.Filter{}, page.Request{Limit: 100})
		s.must(err)
		for _, e := range got.Items {
			actions = append(actions, e.Action+" by "+e.By.ID)
		}
		return actions
	}
	before := len(events())
	worker := s.process("worker", "k2", "k1")
	_, err := worker.Start(t.Context(), grace)
	s.must(err)
	s.must(worker.Work(t.Context()))
	got := events()
	want := []string{"key_rotation.done by key rotations belong to the platform", "key_rotation.created by usr_grace"}
	if told := got[:len(got)-before]; !slices.Equal(told, want) {
		t.Errorf("it tells %v", told)
	}
}

func TestSupportLooksAndDoesNotRotate(t *testing.T) {
	s := newStage(t)
	support := tenant.NewActor(tenant.Person{UserID: "usr_joan", PlatformRole: tenant.PlatformSupport})
	if _, err := s.process("api", "k1").Start(t.Context(), support); !errors.Is(err, tenant.ErrForbidden) {
		t.Errorf("support rotated: %v", err)
	}
	if _, err := s.process("api", "k1").Latest(t.Context(), support); err != nil {
		t.Errorf("support can't look: %v", err)
	}
}
