package httpapi

import (
	"context"
	"errors"
	"log/slog"
	"math"
	"net/http"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/fault"
)

// problemBase begins the type of every problem; docs/problems.md lists them.
const problemBase = "https://campaignos.dev/problems/"

// statuses maps each kind of fault to its HTTP status and title, here and nowhere else.
var statuses = map[fault.Kind]struct {
	status int
	title  string
}{
	fault.Malformed:       {http.StatusBadRequest, "Malformed request"},
	fault.Unauthenticated: {http.StatusUnauthorized, "Not signed in"},
	fault.PaymentRequired: {http.StatusPaymentRequired, "Subscription does not allow it"},
	fault.Forbidden:       {http.StatusForbidden, "Not allowed"},
	fault.NotFound:        {http.StatusNotFound, "Not found"},
	fault.Conflict:        {http.StatusConflict, "Conflict"},
	fault.Precondition:    {http.StatusPreconditionFailed, "Changed meanwhile"},
	fault.TooLarge:        {http.StatusRequestEntityTooLarge, "Too large"},
	fault.Unsupported:     {http.StatusUnsupportedMediaType, "Unsupported media type"},
	fault.Invalid:         {http.StatusUnprocessableEntity, "Invalid fields"},
	fault.RateLimited:     {http.StatusTooManyRequests, "Too many requests"},
	fault.Unavailable:     {http.StatusServiceUnavailable, "Temporarily unavailable"},
	fault.Internal:        {http.StatusInternalServerError, "Internal error"},
}

// Faults of the front door itself.
var (
	errNotFound   = fault.New(fault.NotFound, "not_found", "There is nothing at this address.")
	errMethod     = fault.New(fault.NotFound, "method_not_allowed", "This address does not take that method.")
	errInternal   = fault.New(fault.Internal, "internal_error", "Something went wrong on our side. Try again; if it stays, tell support the request id.")
	errTimeout    = fault.New(fault.Unavailable, "timeout", "This took too long. Try again in a moment.")
	errBodyTooBig = fault.New(fault.TooLarge, "body_too_large", "The request body is larger than 1 MiB. Files go straight to the object store; see POST /v1/assets.")
)

// answerProblem is Echo's error handler: it logs a defect once and answers the problem.
func (a *API) answerProblem(err error, c echo.Context) {
	f := toFault(err)
	gone := c.Request().Context().Err() != nil // the caller went away: nobody's defect
	if !gone && (f.Kind == fault.Internal || f.Kind == fault.Unavailable) {
		a.o.Log.LogAttrs(c.Request().Context(), slog.LevelError, "request failed",
			slog.String("requestId", requestID(c)), slog.String("route", c.Path()), slog.Any("error", err))
	}
	if c.Response().Committed {
		return
	}
	if f.RetryAfter > 0 {
		c.Response().Header().Set("Retry-After", strconv.Itoa(int(math.Ceil(f.RetryAfter.Seconds()))))
	}
	p := toProblem(f, c)
	c.Response().Header().Set(echo.HeaderContentType, "application/problem+json")
	if c.Request().Method == http.MethodHead {
		_ = c.NoContent(p.Status)
		return
	}
	c.Response().WriteHeader(p.Status)
	_ = c.Echo().JSONSerializer.Serialize(c, p, "")
}

// toFault finds the fault of an error; what is none is an internal error, unexplained.
func toFault(err error) *fault.Error {
	if f, ok := fault.As(err); ok {
		return f
	}
	var he *echo.HTTPError
	if errors.As(err, &he) {
		return fromEcho(he)
	}
	if errors.Is(err, context.DeadlineExceeded) {
		return errTimeout.Because(err)
	}
	return errInternal.Because(err)
}

func fromEcho(he *echo.HTTPError) *fault.Error {
	switch he.Code {
	case http.StatusNotFound:
		return errNotFound
	case http.StatusMethodNotAllowed:
		return errMethod
	case http.StatusRequestEntityTooLarge:
		return errBodyTooBig
	}
	return errInternal.Because(he)
}

func toProblem(f *fault.Error, c echo.Context) Problem {
	s := statuses[f.Kind]
	if f == errMethod || f.Code == errMethod.Code {
		s.status, s.title = http.StatusMethodNotAllowed, "Method not allowed"
	}
	detail := f.Message
	if f.Kind == fault.Internal {
		f, detail = errInternal, errInternal.Message
	}
	p := Problem{
		Type: problemBase + f.Code, Title: s.title, Status: s.status, Detail: detail,
		Instance: instance(c), Code: f.Code, RequestID: requestID(c),
	}
	for _, field := range f.Fields {
		p.Errors = append(p.Errors, FieldProblem(field))
	}
	addMeta(&p, f.Meta)
	return p
}

// instance is the path of a request, without the secret of a mailed link.
func instance(c echo.Context) string {
	path := c.Request().URL.Path
	if token := c.Param("token"); token != "" {
		return strings.ReplaceAll(path, token, "{token}")
	}
	return path
}

// addMeta copies the public members that api.md names.
func addMeta(p *Problem, meta map[string]any) {
	text := func(key string) string { s, _ := meta[key].(string); return s }
	number := func(key string) *int64 {
		if n, ok := meta[key].(int64); ok {
			return &n
		}
		return nil
	}
	p.Limit, p.Plan, p.Permission = text("limit"), text("plan"), text("permission")
	p.State, p.Wanted, p.Entitlement = text("state"), text("wanted"), text("entitlement")
	p.Used, p.Max = number("used"), number("max")
}

// braces writes Echo's ":id" as the contract's "{id}".
func braces(path string) string {
	parts := strings.Split(path, "/")
	for i, p := range parts {
		if name, ok := strings.CutPrefix(p, ":"); ok {
			parts[i] = "{" + name + "}"
		}
	}
	return strings.Join(parts, "/")
}
