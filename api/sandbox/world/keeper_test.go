package world

import (
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// note is a part that knows one text.
type note struct {
	mu      sync.Mutex
	text    string
	changes uint64
	broken  error
}

func (n *note) write(text string) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.text, n.changes = text, n.changes+1
}

func (n *note) fail(err error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	n.broken = err
}

func (n *note) Reset() { n.write("") }

func (n *note) Snapshot() ([]byte, error) {
	n.mu.Lock()
	defer n.mu.Unlock()
	return []byte(n.text), n.broken
}

func (n *note) Restore(state []byte) error {
	n.write(string(state))
	return nil
}

func (n *note) Changes() uint64 {
	n.mu.Lock()
	defer n.mu.Unlock()
	return n.changes
}

func keep(t *testing.T, dir string) (*keeper, *note) {
	t.Helper()
	k, part := newKeeper(dir, slog.New(slog.DiscardHandler)), &note{}
	if err := k.add("note", part); err != nil {
		t.Fatal(err)
	}
	return k, part
}

func waitFor(t *testing.T, file, want string) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if text, _ := os.ReadFile(file); string(text) == want {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("%s does not hold %q", file, want)
		}
	}
}

func TestChangesAreSavedWhileTheSandboxRuns(t *testing.T) {
	dir := t.TempDir()
	k, part := keep(t, dir)
	go k.run()
	defer k.close()
	for _, text := range []string{"one", "two"} {
		part.write(text)
		waitFor(t, filepath.Join(dir, "note.json"), text)
	}
	if files, _ := os.ReadDir(dir); len(files) != 1 {
		t.Errorf("other files are left: %v", files)
	}
}

func TestLastChangeIsSavedWhenTheSandboxStops(t *testing.T) {
	dir := t.TempDir()
	k, part := keep(t, dir)
	go k.run()
	part.write("last words")
	if err := k.close(); err != nil {
		t.Fatal(err)
	}
	if _, again := keep(t, dir); again.text != "last words" {
		t.Errorf("restored %q", again.text)
	}
}

func TestFailedSaveLeavesTheOldStateAndIsTriedAgain(t *testing.T) {
	dir := t.TempDir()
	k, part := keep(t, dir)
	part.write("whole")
	if err := k.save(); err != nil {
		t.Fatal(err)
	}
	part.write("half")
	part.fail(errors.New("no snapshot"))
	if err := k.save(); err == nil {
		t.Error("a failed save is not reported")
	}
	waitFor(t, filepath.Join(dir, "note.json"), "whole")
	part.fail(nil)
	if err := k.save(); err != nil {
		t.Fatal(err)
	}
	waitFor(t, filepath.Join(dir, "note.json"), "half")
}
