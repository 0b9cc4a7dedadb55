package harness

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"
)

// StartRedis starts a redis-server that keeps nothing.
func StartRedis() (*Server, error) {
	program, err := exec.LookPath("redis-server")
	if err != nil {
		return nil, errors.New("these tests need redis-server: install Debian's package redis-server, or run `make test`, which does")
	}
	s, port, err := newServer("redis")
	if err != nil {
		return nil, err
	}
	s.URL = "redis://" + net.JoinHostPort("127.0.0.1", port)
	s.Args = []string{program, "--bind", "127.0.0.1", "--port", port, "--save", "", "--databases", strconv.Itoa(redisDatabases)}
	s.Ready = listens("127.0.0.1:" + port)
	return s, s.Start()
}

// StartPostgres starts a PostgreSQL server with fresh data, without durability.
func StartPostgres() (*Server, error) {
	programs, err := postgresPrograms()
	if err != nil {
		return nil, err
	}
	s, port, err := newServer("postgres")
	if err != nil {
		return nil, err
	}
	if s.user, err = unprivileged(); err != nil {
		return nil, err
	}
	if err := s.user.own(s.Dir); err != nil {
		return nil, err
	}
	if err := initialise(filepath.Join(programs, "initdb"), s); err != nil {
		return nil, err
	}
	s.URL = "postgres://postgres@" + net.JoinHostPort("127.0.0.1", port) + "/postgres?sslmode=disable"
	s.Args = []string{
		filepath.Join(programs, "postgres"), "-D", filepath.Join(s.Dir, "data"), "-p", port,
		"-c", "listen_addresses=127.0.0.1", "-c", "unix_socket_directories=" + s.Dir,
		"-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off", "-c", "max_connections=300",
	}
	s.end = syscall.SIGQUIT // a killed postmaster would leave its shared memory behind
	s.Ready = func() error { return pingPostgres(s.URL) }
	return s, s.Start()
}

func initialise(initdb string, s *Server) error {
	cmd := exec.Command(initdb, "-D", filepath.Join(s.Dir, "data"), "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-locale", "--no-sync")
	cmd.Dir = s.Dir
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: s.user.credential()}
	if out, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w\n%s", err, out)
	}
	return nil
}

// postgresPrograms finds the folder of PostgreSQL's programs: on the PATH, else where
// Debian puts them, the newest first.
func postgresPrograms() (string, error) {
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return "", errors.New("these tests need PostgreSQL: install Debian's package postgresql, or run `make test`, which does")
	}
	return filepath.Dir(slices.Max(found)), nil
}

func pingPostgres(address string) error {
	ctx, cancel := context.WithTimeout(context.Background(), stopWithin)
	defer cancel()
	connection, err := pgx.Connect(ctx, address)
	if err != nil {
		return err
	}
	return connection.Close(ctx)
}

// StartMongo starts the sandbox and gives its MongoDB.
func StartMongo() (*Server, error) {
	world, err := StartSandbox()
	if err != nil {
		return nil, err
	}
	world.Server.URL = world.Env["MONGODB_URI"]
	return world.Server, nil
}

// World is a sandbox: everything outside, and the variables by which production finds it.
type World struct {
	*Server
	Env map[string]string
}

// Sandbox starts a sandbox for one test alone, so that it may inject faults and reset.
func Sandbox(t testing.TB) *World {
	t.Helper()
	world, err := StartSandbox()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(world.Stop)
	return world
}

// StartSandbox starts a sandbox with fresh data on free ports.
func StartSandbox() (*World, error) {
	program, err := Build("./sandbox/cmd/sandbox")
	if err != nil {
		return nil, err
	}
	s, _, err := newServer("sandbox")
	if err != nil {
		return nil, err
	}
	variables := filepath.Join(s.Dir, "sandbox.env")
	s.Args = []string{program, "--data", filepath.Join(s.Dir, "data"), "--env-file", variables}
	for _, part := range []string{"control", "mongo", "redis", "s3", "stripe", "ayrshare", "gemini", "smtp"} {
		port, err := FreePort()
		if err != nil {
			return nil, err
		}
		s.Args = append(s.Args, "--"+part, fmt.Sprintf("127.0.0.1:%d", port))
	}
	s.end = syscall.SIGTERM // it has children of its own to stop
	world := &World{Server: s}
	s.Ready = func() (err error) {
		world.Env, err = readVariables(variables)
		return err
	}
	return world, s.Start()
}

func readVariables(file string) (map[string]string, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	variables := map[string]string{}
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		if name, value, ok := strings.Cut(lines.Text(), "="); ok {
			variables[name] = value
		}
	}
	return variables, nil
}

// newServer gives a server a folder and a port.
func newServer(name string) (*Server, string, error) {
	dir, err := place(name)
	if err != nil {
		return nil, "", err
	}
	port, err := FreePort()
	return &Server{Name: name, Dir: dir}, strconv.Itoa(port), err
}

// Build builds a program of the repository, named as from the api folder, and gives its
// path. One that is up to date is not built again.
func Build(pkg string) (string, error) {
	program := filepath.Join(Root(), ".data", "bin", filepath.Base(pkg))
	err := locked("build", func() error {
		cmd := exec.Command("go", "build", "-o", program, pkg)
		cmd.Dir = filepath.Join(Root(), "api")
		if out, err := cmd.CombinedOutput(); err != nil {
			return fmt.Errorf("build %s: %w\n%s", pkg, err, out)
		}
		return nil
	})
	return program, err
}
