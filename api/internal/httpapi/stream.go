package httpapi

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// heartbeat keeps proxies from closing a quiet stream.
const heartbeat = 15 * time.Second

// checkAgain is how often whoever holds a stream open is looked at again: a suspension, a
// sign-in that has ended or a role that was taken away ends the stream.
const checkAgain = 3 * time.Second

// mayStay says whether the caller may go on reading from a stream that they were let into.
// While that can't be found out they may.
func (a *API) mayStay(c echo.Context) bool {
	token, err := bearer(c.Request())
	if err != nil {
		return false
	}
	who, err := a.o.Auth.Authenticate(c.Request().Context(), token)
	if err != nil {
		return fault.KindOf(err) == fault.Unavailable
	}
	return who.TenantID == actor(c).TenantID && who.Standing != tenant.Suspended
}

// stream is an open answer of server-sent events (WHATWG HTML, section 9.2).
type stream struct {
	c    echo.Context
	ctrl *http.ResponseController
}

// openStream begins the answer and lifts the server's bound on writing.
func openStream(c echo.Context) *stream {
	h := c.Response().Header()
	h.Set(echo.HeaderContentType, "text/event-stream")
	h.Set("X-Accel-Buffering", "no") // Nginx must not hold events back
	s := &stream{c: c, ctrl: http.NewResponseController(c.Response().Writer)}
	_ = s.ctrl.SetWriteDeadline(time.Time{})
	c.Response().WriteHeader(http.StatusOK)
	s.flush()
	return s
}

// send writes one event; an empty id leaves the client's last id as it is.
func (s *stream) send(id, event string, data any) error {
	raw, err := json.Marshal(data)
	if err != nil {
		return err
	}
	if id != "" {
		fmt.Fprintf(s.c.Response(), "id: %s\n", id)
	}
	_, err = fmt.Fprintf(s.c.Response(), "event: %s\ndata: %s\n\n", event, raw)
	s.flush()
	return err
}

// beat writes a comment, so that the connection shows it is alive.
func (s *stream) beat() error {
	_, err := fmt.Fprint(s.c.Response(), ": alive\n\n")
	s.flush()
	return err
}

func (s *stream) flush() { _ = s.ctrl.Flush() }
