package identity_test

import (
	"context"
	"encoding/base64"
	"errors"
	"log/slog"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/password"
	"campaignos.dev/api/internal/redisstore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/internal/token"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

// town is a service on a database of its own, with its surroundings in plain sight.
type town struct {
	identity.Needs
	clock *clock.Manual
	work  *counted
	log   *logbook
	plans *begun
	post  *postOffice
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
	now := clock.NewManual(time.Now())
	tokens, err := token.NewRing("k1:"+base64.StdEncoding.EncodeToString([]byte("0123456789abcdefghijklmnopqrstuv")), now)
	if err != nil {
		t.Fatal(err)
	}
	ring, err := seal.NewRing("k1:" + base64.StdEncoding.EncodeToString([]byte("vutsrqponmlkjihgfedcba9876543210")))
	if err != nil {
		t.Fatal(err)
	}
	people := mongostore.NewPeople(store)
	w := &town{clock: now, work: &counted{Hasher: password.NewHasher(2)}, log: &logbook{}, plans: &begun{}, post: &postOffice{}}
	w.Needs = identity.Needs{
		Users: people, Sessions: people, Proofs: people, Teams: mongostore.NewTeams(store), Passwords: w.work, Tokens: tokens,
		Throttle: redisstore.NewPacer(now), Sealer: ring, Recorder: w.log,
		Plans: w.plans, Outbox: w.post, Mailer: w.post, Feed: silence{}, Clock: now,
		Log: slog.New(slog.DiscardHandler), AppURL: "https://app.example",
	}
	return w
}

func (w *town) service() *identity.Service { return identity.New(w.Needs) }

const (
	email = "Ada@Example.com"
	good  = "three unrelated words"
)

func ada() identity.Registration {
	return identity.Registration{Email: email, Password: good, Name: "Ada Lovelace", TenantName: "Northwind", Timezone: "Europe/Berlin"}
}

// register opens Ada's account.
func (w *town) register(t *testing.T) identity.SignIn {
	t.Helper()
	got, err := w.service().Register(t.Context(), ada())
	if err != nil {
		t.Fatal(err)
	}
	return got
}

// mailed has the mails that were asked for sent, and gives the token in the last one.
func (w *town) mailed(t *testing.T) string {
	t.Helper()
	for _, a := range w.post.take() {
		if err := w.service().Deliver(t.Context(), a.purpose, a.email); err != nil {
			t.Fatal(err)
		}
	}
	return w.link(t)
}

// link gives the token in the last mail.
func (w *town) link(t *testing.T) string {
	t.Helper()
	_, secret, ok := strings.Cut(w.post.letter().Link, "?token=")
	if !ok {
		t.Fatalf("the last mail has no link: %+v", w.post.letter())
	}
	return secret
}

// counted counts the hashes that are computed.
type counted struct {
	*password.Hasher
	runs atomic.Int64
}

func (c *counted) Hash(ctx context.Context, text string) (string, error) {
	c.runs.Add(1)
	return c.Hasher.Hash(ctx, text)
}

func (c *counted) Verify(ctx context.Context, text, stored string) (bool, error) {
	c.runs.Add(1)
	return c.Hasher.Verify(ctx, text, stored)
}

// begun stands for billing and remembers which tenants have begun.
type begun struct {
	mu      sync.Mutex
	tenants []tenant.ID
	trials  []tenant.ID
}

func (b *begun) Begin(_ context.Context, in tenant.ID, trial bool) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.tenants = append(b.tenants, in)
	if trial {
		b.trials = append(b.trials, in)
	}
	return nil
}

// postOffice stands for queue and mail server.
type postOffice struct {
	mu      sync.Mutex
	asked   []asked
	told    []identity.Notice
	letters []identity.Letter
}

type asked struct {
	purpose identity.Purpose
	email   string
}

func (p *postOffice) Ask(_ context.Context, purpose identity.Purpose, email string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.asked = append(p.asked, asked{purpose, email})
	return nil
}

func (p *postOffice) Tell(_ context.Context, n identity.Notice) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.told = append(p.told, n)
	return nil
}

// notices gives what people were told since the last time.
func (p *postOffice) notices() []identity.Notice {
	p.mu.Lock()
	defer p.mu.Unlock()
	told := p.told
	p.told = nil
	return told
}

func (p *postOffice) Send(_ context.Context, l identity.Letter) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.letters = append(p.letters, l)
	return nil
}

func (p *postOffice) take() []asked {
	p.mu.Lock()
	defer p.mu.Unlock()
	taken := p.asked
	p.asked = nil
	return taken
}

func (p *postOffice) letter() identity.Letter {
	p.mu.Lock()
	defer p.mu.Unlock()
	if len(p.letters) == 0 {
		return identity.Letter{}
	}
	return p.letters[len(p.letters)-1]
}

type silence struct{}

func (silence) Changed(context.Context, tenant.ID, string, string) {}

// wants fails the test where an error is not the one expected.
func wants(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// logbook stands for the audit log.
type logbook struct {
	mu      sync.Mutex
	entries []audit.Entry
}

func (l *logbook) Record(_ context.Context, _ tenant.ID, _ tenant.By, e audit.Entry) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.entries = append(l.entries, e)
	return nil
}

// count counts the entries of an action.
func (l *logbook) count(action string) (n int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, e := range l.entries {
		if e.Kind+"."+e.Verb == action {
			n++
		}
	}
	return n
}

// login signs in where no second factor is asked for.
func (w *town) login(t *testing.T, email, password string) (identity.SignIn, error) {
	t.Helper()
	got, challenge, err := w.service().Login(t.Context(), email, password)
	if challenge != nil {
		t.Fatal("a second factor is asked for")
	}
	return got, err
}
