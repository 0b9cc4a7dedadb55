package httpapi

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/tenant"
)

// bare is a front door with one public route, whose limits are never met.
func bare(h echo.HandlerFunc, change func(route) route) *API {
	a := &API{echo: echo.New(), o: Options{
		Log: slog.New(slog.DiscardHandler), Limiter: boundless{}, Observe: func(string, string, int, time.Duration) {},
	}}
	a.serve([]route{change(public(http.MethodGet, "/v1/thing", h))})
	return a
}

// boundless lets everything in.
type boundless struct{}

func (boundless) Allow(_ context.Context, rules ...Rule) []Allowance {
	out := make([]Allowance, len(rules))
	for i, r := range rules {
		out[i] = Allowance{Allowed: true, Limit: r.Limit, Remaining: r.Limit}
	}
	return out
}

func get(a *API) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	a.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/v1/thing", nil))
	return w
}

func same(r route) route { return r }

func TestWorkThatTakesTooLongIsEndedWithAProblem(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		got := get(bare(func(c echo.Context) error {
			<-c.Request().Context().Done()
			return c.Request().Context().Err()
		}, same))
		if got.Code != http.StatusServiceUnavailable || !strings.Contains(got.Body.String(), `"timeout"`) {
			t.Errorf("it answered %d %s", got.Code, got.Body)
		}
	})
}

func TestAStreamMayTakeAsLongAsItLikes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		got := get(bare(func(c echo.Context) error {
			select {
			case <-c.Request().Context().Done():
				return c.Request().Context().Err()
			case <-time.After(time.Hour):
				return c.NoContent(http.StatusNoContent)
			}
		}, route.lasting))
		if got.Code != http.StatusNoContent {
			t.Errorf("it answered %d", got.Code)
		}
	})
}

func TestAPanicAnswersAProblemThatTellsNothing(t *testing.T) {
	got := get(bare(func(echo.Context) error { panic("the secret of the panic") }, same))
	if got.Code != http.StatusInternalServerError || strings.Contains(got.Body.String(), "secret") || !strings.Contains(got.Body.String(), `"internal_error"`) {
		t.Errorf("it answered %d %s", got.Code, got.Body)
	}
}

func TestARequestCarriesWhereItCameFrom(t *testing.T) {
	var from tenant.Origin
	a := bare(func(c echo.Context) error {
		from = tenant.OriginOf(c.Request().Context())
		return c.NoContent(http.StatusNoContent)
	}, same)
	r := httptest.NewRequest(http.MethodGet, "/v1/thing", nil)
	r.RemoteAddr, r.Header = "203.0.113.7:4711", http.Header{"User-Agent": {"curl/8"}, "X-Request-Id": {"mine-0123456789"}}
	a.ServeHTTP(httptest.NewRecorder(), r)
	if want := (tenant.Origin{Address: "203.0.113.7", Device: "curl/8", RequestID: "mine-0123456789"}); from != want {
		t.Errorf("it came from %+v, want %+v", from, want)
	}
}
