package control_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"campaignos.dev/sandbox/control"
)

// provider is the least a provider can be: it counts its work and says how often it worked.
type provider struct{ worked atomic.Int64 }

func (p *provider) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	w.Header().Set("X-Provider", "yes")
	w.WriteHeader(http.StatusCreated)
	fmt.Fprintf(w, "work %d on %s", p.worked.Add(1), body)
}

func (p *provider) Reset()                    { p.worked.Store(0) }
func (p *provider) Snapshot() ([]byte, error) { return json.Marshal(p.worked.Load()) }

// setting is a control with one provider named stripe, both reached over TCP.
type setting struct {
	t        *testing.T
	control  *control.Control
	provider *provider
	server   *httptest.Server // the provider behind the control
	api      *httptest.Server
	waits    chan time.Duration // each delay that a fault asked for
	elapse   chan time.Time     // lets one delay pass
}

func set(t *testing.T) *setting {
	t.Helper()
	s := &setting{t: t, provider: &provider{}, waits: make(chan time.Duration, 10), elapse: make(chan time.Time)}
	s.control = control.New(control.Options{Clock: time.Now, After: func(d time.Duration) <-chan time.Time {
		s.waits <- d
		return s.elapse
	}})
	s.control.Keep("stripe", s.provider)
	s.server = httptest.NewServer(s.control.Wrap("stripe", s.provider))
	mux := http.NewServeMux()
	s.control.Routes(mux)
	s.api = httptest.NewServer(control.Guard(mux))
	t.Cleanup(func() {
		s.control.Close()
		s.server.Close()
		s.api.Close()
	})
	return s
}

// inject adds a fault through the control API, as a test of the product would.
func (s *setting) inject(fault string) control.Fault {
	s.t.Helper()
	status, body := s.call("POST", "/control/faults", fault)
	if status != http.StatusCreated {
		s.t.Fatalf("inject %s: %d %s", fault, status, body)
	}
	var f control.Fault
	decode(s.t, body, &f)
	return f
}

func (s *setting) call(method, path, body string) (int, string) {
	s.t.Helper()
	request, err := http.NewRequest(method, s.api.URL+path, strings.NewReader(body))
	if err != nil {
		s.t.Fatal(err)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		s.t.Fatal(err)
	}
	defer answer.Body.Close()
	text, _ := io.ReadAll(answer.Body)
	return answer.StatusCode, string(text)
}

// post sends one request to the provider on a connection of its own.
func (s *setting) post(path, body string) (*http.Response, string, error) {
	s.t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.Post(s.server.URL+path, "text/plain", strings.NewReader(body))
	if err != nil {
		return nil, "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return answer, string(text), err
}

// recorded waits until the condition holds for the recorded requests, and returns them.
func (s *setting) recorded(condition func([]control.Request) bool) []control.Request {
	s.t.Helper()
	var list struct{ Data []control.Request }
	eventually(s.t, func() bool {
		_, body := s.call("GET", "/control/requests", "")
		list.Data = nil
		decode(s.t, body, &list)
		return condition(list.Data)
	})
	return list.Data
}

func decode(t *testing.T, text string, into any) {
	t.Helper()
	if err := json.NewDecoder(bytes.NewBufferString(text)).Decode(into); err != nil {
		t.Fatalf("decode %s: %v", text, err)
	}
}

func eventually(t *testing.T, condition func() bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(5 * time.Millisecond) {
		if condition() {
			return
		}
	}
	t.Fatal("the condition did not come true in ten seconds")
}
