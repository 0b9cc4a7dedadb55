package stripe

import (
	"fmt"
	"net/http"
)

const (
	// keysKept is how long an answer is kept for its idempotency key, in seconds; Stripe prunes keys after a day.
	keysKept = 24 * 60 * 60
	// longestKey is Stripe's bound on an idempotency key, in characters.
	longestKey = 255
)

// kept is the first answer to an idempotency key.
type kept struct {
	Fingerprint string `json:"fingerprint"`
	Answer      answer `json:"answer"`
	Created     int64  `json:"created"`
}

// once carries a request out unless its key has been used: then it gives the first answer again. A request that was refused
// before it began does not use its key up.
func (s *Server) once(from origin, fingerprint string, perform func() answer) (reply answer, replayed bool) {
	first, f := s.claim(from.key, fingerprint)
	if f != nil {
		return failed(f, from), false
	}
	if first != nil {
		return *first, true
	}
	defer s.release(from.key)
	return perform(), false
}

// claim gives the answer that a key has already had, or reserves the key for the caller.
func (s *Server) claim(key, fingerprint string) (*answer, *failure) {
	if len(key) > longestKey {
		return nil, invalidParameter("", "", fmt.Sprintf("Idempotency keys can have at most %d characters.", longestKey))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.running[key] {
		return nil, &failure{status: http.StatusConflict, kind: "invalid_request_error", code: "idempotency_key_in_use",
			message: fmt.Sprintf("There is currently another in-progress request using this Idempotent Key (that probably means "+
				"you submitted twice, and the other request is still going through): %s. Please try again later.", key)}
	}
	if first, used := s.book.Keys[key]; used && s.now()-first.Created < keysKept {
		if first.Fingerprint != fingerprint {
			return nil, &failure{status: http.StatusBadRequest, kind: "idempotency_error",
				message: fmt.Sprintf("Keys for idempotent requests can only be used with the same parameters they were first used "+
					"with. Try using a key other than '%s' if you meant to execute a different request.", key)}
		}
		return &first.Answer, nil
	}
	s.running[key] = true
	return nil, nil
}

func (s *Server) release(key string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.running, key)
}

// keep stores the answer for its key together with what the request changed, so that no crash comes between the two.
func (t *turn) keep(fingerprint string, reply answer) {
	if t.from.key == "" {
		return
	}
	for old, first := range t.Keys {
		if t.now-first.Created >= keysKept {
			delete(t.Keys, old)
		}
	}
	t.Keys[t.from.key] = kept{fingerprint, reply, t.now}
	t.changed = true
}
