package loop_test

import (
	"os"
	"path/filepath"
	"testing"

	"campaignos.dev/api/test/stack"
)

// What people type and are given is looked for wherever the product writes: in the audit
// log, in the queue, in the addresses that it asks others for. Every other test of a stack
// looks in the logs and in refusals.
func TestNoSecretIsToldOnByAnyRecord(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	operator := s.Operator(t)
	p := s.Register(t, "Northwind Coffee")
	secret, recovery := p.SwitchOnMFA()
	p.Must(201, "POST", "/v1/api-keys", stack.Object{"name": "Reporting", "scopes": []string{"posts:read"}}, nil)
	p.Do("POST", "/v1/me/password", stack.Object{"currentPassword": "not the violet tractor", "newPassword": stack.Password})
	p.Must(200, "POST", "/v1/me/password", stack.Object{"currentPassword": stack.Password, "newPassword": "a tractor of another colour"}, nil)
	s.Visitor(t).Do("POST", "/v1/auth/login", stack.Object{"email": p.Email, "password": "not the tractor at all"})
	p = s.Register(t, "Second")
	guest := p.Join("editor")
	checkout(t, p)
	p.Connect("linkedin")
	if secret == "" || len(recovery) == 0 || guest.Token == "" || s.Planted() < 20 {
		t.Fatalf("only %d secrets passed", s.Planted())
	}
	for what, text := range map[string]string{
		"the team's audit log":      string(p.Do("GET", "/v1/audit-events/export", nil).Body),
		"the platform's audit log":  string(operator.Do("GET", "/v1/admin/audit-events?limit=100", nil).Body),
		"the queue":                 queued(t, s),
		"an address that was asked": asked(t, s),
	} {
		if len(text) < 100 {
			t.Errorf("%s has next to nothing in it: %q", what, text)
		}
		if found := s.Secrets(text); found != "" {
			t.Errorf("%s holds a secret: %s", what, found)
		}
	}
	t.Logf("%d secrets were looked for", s.Planted())
}

// queued is everything that is in the queue's files.
func queued(t *testing.T, s *stack.Stack) (all string) {
	t.Helper()
	files, err := filepath.Glob(s.QueueFile() + "*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all += string(raw)
	}
	return all
}

// asked is every address that a provider was asked for.
func asked(t *testing.T, s *stack.Stack) (all string) {
	t.Helper()
	for _, provider := range []string{"stripe", "ayrshare", "gemini", "objectstore"} {
		for _, r := range s.Received(t, provider) {
			all += r.Method + " " + r.Path + "\n"
		}
	}
	return all
}
