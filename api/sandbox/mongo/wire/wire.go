// Package wire reads and writes MongoDB's wire protocol: OP_MSG, which carries every command, and
// the legacy OP_QUERY/OP_REPLY pair, with which drivers still say their first hello.
package wire

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"

	"go.mongodb.org/mongo-driver/x/mongo/driver/wiremessage"
)

// MaxMessage is the largest message a MongoDB server takes, in bytes.
const MaxMessage = 48_000_000

const headerSize = 16

// frame is one message as it stands on the wire, its header taken off.
type frame struct {
	requestID int32
	opcode    wiremessage.OpCode
	body      []byte
}

// readFrame reads exactly one message. It returns io.EOF only where no byte of a next one came.
func readFrame(r io.Reader) (frame, error) {
	var header [headerSize]byte
	if _, err := io.ReadFull(r, header[:]); err != nil {
		return frame{}, err
	}
	length := int64(int32(binary.LittleEndian.Uint32(header[:])))
	if length < headerSize || length > MaxMessage {
		return frame{}, fmt.Errorf("wire: a message of %d bytes is outside the allowed %d to %d", length, headerSize, MaxMessage)
	}
	// The buffer grows with what arrives, so that a header alone cannot claim 48 MB of memory.
	var body bytes.Buffer
	if _, err := io.CopyN(&body, r, length-headerSize); err != nil {
		return frame{}, fmt.Errorf("wire: the message ended early: %w", io.ErrUnexpectedEOF)
	}
	return frame{
		requestID: int32(binary.LittleEndian.Uint32(header[4:])),
		opcode:    wiremessage.OpCode(binary.LittleEndian.Uint32(header[12:])),
		body:      body.Bytes(),
	}, nil
}
