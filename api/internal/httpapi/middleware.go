package httpapi

import (
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"regexp"
	"runtime/debug"
	"time"

	"github.com/labstack/echo/v4"
	"github.com/labstack/echo/v4/middleware"

	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

const requestIDHeader = "X-Request-Id"

var requestIDForm = regexp.MustCompile(`^[A-Za-z0-9._-]{8,128}$`)

// identify gives each request an id, the caller's where it has a sane form or ours, and
// notes where it came from.
func (a *API) identify(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		rid := c.Request().Header.Get(requestIDHeader)
		if !requestIDForm.MatchString(rid) {
			rid = id.New("req")
		}
		c.Response().Header().Set(requestIDHeader, rid)
		r := c.Request()
		from := tenant.Origin{Address: c.RealIP(), Device: r.UserAgent(), RequestID: rid}
		c.SetRequest(r.WithContext(tenant.WithOrigin(r.Context(), from)))
		return next(c)
	}
}

func requestID(c echo.Context) string { return c.Response().Header().Get(requestIDHeader) }

// recoverPanics turns a panic into an internal error and keeps the stack in the log.
func (a *API) recoverPanics(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) (err error) {
		defer func() {
			r := recover()
			if r == nil {
				return
			}
			if r == http.ErrAbortHandler {
				panic(r)
			}
			a.o.Log.LogAttrs(c.Request().Context(), slog.LevelError, "panic",
				slog.String("requestId", requestID(c)), slog.String("stack", string(debug.Stack())))
			err = errInternal.Because(fmt.Errorf("panic: %v", r))
		}()
		return next(c)
	}
}

// secureHeaders forbids what an API's answers never need.
func (a *API) secureHeaders(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		h := c.Response().Header()
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("X-Frame-Options", "DENY")
		h.Set("Referrer-Policy", "no-referrer")
		h.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		h.Set("Cache-Control", "no-store")
		if a.o.Production {
			h.Set("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
		}
		return next(c)
	}
}

// cors lets the web app's own origin in, and no other.
func (a *API) cors() echo.MiddlewareFunc {
	return middleware.CORSWithConfig(middleware.CORSConfig{
		AllowOrigins:     []string{a.o.AppURL},
		AllowMethods:     []string{http.MethodGet, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete},
		AllowHeaders:     []string{echo.HeaderAuthorization, echo.HeaderContentType, "Idempotency-Key", "If-Match", requestIDHeader, "Last-Event-ID"},
		ExposeHeaders:    []string{"ETag", requestIDHeader, "Idempotent-Replayed", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset", "Retry-After"},
		AllowCredentials: true,
		MaxAge:           600,
	})
}

// patience is how long an answer may take. It is below the server's bound on writing, so
// that the caller gets a problem and not a closed connection.
const patience = 45 * time.Second

// bound ends the work on a request that takes too long; streams go on. It says as well how
// large the body may be.
func (a *API) bound(r route) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			c.Set(bringsFile, r.brings)
			if r.endless {
				return next(c)
			}
			whole := c.Request()
			ctx, cancel := context.WithTimeout(whole.Context(), patience)
			defer cancel()
			defer c.SetRequest(whole) // who looks later asks whether the caller left, not whether time is up
			c.SetRequest(whole.WithContext(ctx))
			return next(c)
		}
	}
}

// observe measures one request. A refusal is answered here, so that its status is known.
func (a *API) observe(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		began := time.Now()
		if err := next(c); err != nil {
			c.Error(err)
		}
		a.o.Observe(c.Path(), c.Request().Method, c.Response().Status, time.Since(began))
		return nil
	}
}
