package jobs

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riversqlite"
	modernc "modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"
)

// sqlite is a queue in a file.
type sqlite struct{ path string }

// alone locks the folder, which outlives the files in it.
func (s sqlite) alone(_ context.Context, work func() error) error {
	if s.path == "" {
		return errors.New("the queue has no database: name one in DATABASE_URL, or a file in QUEUE_SQLITE_PATH")
	}
	dir := filepath.Dir(s.path)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer folder.Close() // gives the lock back
	if err := syscall.Flock(int(folder.Fd()), syscall.LOCK_EX); err != nil {
		return fmt.Errorf("lock %s: %w", dir, err)
	}
	return work()
}

func (s sqlite) open(ctx context.Context, config *river.Config) (connection, error) {
	if _, err := os.Stat(s.path); errors.Is(err, fs.ErrNotExist) {
		// What is left of a file that was taken away belongs to processes that still
		// have it open; a new file must not share it.
		if err := s.removeLogs(); err != nil {
			return nil, err
		}
	}
	pool, err := sql.Open("sqlite", s.source())
	if err != nil {
		return nil, err
	}
	pool.SetMaxOpenConns(1) // SQLite has one writer; a second connection only collides
	d, err := openDatabase(ctx, riversqlite.New(pool), config)
	own, statErr := os.Stat(s.path)
	if err := cmp.Or(err, statErr); err != nil {
		pool.Close()
		return nil, err
	}
	d.taken = func() bool { return s.taken(own) }
	d.close = func() { pool.Close() }
	return d, nil
}

// source is the file as the driver wants it named.
func (s sqlite) source() string {
	return "file:" + (&url.URL{Path: s.path}).EscapedPath() + "?_txlock=immediate" +
		"&_pragma=busy_timeout(10000)&_pragma=journal_mode(WAL)&_pragma=synchronous(NORMAL)"
}

// taken says whether the path leads to another file than the one given.
func (s sqlite) taken(own fs.FileInfo) bool {
	present, err := os.Stat(s.path)
	return errors.Is(err, fs.ErrNotExist) || err == nil && !os.SameFile(own, present)
}

// clear keeps the broken file under another name, for whoever wants to know why.
func (s sqlite) clear(context.Context) error {
	if err := os.Rename(s.path, s.path+".broken"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return s.removeLogs()
}

func (s sqlite) removeLogs() error {
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if err := os.Remove(s.path + suffix); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	return nil
}

// lost knows SQLite's ways to say that the tables are not, or no longer, what they were.
func (sqlite) lost(err error) bool {
	if errors.Is(err, errTaken) {
		return true
	}
	var e *modernc.Error
	if !errors.As(err, &e) {
		return false
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB:
		return true
	case sqlite3.SQLITE_READONLY:
		return e.Code() == sqlite3.SQLITE_READONLY_DBMOVED
	case sqlite3.SQLITE_ERROR:
		return strings.Contains(e.Error(), "no such table") || strings.Contains(e.Error(), "already exists")
	}
	return false
}
