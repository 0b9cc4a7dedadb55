package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// The test binary plays the parts of a product; role says which.
func TestMain(m *testing.M) {
	switch role, argument, _ := strings.Cut(os.Getenv("DEV_TEST_ROLE"), "="); role {
	case "":
		os.Exit(m.Run())
	case "crash":
		fmt.Println("it went wrong")
		os.Exit(3)
	case "parent": // leaves a grandchild behind, and its pid in a file
		grandchild := exec.Command("sleep", "1000")
		grandchild.Start()
		os.WriteFile(argument, []byte(strconv.Itoa(grandchild.Process.Pid)), 0o644)
	case "stubborn":
		signal.Ignore(syscall.SIGTERM)
		os.WriteFile(argument, nil, 0o644)
	case "runner": // a runner with one part, to be killed by the test
		c := &console{out: os.Stdout, quiet: true}
		newStack(c, filepath.Dir(argument)).up(context.Background(), part("parent", argument, exists(argument)))
		fmt.Println("up")
	}
	select {}
}

func part(role, argument string, ready func(context.Context) error) process {
	env := osVariables().with(variables{"DEV_TEST_ROLE": role + "=" + argument})
	return process{name: role, args: []string{os.Args[0]}, env: env, ready: ready}
}

func testStack(t *testing.T) *stack {
	t.Helper()
	s := newStack(&console{out: os.Stdout, quiet: true}, t.TempDir())
	t.Cleanup(s.down)
	return s
}

func TestADeadPartEndsTheStackWithItsLastLines(t *testing.T) {
	s := testStack(t)
	ready := func(context.Context) error { return nil }
	if err := s.up(t.Context(), part("crash", "", ready)); err != nil {
		t.Fatal(err)
	}
	err := s.supervise(t.Context())
	if err == nil || !strings.Contains(err.Error(), "exit status 3") || !strings.Contains(err.Error(), "it went wrong") {
		t.Errorf("got %v, want how it ended and its last lines", err)
	}
}

func TestAPartThatDiesBeforeItIsReadyFailsTheStart(t *testing.T) {
	never := func(context.Context) error { return fmt.Errorf("not yet") }
	err := testStack(t).up(t.Context(), part("crash", "", never))
	if err == nil || !strings.Contains(err.Error(), "it went wrong") {
		t.Errorf("got %v, want its last lines", err)
	}
}

func TestStoppingLeavesNoGrandchild(t *testing.T) {
	s, file := testStack(t), filepath.Join(t.TempDir(), "pid")
	if err := s.up(t.Context(), part("parent", file, exists(file))); err != nil {
		t.Fatal(err)
	}
	pid := readPid(t, file)
	s.down()
	waitGone(t, pid)
	select {
	case err := <-s.deaths:
		t.Errorf("a stop that was asked for counts as a death: %v", err)
	default:
	}
}

func TestAPartThatIgnoresTheRequestToStopIsKilled(t *testing.T) {
	s, file := testStack(t), filepath.Join(t.TempDir(), "up")
	stubborn := part("stubborn", file, exists(file))
	stubborn.grace = 50 * time.Millisecond
	if err := s.up(t.Context(), stubborn); err != nil {
		t.Fatal(err)
	}
	pid := s.running[0].cmd.Process.Pid
	s.down()
	waitGone(t, pid)
}

func TestAReplacedPartIsAnotherProcessAndNoDeath(t *testing.T) {
	s, file := testStack(t), filepath.Join(t.TempDir(), "pid")
	p := part("parent", file, exists(file))
	if err := s.up(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	before := s.running[0].cmd.Process.Pid
	if err := s.replace(t.Context(), p); err != nil {
		t.Fatal(err)
	}
	if len(s.running) != 1 || s.running[0].cmd.Process.Pid == before {
		t.Errorf("the part was not replaced")
	}
	if len(s.deaths) != 0 {
		t.Error("a replacement counts as a death")
	}
}

func TestAKilledRunnerTakesItsPartsAlong(t *testing.T) {
	file := filepath.Join(t.TempDir(), "pid")
	p := part("runner", file, nil)
	runner := exec.Command(p.args[0])
	runner.Env = p.env.list()
	out, err := runner.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := runner.Start(); err != nil {
		t.Fatal(err)
	}
	out.Read(make([]byte, 3)) // it is up
	parent := parentOf(t, readPid(t, file))
	runner.Process.Kill()
	runner.Wait()
	waitGone(t, parent)
}

func TestRequestsGoToTheCopiesInTurn(t *testing.T) {
	s := &settings{}
	var seen []*port
	for range 2 {
		listener, err := net.Listen("tcp", "127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		p := &port{number: listener.Addr().(*net.TCPAddr).Port}
		seen = append(seen, p)
		serveName(t, listener, p.addr())
	}
	s.apis = []*port{{}}
	s.workers = []*port{{}}
	if err := s.pickPorts(); err != nil {
		t.Fatal(err)
	}
	if err := balance(t.Context(), s.ports.web.addr(), seen); err != nil {
		t.Fatal(err)
	}
	first, second := get(t, s.ports.web.url()), get(t, s.ports.web.url())
	if first == second {
		t.Errorf("both requests went to %s", first)
	}
}
