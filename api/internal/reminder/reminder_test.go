package reminder_test

import (
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/notify"
	"campaignos.dev/api/internal/reminder"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

const day = 24 * time.Hour

// desk is the service over real stores, with one team on trial that ends in 14 days.
type desk struct {
	*reminder.Service
	clock   *clock.Manual
	begun   time.Time
	billing *billing.Service
	teams   *mongostore.Teams
	notices *notify.Service
	post    *postOffice
}

// postOffice keeps what it is asked for, as often as it is asked; the real queue takes an
// errand once.
type postOffice struct {
	mu      sync.Mutex
	errands []reminder.Errand
	letters []identity.Letter
	fail    bool
}

func (p *postOffice) AskReminder(_ context.Context, e reminder.Errand) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.fail {
		return fault.ErrUnavailable
	}
	p.errands = append(p.errands, e)
	return nil
}

func (p *postOffice) Send(_ context.Context, l identity.Letter) error {
	p.letters = append(p.letters, l)
	return nil
}

type silence struct{}

func (silence) Changed(context.Context, tenant.ID, string, string) {}

func (silence) Resumed(context.Context, tenant.ID, time.Time, string) error { return nil }

var ours = tenant.System("ten_ours", "test")

func open(t *testing.T) *desk {
	t.Helper()
	watch := shape.New(mongostore.DeclaredKeys(), t.Errorf)
	store, err := mongostore.Open(t.Context(), harness.Mongo(t), mongostore.WithMonitor(watch.Monitor()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	money, now := mongostore.NewBilling(store), clock.NewManual(time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC))
	teams, people := mongostore.NewTeams(store), mongostore.NewPeople(store)
	err = errors.Join(store.Migrate(t.Context()), money.SeedPlans(t.Context(), billing.Catalogue()),
		teams.EnsureTenant(t.Context(), ours.Scope(), identity.Tenant{ID: ours.TenantID, TenantID: ours.TenantID, Name: "Elbe Coffee", Timezone: "Europe/Berlin", Status: tenant.Active, Version: 1, CreatedAt: now.Now()}),
		member(t, teams, people, "usr_ada", "Ada", "de", tenant.Owner), member(t, teams, people, "usr_ben", "Ben", "en", tenant.Owner),
		member(t, teams, people, "usr_eve", "Eve", "en", tenant.Editor))
	if err != nil {
		t.Fatal(err)
	}
	d := &desk{clock: now, begun: now.Now(), teams: teams, post: &postOffice{}, notices: notify.New(mongostore.NewNotices(store), silence{}, now)}
	d.billing = billing.New(billing.Needs{Plans: money, Ledgers: money, Usages: mongostore.NewUsages(store), Resumption: silence{}, Feed: silence{}, Clock: now, Log: slog.New(slog.DiscardHandler)})
	if err := d.billing.Open(t.Context(), ours.TenantID, true); err != nil {
		t.Fatal(err)
	}
	d.Service = reminder.New(reminder.Needs{
		Ledgers: money, Teams: teams, People: people, Notices: d.notices, Outbox: d.post, Mailer: d.post, Clock: now, AppURL: "https://app.example",
	})
	return d
}

func member(t *testing.T, teams *mongostore.Teams, people *mongostore.People, id, name, locale string, role tenant.Role) error {
	t.Helper()
	email := strings.ToLower(name) + "@example.com"
	return errors.Join(
		people.CreateUser(t.Context(), tenant.System("", "test"), identity.User{ID: id, Email: email, EmailKey: email, Name: name, Locale: locale, Version: 1}),
		teams.EnsureMember(t.Context(), ours.Scope(), identity.Membership{ID: "mbr_" + name, TenantID: ours.TenantID, UserID: id, Role: role, Version: 1}))
}

// at sets the clock to a time before the trial's end; sweeps, and gives the steps that
// letters were asked for, one for each owner.
func (d *desk) at(t *testing.T, before time.Duration) []reminder.Step {
	t.Helper()
	d.clock.Set(d.begun.Add(14*day - before))
	d.post.errands = nil
	if err := d.Sweep(t.Context()); err != nil {
		t.Fatal(err)
	}
	steps := []reminder.Step{}
	for _, e := range d.post.errands {
		steps = append(steps, e.Step)
	}
	return steps
}

func (d *desk) told(t *testing.T) []string {
	t.Helper()
	got, _, err := d.notices.List(t.Context(), ours, page.Request{Limit: 50})
	if err != nil {
		t.Fatal(err)
	}
	texts := []string{}
	for _, n := range got.Items {
		texts = append(texts, n.Text)
	}
	return texts
}

func TestEachStepIsToldOnceAtItsBoundary(t *testing.T) {
	d := open(t)
	for _, c := range []struct {
		before time.Duration
		want   []reminder.Step
	}{
		{7*day + time.Second, nil},
		{7 * day, []reminder.Step{reminder.Week, reminder.Week}},
		{7*day - time.Hour, nil},
		{3*day + time.Second, nil},
		{3 * day, []reminder.Step{reminder.Three, reminder.Three}},
		{day + time.Second, nil},
		{day, []reminder.Step{reminder.One, reminder.One}},
		{time.Second, nil},
		{0, []reminder.Step{reminder.Over, reminder.Over}},
		{-time.Hour, nil},
		{-30 * day, nil},
	} {
		if got := d.at(t, c.before); !slices.Equal(got, c.want) {
			t.Errorf("%v before the end letters were asked for %v, want %v", c.before, got, c.want)
		}
	}
	if got := d.told(t); len(got) != 4 || !strings.Contains(got[0], "trial has ended") || !strings.Contains(got[3], "within a week") {
		t.Errorf("the app says, newest first: %q", got)
	}
}

func TestAfterADowntimeOnlyTheMostUrgentStepIsTold(t *testing.T) {
	d := open(t)
	if got := d.at(t, 5*time.Hour); !slices.Equal(got, []reminder.Step{reminder.One, reminder.One}) {
		t.Errorf("told: %v", got)
	}
	if got := d.at(t, -6*day); !slices.Equal(got, []reminder.Step{reminder.Over, reminder.Over}) {
		t.Errorf("six days after the end: %v", got)
	}
}

func TestManyWorkersTellOnce(t *testing.T) {
	d := open(t)
	d.clock.Set(d.begun.Add(12 * day))
	var all sync.WaitGroup
	for range 16 {
		all.Go(func() {
			if err := d.Sweep(t.Context()); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if got := d.told(t); len(got) != 1 {
		t.Errorf("16 sweeps left %d notices", len(got))
	}
	asked := map[reminder.Errand]bool{}
	for _, e := range d.post.errands {
		asked[e] = true
	}
	if len(asked) != 2 {
		t.Errorf("16 sweeps asked for %d different letters, want one for each owner", len(asked))
	}
}

func TestALetterThatCouldNotBeAskedForIsAskedForAgain(t *testing.T) {
	d := open(t)
	d.clock.Set(d.begun.Add(12 * day))
	d.post.fail = true
	if err := d.Sweep(t.Context()); err == nil {
		t.Fatal("a queue that is away went unnoticed")
	}
	if got := d.told(t); len(got) != 0 {
		t.Fatalf("the step counts as told: %v", got)
	}
	d.post.fail = false
	if got := d.at(t, 2*day); len(got) != 2 {
		t.Errorf("letters asked for afterwards: %v", got)
	}
}

func TestWhoHasBoughtMoreIsNotReminded(t *testing.T) {
	d := open(t)
	if got := d.at(t, 2*day); len(got) != 2 {
		t.Fatalf("asked for: %v", got)
	}
	errand := d.post.errands[0]
	if err := d.billing.Grant(t.Context(), tenant.System(ours.TenantID, "test"), ours.TenantID, "growth", d.begun.Add(60*day), "a test"); err != nil {
		t.Fatal(err)
	}
	if err := d.Deliver(t.Context(), errand); err != nil || len(d.post.letters) != 0 {
		t.Errorf("a letter went out about an end that has moved: %v, %v", d.post.letters, err)
	}
	if got := d.at(t, day/2); len(got) != 0 {
		t.Errorf("reminded of the old end: %v", got)
	}
	if got := d.at(t, -44*day); !slices.Equal(got, []reminder.Step{reminder.Three, reminder.Three}) {
		t.Errorf("two days before the new end: %v", got)
	}
	if got := d.told(t); !strings.HasPrefix(got[0], "Your plan ends") {
		t.Errorf("what was granted is no trial: %q", got[0])
	}
}

func TestAShutTeamIsLeftAlone(t *testing.T) {
	d := open(t)
	team, err := d.teams.Tenant(t.Context(), ours.Scope())
	if err != nil {
		t.Fatal(err)
	}
	team.Status, team.Version = tenant.Suspended, team.Version+1
	if err := d.teams.SaveTenant(t.Context(), ours.Scope(), team, team.Version-1); err != nil {
		t.Fatal(err)
	}
	if got := d.at(t, 2*day); len(got) != 0 || len(d.told(t)) != 0 {
		t.Errorf("a suspended team was reminded: %v", got)
	}
}

func TestALetterSpeaksThePersonsLanguageAndTheTeamsTime(t *testing.T) {
	d := open(t)
	d.at(t, 2*day)
	for _, e := range d.post.errands {
		if err := d.Deliver(t.Context(), e); err != nil {
			t.Fatal(err)
		}
	}
	words := map[string]string{}
	for _, l := range d.post.letters {
		words[l.To] = l.Subject + " " + strings.Join(l.Lines, " ") + " " + l.Link
	}
	for to, want := range map[string][]string{
		"ada@example.com": {"Testzeitraum", "15.03.2027, 10:00 CET", "Elbe Coffee", "https://app.example/billing"},
		"ben@example.com": {"Your trial ends on 15 March", "15 March 2027, 10:00 CET"},
	} {
		for _, part := range want {
			if !strings.Contains(words[to], part) {
				t.Errorf("the letter to %s does not say %q: %s", to, part, words[to])
			}
		}
	}
}
