package apikey_test

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/apikey"
	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

// ours has keys, theirs must notice nothing.
var (
	ours   = tenant.NewActor(tenant.Person{UserID: "usr_ada", TenantID: "ten_ours", Standing: tenant.Active, Role: tenant.Owner, SessionID: "ses_1"})
	theirs = tenant.NewActor(tenant.Person{UserID: "usr_eve", TenantID: "ten_theirs", Standing: tenant.Active, Role: tenant.Owner, SessionID: "ses_2"})
)

// vault is a database with two processes on it.
type vault struct {
	t             *testing.T
	mongo         string
	clock         *clock.Manual
	first, second *process
}

type process struct {
	*apikey.Service
	billing *billing.Service
	teams   *mongostore.Teams
	keys    *touches
}

func newVault(t *testing.T) *vault {
	t.Helper()
	v := &vault{t: t, mongo: harness.Mongo(t), clock: clock.NewManual(time.Now())}
	v.first, v.second = v.open(), v.open()
	for _, a := range []tenant.Actor{ours, theirs} {
		scope := a.Scope()
		v.must(v.first.teams.EnsureTenant(t.Context(), scope, identity.Tenant{ID: a.TenantID, TenantID: a.TenantID, Status: tenant.Active, Owners: []string{a.UserID}, Version: 1}))
		v.must(v.first.billing.Open(t.Context(), a.TenantID, true))
	}
	return v
}

func (v *vault) open() *process {
	v.t.Helper()
	watch := shape.New(mongostore.DeclaredKeys(), v.t.Errorf)
	store, err := mongostore.Open(v.t.Context(), v.mongo, mongostore.WithMonitor(watch.Monitor()))
	v.must(err)
	v.t.Cleanup(func() { store.Close(context.Background()) })
	money, people := mongostore.NewBilling(store), mongostore.NewPeople(store)
	v.must(errors.Join(store.Migrate(v.t.Context()), money.SeedPlans(v.t.Context(), billing.Catalogue())))
	p := &process{teams: mongostore.NewTeams(store), keys: &touches{APIKeys: mongostore.NewAPIKeys(store)}}
	log := slog.New(slog.DiscardHandler)
	p.billing = billing.New(billing.Needs{
		Plans: money, Ledgers: money, Payments: money, Usages: mongostore.NewUsages(store), Things: v, Tenants: v, Feed: v, Clock: v.clock, Log: log,
	})
	p.Service = apikey.New(apikey.Needs{Store: p.keys, Teams: p.teams, Users: people, Quota: p.billing, Feed: v, Clock: v.clock, Log: log})
	return p
}

// Took: there is no budget here.
func (*vault) Took(context.Context, tenant.Scope, billing.Limit, string) (int64, bool, error) {
	return 0, true, nil
}

func (v *vault) Exists(context.Context, tenant.Scope, billing.Limit, string) (bool, error) {
	return false, nil
}
func (v *vault) Zone(context.Context, tenant.ID) (string, error)    { return "Europe/Berlin", nil }
func (v *vault) Changed(context.Context, tenant.ID, string, string) {}

// touches counts the uses that were noted.
type touches struct {
	*mongostore.APIKeys
	mu    sync.Mutex
	noted int
}

func (s *touches) TouchKey(ctx context.Context, scope tenant.Scope, id string, at, since time.Time) error {
	err := s.APIKeys.TouchKey(ctx, scope, id, at, since)
	if err == nil {
		s.mu.Lock()
		s.noted++
		s.mu.Unlock()
	}
	return err
}

func (v *vault) must(err error) {
	v.t.Helper()
	if err != nil {
		v.t.Fatal(err)
	}
}

func (v *vault) create(who tenant.Actor, w apikey.Wish) (apikey.Named, string) {
	v.t.Helper()
	k, secret, err := v.first.Create(v.t.Context(), who, w)
	v.must(err)
	return k, secret
}

func (v *vault) authenticate(secret string) error {
	_, err := v.second.Authenticate(v.t.Context(), secret)
	return err
}

func wants(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

var reporting = apikey.Wish{Name: "Reporting", Scopes: []string{"posts:read", "campaigns:*"}}

func TestAKeyMayWhatItsScopesSayAndNoMore(t *testing.T) {
	v := newVault(t)
	k, secret := v.create(ours, reporting)
	who, err := v.second.Authenticate(t.Context(), secret)
	v.must(err)
	may := who.Permissions()
	slices.Sort(may)
	if fmt.Sprint(may) != "[campaigns:read campaigns:write posts:read]" {
		t.Errorf("it may %v", may)
	}
	if who.TenantID != ours.TenantID || who.KeyID != k.ID || who.UserID != "" || who.Name() != k.ID {
		t.Errorf("it acts as %+v", who)
	}
	if k.Last4() != secret[len(secret)-4:] {
		t.Errorf("it ends with %q, and shows %q", secret[len(secret)-4:], k.Last4())
	}
}

func TestTheSecretOfAKeyIsNotStored(t *testing.T) {
	v := newVault(t)
	_, secret := v.create(ours, reporting)
	got, err := v.first.List(t.Context(), ours, page.Request{Limit: 10})
	v.must(err)
	if len(got.Items) != 1 || strings.Contains(fmt.Sprintf("%+v", got.Items), secret) {
		t.Errorf("the secret stands in %+v", got.Items)
	}
}

func TestScopesAndEndsThatAreWrongAreNamed(t *testing.T) {
	v := newVault(t)
	now := v.clock.Now()
	editor := tenant.NewActor(tenant.Person{UserID: "usr_ed", TenantID: ours.TenantID, Role: tenant.Editor})
	for name, c := range map[string]struct {
		who   tenant.Actor
		wish  apikey.Wish
		field string
	}{
		"no name":                {ours, apikey.Wish{Name: " ", Scopes: []string{"posts:read"}}, "name"},
		"no scope":               {ours, apikey.Wish{Name: "x"}, "scopes"},
		"an unknown scope":       {ours, apikey.Wish{Name: "x", Scopes: []string{"posts:read", "posts:eat"}}, "scopes[1]"},
		"an unknown area":        {ours, apikey.Wish{Name: "x", Scopes: []string{"kitchen:*"}}, "scopes[0]"},
		"everything":             {ours, apikey.Wish{Name: "x", Scopes: []string{"*"}}, "scopes[0]"},
		"everything of anything": {ours, apikey.Wish{Name: "x", Scopes: []string{":*"}}, "scopes[0]"},
		"what no key may":        {ours, apikey.Wish{Name: "x", Scopes: []string{"keys:write"}}, "scopes[0]"},
		"what only people may":   {ours, apikey.Wish{Name: "x", Scopes: []string{"billing:write"}}, "scopes[0]"},
		"an operator's right":    {ours, apikey.Wish{Name: "x", Scopes: []string{"platform:*"}}, "scopes[0]"},
		"more than one may":      {editor, apikey.Wish{Name: "x", Scopes: []string{"posts:approve"}}, "scopes[0]"},
		"more than one may, all": {editor, apikey.Wish{Name: "x", Scopes: []string{"posts:*"}}, "scopes[0]"},
		"an end in the past":     {ours, apikey.Wish{Name: "x", Scopes: []string{"posts:read"}, ExpiresAt: now}, "expiresAt"},
		"an end too far":         {ours, apikey.Wish{Name: "x", Scopes: []string{"posts:read"}, ExpiresAt: now.AddDate(3, 0, 0)}, "expiresAt"},
	} {
		_, _, err := v.first.Create(t.Context(), c.who, c.wish)
		f, _ := fault.As(err)
		if !errors.Is(err, fault.ErrInvalid) || len(f.Fields) != 1 || f.Fields[0].Field != c.field {
			t.Errorf("%s: %v, want a fault on %s", name, err, c.field)
		}
	}
	_, _, err := v.first.Create(t.Context(), editor, apikey.Wish{Name: "x", Scopes: []string{"posts:write"}, ExpiresAt: now.AddDate(2, 0, 0)})
	wants(t, "what one may oneself, for two years", err, nil)
}

func TestARevokedKeyIsRefusedAtOnceAndLikeOneThatNeverWas(t *testing.T) {
	v := newVault(t)
	k, secret := v.create(ours, apikey.Wish{Name: "x", Scopes: []string{"posts:read"}, ExpiresAt: v.clock.Now().Add(time.Hour)})
	other, expiring := v.create(theirs, apikey.Wish{Name: "x", Scopes: []string{"posts:read"}, ExpiresAt: v.clock.Now().Add(time.Hour)})
	wants(t, "a key in force", v.authenticate(secret), nil)
	v.must(v.first.Revoke(t.Context(), ours, k.ID))
	v.clock.Advance(time.Hour)
	said := map[string]bool{}
	for name, bearer := range map[string]string{"revoked": secret, "expired": expiring, "mistyped": secret[:20] + "0" + secret[21:], "none": apikey.Prefix} {
		err := v.authenticate(bearer)
		wants(t, name, err, apikey.ErrCredential)
		said[fmt.Sprint(err)] = true
	}
	if len(said) != 1 {
		t.Errorf("the refusals differ: %v", said)
	}
	_, _, err := v.first.Rotate(t.Context(), theirs, other.ID, 0)
	wants(t, "rotate what has expired", err, apikey.ErrExpired)
	if !errors.Is(identity.ErrCredential, apikey.ErrCredential) {
		t.Error("a bad key and a bad access token are told apart")
	}
}

func TestARotationOverlapsAsLongAsWanted(t *testing.T) {
	v := newVault(t)
	k, old := v.create(ours, reporting)
	rotated, fresh, err := v.first.Rotate(t.Context(), ours, k.ID, time.Hour)
	v.must(err)
	if !rotated.OverlapEnds.Equal(v.clock.Now().Add(time.Hour)) || rotated.Last4() != fresh[len(fresh)-4:] {
		t.Errorf("it says %+v", rotated)
	}
	wants(t, "the new secret", v.authenticate(fresh), nil)
	wants(t, "the old one within the overlap", v.authenticate(old), nil)
	v.clock.Advance(time.Hour)
	wants(t, "the old one after it", v.authenticate(old), apikey.ErrCredential)
	_, last, err := v.first.Rotate(t.Context(), ours, k.ID, 0)
	v.must(err)
	wants(t, "without an overlap, the one before", v.authenticate(fresh), apikey.ErrCredential)
	wants(t, "and the newest", v.authenticate(last), nil)
	v.must(v.first.Revoke(t.Context(), ours, k.ID))
	wants(t, "revoked", v.authenticate(last), apikey.ErrCredential)
}

func TestRotatingAgainEndsTheSecretBeforeTheLast(t *testing.T) {
	v := newVault(t)
	k, first := v.create(ours, reporting)
	_, second, err := v.first.Rotate(t.Context(), ours, k.ID, time.Hour)
	v.must(err)
	_, third, err := v.first.Rotate(t.Context(), ours, k.ID, time.Hour)
	v.must(err)
	wants(t, "the first", v.authenticate(first), apikey.ErrCredential)
	wants(t, "the second", v.authenticate(second), nil)
	wants(t, "the third", v.authenticate(third), nil)
}

func TestTwentyKeysAtTheLimitLeaveAsManyAsThePlanHas(t *testing.T) {
	v := newVault(t)
	most, err := v.first.billing.Ceiling(t.Context(), ours, "apiKeys")
	v.must(err)
	var all sync.WaitGroup
	var mu sync.Mutex
	made := int64(0)
	for n := range 20 {
		p := []*process{v.first, v.second}[n%2]
		all.Go(func() {
			_, _, err := p.Create(t.Context(), ours, reporting)
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				made++
			} else if !errors.Is(err, billing.ErrLimit) {
				t.Error(err)
			}
		})
	}
	all.Wait()
	got, err := v.first.List(t.Context(), ours, page.Request{Limit: 100})
	if made != most || int64(len(got.Items)) != most {
		t.Errorf("%d were made and %d are there (%v), want %d", made, len(got.Items), err, most)
	}
	v.must(v.first.Revoke(t.Context(), ours, got.Items[0].ID))
	_, _, err = v.second.Create(t.Context(), ours, reporting)
	wants(t, "in the place of a revoked one", err, nil)
}

func TestTheLastUseIsNotedOnceAMinute(t *testing.T) {
	v := newVault(t)
	k, secret := v.create(ours, reporting)
	use := func() (noted int) {
		before := v.first.keys.noted + v.second.keys.noted
		var all sync.WaitGroup
		for n := range 20 {
			p := []*process{v.first, v.second}[n%2]
			all.Go(func() {
				if _, err := p.Authenticate(t.Context(), secret); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		return v.first.keys.noted + v.second.keys.noted - before
	}
	for minute := range 3 {
		if n := use(); n != 1 {
			t.Errorf("in minute %d, %d uses were noted, want one", minute, n)
		}
		got, err := v.first.keys.Key(t.Context(), ours.Scope(), k.ID)
		if err != nil || !got.UsedAt.Equal(v.clock.Now()) {
			t.Errorf("the last use is said to be at %s (%v)", got.UsedAt, err)
		}
		v.clock.Advance(59 * time.Second)
		if n := use(); n != 0 {
			t.Errorf("within minute %d, %d more were noted", minute, n)
		}
		v.clock.Advance(time.Second)
	}
}

func TestAKeyKnowsHowItsTeamStands(t *testing.T) {
	v := newVault(t)
	_, secret := v.create(ours, reporting)
	now, err := v.first.teams.Tenant(t.Context(), ours.Scope())
	v.must(err)
	now.Status, now.Version = tenant.Suspended, 2
	v.must(v.first.teams.SaveTenant(t.Context(), ours.Scope(), now, 1))
	who, err := v.second.Authenticate(t.Context(), secret)
	if err != nil || who.Standing != tenant.Suspended {
		t.Errorf("the team is said to be %q (%v)", who.Standing, err)
	}
}

func TestTeamsDoNotTouchEachOthersKeys(t *testing.T) {
	v := newVault(t)
	k, secret := v.create(ours, reporting)
	_, _, err := v.first.Rotate(t.Context(), theirs, k.ID, 0)
	wants(t, "rotate another team's", err, apikey.ErrNotFound)
	wants(t, "revoke another team's", v.first.Revoke(t.Context(), theirs, k.ID), apikey.ErrNotFound)
	wants(t, "the key afterwards", v.authenticate(secret), nil)
	for name, c := range map[string]struct {
		who  tenant.Actor
		want int
	}{"ours": {ours, 1}, "theirs": {theirs, 0}} {
		if got, err := v.first.List(t.Context(), c.who, page.Request{Limit: 10}); err != nil || len(got.Items) != c.want {
			t.Errorf("%s lists %d keys (%v), want %d", name, len(got.Items), err, c.want)
		}
	}
	wants(t, "revoke the own one", v.first.Revoke(t.Context(), ours, k.ID), nil)
}
