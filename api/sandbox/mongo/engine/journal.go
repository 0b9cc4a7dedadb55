package engine

import (
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.mongodb.org/mongo-driver/bson"
)

// journal is the one file in which everything is kept: a list of operations that, done in order,
// build the collections again. An operation is written before it is acknowledged, so that a killed
// process loses nothing, and synced within syncEvery, so that a power cut loses no more than that;
// sync waits for it.
//
// A nil *journal keeps nothing: everything is in memory only.
type journal struct {
	path string
	log  *slog.Logger
	lock *os.File

	mu     sync.Mutex
	file   *os.File
	size   int64
	broken error

	// kept is how many bytes the journal had when it last held no more than it needs.
	kept int64

	dirty chan struct{}
	done  chan struct{}
	gone  sync.WaitGroup
}

const (
	syncEvery = 50 * time.Millisecond

	// growth is how many bytes the journal gathers, beyond twice what it kept, before it is written
	// anew.
	growth = 32 << 20
)

// openJournal replays what is there and opens it for more.
func openJournal(dir string, log *slog.Logger, do func(bson.D) error) (*journal, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("mongo: cannot make the data folder: %w", err)
	}
	lock, err := lockFolder(dir)
	if err != nil {
		return nil, err
	}
	j := &journal{path: filepath.Join(dir, "journal"), log: log, lock: lock, dirty: make(chan struct{}, 1), done: make(chan struct{})}
	if err := j.open(do); err != nil {
		lock.Close()
		return nil, err
	}
	j.gone.Add(1)
	go j.syncLoop()
	return j, nil
}

func (j *journal) open(do func(bson.D) error) (err error) {
	if j.file, err = os.OpenFile(j.path, os.O_RDWR|os.O_CREATE, 0o600); err != nil {
		return fmt.Errorf("mongo: cannot open the journal: %w", err)
	}
	if err = j.replay(do); err != nil {
		j.file.Close()
	}
	return err
}

// replay does every whole operation in the file and cuts off a torn last one; damage anywhere else
// is not ours to repair.
func (j *journal) replay(do func(bson.D) error) error {
	info, err := j.file.Stat()
	if err != nil {
		return err
	}
	j.size, err = replayFrames(j.file, info.Size(), do)
	if errors.Is(err, errTorn) {
		j.log.Warn("the journal ends inside an operation that was never acknowledged; it is cut off", "path", j.path, "at", j.size, "bytes", info.Size()-j.size)
		err = j.file.Truncate(j.size)
	}
	if err != nil {
		return fmt.Errorf("mongo: the journal %s is damaged at byte %d: %w; restore it or remove it", j.path, j.size, err)
	}
	_, err = j.file.Seek(j.size, io.SeekStart)
	return err
}

// append writes one operation. After an error nothing of it remains in the file.
func (j *journal) append(operation bson.D) error {
	if j == nil {
		return nil
	}
	framed := frame(operation)
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.broken != nil {
		return j.broken
	}
	if _, err := j.file.Write(framed); err != nil {
		return j.rollBack(err)
	}
	j.size += int64(len(framed))
	select {
	case j.dirty <- struct{}{}:
	default:
	}
	return nil
}

// rollBack takes a half-written operation away; where even that fails, writing has to stop, since
// whatever came behind it could not be replayed.
func (j *journal) rollBack(cause error) error {
	cause = fmt.Errorf("mongo: the journal cannot be written: %w", cause)
	if err := j.file.Truncate(j.size); err != nil {
		j.broken = cause
	} else if _, err := j.file.Seek(j.size, io.SeekStart); err != nil {
		j.broken = cause
	}
	return cause
}

// syncLoop brings what was written to the disk, many operations with one sync.
func (j *journal) syncLoop() {
	defer j.gone.Done()
	for {
		select {
		case <-j.done:
			return
		case <-j.dirty:
		}
		if err := j.sync(); err != nil {
			j.log.Error("the journal cannot be synced", "path", j.path, "error", err)
		}
		select {
		case <-j.done:
			return
		case <-time.After(syncEvery):
		}
	}
}

// sync returns once everything written so far is on the disk.
func (j *journal) sync() error {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	file := j.file
	j.mu.Unlock()
	err := file.Sync()
	if errors.Is(err, os.ErrClosed) {
		// The journal was written anew meanwhile, which brings everything to the disk.
		return nil
	}
	return err
}

func (j *journal) close() error {
	if j == nil {
		return nil
	}
	close(j.done)
	j.gone.Wait()
	j.mu.Lock()
	defer j.mu.Unlock()
	j.broken = errors.New("mongo: the journal is closed")
	return errors.Join(j.file.Sync(), j.file.Close(), j.lock.Close())
}
