package admin_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/admin"
	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

func scopeOf(in tenant.ID) tenant.Scope { return tenant.System(in, "test").Scope() }

// close begins a team's grace period, as its owner does.
func (o *office) close(t *testing.T, in tenant.ID) {
	t.Helper()
	team, err := o.teams.Tenant(t.Context(), scopeOf(in))
	if err == nil {
		err = team.Close("usr_a", o.clock.Now())
	}
	if err == nil {
		was := team.Version
		team.Version++
		err = o.teams.SaveTenant(t.Context(), scopeOf(in), team, was)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func TestASuspensionKeepsItsFirstReasonAndIsUndone(t *testing.T) {
	o := newOffice(t)
	for _, reason := range []string{"spam", "another reason"} {
		got, err := o.Suspend(t.Context(), operator, "ten_a", reason)
		if err != nil || got.Tenant.Status != tenant.Suspended || got.Tenant.Stop.Reason != "spam" || got.Tenant.Stop.By != "usr_ops" {
			t.Fatalf("suspended: %+v, %v", got.Tenant, err)
		}
	}
	if other, _ := o.Get(t.Context(), operator, "ten_b"); other.Tenant.Status != tenant.Active {
		t.Errorf("the other team is %s", other.Tenant.Status)
	}
	for range 2 {
		if got, err := o.Reactivate(t.Context(), operator, "ten_a", "cleared up"); err != nil || got.Tenant.Status != tenant.Active || got.Tenant.Stop != nil {
			t.Fatalf("reactivated: %+v, %v", got.Tenant, err)
		}
	}
	if !slices.Equal(o.notices.kinds, []string{"tenant.reactivated"}) || !slices.Equal(o.records.names, []string{"tenant.reactivated cleared up"}) {
		t.Errorf("told %v, recorded %v", o.notices.kinds, o.records.names)
	}
}

func TestATeamThatIsClosingIsNeitherSuspendedNorReactivated(t *testing.T) {
	o := newOffice(t)
	o.close(t, "ten_a")
	if _, err := o.Suspend(t.Context(), operator, "ten_a", "spam"); !errors.Is(err, identity.ErrIsClosing) {
		t.Errorf("suspending: %v", err)
	}
	if _, err := o.Reactivate(t.Context(), operator, "ten_a", "spam"); !errors.Is(err, identity.ErrIsClosing) {
		t.Errorf("reactivating: %v", err)
	}
	if _, err := o.Suspend(t.Context(), operator, "ten_nowhere", "spam"); !errors.Is(err, identity.ErrNoTenant) {
		t.Errorf("a team that is not there: %v", err)
	}
}

// What people of the team save meanwhile neither undoes the suspension nor is lost.
func TestASuspensionWinsAgainstOtherChangesOfTheTeam(t *testing.T) {
	o := newOffice(t)
	var all sync.WaitGroup
	for i := range 8 {
		all.Go(func() {
			for {
				team, err := o.teams.Tenant(t.Context(), scopeOf("ten_a"))
				if err != nil {
					t.Error(err)
					return
				}
				was := team.Version
				team.Name, team.Version = fmt.Sprintf("%s %d", team.Name, i), was+1
				if o.teams.SaveTenant(t.Context(), scopeOf("ten_a"), team, was) == nil {
					return
				}
			}
		})
	}
	all.Go(func() {
		for {
			if _, err := o.Suspend(t.Context(), operator, "ten_a", "spam"); err == nil {
				return
			}
		}
	})
	all.Wait()
	got, err := o.Get(t.Context(), operator, "ten_a")
	if err != nil || got.Tenant.Status != tenant.Suspended || got.Tenant.Version != 10 {
		t.Errorf("it is %+v, %v", got.Tenant, err)
	}
}

// A suspension returns when the calls that were on their way have ended.
func TestASuspensionWaitsForCallsOnTheirWay(t *testing.T) {
	o := newOffice(t)
	p := publish.Publication{ID: "pub_1", TenantID: "ten_a", PostID: "pst_1", State: publish.Sending, Version: 1}
	if _, err := o.ledger.Open(t.Context(), scopeOf("ten_a"), p); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Suspend(t.Context(), operator, "ten_b", "spam"); err != nil {
		t.Fatal(err) // another team's calls are none of its business
	}
	looked := &watched{Calls: o.ledger, first: make(chan struct{})}
	o.Calls = looked
	done := make(chan error)
	go func() {
		_, err := o.Suspend(context.WithoutCancel(t.Context()), operator, "ten_a", "spam")
		done <- err
	}()
	<-looked.first
	p.State, p.Version = publish.Live, 2
	if err := o.ledger.Save(t.Context(), scopeOf("ten_a"), p, 1); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil || looked.last != 0 {
		t.Errorf("it returned (%v) while %d calls were on their way", err, looked.last)
	}
}

// watched tells when it was asked first, and what it said last.
type watched struct {
	admin.Calls
	once  sync.Once
	first chan struct{}
	last  int64
}

func (w *watched) Sending(ctx context.Context, scope tenant.Scope) (n int64, err error) {
	w.last, err = w.Calls.Sending(ctx, scope)
	w.once.Do(func() { close(w.first) })
	return w.last, err
}

func TestAnOperatorActsAsAPersonOnRecord(t *testing.T) {
	o := newOffice(t)
	got, err := o.Impersonate(t.Context(), operator, "ten_a", "", "a question about a post")
	if err != nil || got.AccessToken != "token of usr_a" {
		t.Fatalf("acting: %+v, %v", got, err)
	}
	want := "impersonation.started a question about a post"
	if !slices.Equal(o.records.names, []string{want}) || !slices.Equal(o.notices.kinds, []string{"support.access"}) {
		t.Errorf("recorded %v, told %v", o.records.names, o.notices.kinds)
	}
	acting := tenant.NewActor(tenant.Person{UserID: "usr_a", TenantID: "ten_a", Role: tenant.Owner, SessionID: "ses_9", Operator: "usr_ops"})
	for _, who := range []tenant.Actor{acting, owner} {
		if err := o.EndImpersonation(t.Context(), who); err != nil {
			t.Error(err)
		}
	}
	if n := len(o.records.names); n != 2 || o.records.by[1].Operator != "usr_ops" || o.records.by[1].ID != "usr_a" {
		t.Errorf("recorded %v by %+v", o.records.names, o.records.by)
	}
}

// Where it can't be put on record or told, no token leaves.
func TestNobodyActsUnseen(t *testing.T) {
	for name, breaking := range map[string]func(o *office){
		"no record": func(o *office) { o.records.broken = true },
		"no notice": func(o *office) { o.notices.broken = true },
	} {
		o := newOffice(t)
		breaking(o)
		if got, err := o.Impersonate(t.Context(), operator, "ten_a", "", "a question"); err == nil || got.AccessToken != "" {
			t.Errorf("%s: %+v, %v", name, got, err)
		}
	}
}

func TestASuspendedTeamIsLeftAloneAndAClosingOneIsNot(t *testing.T) {
	o := newOffice(t)
	if _, err := o.Suspend(t.Context(), operator, "ten_b", "spam"); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Impersonate(t.Context(), operator, "ten_b", "", "a question"); !errors.Is(err, identity.ErrIsSuspended) {
		t.Errorf("a suspended team: %v", err)
	}
	o.close(t, "ten_a")
	if _, err := o.Impersonate(t.Context(), operator, "ten_a", "usr_x", "a question"); err != nil {
		t.Errorf("a closing team: %v", err)
	}
	for _, who := range []tenant.Actor{support, owner} {
		if _, err := o.Impersonate(t.Context(), who, "ten_a", "", "a question"); !errors.Is(err, tenant.ErrForbidden) {
			t.Errorf("by %s: %v", who.UserID, err)
		}
	}
}

func TestOperatorsFindPeople(t *testing.T) {
	o := newOffice(t)
	seen := o.clock.Now().UTC().Truncate(time.Millisecond)
	for id, at := range map[string]time.Time{"ses_1": seen.Add(-time.Hour), "ses_2": seen} {
		s := identity.Session{ID: id, UserID: "usr_a", TenantID: "ten_a", UsedAt: at, ExpiresAt: at.Add(time.Hour), Version: 1}
		if err := o.people.CreateSession(t.Context(), s); err != nil {
			t.Fatal(err)
		}
	}
	all, err := o.ListPeople(t.Context(), support, "", page.Request{Limit: 10})
	if err != nil || len(all.Items) != 2 || all.Items[0].User.ID != "usr_b" {
		t.Fatalf("all: %+v, %v", all, err)
	}
	one, err := o.ListPeople(t.Context(), support, " A@example.com", page.Request{Limit: 10})
	want := admin.Place{TenantID: "ten_a", Name: "a", Role: tenant.Owner}
	if err != nil || len(one.Items) != 1 || !slices.Equal(one.Items[0].Places, []admin.Place{want}) || !one.Items[0].SeenAt.Equal(seen) {
		t.Errorf("one: %+v, %v", one, err)
	}
	if none, err := o.ListPeople(t.Context(), support, "nobody@example.com", page.Request{Limit: 10}); err != nil || len(none.Items) != 0 {
		t.Errorf("none: %+v, %v", none, err)
	}
	if _, err := o.ListPeople(t.Context(), owner, "", page.Request{Limit: 10}); !errors.Is(err, tenant.ErrForbidden) {
		t.Errorf("by a team's owner: %v", err)
	}
}

var errBroken = errors.New("broken")

// stand gives tokens without a sign-in.
type stand struct{}

func (stand) Impersonate(_ context.Context, _ tenant.Actor, userID string, in tenant.ID, _ string) (identity.SignIn, error) {
	return identity.SignIn{AccessToken: "token of " + userID, User: identity.User{ID: userID}, Tenant: &identity.Tenant{ID: in}}, nil
}

func (stand) EndImpersonation(context.Context, tenant.Actor) error { return nil }

type notices struct {
	kinds  []string
	broken bool
}

func (n *notices) Tell(_ context.Context, _ tenant.Actor, kind, _, _ string) error {
	if n.broken {
		return errBroken
	}
	n.kinds = append(n.kinds, kind)
	return nil
}

type records struct {
	names  []string
	by     []tenant.By
	broken bool
}

func (r *records) Record(_ context.Context, _ tenant.ID, by tenant.By, e audit.Entry) error {
	if r.broken {
		return errBroken
	}
	name := e.Kind + "." + e.Verb
	if e.Reason != "" {
		name += " " + e.Reason
	}
	r.names, r.by = append(r.names, name), append(r.by, by)
	return nil
}
