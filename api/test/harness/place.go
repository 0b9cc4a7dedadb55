package harness

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
)

// placePrefix begins the name of every folder that a test's servers keep data in; the pid
// of the test follows.
const placePrefix = "campaign-os-test-"

// place makes a folder for one server. Nothing runs at the end of a test binary, so the
// folders of tests that are gone are removed here.
func place(name string) (string, error) {
	removeAbandoned()
	dir := filepath.Join(os.TempDir(), placePrefix+strconv.Itoa(os.Getpid()))
	// Servers that run as another user must be able to pass through.
	if err := os.Mkdir(dir, 0o755); err != nil && !errors.Is(err, fs.ErrExist) {
		return "", err
	}
	return os.MkdirTemp(dir, name+"-")
}

func removeAbandoned() {
	folders, _ := filepath.Glob(filepath.Join(os.TempDir(), placePrefix+"*"))
	for _, folder := range folders {
		pid, err := strconv.Atoi(strings.TrimPrefix(filepath.Base(folder), placePrefix))
		if err == nil && errors.Is(syscall.Kill(pid, 0), syscall.ESRCH) {
			os.RemoveAll(folder)
		}
	}
}

// Root is the root of the repository.
func Root() string {
	_, here, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(here), "..", "..", "..")
}

// locked runs work while no other process holds the lock of that name.
func locked(name string, work func() error) error {
	file := filepath.Join(Root(), ".data", name+".lock")
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	lock, err := os.OpenFile(file, os.O_CREATE|os.O_RDWR, 0o644)
	if err != nil {
		return err
	}
	defer lock.Close() // gives the lock back
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX); err != nil {
		return fmt.Errorf("lock %s: %w", file, err)
	}
	return work()
}
