package admin_test

import (
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"campaignos.dev/api/internal/admin"
	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/directory"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

var (
	operator = tenant.NewActor(tenant.Person{UserID: "usr_ops", PlatformRole: tenant.PlatformAdmin, SessionID: "ses_1"})
	support  = tenant.NewActor(tenant.Person{UserID: "usr_sup", PlatformRole: tenant.PlatformSupport, SessionID: "ses_2"})
	owner    = tenant.NewActor(tenant.Person{UserID: "usr_ada", TenantID: "ten_a", Standing: tenant.Active, Role: tenant.Owner, SessionID: "ses_3"})
)

// office is the operators' room over real stores with two teams on trial.
type office struct {
	*admin.Service
	clock   *clock.Manual
	teams   *mongostore.Teams
	people  *mongostore.People
	ledger  *mongostore.Publications
	money   *mongostore.Billing
	index   *directory.Service
	notices notices
	records records
}

func newOffice(t *testing.T) *office {
	t.Helper()
	watch := shape.New(mongostore.DeclaredKeys(), t.Errorf)
	store, err := mongostore.Open(t.Context(), harness.Mongo(t), mongostore.WithMonitor(watch.Monitor()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	money, now := mongostore.NewBilling(store), clock.NewManual(time.Now())
	if err := errors.Join(store.Migrate(t.Context()), money.SeedPlans(t.Context(), billing.Catalogue())); err != nil {
		t.Fatal(err)
	}
	findings := mongostore.NewMismatches(store)
	plans := billing.New(billing.Needs{
		Plans: money, Ledgers: money, Payments: money, Mismatches: findings, Usages: mongostore.NewUsages(store), Resumption: silence{}, Feed: silence{}, Clock: now,
		Log: slog.New(slog.DiscardHandler),
	})
	teams, people := mongostore.NewTeams(store), mongostore.NewPeople(store)
	for _, name := range []string{"a", "b"} {
		settle(t, teams, people, plans, name, now.Now())
	}
	index := directory.New(directory.Needs{
		Entries: mongostore.NewDirectory(store), Teams: teams, People: people, Money: money, Clock: now, Log: slog.New(slog.DiscardHandler),
	})
	o := &office{clock: now, teams: teams, people: people, ledger: mongostore.NewPublications(store), money: money, index: index}
	o.Service = admin.New(admin.Needs{
		Teams: teams, People: people, Billing: plans, Index: index, Counters: counters{money, findings}, Identity: stand{}, Audit: &o.records, Calls: o.ledger,
		Notices: &o.notices, Feed: silence{}, Clock: now,
	})
	return o
}

// settle makes a team with its owner and an editor who came earlier.
func settle(t *testing.T, teams *mongostore.Teams, people *mongostore.People, plans *billing.Service, name string, at time.Time) {
	t.Helper()
	in := tenant.ID("ten_" + name)
	scope := tenant.System(in, "test").Scope()
	email := name + "@example.com"
	err := errors.Join(
		people.CreateUser(t.Context(), tenant.System("", "test"), identity.User{ID: "usr_" + name, Email: email, EmailKey: email}),
		teams.EnsureTenant(t.Context(), scope, identity.Tenant{ID: in, TenantID: in, Name: name, Timezone: "UTC", Status: tenant.Active, Version: 1}),
		teams.EnsureMember(t.Context(), scope, identity.Membership{ID: "mbr_1" + name, TenantID: in, UserID: "usr_x", Role: tenant.Editor, CreatedAt: at.Add(-time.Hour)}),
		teams.EnsureMember(t.Context(), scope, identity.Membership{ID: "mbr_2" + name, TenantID: in, UserID: "usr_" + name, Role: tenant.Owner, CreatedAt: at}),
		plans.Open(t.Context(), in, true),
	)
	if err != nil {
		t.Fatal(err)
	}
}

type silence struct{}

func (silence) Changed(context.Context, tenant.ID, string, string) {}

func (silence) Resumed(context.Context, tenant.ID, time.Time, string) error { return nil }

// counters counts subscriptions for real; posts and runs are others' business.
type counters struct {
	*mongostore.Billing
	*mongostore.Mismatches
}

func (c counters) CountFlagged(ctx context.Context, scope tenant.Scope) (int64, error) {
	return c.CountStatus(ctx, scope, billing.PaymentFlagged)
}
func (counters) CountScheduled(context.Context, tenant.Scope) (int64, error) { return 1, nil }
func (counters) CountPublished(context.Context, tenant.Scope) (int64, error) { return 2, nil }
func (counters) CountFailed(context.Context, tenant.Scope) (int64, error)    { return 3, nil }
func (counters) CountRuns(context.Context, tenant.Scope) (int64, error)      { return 4, nil }

var newest = directory.Query{Sort: directory.ByCreation}

func TestOperatorsSeeEveryTeamAPageAtATime(t *testing.T) {
	o := newOffice(t)
	if err := o.index.Refresh(t.Context()); err != nil {
		t.Fatal(err)
	}
	first, err := o.List(t.Context(), support, newest, page.Request{Limit: 1})
	if err != nil || len(first.Items) != 1 || first.Next == "" {
		t.Fatalf("the first page: %+v, %v", first, err)
	}
	b := first.Items[0]
	if b.Tenant.ID != "ten_b" || b.OwnerEmail != "b@example.com" || b.Members != 2 || b.Subscription.Status != billing.Trialing {
		t.Errorf("the newest team is shown as %+v", b)
	}
	req, _ := page.NewRequest(1, first.Next)
	if second, err := o.List(t.Context(), support, newest, req); err != nil || len(second.Items) != 1 || second.Items[0].Tenant.ID != "ten_a" || second.Next != "" {
		t.Errorf("the second page: %+v, %v", second, err)
	}
	_, err = o.Get(t.Context(), support, "ten_nowhere")
	if !errors.Is(err, identity.ErrNoTenant) {
		t.Errorf("a team that is not there: %v", err)
	}
}

func TestAnOverrideReachesOneTeamAndItsReasonIsKept(t *testing.T) {
	o := newOffice(t)
	until := o.clock.Now().Add(60 * 24 * time.Hour)
	got, err := o.Override(t.Context(), operator, "ten_a", admin.Change{Action: admin.GrantTime, PlanID: "agency", Until: &until, Reason: "a partner"})
	if err != nil || got.Subscription.Current == nil || got.Subscription.Current.Plan.ID != "agency" || got.Subscription.Current.Reason != "a partner" {
		t.Fatalf("granted: %+v, %v", got.Subscription, err)
	}
	if other, _ := o.Get(t.Context(), operator, "ten_b"); other.Subscription.Status != billing.Trialing {
		t.Errorf("the other team is %s", other.Subscription.Status)
	}
	f, err := o.Figures(t.Context(), operator)
	want := admin.Figures{Tenants: 2, Users: 2, ActiveSubscriptions: 1, Trials: 1, PostsScheduled: 1, PostsPublished: 2, PostsFailed: 3, EngineRuns: 4}
	if err != nil || f != want {
		t.Errorf("figures %+v, %v; want %+v", f, err, want)
	}
	o.clock.Advance(time.Second)
	got, err = o.Override(t.Context(), operator, "ten_a", admin.Change{Action: admin.EndAll, Reason: "misuse"})
	if err != nil || got.Subscription.Status != billing.Inactive {
		t.Errorf("ended: %+v, %v", got.Subscription, err)
	}
	late := o.clock.Now()
	_, err = o.Override(t.Context(), operator, "ten_a", admin.Change{Action: admin.GrantTime, PlanID: "agency", Until: &late, Reason: "too late"})
	if !errors.Is(err, fault.ErrInvalid) {
		t.Errorf("a grant that ends now: %v", err)
	}
}

func TestSupportReadsAndTheOthersAreKeptOut(t *testing.T) {
	o := newOffice(t)
	change := admin.Change{Action: admin.EndAll, Reason: "a test"}
	for name, call := range map[string]func(tenant.Actor) error{
		"list": func(a tenant.Actor) error {
			_, err := o.List(t.Context(), a, newest, page.Request{Limit: 1})
			return err
		},
		"get":      func(a tenant.Actor) error { _, err := o.Get(t.Context(), a, "ten_a"); return err },
		"figures":  func(a tenant.Actor) error { _, err := o.Figures(t.Context(), a); return err },
		"override": func(a tenant.Actor) error { _, err := o.Override(t.Context(), a, "ten_a", change); return err },
	} {
		if err := call(owner); !errors.Is(err, tenant.ErrForbidden) {
			t.Errorf("%s by a team's owner: %v", name, err)
		}
		if err := call(support); (name == "override") != errors.Is(err, tenant.ErrForbidden) {
			t.Errorf("%s by support: %v", name, err)
		}
	}
}
