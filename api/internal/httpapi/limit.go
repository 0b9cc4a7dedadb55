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
	// Allow counts a request under every rule, or under none where one refuses it, and gives
	// the answer of each, in their order.
	Allow(ctx context.Context, rules ...Rule) []Allowance
}

// Rule bounds what counts under a key in any window of some length.
type Rule struct {
	Key   string
	Limit int
	Per   time.Duration
}

// Allowance is one rule's answer.
type Allowance struct {
	Allowed    bool
	Limit      int
	Remaining  int
	ResetAfter time.Duration // until the whole limit is free again
	RetryAfter time.Duration // until one more request is let in; zero when allowed
}

// Limits in a minute. Who is known counts by their own name, everyone else by address; and
// all that comes from one address counts together, which an office may share.
const (
	principalPerMinute = 600
	strangerPerMinute  = 120
	attemptsPerMinute  = 20 // sign-ins and the like
	addressPerMinute   = 2400
)

var errRateLimited = fault.New(fault.RateLimited, "rate_limited", "Too many requests. Wait a little, then go on.")

// limitRate counts the request, under the caller's name and under their address, and tells
// the caller how much is left.
func (a *API) limitRate(r route) echo.MiddlewareFunc {
	return func(next echo.HandlerFunc) echo.HandlerFunc {
		return func(c echo.Context) error {
			address := Rule{"rate:ip:" + c.RealIP(), addressPerMinute, time.Minute}
			got := tightest(a.o.Limiter.Allow(c.Request().Context(), principal(c, r), address))
			writeAllowance(c, got)
			if !got.Allowed {
				return errRateLimited.RetryIn(max(got.RetryAfter, time.Second))
			}
			return next(c)
		}
	}
}

// principal says under whose name a request counts, and how much they may. A credential
// that is no good is a stranger's. Renewing a token is no attempt: every open tab does it.
func principal(c echo.Context, r route) Rule {
	switch who := actor(c).Name(); {
	case who != "":
		return Rule{"rate:" + who, principalPerMinute, time.Minute}
	case r.access > maybeSignedIn, r.method == http.MethodGet, r.path == "/v1/auth/refresh", r.path == "/v1/auth/logout":
		return Rule{"rate:stranger:" + c.RealIP(), strangerPerMinute, time.Minute}
	}
	return Rule{"rate:try:" + c.RealIP(), attemptsPerMinute, time.Minute}
}

// tightest is the answer that the caller meets first: a refusal, or the one with the least
// that remains.
func tightest(all []Allowance) Allowance {
	least := all[0]
	for _, a := range all[1:] {
		switch {
		case a.Allowed != least.Allowed:
			if !a.Allowed {
				least = a
			}
		case !a.Allowed && a.RetryAfter > least.RetryAfter, a.Allowed && a.Remaining < least.Remaining:
			least = a
		}
	}
	return least
}

func writeAllowance(c echo.Context, got Allowance) {
	h := c.Response().Header()
	h.Set("RateLimit-Limit", strconv.Itoa(got.Limit))
	h.Set("RateLimit-Remaining", strconv.Itoa(max(got.Remaining, 0)))
	h.Set("RateLimit-Reset", strconv.Itoa(int(math.Ceil(got.ResetAfter.Seconds()))))
}
