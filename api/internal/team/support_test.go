package team_test

import (
	"context"
	"encoding/base64"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/redisstore"
	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/internal/token"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

// town is a database with everybody's things in plain sight, and offices that work on it.
type town struct {
	t      *testing.T
	mongo  string
	clock  *clock.Manual
	post   *postOffice
	first  *office
	second *office
}

// office is a process: its own connection, its own services.
type office struct {
	*team.Service
	needs    team.Needs
	people   *identity.Service
	billing  *billing.Service
	accounts *mongostore.People
	teams    *mongostore.Teams
	invites  *mongostore.Invites
}

func newTown(t *testing.T) *town {
	t.Helper()
	w := &town{t: t, mongo: harness.Mongo(t), clock: clock.NewManual(time.Now()), post: &postOffice{}}
	w.first, w.second = w.open(), w.open()
	return w
}

func (w *town) open() *office {
	w.t.Helper()
	watch := shape.New(mongostore.DeclaredKeys(), w.t.Errorf)
	store, err := mongostore.Open(w.t.Context(), w.mongo, mongostore.WithMonitor(watch.Monitor()), mongostore.WithClock(w.clock))
	w.must(err)
	w.t.Cleanup(func() { store.Close(context.Background()) })
	money := mongostore.NewBilling(store)
	w.must(errors.Join(store.Migrate(w.t.Context()), money.SeedPlans(w.t.Context(), billing.Catalogue())))
	o := &office{accounts: mongostore.NewPeople(store), teams: mongostore.NewTeams(store), invites: mongostore.NewInvites(store)}
	log := slog.New(slog.DiscardHandler)
	o.billing = billing.New(billing.Needs{
		Plans: money, Ledgers: money, Payments: money, Usages: mongostore.NewUsages(store), Things: things{team.Seats{Teams: o.teams, Invites: o.invites}},
		Tenants: zones{}, Feed: silence{}, Clock: w.clock, Log: log,
	})
	tokens, err := token.NewRing("k1:"+base64.StdEncoding.EncodeToString([]byte("0123456789abcdefghijklmnopqrstuv")), w.clock)
	w.must(err)
	o.people = identity.New(identity.Needs{
		Users: o.accounts, Sessions: o.accounts, Proofs: o.accounts, Teams: o.teams, Passwords: plain{}, Tokens: tokens,
		Throttle: redisstore.NewPacer(w.clock), Recorder: silence{}, Plans: trials{o.billing}, Outbox: w.post, Mailer: w.post,
		Feed: silence{}, Clock: w.clock, Log: log, AppURL: "https://app.example",
	})
	o.needs = team.Needs{
		Teams: o.teams, Invites: o.invites, Users: o.accounts, Accounts: o.people, Quota: o.billing, Outbox: w.post,
		Mailer: w.post, Feed: silence{}, Clock: w.clock, Log: log, AppURL: "https://app.example",
	}
	o.Service = team.New(o.needs)
	return o
}

func (w *town) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

const good = "three unrelated words"

func addressOf(name string) string { return strings.ToLower(name) + "@example.com" }

// found registers somebody with a team of their own.
func (w *town) found(name string) tenant.Actor {
	w.t.Helper()
	got, err := w.first.people.Register(w.t.Context(), identity.Registration{
		Email: addressOf(name), Password: good, Name: name, TenantName: name + "'s team", Timezone: "Europe/Berlin",
	})
	w.must(err)
	return w.actor(got.AccessToken)
}

// actor is who bears an access token, at this moment.
func (w *town) actor(accessToken string) tenant.Actor {
	w.t.Helper()
	who, err := w.first.people.Authenticate(w.t.Context(), accessToken)
	w.must(err)
	return who
}

// recruit brings somebody new into a team, as the product does.
func (w *town) recruit(by tenant.Actor, name string, role tenant.Role) tenant.Actor {
	w.t.Helper()
	as := role
	if role == tenant.Owner {
		as = tenant.Admin
	}
	secret := w.invite(by, addressOf(name), as)
	got, err := w.first.Accept(w.t.Context(), tenant.Actor{}, secret, team.Newcomer{Name: name, Password: good})
	w.must(err)
	who := w.actor(got.AccessToken)
	if role == tenant.Owner {
		_, err := w.first.SetRole(w.t.Context(), by, who.UserID, 0, role)
		w.must(err)
		who = w.actor(got.AccessToken)
	}
	return who
}

// invite sends an invitation and gives the secret of the mailed link.
func (w *town) invite(by tenant.Actor, email string, role tenant.Role) string {
	w.t.Helper()
	sent, err := w.first.Invite(w.t.Context(), by, email, role)
	w.must(err)
	return w.mailed(by, sent.ID)
}

func (w *town) mailed(by tenant.Actor, inviteID string) string {
	w.t.Helper()
	w.must(w.first.Deliver(w.t.Context(), by.TenantID, inviteID))
	return w.post.secret()
}

// signIn gives somebody a sign-in where they are at home.
func (w *town) signIn(name string) tenant.Actor {
	w.t.Helper()
	got, _, err := w.first.people.Login(w.t.Context(), addressOf(name), good)
	w.must(err)
	return w.actor(got.AccessToken)
}

// roles tells who is in a team as what.
func (w *town) roles(in tenant.ID) map[string]tenant.Role {
	w.t.Helper()
	scope := tenant.System(in, "test").Scope()
	t, err := w.first.teams.Tenant(w.t.Context(), scope)
	w.must(err)
	members, err := w.first.teams.MembersOf(w.t.Context(), scope, []tenant.ID{in})
	w.must(err)
	out := map[string]tenant.Role{}
	for _, m := range members {
		if role := t.RoleOf(m); role != "" {
			out[m.UserID] = role
		}
	}
	return out
}

func owners(roles map[string]tenant.Role) (n int) {
	for _, role := range roles {
		if role == tenant.Owner {
			n++
		}
	}
	return n
}

// seats tells how many seats are counted.
func (w *town) seats(who tenant.Actor) int64 {
	w.t.Helper()
	meters, _, _, err := w.first.billing.Meters(w.t.Context(), who)
	w.must(err)
	for _, m := range meters {
		if m.Limit == billing.Seats {
			return m.Used
		}
	}
	w.t.Fatal("seats are not counted")
	return 0
}

func (w *town) wantSeats(who tenant.Actor, want int64, when string) {
	w.t.Helper()
	if n := w.seats(who); n != want {
		w.t.Errorf("%s, %d seats are taken, want %d", when, n, want)
	}
}

// wants fails the test where an error is not the one expected.
func wants(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// race runs work many times at once, half of it in each office, and tells how often it
// succeeded and what else was said.
func (w *town) race(times int, work func(o *office, n int) error) (succeeded int, others []error) {
	var all sync.WaitGroup
	var mu sync.Mutex
	start := make(chan struct{})
	for n := range times {
		o := w.first
		if n%2 == 1 {
			o = w.second
		}
		all.Go(func() {
			<-start
			err := work(o, n)
			mu.Lock()
			defer mu.Unlock()
			if err == nil {
				succeeded++
			} else {
				others = append(others, err)
			}
		})
	}
	close(start)
	all.Wait()
	return succeeded, others
}

// postOffice stands for queue and mail server.
type postOffice struct {
	mu      sync.Mutex
	asked   []string // ids of invitations
	letters []identity.Letter
	broken  bool
}

func (p *postOffice) Ask(context.Context, identity.Purpose, string) error { return nil }
func (p *postOffice) Tell(context.Context, identity.Notice) error         { return nil }

func (p *postOffice) AskInvite(_ context.Context, _ tenant.ID, id string, _ int64) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked = append(p.asked, id)
	return nil
}

func (p *postOffice) Send(_ context.Context, l identity.Letter) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.broken {
		return errDead
	}
	p.letters = append(p.letters, l)
	return nil
}

func (p *postOffice) letter() identity.Letter {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.letters) == 0 {
		return identity.Letter{}
	}
	return p.letters[len(p.letters)-1]
}

func (p *postOffice) secret() string {
	_, secret, _ := strings.Cut(p.letter().Link, "?token=")
	return secret
}

// errDead is what a process says that dies.
var errDead = errors.New("the process died here")

// plain keeps passwords as they are: what they cost is not the matter here.
type plain struct{}

func (plain) Hash(_ context.Context, text string) (string, error) { return "plain:" + text, nil }
func (plain) Verify(_ context.Context, text, stored string) (bool, error) {
	return stored == "plain:"+text, nil
}

type trials struct{ billing *billing.Service }

func (t trials) Begin(ctx context.Context, in tenant.ID, trial bool) error {
	return t.billing.Open(ctx, in, trial)
}

type things struct{ seats team.Seats }

// Took: there is no budget here.
func (things) Took(context.Context, tenant.Scope, billing.Limit, string) (int64, bool, error) {
	return 0, true, nil
}

func (t things) Exists(ctx context.Context, scope tenant.Scope, _ billing.Limit, id string) (bool, error) {
	return t.seats.Taken(ctx, scope, id)
}

type zones struct{}

func (zones) Zone(context.Context, tenant.ID) (string, error) { return "Europe/Berlin", nil }

type silence struct{}

func (silence) Changed(context.Context, tenant.ID, string, string) {}
func (silence) Record(context.Context, tenant.ID, tenant.By, audit.Entry) error {
	return nil
}
