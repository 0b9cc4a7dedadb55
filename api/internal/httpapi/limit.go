package httpapi

import (
	"context"
	"math"
	"net/http"
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/fault"
)

// Limiter counts requests. It never fails: where its store is away it counts in the
// process.
type Limiter interface {
	Allow(ctx context.Context, key string, limit int, per time.Duration) Allowance
}

// Allowance is a limiter's answer.
type Allowance struct {
	Allowed    bool
	Limit      int
	Remaining  int
	ResetAfter time.Duration // until the whole limit is free again
	RetryAfter time.Duration // until one more request is let in; zero when allowed
}

// Limits per principal: signed-in people by their id, everyone else by address.
const (
	signedInPerMinute  = 600
	anonymousPerMinute = 120
	attemptsPerMinute  = 20 // sign-ins and the like, per address
)

var errRateLimited = fault.New(fault.RateLimited, "rate_limited", "Too many requests. Wait as long as Retry-After says, then go on.")

// limitRate counts the request and tells the caller how much is left.
func (a *API) limitRate(r route) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			key, limit := principal(c, r)
			got := a.o.Limiter.Allow(c.Request().Context(), key, limit, time.Minute)
			writeAllowance(c, got)
			if !got.Allowed {
				return errRateLimited.RetryIn(max(got.RetryAfter, time.Second))
			}
			return next(c)
		}
	}
}

// principal says under whose name a request counts, and its limit in a minute. Renewing a
// token is no attempt: every open tab does it.
func principal(c echo.Context, r route) (string, int) {
	switch who := actor(c); {
	case who.UserID != "":
		return "rate:" + who.UserID, signedInPerMinute
	case r.method == http.MethodGet, r.path == "/v1/auth/refresh", r.path == "/v1/auth/logout":
		return "rate:ip:" + c.RealIP(), anonymousPerMinute
	}
	return "rate:try:" + c.RealIP(), attemptsPerMinute
}

func writeAllowance(c echo.Context, got Allowance) {
	h := c.Response().Header()
	h.Set("RateLimit-Limit", strconv.Itoa(got.Limit))
	h.Set("RateLimit-Remaining", strconv.Itoa(max(got.Remaining, 0)))
	h.Set("RateLimit-Reset", strconv.Itoa(int(math.Ceil(got.ResetAfter.Seconds()))))
}
