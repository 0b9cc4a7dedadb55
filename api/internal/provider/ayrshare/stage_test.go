package ayrshare_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"net/http"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/provider/ayrshare"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
)

// world is the Ayrshare that the tests of this package share. It is a package variable
// because nothing else lives as long as the binary.
var world = sync.OnceValues(harness.StartSandbox)

// stage is one test's part of it: a profile.
type stage struct {
	t       *testing.T
	env     map[string]string
	client  *ayrshare.Client
	title   string
	profile string // its key
}

func newStage(t *testing.T) *stage {
	t.Helper()
	shared, err := world()
	if err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, env: shared.Env, client: ayrshare.New(shared.Env["AYRSHARE_API_URL"], shared.Env["AYRSHARE_API_KEY"]), title: rand.Text()}
	if s.profile, err = s.client.CreateProfile(t.Context(), s.title); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.control("DELETE", "/control/faults", nil, nil) })
	return s
}

// keys gives every tenant the same profile; an empty one is the account itself.
type keys string

func (k keys) ProfileKey(context.Context, tenant.ID) (string, error) { return string(k), nil }

func (s *stage) publisher() *ayrshare.Publisher {
	return ayrshare.NewPublisher(s.client, keys(s.profile))
}

// link links an account of the profile, or of the account itself where profile is empty.
func (s *stage) link(profile string, on network.Network) {
	s.t.Helper()
	s.control("POST", "/control/ayrshare/accounts", map[string]any{"profile": profile, "network": on, "name": "Nordlicht"}, nil)
}

// harm makes the next request to that path go wrong.
func (s *stage) harm(path, kind string, more map[string]any) {
	s.t.Helper()
	fault := map[string]any{"provider": "ayrshare", "pathPrefix": path, "kind": kind, "times": 1}
	for k, v := range more {
		fault[k] = v
	}
	s.control("POST", "/control/faults", fault, nil)
}

// entry is a post that a network has.
type entry struct {
	Network      network.Network
	Notes        string
	Media        []struct{ URL string }
	Thread       []string
	FirstComment string
	Link         string
}

// ledger tells which posts of the profile the networks have, by the provider's own record.
func (s *stage) ledger() []entry {
	s.t.Helper()
	var ledger struct{ Entries []entry }
	s.control("GET", "/control/ayrshare/ledger?profile="+s.title, nil, &ledger)
	return ledger.Entries
}

func (s *stage) expectPosts(want int) {
	s.t.Helper()
	if got := len(s.ledger()); got != want {
		s.t.Errorf("the networks have %d posts, want %d", got, want)
	}
}

// control orders the sandbox.
func (s *stage) control(method, path string, body, into any) {
	s.t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		s.t.Fatal(err)
	}
	req, err := http.NewRequestWithContext(context.WithoutCancel(s.t.Context()), method, s.env["SANDBOX_URL"]+path, bytes.NewReader(raw))
	if err != nil {
		s.t.Fatal(err)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	defer res.Body.Close()
	answer, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode >= 300 {
		s.t.Fatalf("%s %s: %s %s (%v)", method, path, res.Status, answer, err)
	}
	if into != nil {
		if err := json.Unmarshal(answer, into); err != nil {
			s.t.Fatal(err)
		}
	}
}

const (
	linkedIn network.Network = "linkedin"
	telegram network.Network = "telegram"
)

func order(id publish.ID, text string) publish.Order {
	return publish.Order{Tenant: "ten_1", Publication: id, IdempotencyKey: string(id) + ".1", Network: linkedIn, Text: text}
}

// find looks an order up that began a moment ago.
func (s *stage) find(o publish.Order) (publish.Receipt, bool) {
	s.t.Helper()
	r, found, err := s.publisher().Find(s.t.Context(), o, time.Now())
	if err != nil {
		s.t.Errorf("look up %s: %v", o.Publication, err)
	}
	return r, found
}
