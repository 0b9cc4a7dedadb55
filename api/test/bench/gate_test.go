package bench_test

import (
	"context"
	"encoding/base64"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/httpapi"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/password"
	"campaignos.dev/api/internal/redisstore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/internal/token"
	"campaignos.dev/api/test/harness"
)

// path is an operation whose handler reads nothing, so that what remains is the way to it.
const path = "/v1/networks"

// BenchmarkGate adds one guard after the other. Each line names what the request passes in
// addition to those above it.
func BenchmarkGate(b *testing.B) {
	people, bearer := signedIn(b)
	limits := redis(b)
	answer := body(b, front(nobodyAsks{}, boundless{}), "any")
	for _, layer := range []struct {
		name    string
		handler http.Handler
		bearer  string
	}{
		{"bare Echo handler", bare(answer), "any"},
		{"+ ids, headers, bounds, tenancy", front(nobodyAsks{}, boundless{}), "any"},
		{"+ limits in Redis", front(nobodyAsks{}, limits), "any"},
		{"+ authentication in MongoDB", front(people, limits), bearer},
	} {
		b.Run(layer.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if status := ask(layer.handler, layer.bearer).Code; status != http.StatusOK {
					b.Fatalf("it answered %d", status)
				}
			}
		})
	}
}

func ask(h http.Handler, bearer string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	r.Header.Set("Authorization", "Bearer "+bearer)
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func body(b *testing.B, h http.Handler, bearer string) []byte {
	b.Helper()
	raw, err := io.ReadAll(ask(h, bearer).Result().Body)
	if err != nil {
		b.Fatal(err)
	}
	return raw
}

// bare is Echo without anything before the handler.
func bare(answer []byte) http.Handler {
	e := echo.New()
	e.GET(path, func(c echo.Context) error { return c.JSONBlob(http.StatusOK, answer) })
	return e
}

// front is the whole front door.
func front(auth httpapi.Authenticator, limits httpapi.Limiter) http.Handler {
	return httpapi.New(httpapi.Services{}, httpapi.Options{
		Log: slog.New(slog.DiscardHandler), Clock: clock.System{}, Auth: auth, Limiter: limits,
		Observe: func(string, string, int, time.Duration) {}, AppURL: "https://app.example",
	})
}

// nobodyAsks takes everybody for the same owner.
type nobodyAsks struct{}

func (nobodyAsks) Authenticate(context.Context, string) (tenant.Actor, error) {
	return tenant.NewActor(tenant.Person{UserID: "usr_a", TenantID: "ten_a", Standing: tenant.Active, Role: tenant.Owner}), nil
}

// boundless lets everything in and counts nothing.
type boundless struct{}

func (boundless) Allow(_ context.Context, rules ...httpapi.Rule) []httpapi.Allowance {
	out := make([]httpapi.Allowance, len(rules))
	for i, r := range rules {
		out[i] = httpapi.Allowance{Allowed: true, Limit: r.Limit, Remaining: r.Limit}
	}
	return out
}

// counting asks Redis, with limits that a benchmark never meets.
type counting struct{ *redisstore.Store }

func (c counting) Allow(ctx context.Context, rules ...httpapi.Rule) []httpapi.Allowance {
	asked := make([]redisstore.Rule, len(rules))
	for i, r := range rules {
		asked[i] = redisstore.Rule{Key: r.Key, Limit: 1 << 40, Per: r.Per}
	}
	out := make([]httpapi.Allowance, 0, len(rules))
	for _, d := range c.Store.Allow(ctx, 1, asked...) {
		out = append(out, httpapi.Allowance(d))
	}
	return out
}

func redis(b *testing.B) httpapi.Limiter {
	b.Helper()
	s, err := redisstore.Open(harness.Redis(b), slog.New(slog.DiscardHandler))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = s.Close() })
	return counting{s}
}

// signedIn gives a service that knows one owner, and the owner's access token.
func signedIn(b *testing.B) (*identity.Service, string) {
	b.Helper()
	store, err := mongostore.Open(b.Context(), harness.Mongo(b))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = store.Close(context.Background()) })
	if err := store.Migrate(b.Context()); err != nil {
		b.Fatal(err)
	}
	tokens, err := token.NewRing("k1:"+base64.StdEncoding.EncodeToString([]byte("0123456789abcdefghijklmnopqrstuv")), clock.System{})
	if err != nil {
		b.Fatal(err)
	}
	people := mongostore.NewPeople(store)
	service := identity.New(identity.Needs{
		Users: people, Sessions: people, Teams: mongostore.NewTeams(store), Passwords: password.NewHasher(1), Tokens: tokens,
		Plans: nothing{}, Outbox: nothing{}, Recorder: nothing{}, Clock: clock.System{}, Log: slog.New(slog.DiscardHandler),
	})
	got, err := service.Register(b.Context(), identity.Registration{
		Email: "ada@example.com", Password: "three unrelated words", Name: "Ada", TenantName: "Northwind", Timezone: "Europe/Berlin",
	})
	if err != nil {
		b.Fatal(err)
	}
	return service, got.AccessToken
}

// nothing does what a registration asks for and a benchmark does not need.
type nothing struct{}

func (nothing) Begin(context.Context, tenant.ID, bool) error                    { return nil }
func (nothing) Ask(context.Context, identity.Purpose, string) error             { return nil }
func (nothing) Tell(context.Context, identity.Notice) error                     { return nil }
func (nothing) Record(context.Context, tenant.ID, tenant.By, audit.Entry) error { return nil }
