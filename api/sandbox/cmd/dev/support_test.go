package main

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

func readPid(t *testing.T, file string) int {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	pid, err := strconv.Atoi(string(text))
	if err != nil {
		t.Fatal(err)
	}
	return pid
}

// waitGone waits until a process has ended. One that nobody has waited for yet (a zombie
// of an init that does not reap) has ended too.
func waitGone(t *testing.T, pid int) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		if syscall.Kill(pid, 0) != nil || stat(pid)[0] == "Z" {
			return
		}
	}
	syscall.Kill(pid, syscall.SIGKILL)
	t.Errorf("process %d was left behind", pid)
}

// stat gives state, parent and so on of a process, as the kernel tells them.
func stat(pid int) []string {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return []string{"Z"}
	}
	_, after, _ := strings.Cut(string(text), ") ")
	return strings.Fields(after)
}

func parentOf(t *testing.T, pid int) int {
	t.Helper()
	parent, err := strconv.Atoi(stat(pid)[1])
	if err != nil {
		t.Fatal(err)
	}
	return parent
}

// serveName answers every request with a name.
func serveName(t *testing.T, listener net.Listener, name string) {
	server := &http.Server{Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, name) })}
	go server.Serve(listener)
	t.Cleanup(func() { server.Close() })
}

func get(t *testing.T, address string) string {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(body)
}
