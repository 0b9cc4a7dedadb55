package httpapi

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"regexp"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// StoredAnswer is the first answer to a request with an idempotency key.
type StoredAnswer struct {
	Status int
	Header http.Header
	Body   []byte
}

// Begun says what an idempotency key has been used for so far.
type Begun struct {
	State  BegunState
	Answer StoredAnswer // with Replay
}

// BegunState is one of the four things a store says of a key.
type BegunState int

// What a store says of a key.
const (
	Started    BegunState = iota // new: go on, then Finish or Abandon
	Replay                       // answered before: send that answer
	InProgress                   // the first request is still being answered
	OtherBody                    // used before with another request
)

// IdempotencyStore remembers answers for a while.
type IdempotencyStore interface {
	Begin(ctx context.Context, key, fingerprint string, ttl time.Duration) (Begun, error)
	Finish(ctx context.Context, key string, answer StoredAnswer) error
	Abandon(ctx context.Context, key string) error
}

// keepAnswers is how long api.md promises to remember an answer.
const keepAnswers = 24 * time.Hour

var idempotencyKeyForm = regexp.MustCompile(`^[\x21-\x7e]{1,255}$`)

// Faults of idempotency keys.
var (
	errKeyForm       = fault.New(fault.Malformed, "invalid_idempotency_key", "An Idempotency-Key is 1 to 255 visible ASCII characters.")
	errKeyReused     = fault.New(fault.Invalid, "idempotency_key_reused", "This Idempotency-Key was used with another request. Use a new key for a new request.")
	errKeyInProgress = fault.New(fault.Conflict, "idempotency_in_progress", "The first request with this Idempotency-Key is still being answered. Ask again in a moment.").RetryIn(time.Second)
)

// idempotent answers a repeated POST with its first answer.
func (a *API) idempotent(next echo.HandlerFunc) echo.HandlerFunc {
	return func(c echo.Context) error {
		key := c.Request().Header.Get("Idempotency-Key")
		if key == "" {
			return next(c)
		}
		if !idempotencyKeyForm.MatchString(key) {
			return errKeyForm
		}
		print, err := fingerprint(c)
		if err != nil {
			return err
		}
		key = storedKey(actor(c), key)
		begun, err := a.o.Idempotency.Begin(c.Request().Context(), key, print, keepAnswers)
		if err != nil {
			return err
		}
		switch begun.State {
		case Replay:
			return replay(c, begun.Answer)
		case InProgress:
			return errKeyInProgress
		case OtherBody:
			return errKeyReused
		}
		return a.answerOnce(c, key, next)
	}
}

// storedKey is the name that a caller's key has among those of everybody. Neither the scope
// nor the name of an actor has a blank in it, and neither has a key.
func storedKey(who tenant.Actor, key string) string {
	return "idem:" + who.Scope().Prefix() + " " + who.Name() + " " + key
}

// fingerprint sums up the request, and puts the body back for the handler.
func fingerprint(c echo.Context) (string, error) {
	r := c.Request()
	body, err := readBody(c)
	if err != nil {
		return "", err
	}
	r.Body = io.NopCloser(bytes.NewReader(body))
	sum := sha256.New()
	io.WriteString(sum, r.Method+" "+r.URL.RequestURI()+"\n")
	sum.Write(body)
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// answerOnce runs the handler and keeps what it answered; a failure of ours is forgotten,
// so that the caller may try again with the same key.
func (a *API) answerOnce(c echo.Context, key string, next echo.HandlerFunc) error {
	ctx := context.WithoutCancel(c.Request().Context())
	kept := &tee{ResponseWriter: c.Response().Writer}
	c.Response().Writer = kept
	finished := false
	defer func() {
		if !finished {
			_ = a.o.Idempotency.Abandon(ctx, key)
		}
	}()
	if err := next(c); err != nil {
		c.Error(err)
	}
	status := c.Response().Status
	if status >= 500 || status == http.StatusTooManyRequests {
		return nil
	}
	err := a.o.Idempotency.Finish(ctx, key, StoredAnswer{Status: status, Header: keptHeaders(c.Response().Header()), Body: kept.body.Bytes()})
	finished = err == nil
	return nil
}

// tee copies what is written to the caller.
type tee struct {
	http.ResponseWriter
	body bytes.Buffer
}

func (t *tee) Write(p []byte) (int, error) {
	t.body.Write(p)
	return t.ResponseWriter.Write(p)
}

// Unwrap lets http.ResponseController reach the connection.
func (t *tee) Unwrap() http.ResponseWriter { return t.ResponseWriter }

func keptHeaders(h http.Header) http.Header {
	out := http.Header{}
	for _, name := range []string{"Content-Type", "Etag", "Location"} {
		if v := h.Values(name); len(v) > 0 {
			out[name] = v
		}
	}
	return out
}

func replay(c echo.Context, stored StoredAnswer) error {
	for name, values := range stored.Header {
		c.Response().Header()[name] = values
	}
	c.Response().Header().Set("Idempotent-Replayed", "true")
	c.Response().WriteHeader(stored.Status)
	_, err := c.Response().Write(stored.Body)
	return err
}
