package rotation_test

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/rotation"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

// grace is an operator of the platform.
var grace = tenant.NewActor(tenant.Person{UserID: "usr_grace", PlatformRole: tenant.PlatformAdmin, SessionID: "ses_1"})

// all is every record.
var all = tenant.AllTenants("test")

// stage is a database with sealed texts, and processes that turn its keys over.
type stage struct {
	t        *testing.T
	store    *mongostore.Store
	settings *mongostore.Integrations
	people   *mongostore.People
	channels *mongostore.Channels
	clock    *clock.Manual
	woken    int
	plain    map[string]string // what each secret is, by document and field
}

func newStage(t *testing.T) *stage {
	t.Helper()
	watch := shape.New(mongostore.DeclaredKeys(), t.Errorf)
	signer, err := ring(t, "k1").Signer(audit.Purpose)
	if err != nil {
		t.Fatal(err)
	}
	store, err := mongostore.Open(t.Context(), harness.Mongo(t), mongostore.WithMonitor(watch.Monitor()), mongostore.WithSigner(signer))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return &stage{
		t: t, store: store, settings: mongostore.NewIntegrations(store), people: mongostore.NewPeople(store), channels: mongostore.NewChannels(store),
		clock: clock.NewManual(time.Now()), plain: map[string]string{},
	}
}

// ring has the keys of those names, which are the same in every test.
func ring(t *testing.T, names ...string) *seal.Ring {
	t.Helper()
	keys := make([]string, len(names))
	for i, name := range names {
		keys[i] = name + ":" + base64.StdEncoding.EncodeToString([]byte((name + strings.Repeat("-0123456789abcdef", 2))[:32]))
	}
	r, err := seal.NewRing(strings.Join(keys, ","))
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// process is one that has those keys.
func (s *stage) process(name string, keys ...string) *rotation.Service {
	return s.processOver(name, mongostore.NewSealed(s.store), keys...)
}

func (s *stage) processOver(name string, shelves []rotation.Shelf, keys ...string) *rotation.Service {
	return rotation.New(rotation.Needs{
		Store: mongostore.NewRotations(s.store), Shelves: shelves, Ring: ring(s.t, keys...), Alarm: s, Clock: s.clock,
		Log: slog.New(slog.DiscardHandler), Worker: name,
	})
}

func (s *stage) WakeRotation(context.Context, string, time.Time) error {
	s.woken++
	return nil
}

func (s *stage) must(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

// secretOf is what a secret is at first.
func (s *stage) secretOf(document, field string) string {
	secret := "planted " + document + " " + field
	s.plain[document+" "+field] = secret
	return secret
}

// fill adds so many teams with two secrets each, people with one and profiles with one,
// all sealed with a ring.
func (s *stage) fill(r *seal.Ring, teams, people, profiles int) {
	s.t.Helper()
	for i := range teams {
		in := tenant.ID(fmt.Sprintf("ten_%05d", i))
		x := integration.Settings{ID: string(in) + ".gemini", TenantID: in, Provider: integration.Gemini, Version: 1}
		for _, field := range []string{"apiKey", "other"} {
			x.Secrets = append(x.Secrets, integration.Secret{Field: field, Sealed: r.Seal(s.secretOf(x.ID, field), integration.PlaceOf(in, x.Provider, field))})
		}
		s.must(s.settings.Create(s.t.Context(), tenant.System(in, "test").Scope(), x))
	}
	for i := range people {
		id := fmt.Sprintf("usr_%05d", i)
		sealed := r.Seal(s.secretOf(id, "factor.secret"), identity.FactorPlace(id))
		s.must(s.people.CreateUser(s.t.Context(), grace, identity.User{ID: id, Email: id, EmailKey: id, Version: 1, Factor: &identity.Factor{Secret: sealed}}))
	}
	for i := range profiles {
		in := tenant.ID(fmt.Sprintf("ten_%05d", i))
		id := channel.ProfileID(in, i%2 == 0)
		scope := tenant.System(in, "test").Scope()
		p, err := s.channels.Begin(s.t.Context(), scope, id, s.clock.Now(), s.clock.Now().Add(time.Hour))
		s.must(err)
		p.Key = r.Seal(s.secretOf(id, "key"), channel.KeyPlace(id))
		s.must(s.channels.Finish(s.t.Context(), scope, p))
	}
}

// assertWhole opens every secret with one key alone, and holds it against what it is.
func (s *stage) assertWhole(key string) {
	s.t.Helper()
	alone, found := ring(s.t, key), 0
	for _, shelf := range mongostore.NewSealed(s.store) {
		for after := ""; ; {
			texts, last, err := shelf.Page(s.t.Context(), after, 500)
			s.must(err)
			for _, x := range texts {
				secret, err := alone.Open(x.Text, x.Place)
				if want := s.plain[x.Document+" "+x.Field]; err != nil || secret != want {
					s.t.Errorf("%s %s is %q, want %q (%v)", x.Document, x.Field, secret, want, err)
				}
				found++
			}
			if after = last; last == "" {
				break
			}
		}
	}
	if found != len(s.plain) {
		s.t.Errorf("%d secrets are left of %d", found, len(s.plain))
	}
}

// ended wants a rotation to have ended so.
func ended(t *testing.T, r rotation.Rotation, err error, want rotation.State) {
	t.Helper()
	if err != nil || r.State != want || r.FinishedAt.IsZero() {
		t.Fatalf("it ended %s, %v: %+v", r.State, err, r)
	}
}

func silent(rotation.Rotation) {}

// counts sums the kinds up.
func counts(r rotation.Rotation) (total, done, verified, failed int64) {
	for _, c := range r.Counts {
		total, done, verified, failed = total+c.Total, done+c.Done, verified+c.Verified, failed+c.Failed
	}
	return total, done, verified, failed
}

// dying is a shelf whose process dies at an exchange: before it is made, or after.
type dying struct {
	rotation.Shelf
	left  *int // exchanges until then
	after bool
	die   func()
	made  *int // exchanges that were made
}

var errDead = errors.New("the process is dead")

func (d dying) Exchange(ctx context.Context, x rotation.Sealed, text string) (bool, error) {
	*d.left--
	if *d.left == 0 && !d.after {
		d.die()
		return false, errDead
	}
	ok, err := d.Shelf.Exchange(ctx, x, text)
	if ok {
		*d.made++
	}
	if *d.left == 0 {
		d.die()
		return false, errDead
	}
	return ok, err
}
