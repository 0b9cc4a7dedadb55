package erasure_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/erasure"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
)

func TestADeletionNeedsTheNameThePasswordAndTheOwner(t *testing.T) {
	s := newStage(t)
	e := erasure.New(s.needs())
	admin := tenant.NewActor(tenant.Person{UserID: "usr_x", TenantID: neighbour, Standing: tenant.Active, Role: tenant.Admin})
	operator := tenant.NewActor(tenant.Person{UserID: "usr_owner_ten_neighbour", TenantID: neighbour, Standing: tenant.Active, Role: tenant.Owner, Operator: "usr_ops"})
	for name, c := range map[string]struct {
		actor          tenant.Actor
		name, password string
		want           error
	}{
		"another name":   {ownerOf(neighbour), "neighbour", password, fault.ErrInvalid},
		"wrong password": {ownerOf(neighbour), "Neighbour", "guess", errWrong},
		"an admin":       {admin, "Neighbour", password, tenant.ErrForbidden},
		"an operator":    {operator, "Neighbour", password, tenant.ErrForbidden},
	} {
		if _, err := e.Close(t.Context(), c.actor, c.name, c.password); !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if team, _ := s.teams.Tenant(t.Context(), scopeOf(neighbour)); team.Status != tenant.Active {
		t.Errorf("the team is %s", team.Status)
	}
}

func TestADeletionCanBeTakenBackUntilItsTimeHasCome(t *testing.T) {
	s := newStage(t)
	e := erasure.New(s.needs())
	first, err := e.Close(t.Context(), ownerOf(neighbour), "Neighbour", password)
	if err != nil || first.Status != tenant.Closing || !first.Closing.DeletesAt.Equal(noon.Add(30*24*time.Hour)) {
		t.Fatalf("closing: %+v, %v", first, err)
	}
	s.clock.Advance(time.Hour)
	if again, err := e.Close(t.Context(), ownerOf(neighbour), "Neighbour", password); err != nil || !again.Closing.DeletesAt.Equal(first.Closing.DeletesAt) {
		t.Errorf("closing again: %+v, %v", again.Closing, err)
	}
	for range 2 {
		s.ok(e.Sweep(t.Context()))
	}
	if len(s.mails.sent) != 1 || !strings.Contains(strings.Join(s.mails.sent[0].Lines, " "), "24 December 2026") || !slices.Equal(s.notices.kinds, []string{"tenant.closing"}) {
		t.Errorf("told: %+v, %v", s.mails.sent, s.notices.kinds)
	}
	s.clock.Advance(identity.GracePeriod - time.Hour - time.Second)
	for range 2 {
		if back, err := e.Restore(t.Context(), ownerOf(neighbour)); err != nil || back.Status != tenant.Active || back.Closing != nil {
			t.Fatalf("restored: %+v, %v", back, err)
		}
	}
	s.clock.Advance(48 * time.Hour)
	s.ok(e.Sweep(t.Context()))
	if n := len(s.mentions("Neighbour")); n == 0 {
		t.Error("a team that was restored was erased")
	}
	s.expire(neighbour, "Neighbour")
	if _, err := e.Restore(t.Context(), ownerOf(neighbour)); !errors.Is(err, identity.ErrErased) {
		t.Errorf("restored after its time: %v", err)
	}
}

func TestEverythingOfATeamIsErasedAndNothingElse(t *testing.T) {
	s := newStage(t)
	const in tenant.ID = "ten_doomed"
	s.found(in, "Northwind Coffee")
	before := s.portrait(neighbour)
	s.expire(in, "Northwind Coffee")
	s.ok(erasure.New(s.needs()).Sweep(t.Context()))
	s.erased(in, "Northwind Coffee")
	s.receipt(in)
	if s.portrait(neighbour) != before {
		t.Error("the neighbour was touched")
	}
	if report, err := audit.Verify(t.Context(), mongostore.NewAudit(s.store), signer(t), ""); err != nil || len(report.Problems) > 0 {
		t.Errorf("the audit log: %+v, %v", report.Problems, err)
	}
}

// erased checks that nothing is left of a team but the receipt.
func (s *stage) erased(in tenant.ID, name string) {
	s.t.Helper()
	if left := s.portrait(in); left != "" {
		s.t.Errorf("left: %.2000s", left)
	}
	if n, _, err := s.objects.Holdings(s.t.Context(), string(in)+"/"); n != 0 || err != nil {
		s.t.Errorf("%d objects are left, %v", n, err)
	}
	for i := range 3 {
		if _, err := s.objects.Expose(s.t.Context(), string(in)+"/gone", publicKey(in, i), "image/png"); fault.KindOf(err) != fault.NotFound {
			s.t.Errorf("what was shown is still there: %v", err)
		}
	}
	for _, text := range []string{name, "owner_" + string(in) + "@example.com", "Name of owner_" + string(in)} {
		if at := s.mentions(text); len(at) > 0 {
			s.t.Errorf("%q is still in %v", text, at)
		}
	}
	for _, who := range []string{"operator_", "both_"} {
		if _, err := s.people.User(s.t.Context(), "usr_"+who+string(in)); err != nil {
			s.t.Errorf("the account of %s: %v", who, err)
		}
	}
	for _, at := range []string{"provider ", "queue ", "cache "} {
		if !slices.Contains(s.traces.gone, at+string(in)) {
			s.t.Errorf("the %s was not asked to forget", at)
		}
	}
}

// receipt checks the receipt of a team, and that its owner got it.
func (s *stage) receipt(in tenant.ID) {
	s.t.Helper()
	r, err := mongostore.NewReceipts(s.store).Receipt(s.t.Context(), in)
	s.ok(err)
	if r.ErasedAt.IsZero() || r.Work != nil || r.Accounts != 1 || r.Objects != 3 || r.Documents["posts"] != 3 || r.Book.Seq == 0 || r.Book.Hash == "" ||
		r.AskedBy != "usr_owner_"+string(in) || r.Provider != "The profile was removed." ||
		len(r.Payments) != 1 || r.Payments[0] != (erasure.Sum{Status: "paid", Currency: "eur", Count: 3, Amount: 5700}) {
		s.t.Errorf("the receipt is %+v", r)
	}
	got := slices.ContainsFunc(s.mails.sent, func(l identity.Letter) bool {
		return l.To == "owner_"+string(in)+"@example.com" && strings.Contains(strings.Join(l.Lines, " "), string(in))
	})
	if !got {
		s.t.Error("its owner got no receipt")
	}
}

// A process may die before or after any write of an erasure; the next one ends it.
func TestAnErasureThatDiesAnywhereIsFinished(t *testing.T) {
	s := newStage(t)
	rounds := 0
	for _, after := range []bool{false, true} {
		for at := 1; ; at++ {
			in := tenant.ID(fmt.Sprintf("ten_%t_%d", after, at))
			name := "Team " + string(in)
			s.found(in, name)
			s.traces.broken = at % 2
			s.expire(in, name)
			// The joint member changes the neighbour's list: that is none of the erasure's doing.
			before := s.portrait(neighbour)
			f := &fuse{at: at, after: after}
			for range 2 { // the provider's silence ends a sweep as well
				_ = erasure.New(f.wire(s.needs())).Sweep(t.Context())
			}
			for range 3 {
				_ = erasure.New(s.needs()).Sweep(t.Context())
			}
			s.erased(in, name)
			s.receipt(in)
			if s.portrait(neighbour) != before {
				t.Fatalf("the neighbour was touched in round %d", at)
			}
			if t.Failed() {
				t.Fatalf("dying at write %d (after it: %t)", at, after)
			}
			rounds++
			if !f.blown {
				break
			}
		}
	}
	t.Logf("died at %d places", rounds-2)
	if rounds < 40 {
		t.Errorf("only %d rounds", rounds)
	}
}

// A profile that can't be removed holds nothing up: the receipt says what is left to do.
func TestAProviderThatDoesNotAnswerHoldsNothingUp(t *testing.T) {
	s := newStage(t)
	const in tenant.ID = "ten_stubborn"
	s.found(in, "Stubborn")
	s.expire(in, "Stubborn")
	s.traces.broken = 100
	for range 6 {
		_ = erasure.New(s.needs()).Sweep(t.Context())
	}
	r, err := mongostore.NewReceipts(s.store).Receipt(t.Context(), in)
	if err != nil || r.ErasedAt.IsZero() || r.Provider != "It has to be removed by hand." {
		t.Errorf("the receipt is %+v, %v", r, err)
	}
}

// What a request or a job adds while a team is being erased goes as well.
func TestWhatComesToBeMeanwhileIsErasedToo(t *testing.T) {
	s := newStage(t)
	const in tenant.ID = "ten_late"
	s.found(in, "Latecomer")
	s.expire(in, "Latecomer")
	n := s.needs()
	n.Book = lateBook{n.Book, func() { s.fill(in, "posts") }}
	for range 3 {
		_ = erasure.New(n).Sweep(t.Context())
	}
	s.erased(in, "Latecomer")
	s.receipt(in)
}

// lateBook does something once, after the records are gone.
type lateBook struct {
	erasure.Book
	late func()
}

func (b lateBook) End(ctx context.Context, in tenant.ID) (erasure.Head, bool, error) {
	b.late()
	return b.Book.End(ctx, in)
}
