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

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/password"
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
	people := mongostore.NewPeople(store)
	w := &town{clock: now, work: &counted{Hasher: password.NewHasher(2)}, plans: &begun{}, post: &postOffice{}}
	w.Needs = identity.Needs{
		Users: people, Sessions: people, Proofs: people, Teams: mongostore.NewTeams(store), Passwords: w.work, Tokens: tokens,
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
}

func (b *begun) Begin(_ context.Context, in tenant.ID) error {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.tenants = append(b.tenants, in)
	return nil
}

// postOffice stands for queue and mail server.
type postOffice struct {
	mu      sync.Mutex
	asked   []asked
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
