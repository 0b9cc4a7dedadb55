package integration_test

import (
	"context"
	"encoding/base64"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

// Who acts: an operator of the platform, a team's owner, and another's.
var (
	grace = tenant.NewActor(tenant.Person{UserID: "usr_grace", PlatformRole: tenant.PlatformAdmin, SessionID: "ses_1"})
	ada   = person("usr_ada", "ten_ours")
	eve   = person("usr_eve", "ten_theirs")
)

func person(id string, in tenant.ID) tenant.Actor {
	return tenant.NewActor(tenant.Person{UserID: id, TenantID: in, Standing: tenant.Active, Role: tenant.Owner, SessionID: "ses_" + id})
}

// secret is what nobody may read, wherever the product writes.
const secret = "planted-violet-tractor-key-f00d"

// stage is a service on a database of its own.
type stage struct {
	*integration.Service
	needs   integration.Needs
	store   *mongostore.Integrations
	clock   *clock.Manual
	owners  map[tenant.ID]bool // whose plan allows keys of their own
	told    []string           // news that went out
	answer  string             // of every provider
	refusal error
	asked   []integration.Effective
}

func newStage(t *testing.T) *stage {
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
	s := &stage{store: mongostore.NewIntegrations(store), clock: clock.NewManual(time.Now()), owners: map[tenant.ID]bool{"ten_ours": true}}
	probes := map[integration.Provider]integration.Probe{}
	for _, d := range integration.Declarations() {
		probes[d.Provider] = s.probe
	}
	s.needs = integration.Needs{
		Store: s.store, Sealer: ring(t, "k1"), Plans: s, People: s, Feed: s, Probes: probes, Clock: s.clock, Log: slog.New(slog.DiscardHandler),
		Environment: map[integration.Provider]map[string]string{
			integration.Gemini:   {"apiKey": "environment-gemini-key", "apiUrl": "http://127.0.0.1:9404", "textModel": "gemini-3.5-flash-lite"},
			integration.Ayrshare: {"apiKey": "environment-ayrshare-key", "apiUrl": "https://api.ayrshare.com/api"},
			integration.Mail:     {"host": "mail.example.org", "port": "465", "security": "tls", "username": "ada", "password": "environment-password", "from": "Ada <ada@example.org>"},
		},
	}
	s.Service = integration.New(s.needs)
	return s
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

func (s *stage) OwnKeys(_ context.Context, in tenant.ID) (bool, error) { return s.owners[in], nil }

func (s *stage) Names(_ context.Context, ids []string) (map[string]string, error) {
	names := map[string]string{}
	for _, id := range ids {
		names[id] = "the name of " + id
	}
	return names, nil
}

func (s *stage) SettingsChanged(_ context.Context, in tenant.ID, p integration.Provider) {
	s.told = append(s.told, string(in)+"/"+string(p))
}

func (s *stage) probe(_ context.Context, e integration.Effective) (string, error) {
	s.asked = append(s.asked, e)
	return s.answer, s.refusal
}

// platform stores settings as an operator.
func (s *stage) platform(t *testing.T, p integration.Provider, values map[string]string, clear ...string) integration.View {
	t.Helper()
	v, err := s.PutPlatform(t.Context(), grace, p, 0, integration.Change{Values: values, Clear: clear})
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// own stores a team's own settings.
func (s *stage) own(t *testing.T, who tenant.Actor, p integration.Provider, values map[string]string) {
	t.Helper()
	if _, err := s.PutOwn(t.Context(), who, p, 0, integration.Change{Values: values}); err != nil {
		t.Fatal(err)
	}
}

// inForce gives a field and where it comes from.
func (s *stage) inForce(t *testing.T, in tenant.ID, p integration.Provider, field string) string {
	t.Helper()
	e, err := s.Effective(t.Context(), in, p)
	if err != nil {
		t.Fatal(err)
	}
	return string(e.Sources[field]) + " " + e.Text(field)
}

// wantFields wants a refusal that names exactly these fields.
func wantFields(t *testing.T, err error, fields ...string) {
	t.Helper()
	f, ok := fault.As(err)
	if !ok || !errors.Is(err, fault.ErrInvalid) {
		t.Fatalf("it was answered %v, want wrong fields", err)
	}
	var named []string
	for _, x := range f.Fields {
		named = append(named, x.Field+" "+x.Code)
	}
	if strings.Join(named, ", ") != strings.Join(fields, ", ") {
		t.Errorf("the wrong fields are %v, want %v", named, fields)
	}
}

func is(t *testing.T, what, got, want string) {
	t.Helper()
	if got != want {
		t.Errorf("%s is %q, want %q", what, got, want)
	}
}
