// Package stack starts the whole product for a test: a sandbox for everything outside, and
// any number of real api and worker processes on free ports with fresh data. A test speaks
// to them over HTTP alone, and may kill and start them as it likes.
package stack

import (
	"crypto/rand"
	"encoding/base64"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"campaignos.dev/api/test/harness"
)

// Options say how large a stack is.
type Options struct {
	APIs, Workers int
	// Env adds to the environment of every process, or replaces what would be there.
	Env map[string]string
	// Around, where given, changes the environment of one process, such as "api-1", after
	// that.
	Around func(s *Stack, process string, env map[string]string)
}

// Stack is the product, running.
type Stack struct {
	World   *harness.World // everything outside
	APIs    []*harness.Server
	Workers []*harness.Server

	dir    string
	env    map[string]string
	around func(s *Stack, process string, env map[string]string)
	next   atomic.Uint64 // the API whose turn it is

	secrets secrets // that passed, and may stand nowhere
}

// Start starts a stack and stops it after the test. A panic in any process's log fails the
// test, and so does a secret; a failed test shows the end of each log.
func Start(t testing.TB, o Options) *Stack {
	t.Helper()
	s := &Stack{World: harness.Sandbox(t), dir: t.TempDir(), around: o.Around}
	s.env = s.environment(o.Env)
	s.plantEnv()
	s.migrate(t)
	for i := range o.APIs {
		s.APIs = append(s.APIs, s.add(t, "api", "API_ADDR", i))
	}
	for i := range o.Workers {
		s.Workers = append(s.Workers, s.add(t, "worker", "WORKER_ADDR", i))
	}
	return s
}

// Lease is how long a worker of the stack holds a post.
const Lease = 6 * time.Second

// environment is what `make run` would set, with waits short enough for a test.
func (s *Stack) environment(own map[string]string) map[string]string {
	env := map[string]string{
		"PATH": os.Getenv("PATH"), "HOME": s.dir, "APP_ENV": "development", "APP_URL": "http://127.0.0.1:3000",
		"JWT_KEYS": randomKey(), "ENCRYPTION_KEYS": randomKey(),
		"QUEUE_SQLITE_PATH": s.QueueFile(), "TRUST_PROXY": "true",
		"PUBLISH_SWEEP": "200ms", "PUBLISH_LEASE": Lease.String(), "PUBLISH_TIMEOUT": "2s", "PUBLISH_SETTLE": "3s",
		"PUBLISH_BACKOFF": "300ms", "PUBLISH_GIVE_UP": "10m",
	}
	maps.Copy(env, s.World.Env)
	maps.Copy(env, own)
	return env
}

func randomKey() string {
	key := make([]byte, 32)
	rand.Read(key)
	return "test:" + base64.StdEncoding.EncodeToString(key)
}

// QueueFile is the queue's SQLite file, where the stack has no PostgreSQL.
func (s *Stack) QueueFile() string { return filepath.Join(s.dir, "queue", "queue.db") }

// DeleteQueue takes the queue's files away from under the running processes.
func (s *Stack) DeleteQueue(t testing.TB) {
	t.Helper()
	files, err := filepath.Glob(s.QueueFile() + "*")
	if err != nil || len(files) == 0 {
		t.Fatalf("the queue has no files (%v)", err)
	}
	for _, file := range files {
		if err := os.Remove(file); err != nil && !errors.Is(err, fs.ErrNotExist) {
			t.Fatal(err)
		}
	}
}

// migrate brings the database up to date, as an installation does before it starts.
func (s *Stack) migrate(t testing.TB) {
	t.Helper()
	if out, err := s.campaignctl(t, "migrate").CombinedOutput(); err != nil {
		t.Fatalf("campaignctl migrate: %v\n%s", err, out)
	}
}

// campaignctl is a command of the operators', ready to run.
func (s *Stack) campaignctl(t testing.TB, args ...string) *exec.Cmd {
	t.Helper()
	cmd := exec.Command(build(t, "./cmd/campaignctl"), args...)
	cmd.Dir, cmd.Env = s.dir, lines(s.env)
	return cmd
}

// add starts one more copy of a process.
func (s *Stack) add(t testing.TB, name, addrVariable string, number int) *harness.Server {
	t.Helper()
	port, err := harness.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	addr := fmt.Sprintf("127.0.0.1:%d", port)
	env := maps.Clone(s.env)
	env[addrVariable] = addr
	if s.around != nil {
		s.around(s, fmt.Sprintf("%s-%d", name, number+1), env)
	}
	server := &harness.Server{
		Name: fmt.Sprintf("%s-%d", name, number+1), URL: "http://" + addr, Dir: s.dir, Env: lines(env),
		Args: []string{build(t, "./cmd/"+name)}, Ready: harness.Answers("http://" + addr + "/healthz"),
	}
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		server.Stop()
		examine(t, server)
		s.keepQuiet(t, server)
	})
	return server
}

// Restart starts a process that was stopped or killed.
func Restart(t testing.TB, server *harness.Server) {
	t.Helper()
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
}

// logShown is how much of a log a failed test shows, in bytes.
const logShown = 4 << 10

// examine looks for panics in a log, and shows its end where the test has failed.
func examine(t testing.TB, server *harness.Server) {
	raw, err := os.ReadFile(server.Log())
	if err != nil {
		t.Error(err)
	}
	text := string(raw)
	if at := strings.Index(text, "panic"); at >= 0 {
		t.Errorf("%s panicked: %.2000s", server.Name, text[at:])
	}
	if t.Failed() {
		t.Logf("%s:\n%s", server.Log(), text[max(0, len(text)-logShown):])
	}
}

// address is the API whose turn it is: requests go round, so that no copy can lean on
// what another one remembers.
func (s *Stack) address() string {
	return s.APIs[s.next.Add(1)%uint64(len(s.APIs))].URL
}

func build(t testing.TB, pkg string) string {
	t.Helper()
	program, err := harness.Build(pkg)
	if err != nil {
		t.Fatal(err)
	}
	return program
}

func lines(env map[string]string) []string {
	list := make([]string, 0, len(env))
	for name, value := range env {
		list = append(list, name+"="+value)
	}
	return list
}
