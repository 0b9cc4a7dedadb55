package stack

import (
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"sync"
	"testing"

	"campaignos.dev/api/test/harness"
)

// secrets is everything that passed through a stack and that nobody may read afterwards:
// not in a log, not in an error, not in an address.
type secrets struct {
	mu   sync.Mutex
	what map[string]string // by value: what it is
}

// told are the members of an answer that are secret.
var told = []string{"accessToken", "mfaToken", "secret", "otpauthUrl", "codes"}

// asked are the members of a request that are secret.
var asked = []string{"password", "newPassword", "currentPassword", "values"}

// settings are the fields of integrations that are secret.
var settings = []string{"apiKey", "secretKey", "accessKeyId", "secretAccessKey", "password"}

// plant notes a secret. What is short could stand anywhere by chance.
func (s *secrets) plant(what, value string) {
	if len(value) < 10 {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.what == nil {
		s.what = map[string]string{}
	}
	s.what[value] = what
}

// harvest notes the secrets of a request's or an answer's body.
func (s *secrets) harvest(names []string, body []byte) {
	var members map[string]any
	if json.Unmarshal(body, &members) != nil {
		return
	}
	for _, name := range names {
		switch value := members[name].(type) {
		case string:
			s.plant(name, value)
		case []any:
			for _, one := range value {
				text, _ := one.(string)
				s.plant(name, text)
			}
		case map[string]any:
			for _, field := range settings {
				text, _ := value[field].(string)
				s.plant(field, text)
			}
		}
	}
}

// harvestCookies notes the refresh tokens of an answer.
func (s *secrets) harvestCookies(response *http.Response) {
	for _, cookie := range response.Cookies() {
		s.plant("refresh token", cookie.Value)
	}
}

// found names a secret that stands in a text; empty: there is none.
func (s *secrets) found(text string) (what string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for value, what := range s.what {
		if strings.Contains(text, value) {
			return what
		}
	}
	return ""
}

// count is how many secrets passed.
func (s *secrets) count() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.what)
}

// plantEnv notes the secrets of the environment.
func (s *Stack) plantEnv() {
	for _, name := range []string{"JWT_KEYS", "ENCRYPTION_KEYS"} {
		_, key, _ := strings.Cut(s.env[name], ":")
		s.secrets.plant(name, key)
	}
	for _, name := range []string{"STRIPE_SECRET_KEY", "GEMINI_API_KEY", "AYRSHARE_API_KEY", "S3_SECRET_ACCESS_KEY"} {
		s.secrets.plant(name, s.env[name])
	}
}

// keepQuiet fails the test for a secret that stands in a process's log.
func (s *Stack) keepQuiet(t testing.TB, server *harness.Server) {
	raw, err := os.ReadFile(server.Log())
	if err != nil {
		t.Error(err)
	}
	for line := range strings.Lines(string(raw)) {
		if what := s.secrets.found(line); what != "" {
			t.Errorf("%s logged a secret (%s): %.300s", server.Name, what, line)
		}
	}
}

// Secrets tells which secret stands in a text, for what else a test has read; empty: none.
func (s *Stack) Secrets(text string) (what string) { return s.secrets.found(text) }

// Planted is how many secrets passed through the stack so far.
func (s *Stack) Planted() int { return s.secrets.count() }
