package engine

import (
	"bufio"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"io"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
)

// In the journal an operation is four bytes of length, four bytes of CRC-32C over the rest, and a
// BSON document; both numbers are little-endian.
const (
	frameHeader  = 8
	maxOperation = document.MaxSize + 1<<16
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func frame(operation bson.D) []byte {
	framed := document.Append(make([]byte, frameHeader, 512), operation)
	binary.LittleEndian.PutUint32(framed, uint32(len(framed)-frameHeader))
	binary.LittleEndian.PutUint32(framed[4:], crc32.Checksum(framed[frameHeader:], castagnoli))
	return framed
}

var (
	// errTorn says that the file ends inside an operation, as a crash leaves it.
	errTorn = errors.New("the last operation is incomplete")

	errChecksum = errors.New("a checksum does not fit")
	errLength   = errors.New("an operation is longer than any can be")
)

// replayFrames does the operations of r, which has size bytes, and returns how many bytes of them
// were whole and done.
func replayFrames(r io.Reader, size int64, do func(bson.D) error) (done int64, err error) {
	buffered := bufio.NewReaderSize(r, 1<<20)
	for done < size {
		body, err := readFrame(buffered, size-done)
		if err != nil {
			return done, err
		}
		operation, err := document.Decode(body)
		if err != nil {
			return done, err
		}
		if err := do(operation); err != nil {
			return done, err
		}
		done += frameHeader + int64(len(body))
	}
	return done, nil
}

func readFrame(r io.Reader, left int64) ([]byte, error) {
	var header [frameHeader]byte
	if left < frameHeader {
		return nil, errTorn
	}
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return nil, err
	}
	length := int64(binary.LittleEndian.Uint32(header[:]))
	switch {
	// A file that was lengthened but never written to reads as zeros.
	case length == 0, length > left-frameHeader:
		return nil, errTorn
	case length > maxOperation:
		return nil, errLength
	}
	body := make([]byte, length)
	if _, err := io.ReadFull(r, body); err != nil {
		return nil, err
	}
	if crc32.Checksum(body, castagnoli) == binary.LittleEndian.Uint32(header[4:]) {
		return body, nil
	}
	if length == left-frameHeader {
		return nil, errTorn
	}
	return nil, errChecksum
}
