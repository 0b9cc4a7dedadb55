package world

import (
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Kept is a part whose state survives a restart.
type Kept interface {
	Reset()
	Snapshot() ([]byte, error)
	Restore([]byte) error
	// Changes grows with each change of the state.
	Changes() uint64
}

// saveInterval is how often changes are looked for; a change is on disk well within a second.
const saveInterval = 250 * time.Millisecond

// keeper saves the state of parts, each in a file of its own.
type keeper struct {
	dir  string
	log  *slog.Logger
	mu   sync.Mutex
	kept map[string]*keptPart
	stop chan struct{}
	done chan struct{}
}

type keptPart struct {
	Kept
	saved uint64 // the count of changes that is on disk
}

func newKeeper(dir string, log *slog.Logger) *keeper {
	return &keeper{dir: dir, log: log, kept: map[string]*keptPart{}, stop: make(chan struct{}), done: make(chan struct{})}
}

func (k *keeper) path(name string) string { return filepath.Join(k.dir, name+".json") }

// add brings back what a part knew when the sandbox last ran, and keeps it from now on.
func (k *keeper) add(name string, part Kept) error {
	state, err := os.ReadFile(k.path(name))
	if err == nil {
		err = part.Restore(state)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("%s cannot be read (%w); remove this file to start %s empty", k.path(name), err, name)
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.kept[name] = &keptPart{Kept: part, saved: part.Changes()}
	return nil
}

// run saves what has changed until close is called.
func (k *keeper) run() {
	defer close(k.done)
	ticker := time.NewTicker(saveInterval)
	defer ticker.Stop()
	for {
		select {
		case <-ticker.C:
			// Tried again at the next tick; what is on disk stays whole meanwhile.
			if err := k.save(); err != nil {
				k.log.Error("state was not saved", "error", err)
			}
		case <-k.stop:
			return
		}
	}
}

// close saves once more, after which no part may change.
func (k *keeper) close() error {
	close(k.stop)
	<-k.done
	return k.save()
}

func (k *keeper) save() error {
	k.mu.Lock()
	defer k.mu.Unlock()
	var failed []error
	for name, part := range k.kept {
		if err := k.saveOne(name, part); err != nil {
			failed = append(failed, fmt.Errorf("save %s: %w", name, err))
		}
	}
	return errors.Join(failed...)
}

func (k *keeper) saveOne(name string, part *keptPart) error {
	// Read before the snapshot: a change in between is saved twice rather than not at all.
	changes := part.Changes()
	if changes == part.saved {
		return nil
	}
	state, err := part.Snapshot()
	if err != nil {
		return err
	}
	if err := writeFile(k.path(name), state); err != nil {
		return err
	}
	part.saved = changes
	return nil
}

// size is how many bytes of a part's state are on disk.
func (k *keeper) size(name string) int64 {
	info, err := os.Stat(k.path(name))
	if err != nil {
		return 0
	}
	return info.Size()
}
