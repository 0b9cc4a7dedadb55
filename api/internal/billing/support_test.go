package billing_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"testing"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/provider/stripe"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

// ours buys, theirs must notice nothing.
var (
	ours   = tenant.NewActor(tenant.Person{UserID: "usr_ada", TenantID: "ten_ours", Standing: tenant.Active, Role: tenant.Owner, SessionID: "ses_1"})
	theirs = tenant.NewActor(tenant.Person{UserID: "usr_eve", TenantID: "ten_theirs", Standing: tenant.Active, Role: tenant.Owner, SessionID: "ses_2"})
)

// shop is a service on a database of its own.
type shop struct {
	*billing.Service
	needs   billing.Needs
	clock   *clock.Manual
	things  map[string]bool  // what exists, by id
	took    map[string]int64 // of a budget, by id, once it has ended
	watch   *shape.Watch
	resumed []string       // teams that were told that they have a plan again, and by what
	world   *harness.World // where Stripe is; nil: nowhere
}

// Took says that whatever there is has ended, and took what the test says.
func (s *shop) Took(_ context.Context, _ tenant.Scope, _ billing.Limit, id string) (int64, bool, error) {
	took, ended := s.took[id]
	return took, ended || !s.things[id], nil
}

func open(t *testing.T, mongo string) *shop {
	t.Helper()
	watch := shape.New(mongostore.DeclaredKeys(), t.Errorf)
	store, err := mongostore.Open(t.Context(), mongo, mongostore.WithMonitor(watch.Monitor()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	kept := mongostore.NewBilling(store)
	if err := errors.Join(store.Migrate(t.Context()), kept.SeedPlans(t.Context(), billing.Catalogue())); err != nil {
		t.Fatal(err)
	}
	s := &shop{watch: watch, clock: clock.NewManual(time.Now()), things: map[string]bool{}}
	s.needs = billing.Needs{
		Plans: kept, Ledgers: kept, Payments: kept, Usages: mongostore.NewUsages(store), Mismatches: mongostore.NewMismatches(store), Things: s, Tenants: s, Feed: s, Resumption: s,
		Clock: s.clock, Log: slog.New(slog.DiscardHandler), Sales: terms{},
	}
	s.Service = billing.New(s.needs)
	for _, a := range []tenant.Actor{ours, theirs} {
		if err := s.Open(t.Context(), a.TenantID, true); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// Resumed notes who was told.
func (s *shop) Resumed(_ context.Context, in tenant.ID, _ time.Time, entry string) error {
	s.resumed = append(s.resumed, string(in)+" "+entry)
	return nil
}

// newShop is a shop without Stripe.
func newShop(t *testing.T) *shop { return open(t, harness.Mongo(t)) }

// newMarket is a shop with the sandbox's Stripe.
func newMarket(t *testing.T, change ...func(*billing.Needs)) *shop {
	t.Helper()
	world := harness.Sandbox(t)
	s := open(t, world.Env["MONGODB_URI"])
	s.world = world
	s.needs.Stripe = stripe.New(world.Env["STRIPE_API_URL"], world.Env["STRIPE_SECRET_KEY"], "https://app.example")
	for _, c := range change {
		c(&s.needs)
	}
	s.Service = billing.New(s.needs)
	return s
}

func (s *shop) Exists(_ context.Context, _ tenant.Scope, _ billing.Limit, id string) (bool, error) {
	return s.things[id], nil
}
func (s *shop) Zone(context.Context, tenant.ID) (string, error)    { return "Europe/Berlin", nil }
func (s *shop) Changed(context.Context, tenant.ID, string, string) {}
func (s *shop) subscription(t *testing.T, a tenant.Actor) (sub billing.Subscription) {
	t.Helper()
	sub, err := s.Subscription(t.Context(), a)
	if err != nil {
		t.Fatal(err)
	}
	return sub
}

// checkout opens the payment page of a month of Growth.
func (s *shop) checkout(t *testing.T) billing.Payment {
	t.Helper()
	s.clock.Advance(time.Minute)
	p, err := s.Checkout(t.Context(), ours, "ada@example.com", "growth", billing.Month)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// pay fills the payment page in, as a buyer does who then closes the tab.
func (s *shop) pay(t *testing.T, p billing.Payment, card string) {
	t.Helper()
	form := url.Values{"number": {card}, "expiry": {"12/40"}, "cvc": {"123"}, "name": {"Ada"}, "finish": {"close"}}
	response, err := http.PostForm(p.URL, form)
	if err != nil {
		t.Fatal(err)
	}
	response.Body.Close()
}

// control asks the sandbox for what no client of Stripe can do.
func (s *shop) control(t *testing.T, path string, body any) {
	t.Helper()
	raw, _ := json.Marshal(body)
	response, err := http.Post(s.world.Env["SANDBOX_URL"]+path, "application/json", bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode >= 300 {
		t.Fatalf("POST %s answered %s", path, response.Status)
	}
}

// wait moves Stripe's clock and ours on.
func (s *shop) wait(t *testing.T, d time.Duration) {
	t.Helper()
	s.clock.Advance(d)
	s.control(t, "/control/stripe/clock/advance", map[string]any{"seconds": int(d.Seconds())})
}

// first asks Stripe for the newest object of a list.
func (s *shop) first(t *testing.T, list string) (id string, count int) {
	t.Helper()
	request, _ := http.NewRequest(http.MethodGet, s.world.Env["STRIPE_API_URL"]+list, nil)
	request.Header.Set("Authorization", "Bearer "+s.world.Env["STRIPE_SECRET_KEY"])
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	var got struct {
		Data []struct{ ID string }
	}
	if err := json.NewDecoder(response.Body).Decode(&got); err != nil || len(got.Data) == 0 {
		t.Fatalf("GET %s: %s, %d objects, %v", list, response.Status, len(got.Data), err)
	}
	return got.Data[0].ID, len(got.Data)
}

func paidPeriods(s billing.Subscription) (n int) {
	for _, p := range s.Periods {
		if p.Source == billing.Paid {
			n++
		}
	}
	return n
}

func wants(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// everyone is the scope of operators.
func everyone() tenant.Scope { return tenant.AllTenants("test") }
