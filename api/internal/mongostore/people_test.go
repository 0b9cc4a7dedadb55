package mongostore_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
)

func TestAMailboxHasOneAccountHoweverManyRegister(t *testing.T) {
	people := mongostore.NewPeople(open(t))
	var mu sync.Mutex
	made := 0
	race(func(worker string) {
		err := people.CreateUser(t.Context(), tenant.System("", "test"), identity.User{ID: "usr_" + worker, EmailKey: "ada@example.com", Version: 1})
		if err != nil && !errors.Is(err, identity.ErrEmailTaken) {
			t.Error(err)
		}
		if err == nil {
			mu.Lock()
			made++
			mu.Unlock()
		}
	})
	if made != 1 {
		t.Errorf("%d accounts were made, want one", made)
	}
	if n, err := people.CountUsers(t.Context()); n != 1 || err != nil {
		t.Errorf("%d accounts are counted (%v)", n, err)
	}
}

func TestAnAccountIsReachedByIDAndByAddress(t *testing.T) {
	people := mongostore.NewPeople(open(t))
	ctx := t.Context()
	u := identity.User{ID: "usr_1", EmailKey: "ada@example.com", Founding: &identity.Founding{Since: noon}, Version: 1}
	is(t, "create", people.CreateUser(ctx, tenant.System("", "test"), u), nil)
	_, err := people.UserByEmail(ctx, "ada@example.com")
	is(t, "by address", err, nil)
	_, err = people.UserByEmail(ctx, "bob@example.com")
	is(t, "by another's address", err, identity.ErrNotFound)
	if found, err := people.Founding(ctx, noon.Add(time.Minute), 10); err != nil || len(found) != 1 {
		t.Errorf("%d registrations are unfinished (%v), want one", len(found), err)
	}
	u.Founding, u.Version = nil, 2
	is(t, "save", people.SaveUser(ctx, tenant.System("", "test"), u, 1), nil)
	is(t, "save what is no more", people.SaveUser(ctx, tenant.System("", "test"), u, 1), fault.ErrStale)
	if found, err := people.Founding(ctx, noon.Add(time.Minute), 10); err != nil || len(found) != 0 {
		t.Errorf("%d registrations are unfinished (%v), want none", len(found), err)
	}
	if found, err := people.UsersByID(ctx, []string{"usr_1", "usr_2"}); err != nil || len(found) != 1 {
		t.Errorf("%d accounts are found (%v), want one", len(found), err)
	}
}

func TestASignInIsRotatedByOne(t *testing.T) {
	people := mongostore.NewPeople(open(t))
	s := identity.Session{ID: "ses_1", UserID: "usr_1", ExpiresAt: noon.AddDate(5, 0, 0), Version: 1}
	is(t, "create", people.CreateSession(t.Context(), s), nil)
	var mu sync.Mutex
	rotated := 0
	race(func(worker string) {
		mine := s
		mine.Current, mine.Version = worker, 2
		if people.SaveSession(t.Context(), mine, 1) == nil {
			mu.Lock()
			rotated++
			mu.Unlock()
		}
	})
	if rotated != 1 {
		t.Errorf("%d rotations were stored, want one", rotated)
	}
}

func TestAMailedLinkWorksOnce(t *testing.T) {
	people := mongostore.NewPeople(open(t))
	is(t, "create", people.CreateProof(t.Context(), identity.Proof{ID: "hash", ExpiresAt: noon.AddDate(5, 0, 0)}), nil)
	var mu sync.Mutex
	used := 0
	race(func(string) {
		if people.DeleteProof(t.Context(), "hash") == nil {
			mu.Lock()
			used++
			mu.Unlock()
		}
	})
	if used != 1 {
		t.Errorf("it worked %d times, want once", used)
	}
	_, err := people.Proof(t.Context(), "hash")
	is(t, "used link", err, identity.ErrNoProof)
}

func TestATeamIsSeenByItselfAndByOperators(t *testing.T) {
	store := open(t)
	teams, people, ctx := mongostore.NewTeams(store), mongostore.NewPeople(store), t.Context()
	for _, in := range []tenant.ID{ours, theirs} {
		for range 2 { // a registration that is taken up again
			is(t, "team", teams.EnsureTenant(ctx, scopeOf(in), identity.Tenant{ID: in, TenantID: in, Version: 1}), nil)
			m := identity.Membership{ID: "mbr_" + string(in), TenantID: in, UserID: "usr_" + string(in), Role: tenant.Owner, CreatedAt: noon}
			is(t, "member", teams.EnsureMember(ctx, scopeOf(in), m), nil)
		}
	}
	_, err := teams.TenantByID(ctx, scopeOf(ours), theirs)
	is(t, "another team", err, identity.ErrNoTenant)
	_, err = teams.Membership(ctx, scopeOf(ours), "mbr_"+string(theirs))
	is(t, "another team's member", err, identity.ErrNotAMember)
	is(t, "change another team", teams.SaveTenant(ctx, scopeOf(ours), identity.Tenant{ID: theirs, TenantID: ours, Version: 2}, 1), identity.ErrNoTenant)
	if own, err := teams.Tenant(ctx, scopeOf(ours)); err != nil || own.ID != ours {
		t.Errorf("the own team is %s (%v)", own.ID, err)
	}
	for name, c := range map[string]struct {
		scope tenant.Scope
		want  int
	}{"a team": {scopeOf(ours), 1}, "an operator": {everyone(), 2}} {
		if got, err := teams.ListTenants(ctx, c.scope, page.Request{Limit: 10}); err != nil || len(got.Items) != c.want {
			t.Errorf("%s lists %d teams (%v), want %d", name, len(got.Items), err, c.want)
		}
		if got, err := teams.MembersOf(ctx, c.scope, []tenant.ID{ours, theirs}); err != nil || len(got) != c.want {
			t.Errorf("%s sees %d members (%v), want %d", name, len(got), err, c.want)
		}
		if n, err := teams.CountTenants(ctx, c.scope); err != nil || n != int64(c.want) {
			t.Errorf("%s counts %d teams (%v), want %d", name, n, err, c.want)
		}
	}
	if m, err := people.MembershipsOf(ctx, "usr_"+string(ours)); err != nil || len(m) != 1 || m[0].TenantID != ours {
		t.Errorf("the person's teams are %+v (%v)", m, err)
	}
}
