package main

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
)

// asSandbox makes this test's own binary behave as the sandbox.
const asSandbox = "SANDBOX_TEST_CHILD"

func TestMain(m *testing.M) {
	if os.Getenv(asSandbox) != "" {
		os.Exit(run())
	}
	os.Exit(m.Run())
}

func sandbox(args ...string) *exec.Cmd {
	for _, flag := range []string{"control", "mongo", "redis", "s3", "stripe", "ayrshare", "gemini", "smtp"} {
		args = append([]string{"--" + flag, "127.0.0.1:0"}, args...)
	}
	command := exec.Command(os.Args[0], args...)
	command.Env = append(os.Environ(), asSandbox+"=1")
	return command
}

func TestSandboxAnnouncesItselfAndStopsCleanlyWhenAsked(t *testing.T) {
	for _, signal := range []os.Signal{syscall.SIGTERM, syscall.SIGINT} {
		data := t.TempDir()
		command := sandbox("--data", data, "--env-file", filepath.Join(data, "env"))
		out, err := command.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := command.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for lines.Scan() && !strings.HasPrefix(lines.Text(), "sandbox is ready at http://127.0.0.1:") {
		}
		if _, err := os.Stat(filepath.Join(data, "env")); err != nil {
			t.Errorf("it calls itself ready before the env-file is there: %v", err)
		}
		command.Process.Signal(signal)
		for lines.Scan() {
		}
		if err := command.Wait(); err != nil {
			t.Errorf("%v: %v", signal, err)
		}
	}
}

func TestWrongCommandLineEndsWithTwoAndOneSentence(t *testing.T) {
	command := sandbox("--stripe", "0.0.0.0:9402")
	var complaint bytes.Buffer
	command.Stderr = &complaint
	command.Run()
	if code := command.ProcessState.ExitCode(); code != 2 {
		t.Errorf("it ended with %d", code)
	}
	if text := complaint.String(); strings.Count(text, "\n") != 1 || !strings.Contains(text, "loopback only") {
		t.Errorf("it says %q", text)
	}
}
