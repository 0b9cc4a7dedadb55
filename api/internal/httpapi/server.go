package httpapi

import (
	"context"
	"log/slog"
	"net/http"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/tenant"
)

// Authenticator turns a bearer credential into who acts. Faults: unauthenticated ones.
type Authenticator interface {
	Authenticate(ctx context.Context, bearer string) (tenant.Actor, error)
}

// Entitlements says what the actor's tenant may do now. Faults: payment_required ones.
type Entitlements interface {
	RequireActive(ctx context.Context, actor tenant.Actor) error
	RequireEntitlement(ctx context.Context, actor tenant.Actor, e billing.Entitlement) error
}

// Zones tells the IANA zone that a tenant plans in.
type Zones interface {
	Zone(ctx context.Context, in tenant.ID) (string, error)
}

// Options are what the front door needs besides the services.
type Options struct {
	Log          *slog.Logger
	Clock        clock.Clock
	Auth         Authenticator
	Entitlements Entitlements
	Limiter      Limiter
	Idempotency  IdempotencyStore
	Changes      ChangeFeed
	Runs         RunFeed
	Zones        Zones
	Parts        []Part       // what readyz asks
	Metrics      http.Handler // what /metrics answers
	// Observe is told of each answered request; route is the table's path.
	Observe    func(route, method string, status int, took time.Duration)
	AppURL     string // origin of the web app, for CORS and cookies
	Production bool   // secure cookies and HSTS
	TrustProxy bool   // take the client's address from X-Forwarded-For (behind Nginx)
}

// API is the front door.
type API struct {
	Services
	o    Options
	echo *echo.Echo
}

// New builds the front door with every route of the table behind its guards.
func New(s Services, o Options) *API {
	a := &API{Services: s, o: o, echo: echo.New()}
	a.serve(a.routes())
	a.echo.GET("/docs/*", a.getDocsFile) // files of the page at /docs, no operation of the API
	return a
}

// NewHealth builds the small front door of a process that serves no API: health, readiness
// and metrics.
func NewHealth(o Options) *API {
	a := &API{o: o, echo: echo.New()}
	a.serve([]route{
		public("GET", "/healthz", a.getHealth),
		public("GET", "/readyz", a.getReadiness),
		public("GET", "/metrics", a.getMetrics),
	})
	return a
}

// serve puts routes behind their guards.
func (a *API) serve(routes []route) {
	a.echo.HideBanner, a.echo.HidePort = true, true
	a.echo.IPExtractor = echo.ExtractIPDirect()
	if a.o.TrustProxy {
		a.echo.IPExtractor = echo.ExtractIPFromXFFHeader()
	}
	a.echo.HTTPErrorHandler = a.answerProblem
	a.echo.Pre(a.identify, a.recoverPanics, a.secureHeaders, a.cors())
	for _, r := range routes {
		a.echo.Add(r.method, r.path, r.handler, a.guards(r)...)
	}
}

// guards gives the middleware of one route, outermost first.
func (a *API) guards(r route) []echo.MiddlewareFunc {
	if !strings.HasPrefix(r.path, "/v1/") {
		return []echo.MiddlewareFunc{a.observe} // for machines that watch, on addresses that Nginx keeps to itself
	}
	g := []echo.MiddlewareFunc{a.observe, a.bound(r), a.authenticate(r.access), a.limitRate(r), a.authorize(r)}
	if r.method == http.MethodPost && r.access > maybeSignedIn && !r.holdsSecret() { // a key belongs to a principal
		g = append(g, a.idempotent)
	}
	return g
}

// ServeHTTP answers one request.
func (a *API) ServeHTTP(w http.ResponseWriter, r *http.Request) { a.echo.ServeHTTP(w, r) }

// Operation is a method and a path, written as in openapi.yaml.
type Operation struct{ Method, Path string }

// Operations lists what the table serves, so that a test can hold it against the contract.
func (a *API) Operations() []Operation {
	var ops []Operation
	for _, r := range a.routes() {
		ops = append(ops, Operation{r.method, braces(r.path)})
	}
	return ops
}

// HTTPServer wraps the front door with bounds on slow and large requests; event streams
// lift the write bound for themselves.
func (a *API) HTTPServer(addr string) *http.Server {
	return &http.Server{
		Addr: addr, Handler: a,
		ReadHeaderTimeout: 5 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: 60 * time.Second, IdleTimeout: 2 * time.Minute,
		MaxHeaderBytes: 64 << 10,
		ErrorLog:       slog.NewLogLogger(a.o.Log.Handler(), slog.LevelWarn),
	}
}
