package stripe

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
)

// answer is a finished reply of the API, kept as it went out.
type answer struct {
	Status    int    `json:"status"`
	Body      []byte `json:"body"`
	RequestID string `json:"requestId"`
}

// serve answers one request of the API.
func (s *Server) serve(w http.ResponseWriter, r *http.Request, route route) {
	from := origin{requestID: newID("req_", 14), key: r.Header.Get("Idempotency-Key")}
	if r.Method != http.MethodPost {
		from.key = ""
	}
	reply, replayed := s.reply(w, r, route, from)
	writeAnswer(w, reply, from, replayed)
}

func (s *Server) reply(w http.ResponseWriter, r *http.Request, route route, from origin) (reply answer, replayed bool) {
	if f := checkKey(r); f != nil {
		return failed(f, from), false
	}
	stripe, err := s.contract()
	if err != nil {
		return failed(broken(err), from), false
	}
	if version := r.Header.Get("Stripe-Version"); version != "" && version != stripe.version {
		return failed(invalidParameter("", "", fmt.Sprintf(
			"Invalid Stripe API version: %s. The sandbox speaks %s, the version of the client in use; change both together.",
			version, stripe.version)), from), false
	}
	c, f := stripe.read(w, r, route)
	if f != nil {
		return failed(f, from), false
	}
	if from.key != "" {
		return s.once(from, c.fingerprint, func() answer { return s.perform(route, c, from) })
	}
	return s.perform(route, c, from), false
}

// perform carries a judged request out.
func (s *Server) perform(route route, c call, from origin) (reply answer) {
	err := s.take(from, func(t *turn) {
		found, f := route.handle(t, c)
		if f != nil {
			reply = failed(f, from)
		} else {
			t.expand(found, c.texts("expand"))
			reply = answer{http.StatusOK, encode(found), from.requestID}
		}
		if f == nil || !f.early {
			t.keep(c.fingerprint, reply)
		}
	})
	if err != nil {
		return failed(broken(err), from)
	}
	return reply
}

func failed(f *failure, from origin) answer {
	return answer{f.status, encode(f.body(from.requestID)), from.requestID}
}

// encode writes an object as Stripe does: indented, and with & < > as they are.
func encode(o object) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(o); err != nil {
		panic("an object of the sandbox's own making cannot be encoded: " + err.Error())
	}
	return out.Bytes()
}

func writeAnswer(w http.ResponseWriter, reply answer, from origin, replayed bool) {
	header := w.Header()
	header.Set("Content-Type", "application/json")
	header.Set("Cache-Control", "no-cache, no-store")
	header.Set("Request-Id", from.requestID)
	if from.key != "" {
		header.Set("Idempotency-Key", from.key)
		header.Set("Original-Request", reply.RequestID)
	}
	if replayed {
		header.Set("Idempotent-Replayed", "true")
	}
	if reply.Status == http.StatusUnauthorized {
		header.Set("WWW-Authenticate", `Basic realm="Stripe"`)
	}
	w.WriteHeader(reply.Status)
	_, _ = w.Write(reply.Body)
}

// refuseUnknownPath answers what is not in the table of routes.
func (s *Server) refuseUnknownPath(w http.ResponseWriter, r *http.Request) {
	from := origin{requestID: newID("req_", 14)}
	f := checkKey(r)
	if f == nil {
		f = &failure{status: http.StatusNotFound, kind: "invalid_request_error", message: fmt.Sprintf(
			"Unrecognized request URL (%s: %s). The sandbox imitates only the paths that the product uses.", r.Method, r.URL.Path)}
	}
	writeAnswer(w, failed(f, from), from, false)
}
