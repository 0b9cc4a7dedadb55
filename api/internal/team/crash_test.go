package team_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
)

// life is how many more writes a process lives for; what it does after them is lost.
type life struct{ left int }

// write lets a write through while the process lives.
func (l *life) write(do func() error) error {
	if l.left <= 0 {
		return fault.ErrUnavailable.Because(errDead)
	}
	l.left--
	return do()
}

// mortalTeams and mortalInvites are the stores as a process sees them that dies.
type mortalTeams struct {
	team.Teams
	*life
}

func (m mortalTeams) SaveTenant(ctx context.Context, scope tenant.Scope, t identity.Tenant, was int64) error {
	return m.write(func() error { return m.Teams.SaveTenant(ctx, scope, t, was) })
}
func (m mortalTeams) EnsureMember(ctx context.Context, scope tenant.Scope, x identity.Membership) error {
	return m.write(func() error { return m.Teams.EnsureMember(ctx, scope, x) })
}
func (m mortalTeams) SaveMember(ctx context.Context, scope tenant.Scope, x identity.Membership, was int64) error {
	return m.write(func() error { return m.Teams.SaveMember(ctx, scope, x, was) })
}
func (m mortalTeams) DeleteMember(ctx context.Context, scope tenant.Scope, id string, was int64) error {
	return m.write(func() error { return m.Teams.DeleteMember(ctx, scope, id, was) })
}

type mortalInvites struct {
	team.Invites
	*life
}

func (m mortalInvites) CreateInvite(ctx context.Context, scope tenant.Scope, i team.Invite) error {
	return m.write(func() error { return m.Invites.CreateInvite(ctx, scope, i) })
}
func (m mortalInvites) SaveInvite(ctx context.Context, scope tenant.Scope, i team.Invite, was int64) error {
	return m.write(func() error { return m.Invites.SaveInvite(ctx, scope, i, was) })
}
func (m mortalInvites) DeleteInvite(ctx context.Context, scope tenant.Scope, id string, was int64) error {
	return m.write(func() error { return m.Invites.DeleteInvite(ctx, scope, id, was) })
}
func (m mortalInvites) SettleInvites(ctx context.Context, scope tenant.Scope, userID string) error {
	return m.write(func() error { return m.Invites.SettleInvites(ctx, scope, userID) })
}

// mortalAccounts is identity as a process sees it that dies before or after it opens an
// account, or signs in.
type mortalAccounts struct {
	team.Accounts
	*life
}

func (m mortalAccounts) Enrol(ctx context.Context, email, name, password string, verified bool) (u identity.User, err error) {
	err = m.write(func() error {
		u, err = m.Accounts.Enrol(ctx, email, name, password, verified)
		return err
	})
	return u, err
}
func (m mortalAccounts) SignInTo(ctx context.Context, u identity.User, in tenant.ID) (got identity.SignIn, err error) {
	err = m.write(func() error {
		got, err = m.Accounts.SignInTo(ctx, u, in)
		return err
	})
	return got, err
}

// mortal is a process that dies after so many writes.
func (w *town) mortal(writes int) *team.Service {
	n, l := w.second.needs, &life{writes}
	n.Teams, n.Invites, n.Accounts = mortalTeams{n.Teams, l}, mortalInvites{n.Invites, l}, mortalAccounts{n.Accounts, l}
	return team.New(n)
}

// most is more writes than anything takes.
const most = 12

// recover lets others find what a dead process left: the sweep, and the plan's count.
func (w *town) recover() {
	w.t.Helper()
	w.clock.Advance(10 * time.Minute)
	for range 2 {
		w.must(w.first.Sweep(w.t.Context()))
	}
	w.must(w.first.billing.HealAll(w.t.Context()))
}

func TestAHandoverIsWholeWhereverTheProcessDies(t *testing.T) {
	w := newTown(t)
	done := 0
	for writes := range most {
		ada := w.found(fmt.Sprintf("Ada%d", writes))
		bob := w.recruit(ada, fmt.Sprintf("Bob%d", writes), tenant.Editor)
		_ = w.mortal(writes).Transfer(t.Context(), ada, bob.UserID, good)
		for _, when := range []string{"at once", "after the sweep"} {
			roles := w.roles(ada.TenantID)
			before := roles[ada.UserID] == tenant.Owner && roles[bob.UserID] == tenant.Editor
			after := roles[ada.UserID] == tenant.Admin && roles[bob.UserID] == tenant.Owner
			if !before && !after {
				t.Errorf("after %d writes, %s, the roles are %v", writes, when, roles)
			}
			if after {
				done++
			}
			w.recover()
		}
		w.settled(ada.TenantID)
	}
	if done < most {
		t.Errorf("it went through %d times only: that proves nothing", done)
	}
}

func TestARemovalIsWholeWhereverTheProcessDies(t *testing.T) {
	w := newTown(t)
	for writes := range most {
		ada := w.found(fmt.Sprintf("Ada%d", writes))
		bob := w.recruit(ada, fmt.Sprintf("Bob%d", writes), tenant.Editor)
		_ = w.mortal(writes).Remove(t.Context(), ada, bob.UserID)
		_, in := w.roles(ada.TenantID)[bob.UserID]
		if in != (writes == 0) {
			t.Errorf("after %d writes, a member is in: %v", writes, in)
		}
		w.recover()
		if _, still := w.roles(ada.TenantID)[bob.UserID]; still != in {
			t.Errorf("after %d writes, the sweep decided otherwise", writes)
		}
		w.settled(ada.TenantID)
		w.wantSeats(ada, int64(len(w.roles(ada.TenantID))), fmt.Sprintf("after %d writes", writes))
	}
}

func TestAnInvitationHoldsItsSeatWhereverTheProcessDies(t *testing.T) {
	w := newTown(t)
	for writes := range 3 {
		ada := w.found(fmt.Sprintf("Ada%d", writes))
		_, _ = w.mortal(writes).Invite(t.Context(), ada, addressOf("Bob"), tenant.Viewer)
		w.recover()
		got, err := w.first.ListInvites(t.Context(), ada, whole)
		w.must(err)
		w.wantSeats(ada, int64(1+len(got.Items)), fmt.Sprintf("after %d writes", writes))
	}
}

func TestAcceptingAgainFinishesWhereverTheProcessDied(t *testing.T) {
	for _, how := range []string{"a newcomer", "somebody who is signed in"} {
		t.Run(how, func(t *testing.T) {
			w := newTown(t)
			for writes := range most {
				ada, name := w.found(fmt.Sprintf("Ada%d", writes)), fmt.Sprintf("Bob%d", writes)
				who, n := tenant.Actor{}, team.Newcomer{Name: name, Password: good}
				if how != "a newcomer" {
					w.found(name)
					who, n = w.signIn(name), team.Newcomer{}
				}
				secret := w.invite(ada, addressOf(name), tenant.Editor)
				_, _ = w.mortal(writes).Accept(t.Context(), who, secret, n)
				if writes%2 == 1 { // whether the sweep was there first makes no difference
					w.recover()
				}
				got, err := w.first.Accept(t.Context(), who, secret, n)
				if err != nil || got.Tenant == nil || got.Tenant.ID != ada.TenantID || got.Role != tenant.Editor {
					t.Fatalf("after %d writes, the same link leads to %+v as %q (%v)", writes, got.Tenant, got.Role, err)
				}
				w.recover()
				if roles := w.roles(ada.TenantID); len(roles) != 2 {
					t.Errorf("after %d writes, the roles are %v", writes, roles)
				}
				w.wantSeats(ada, 2, fmt.Sprintf("after %d writes", writes))
			}
		})
	}
}

func TestAnotherTeamIsFoundedOnceWhereverTheProcessDies(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	plans := &mortalPlans{Plans: trials{w.first.billing}}
	broken := *w.first.people
	broken.Plans = plans
	_, err := broken.Found(t.Context(), ada, "Second", "Europe/Berlin")
	if !errors.Is(err, errDead) {
		t.Fatalf("the process did not die: %v", err)
	}
	got, err := w.second.people.Found(t.Context(), ada, " Second ", "Europe/Berlin")
	w.must(err)
	places, err := w.first.people.Places(t.Context(), ada)
	w.must(err)
	if len(places) != 2 || got.Tenant.ID != places[1].Tenant.ID || got.Role != tenant.Owner || got.RefreshToken != "" {
		t.Errorf("there are %d teams, and the sign-in leads to %+v as %q", len(places), got.Tenant, got.Role)
	}
	second := w.actor(got.AccessToken)
	w.wantSeats(second, 1, "in the new team")
	if sub, err := w.first.billing.Subscription(t.Context(), second); err != nil || sub.Current != nil {
		t.Errorf("a person's second team has a trial too (%v)", err)
	}

	if _, err = w.first.people.Found(t.Context(), ada, "Third", "Europe/Berlin"); err != nil {
		t.Error(err)
	}
	if _, err = w.first.people.Found(t.Context(), ada, " ", "Mars/Base"); !errors.Is(err, fault.ErrInvalid) {
		t.Errorf("a team without a name: %v", err)
	}
	if places, _ = w.first.people.Places(t.Context(), ada); len(places) != 3 {
		t.Errorf("there are %d teams, want three", len(places))
	}
}

// Who came by an invitation has had no trial: the first team that they found begins with it,
// and no further one.
func TestAPersonHasOneTrial(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	grace := w.recruit(ada, "Grace", tenant.Editor)
	for i, want := range []bool{true, false} {
		got, err := w.first.people.Found(t.Context(), grace, "Her own "+strings.Repeat("!", i), "Europe/Berlin")
		w.must(err)
		sub, err := w.first.billing.Subscription(t.Context(), w.actor(got.AccessToken))
		if err != nil || (sub.Current != nil) != want {
			t.Errorf("team %d of a guest: a trial %t, want %t (%v)", i+1, sub.Current != nil, want, err)
		}
	}
}

func TestTheSweepFinishesAFounding(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	broken := *w.first.people
	broken.Plans = &mortalPlans{Plans: trials{w.first.billing}}
	_, _ = broken.Found(t.Context(), ada, "Second", "Europe/Berlin")
	w.clock.Advance(2 * time.Minute)
	w.must(w.second.people.FinishRegistrations(t.Context()))
	u, err := w.first.accounts.User(t.Context(), ada.UserID)
	w.must(err)
	places, err := w.first.people.Places(t.Context(), ada)
	w.must(err)
	if u.Founding != nil || len(places) != 2 {
		t.Fatalf("the founding is %+v, and there are %d teams", u.Founding, len(places))
	}
	_, err = w.first.billing.Subscription(t.Context(), tenant.System(places[1].Tenant.ID, "test"))
	if err != nil {
		t.Errorf("the new team has no ledger (%v)", err)
	}
}

// mortalPlans dies the first time.
type mortalPlans struct {
	identity.Plans
	died bool
}

func (m *mortalPlans) Begin(ctx context.Context, in tenant.ID, trial bool) error {
	if !m.died {
		m.died = true
		return errDead
	}
	return m.Plans.Begin(ctx, in, trial)
}

func TestWhoWasRemovedDoesNotComeBackByAHalfDoneInvitation(t *testing.T) {
	w := newTown(t)
	ada := w.found("Ada")
	w.found("Bob")
	bob := w.signIn("Bob")
	secret := w.invite(ada, addressOf("Bob"), tenant.Editor)
	_, err := w.mortal(2).Accept(t.Context(), bob, secret, team.Newcomer{}) // a member, and the invitation does not know
	if !errors.Is(err, errDead) || len(w.roles(ada.TenantID)) != 2 {
		t.Fatalf("the process died elsewhere: %v", err)
	}
	w.must(w.first.Remove(t.Context(), ada, bob.UserID))
	w.recover()
	_, err = w.first.Accept(t.Context(), bob, secret, team.Newcomer{})
	wants(t, "the link", err, team.ErrInviteUsed)
	if roles := w.roles(ada.TenantID); len(roles) != 1 {
		t.Errorf("the roles are %v", roles)
	}
	w.wantSeats(ada, 1, "after all")
}
