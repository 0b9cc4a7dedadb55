package directory_test

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/directory"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

var all = tenant.AllTenants("test")

// town is an index over real stores.
type town struct {
	*directory.Service
	t      *testing.T
	clock  *clock.Manual
	teams  *mongostore.Teams
	people *mongostore.People
	money  *mongostore.Billing
	ids    []tenant.ID
}

func newTown(t *testing.T) *town {
	t.Helper()
	watch := shape.New(mongostore.DeclaredKeys(), t.Errorf)
	store, err := mongostore.Open(t.Context(), harness.Mongo(t), mongostore.WithMonitor(watch.Monitor()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	w := &town{
		t: t, clock: clock.NewManual(time.Date(2026, 5, 20, 12, 0, 0, 0, time.UTC)),
		teams: mongostore.NewTeams(store), people: mongostore.NewPeople(store), money: mongostore.NewBilling(store),
	}
	w.Service = directory.New(directory.Needs{
		Entries: mongostore.NewDirectory(store), Teams: w.teams, People: w.people, Money: w.money, Clock: w.clock, Log: slog.New(slog.DiscardHandler),
	})
	return w
}

// settle adds a team with what happened to its subscription and what it paid.
func (w *town) settle(name, email string, entries []billing.Entry, paid ...billing.Payment) tenant.ID {
	w.t.Helper()
	n := len(w.ids)
	in := tenant.ID(fmt.Sprintf("ten_%03d", n))
	user := fmt.Sprintf("usr_%03d", n)
	scope := tenant.System(in, "test").Scope()
	l := billing.Ledger{ID: in, TenantID: in, Entries: entries, Version: 1}
	for _, p := range billing.Replay(entries) {
		l.EndsAt = p.End
		if p.Source == billing.Trial {
			l.TrialUntil = p.End
		} else {
			l.PaidUntil = p.End
		}
	}
	errs := []error{
		w.people.CreateUser(w.t.Context(), tenant.System("", "test"), identity.User{ID: user, Email: email, EmailKey: strings.ToLower(email)}),
		w.teams.EnsureTenant(w.t.Context(), scope, identity.Tenant{ID: in, TenantID: in, Name: name, Timezone: "UTC", Status: tenant.Active, Owners: []string{user}, Version: 1}),
		w.money.Open(w.t.Context(), scope, l),
	}
	for i, p := range paid {
		p.ID, p.TenantID = billing.PaymentID(fmt.Sprintf("pay_%03d_%d", n, i)), in
		p.SessionID = "cs_" + string(p.ID)
		errs = append(errs, w.money.Create(w.t.Context(), scope, p))
	}
	if err := errors.Join(errs...); err != nil {
		w.t.Fatal(err)
	}
	w.ids = append(w.ids, in)
	return in
}

func (w *town) refresh() {
	w.t.Helper()
	if err := w.Refresh(w.t.Context()); err != nil {
		w.t.Fatal(err)
	}
}

// walk reads a whole list, page by page.
func (w *town) walk(q directory.Query, limit int) []directory.Entry {
	w.t.Helper()
	var out []directory.Entry
	for cursor := ""; ; {
		req, err := page.NewRequest(limit, cursor)
		if err != nil {
			w.t.Fatal(err)
		}
		got, err := w.Find(w.t.Context(), all, q, req)
		if err != nil {
			w.t.Fatal(err)
		}
		out = append(out, got.Items...)
		if cursor = got.Next; cursor == "" {
			return out
		}
	}
}

func (w *town) found(q directory.Query) string {
	var ids []string
	for _, e := range w.walk(q, 10) {
		ids = append(ids, strings.TrimPrefix(string(e.ID), "ten_"))
	}
	return strings.Join(ids, " ")
}

func paid(amount int64, currency string) billing.Payment {
	return billing.Payment{Status: billing.PaymentPaid, Amount: money.Of(amount, currency)}
}

func (w *town) trial(until time.Duration) []billing.Entry {
	plan := billing.Plan{ID: "growth", Rank: 2}
	return []billing.Entry{{ID: "trial", Kind: billing.Began, At: w.clock.Now().Add(-time.Hour * 24 * 10), Until: w.clock.Now().Add(until), Plan: &plan}}
}

func (w *town) bought(planID string, rank int, ago time.Duration) []billing.Entry {
	plan := billing.Plan{ID: planID, Rank: rank, Prices: billing.Prices{Month: money.Of(1900, "usd")}}
	return []billing.Entry{{ID: "payment:1", Kind: billing.Bought, At: w.clock.Now().Add(-ago), Plan: &plan, Interval: billing.Month, Amount: money.Of(1900, "usd"), PaymentID: "pay_1"}}
}

// Whatever a list is sorted by, and however small its pages: each team is there once, in
// order.
func TestEveryOrderTellsEveryTeamOnce(t *testing.T) {
	w := newTown(t)
	random := rand.New(rand.NewPCG(4, 2))
	for range 57 {
		entries := w.trial(time.Duration(random.IntN(4)) * 24 * time.Hour) // many end at the same instant
		var bills []billing.Payment
		for range random.IntN(3) {
			bills = append(bills, paid(int64(random.IntN(3))*1000, "usd"))
		}
		name := []string{"Café", "cafe", "Zoo|1", "ÄPFEL", "a very long name that goes on and on, longer than a cursor likes"}[random.IntN(5)]
		w.settle(name, fmt.Sprintf("owner%d@example.com", len(w.ids)), entries, bills...)
	}
	w.refresh()
	lists := 0
	for _, sort := range []directory.Sort{directory.ByCreation, directory.ByName, directory.ByEnd, directory.BySpend} {
		for _, up := range []bool{true, false} {
			for _, limit := range []int{1, 7, 100} {
				q := directory.Query{Sort: sort, Ascending: up}
				got := w.walk(q, limit)
				if len(got) != len(w.ids) {
					t.Fatalf("by %s (ascending %t, pages of %d): %d of %d teams", sort, up, limit, len(got), len(w.ids))
				}
				inOrder := func(a, b directory.Entry) int {
					c := map[directory.Sort]int{
						directory.ByName: cmp.Compare(a.Name, b.Name), directory.ByEnd: a.EndsAt.Compare(b.EndsAt), directory.BySpend: cmp.Compare(a.Spent, b.Spent),
					}[sort]
					c = cmp.Or(c, cmp.Compare(a.ID, b.ID))
					if !up {
						return -c
					}
					return c
				}
				if !slices.IsSortedFunc(got, inOrder) {
					t.Errorf("by %s (ascending %t, pages of %d): out of order", sort, up, limit)
				}
				if ids := slices.CompactFunc(got, func(a, b directory.Entry) bool { return a.ID == b.ID }); len(ids) != len(w.ids) {
					t.Errorf("by %s (ascending %t, pages of %d): a team comes twice", sort, up, limit)
				}
				lists++
			}
		}
	}
	t.Logf("%d teams in %d lists", len(w.ids), lists)
}

func TestASearchFindsBeginningsOfWords(t *testing.T) {
	w := newTown(t)
	w.settle("Blue Door Coffee", "ada@bluedoor.example", nil)
	w.settle("Coffee & Söhne", "Emil.Braun@soehne.example", nil)
	w.settle("Tea House", "zoe@tea.example", nil)
	w.refresh()
	for text, want := range map[string]string{
		"coffee": "000 001", "COFF": "000 001", "cof söh": "001", "offee": "", "ten_002": "002", "emil.braun@soehne": "001",
		"zoe@tea.example": "002", "braun": "001", "  ": "000 001 002", "door coffee": "000", "$gt": "", "a*": "000", "&": "000 001 002",
	} {
		if got := w.found(directory.Query{Text: text, Sort: directory.ByCreation, Ascending: true}); got != want {
			t.Errorf("%q finds %q, want %q", text, got, want)
		}
	}
}

func TestAFilterFollowsTheInstantAndNotTheEntry(t *testing.T) {
	w := newTown(t)
	w.settle("on trial", "a@example.com", w.trial(time.Hour))
	w.settle("paid", "b@example.com", w.bought("starter", 1, time.Hour))
	w.settle("over", "c@example.com", w.bought("agency", 3, 90*24*time.Hour))
	w.settle("never", "d@example.com", nil)
	w.refresh()
	for _, c := range []struct {
		q     directory.Query
		want  string
		later string // two hours on, with nothing described anew
	}{
		{directory.Query{Subscription: billing.Trialing}, "000", ""},
		{directory.Query{Subscription: billing.Active}, "001", "001"},
		{directory.Query{Subscription: billing.Inactive}, "002 003", "000 002 003"},
		{directory.Query{PlanID: "growth"}, "000", ""},
		{directory.Query{PlanID: "agency"}, "", ""},
		{directory.Query{Status: tenant.Suspended}, "", ""},
	} {
		c.q.Sort, c.q.Ascending = directory.ByCreation, true
		if got := w.found(c.q); got != c.want {
			t.Errorf("%+v finds %q, want %q", c.q, got, c.want)
		}
		w.clock.Advance(2 * time.Hour)
		if got := w.found(c.q); got != c.later {
			t.Errorf("two hours later %+v finds %q, want %q", c.q, got, c.later)
		}
		w.clock.Advance(-2 * time.Hour)
	}
}

func TestSpendIsWhatWasPaidAndNotGivenBack(t *testing.T) {
	w := newTown(t)
	part := paid(5000, "usd")
	part.Charge = billing.Charge{Total: money.Of(5000, "usd"), Refunded: money.Of(1500, "usd")}
	refunded, disputed, pending := paid(900, "usd"), paid(800, "usd"), paid(700, "usd")
	refunded.Status, disputed.Status, pending.Status = billing.PaymentRefunded, billing.PaymentDisputed, billing.PaymentPending
	w.settle("a", "a@example.com", nil, part, refunded, disputed, pending, paid(100, "usd"), paid(9900, "eur"))
	w.refresh()
	got := w.walk(directory.Query{Sort: directory.BySpend}, 10)[0]
	want := []money.Money{money.Of(9900, "eur"), money.Of(3600, "usd")}
	if !slices.Equal(got.Spend, want) || got.Spent != 9900 {
		t.Errorf("spend %v (%d), want %v", got.Spend, got.Spent, want)
	}
}

// An entry that a dying process left stale is described anew, one that was never made is
// made, and that of a team that is gone goes.
func TestRoundsPutTheIndexRight(t *testing.T) {
	w := newTown(t)
	a := w.settle("a", "a@example.com", nil)
	w.refresh()
	b := w.settle("b", "b@example.com", nil) // nobody told the index
	team, err := w.teams.Tenant(t.Context(), tenant.System(a, "test").Scope())
	if err != nil {
		t.Fatal(err)
	}
	team.Name, team.Version = "renamed", 2
	if err := w.teams.SaveTenant(t.Context(), tenant.System(a, "test").Scope(), team, 1); err != nil {
		t.Fatal(err)
	}
	w.refresh()
	if got := w.found(directory.Query{Text: "renamed", Sort: directory.ByCreation}); got != strings.TrimPrefix(string(a), "ten_") {
		t.Errorf("the renamed team is found as %q", got)
	}
	if got := w.found(directory.Query{Text: "b@example.com", Sort: directory.ByCreation}); got != strings.TrimPrefix(string(b), "ten_") {
		t.Errorf("the new team is found as %q", got)
	}
	w.Changed(t.Context(), "ten_gone")
	if got := w.walk(directory.Query{Sort: directory.ByCreation}, 10); len(got) != 2 {
		t.Errorf("%d entries", len(got))
	}
}

func TestACursorOfAnotherOrderIsRefused(t *testing.T) {
	w := newTown(t)
	w.settle("a", "a@example.com", nil)
	w.settle("b", "b@example.com", nil)
	w.refresh()
	first, err := w.Find(t.Context(), all, directory.Query{Sort: directory.ByName, Ascending: true}, page.Request{Limit: 1})
	if err != nil {
		t.Fatal(err)
	}
	req, _ := page.NewRequest(1, first.Next)
	for _, q := range []directory.Query{{Sort: directory.ByName}, {Sort: directory.ByCreation}, {Sort: directory.BySpend, Ascending: true}} {
		if _, err := w.Find(t.Context(), all, q, req); !errors.Is(err, page.ErrCursor) {
			t.Errorf("%+v takes it: %v", q, err)
		}
	}
}
