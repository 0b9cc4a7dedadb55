package engine

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"syscall"
)

// overgrown tells whether the journal holds far more than it needs.
func (j *journal) overgrown() bool {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.size > 2*j.kept+growth
}

// rewrite replaces the journal by one that holds the given operations only. Until the new file is
// complete and on the disk, the old one is the journal.
func (j *journal) rewrite(state func(yield func([]byte) error) error) error {
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.broken != nil {
		return j.broken
	}
	next, size, err := j.writeAnew(state)
	if err != nil {
		return fmt.Errorf("mongo: the new journal cannot be written: %w", err)
	}
	old := j.file
	j.file, j.size, j.kept = next, size, size
	return errors.Join(old.Close(), syncFolder(filepath.Dir(j.path)))
}

func (j *journal) writeAnew(state func(yield func([]byte) error) error) (*os.File, int64, error) {
	path := j.path + ".new"
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return nil, 0, err
	}
	size, err := writeState(file, state)
	if err == nil {
		err = os.Rename(path, j.path)
	}
	if err != nil {
		return nil, 0, errors.Join(err, file.Close())
	}
	return file, size, nil
}

func writeState(file *os.File, state func(yield func([]byte) error) error) (size int64, err error) {
	w := bufio.NewWriterSize(file, 1<<20)
	err = state(func(operation []byte) error {
		size += int64(len(operation))
		_, err := w.Write(operation)
		return err
	})
	if err == nil {
		err = w.Flush()
	}
	if err == nil {
		err = file.Sync()
	}
	return size, err
}

func syncFolder(dir string) error {
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer folder.Close()
	return folder.Sync()
}

// lockFolder keeps a second process from writing to the same journal. The system lets go of the
// lock when the process ends, however it ends.
func lockFolder(dir string) (*os.File, error) {
	lock, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, fmt.Errorf("mongo: cannot open the lock of the data folder: %w", err)
	}
	if err := syscall.Flock(int(lock.Fd()), syscall.LOCK_EX|syscall.LOCK_NB); err != nil {
		lock.Close()
		return nil, fmt.Errorf("mongo: the data folder %s is in use by another process; stop that one first", dir)
	}
	return lock, nil
}
