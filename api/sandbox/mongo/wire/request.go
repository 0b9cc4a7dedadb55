package wire

//lint:file-ignore SA1019 a driver greets with OP_QUERY before it knows the server, so its parts are read here

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/x/bsonx/bsoncore"
	"go.mongodb.org/mongo-driver/x/mongo/driver/wiremessage"

	"campaignos.dev/sandbox/mongo/document"
)

// Request is one command as a client sent it.
type Request struct {
	// ID is the client's number for the request; the reply refers to it.
	ID int32

	// Legacy requests came as OP_QUERY and are answered as OP_REPLY.
	Legacy bool

	// Silent requests want no answer at all (an unacknowledged write).
	Silent bool

	// Command holds the command: its name and argument come first, "$db" names the database, and
	// document sequences stand in it as arrays.
	Command bson.D
}

// ReadRequest reads the next request; io.EOF says that the client closed the connection between two.
func ReadRequest(r io.Reader) (Request, error) {
	f, err := readFrame(r)
	if err != nil {
		return Request{}, err
	}
	switch f.opcode {
	case wiremessage.OpMsg:
		return parseMsg(f)
	case wiremessage.OpQuery:
		return parseQuery(f)
	}
	return Request{}, fmt.Errorf("wire: %s is not spoken here, only OP_MSG and OP_QUERY", f.opcode)
}

func parseMsg(f frame) (Request, error) {
	flags, rest, ok := wiremessage.ReadMsgFlags(f.body)
	if !ok {
		return Request{}, errTruncated
	}
	if required := flags & 0xffff &^ (wiremessage.ChecksumPresent | wiremessage.MoreToCome); required != 0 {
		return Request{}, fmt.Errorf("wire: OP_MSG with unknown required flags %#x", uint32(required))
	}
	if flags&wiremessage.ChecksumPresent != 0 {
		if len(rest) < 4 {
			return Request{}, errTruncated
		}
		rest = rest[:len(rest)-4]
	}
	command, err := parseSections(rest)
	return Request{ID: f.requestID, Silent: flags&wiremessage.MoreToCome != 0, Command: command}, err
}

var errTruncated = fmt.Errorf("wire: the message is shorter than its parts")

func parseSections(rest []byte) (body bson.D, err error) {
	var sequences bson.D
	for len(rest) > 0 {
		kind, tail, _ := wiremessage.ReadMsgSectionType(rest)
		switch {
		case kind == wiremessage.SingleDocument && body == nil:
			body, rest, err = readBody(tail)
		case kind == wiremessage.DocumentSequence:
			var sequence bson.E
			sequence, rest, err = readSequence(tail)
			sequences = append(sequences, sequence)
		default:
			err = fmt.Errorf("wire: unexpected OP_MSG section of kind %d", kind)
		}
		if err != nil {
			return nil, err
		}
	}
	if len(body) == 0 {
		return nil, fmt.Errorf("wire: OP_MSG without a command")
	}
	return append(body, sequences...), nil
}

func readBody(src []byte) (bson.D, []byte, error) {
	raw, rest, ok := wiremessage.ReadMsgSectionSingleDocument(src)
	if !ok {
		return nil, nil, errTruncated
	}
	body, err := document.Decode(raw)
	return body, rest, err
}

// readSequence reads a section of documents under one name. The driver's own reader is not used:
// it takes negative lengths.
func readSequence(src []byte) (bson.E, []byte, error) {
	length, _, ok := bsoncore.ReadLength(src)
	if !ok || length < 4 || int(length) > len(src) {
		return bson.E{}, nil, errTruncated
	}
	name, raws, ok := bytes.Cut(src[4:length], []byte{0})
	if !ok {
		return bson.E{}, nil, errTruncated
	}
	documents, err := readDocuments(raws)
	return bson.E{Key: string(name), Value: documents}, src[length:], err
}

func readDocuments(src []byte) (bson.A, error) {
	documents := bson.A{}
	for len(src) > 0 {
		raw, rest, ok := bsoncore.ReadDocument(src)
		if !ok {
			return nil, errTruncated
		}
		d, err := document.Decode(raw)
		if err != nil {
			return nil, err
		}
		documents, src = append(documents, d), rest
	}
	return documents, nil
}

func parseQuery(f frame) (Request, error) {
	_, rest, ok := wiremessage.ReadQueryFlags(f.body)
	if !ok {
		return Request{}, errTruncated
	}
	namespace, rest, ok := wiremessage.ReadQueryFullCollectionName(rest)
	if !ok || len(rest) < 8 {
		return Request{}, errTruncated
	}
	raw, _, ok := wiremessage.ReadQueryQuery(rest[8:])
	if !ok {
		return Request{}, errTruncated
	}
	command, err := document.Decode(raw)
	if err != nil || len(command) == 0 {
		return Request{}, fmt.Errorf("wire: OP_QUERY without a command")
	}
	database, ok := strings.CutSuffix(namespace, ".$cmd")
	if !ok {
		return Request{}, fmt.Errorf("wire: OP_QUERY is taken for commands only, not for %q", namespace)
	}
	command = append(command, bson.E{Key: "$db", Value: database})
	return Request{ID: f.requestID, Legacy: true, Command: command}, nil
}
