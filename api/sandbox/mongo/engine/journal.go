package engine

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"sync"
	"time"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
)

// journal is the one file in which everything is kept: a list of operations that, done in order,
// build the collections again. Each operation is four bytes of length, four bytes of CRC-32C, and
// a BSON document. An operation is written before it is acknowledged, so that a killed process
// loses nothing, and synced within syncEvery, so that a power cut loses no more than that.
//
// A nil *journal keeps nothing: everything is in memory only.
type journal struct {
	path string
	log  *slog.Logger

	mu     sync.Mutex
	file   *os.File
	size   int64
	broken error

	// compacted is the size after the last compaction.
	compacted int64

	dirty chan struct{}
	done  chan struct{}
	gone  sync.WaitGroup
}

const (
	syncEvery    = 50 * time.Millisecond
	frameSize    = 8
	maxOperation = document.MaxSize + 1<<16

	// growth is how many bytes the journal gathers, beyond twice its last size, before it is
	// written anew.
	growth = 32 << 20
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// openJournal replays what is there and opens it for more.
func openJournal(dir string, log *slog.Logger, replay func(bson.D) error) (*journal, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return nil, fmt.Errorf("mongo: cannot make the data folder: %w", err)
	}
	j := &journal{path: filepath.Join(dir, "journal"), log: log, dirty: make(chan struct{}, 1), done: make(chan struct{})}
	var err error
	if j.file, err = os.OpenFile(j.path, os.O_RDWR|os.O_CREATE, 0o600); err != nil {
		return nil, fmt.Errorf("mongo: cannot open the journal: %w", err)
	}
	if err := j.replay(replay); err != nil {
		j.file.Close()
		return nil, err
	}
	j.compacted = j.size
	j.gone.Add(1)
	go j.syncLoop()
	return j, nil
}

// replay does every whole operation in the file and cuts off a torn last one.
func (j *journal) replay(do func(bson.D) error) error {
	info, err := j.file.Stat()
	if err != nil {
		return err
	}
	r := bufio.NewReaderSize(j.file, 1<<20)
	for j.size < info.Size() {
		body, err := readOperation(r, info.Size()-j.size)
		if err != nil {
			return j.cut(info.Size(), err)
		}
		operation, err := document.Decode(body)
		if err == nil {
			err = do(operation)
		}
		if err != nil {
			return fmt.Errorf("mongo: the journal %s cannot be replayed at byte %d: %w", j.path, j.size, err)
		}
		j.size += frameSize + int64(len(body))
	}
	_, err = j.file.Seek(j.size, io.SeekStart)
	return err
}

// errTorn says that the file ends inside an operation, as a crash leaves it.
var errTorn = fmt.Errorf("the last operation is incomplete")

func readOperation(r io.Reader, left int64) ([]byte, error) {
	var frame [frameSize]byte
	if left < frameSize {
		return nil, errTorn
	}
	if _, err := io.ReadFull(r, frame[:]); err != nil {
		return nil, err
	}
	length := int64(binary.LittleEndian.Uint32(frame[:]))
	if length > left-frameSize {
		return nil, errTorn
	}
	if length > maxOperation {
		return nil, fmt.Errorf("an operation of %d bytes is longer than any", length)
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, err
	}
	if crc32.Checksum(body, castagnoli) == binary.LittleEndian.Uint32(frame[4:]) {
		return body, nil
	}
	if length == left-frameSize {
		return nil, errTorn
	}
	return nil, fmt.Errorf("a checksum does not fit")
}

// cut drops a torn tail; damage anywhere else is not ours to repair.
func (j *journal) cut(size int64, reason error) error {
	if reason != errTorn {
		return fmt.Errorf("mongo: the journal %s is damaged at byte %d: %w; restore it or remove it", j.path, j.size, reason)
	}
	j.log.Warn("the journal ends inside an operation that was never acknowledged; it is cut off", "path", j.path, "at", j.size, "bytes", size-j.size)
	if err := j.file.Truncate(j.size); err != nil {
		return err
	}
	_, err := j.file.Seek(j.size, io.SeekStart)
	return err
}

// append writes one operation. After an error nothing of it remains in the file.
func (j *journal) append(operation bson.D) error {
	if j == nil {
		return nil
	}
	framed := frameOperation(operation)
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

func frameOperation(operation bson.D) []byte {
	framed := document.Append(make([]byte, frameSize, 512), operation)
	binary.LittleEndian.PutUint32(framed, uint32(len(framed)-frameSize))
	binary.LittleEndian.PutUint32(framed[4:], crc32.Checksum(framed[frameSize:], castagnoli))
	return framed
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

func (j *journal) sync() error {
	if j == nil {
		return nil
	}
	j.mu.Lock()
	file := j.file
	j.mu.Unlock()
	return file.Sync()
}

func (j *journal) close() error {
	if j == nil {
		return nil
	}
	close(j.done)
	j.gone.Wait()
	j.mu.Lock()
	defer j.mu.Unlock()
	j.broken = fmt.Errorf("mongo: the journal is closed")
	if err := j.file.Sync(); err != nil {
		return err
	}
	return j.file.Close()
}
