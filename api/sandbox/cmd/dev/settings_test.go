package main

import (
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func testSettings(t *testing.T, env variables) *settings {
	t.Helper()
	s, err := readSettings(t.TempDir(), "data", func(name string) string { return env[name] })
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(s.data, 0o755); err != nil {
		t.Fatal(err)
	}
	return s
}

func TestEveryFaultOfTheEnvironmentIsReportedAtOnce(t *testing.T) {
	env := variables{"WEB_PORT": "eighty", "API_COPIES": "0"}
	_, err := readSettings(".", ".data", func(name string) string { return env[name] })
	if err == nil || !strings.Contains(err.Error(), "WEB_PORT") || !strings.Contains(err.Error(), "API_COPIES") {
		t.Errorf("got %v, want both variables named", err)
	}
}

func TestAPortInUseIsNamedWithTheVariableThatChangesIt(t *testing.T) {
	s := testSettings(t, nil)
	if err := s.pickPorts(); err != nil {
		t.Fatal(err)
	}
	if err := s.checkPorts(); err != nil {
		t.Fatalf("free ports: %v", err)
	}
	listener, err := net.Listen("tcp", s.ports.s3.addr())
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	err = s.checkPorts()
	if err == nil || !strings.Contains(err.Error(), "SANDBOX_S3_PORT") || strings.Contains(err.Error(), "WEB_PORT") {
		t.Errorf("got %v, want SANDBOX_S3_PORT alone", err)
	}
}

func TestCopiesHavePortsOfTheirOwn(t *testing.T) {
	s := testSettings(t, variables{"API_COPIES": "2", "WORKER_COPIES": "3"})
	seen := map[int]bool{}
	for _, p := range s.listened() {
		if seen[p.number] {
			t.Errorf("port %d is given twice", p.number)
		}
		seen[p.number] = true
	}
	if len(seen) != 11+2+2 {
		t.Errorf("%d ports; want the usual 11, one per API behind the balancer, one per further worker", len(seen))
	}
	if s.apis[0].number == s.ports.api.number {
		t.Error("a copy of the API listens where the balancer does")
	}
}

func TestOnePortForOneCopyEvenWhenPicked(t *testing.T) {
	s := testSettings(t, nil)
	if err := s.pickPorts(); err != nil {
		t.Fatal(err)
	}
	if s.apis[0].number != s.ports.api.number || s.workers[0].number != s.ports.worker.number {
		t.Error("api or worker listens elsewhere than where it is looked for")
	}
}

func TestWhatAPersonSetsWins(t *testing.T) {
	s := testSettings(t, nil)
	write(t, s.sandboxVariables(), "REDIS_URL=redis://sandbox\nSMTP_URL=smtp://sandbox\n")
	write(t, filepath.Join(s.root, ".env"), "# mine\nSMTP_URL=\"smtp://file\"\nexport MAIL_FROM=me\n")
	t.Setenv("REDIS_URL", "redis://mine")
	t.Setenv("SMTP_URL", "")
	env, err := s.productVariables()
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{"REDIS_URL": "redis://mine", "SMTP_URL": "smtp://file", "MAIL_FROM": "me"} {
		if env[name] != want {
			t.Errorf("%s is %q, want %q", name, env[name], want)
		}
	}
}

func TestARealKeyIsNeverPairedWithTheSandboxsAddress(t *testing.T) {
	s := testSettings(t, nil)
	write(t, s.sandboxVariables(), "STRIPE_API_URL=http://127.0.0.1:9402\nSTRIPE_SECRET_KEY=local\nGEMINI_API_URL=http://127.0.0.1:9404\n")
	t.Setenv("STRIPE_SECRET_KEY", "mine")
	env, err := s.productVariables()
	if err != nil {
		t.Fatal(err)
	}
	if address, set := env["STRIPE_API_URL"]; set {
		t.Errorf("a person's own Stripe key goes to %s", address)
	}
	if env["GEMINI_API_URL"] == "" {
		t.Error("Gemini was not replaced, but the sandbox's address is gone")
	}
}

func TestLocalSecretsAreMadeOnceAndKeptPrivate(t *testing.T) {
	dir := t.TempDir()
	first, err := localSecrets(dir)
	if err != nil {
		t.Fatal(err)
	}
	again, err := localSecrets(dir)
	if err != nil {
		t.Fatal(err)
	}
	if first["JWT_KEYS"] == "" || first["JWT_KEYS"] != again["JWT_KEYS"] || first["JWT_KEYS"] == first["ENCRYPTION_KEYS"] {
		t.Errorf("keys are not made once, each for itself: %v, then %v", first, again)
	}
	info, err := os.Stat(filepath.Join(dir, "secrets.env"))
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("the file's mode is %v (%v), want 0600", info.Mode(), err)
	}
}

func TestTheWebAppIsBuiltAgainOnlyWhenItsSourcesChange(t *testing.T) {
	s := testSettings(t, nil)
	b := builder{settings: s}
	for _, file := range []string{"frontend/src/page.tsx", "shared/src/index.ts", "package.json", "package-lock.json"} {
		write(t, filepath.Join(s.root, file), "one")
	}
	digest := func() string {
		t.Helper()
		sum, err := b.webSources()
		if err != nil {
			t.Fatal(err)
		}
		return sum
	}
	before := digest()
	write(t, filepath.Join(s.root, "frontend/.next/made"), "by the build")
	write(t, filepath.Join(s.root, "frontend/e2e/loop.spec.ts"), "a test")
	if digest() != before {
		t.Error("what builds and tests make changes the digest")
	}
	write(t, filepath.Join(s.root, "shared/src/index.ts"), "two")
	if digest() == before {
		t.Error("a changed source does not change the digest")
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := writeFile(file, text); err != nil {
		t.Fatal(err)
	}
}
