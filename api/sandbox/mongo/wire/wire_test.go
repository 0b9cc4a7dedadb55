//lint:file-ignore SA1019 a driver greets with OP_QUERY before it knows the server, so its parts are read here

package wire

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"strings"
	"testing"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/x/mongo/driver/wiremessage"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
)

var ping = bson.D{{Key: "ping", Value: int32(1)}, {Key: "$db", Value: "admin"}}

// message puts a header in front of a body.
func message(opcode wiremessage.OpCode, body []byte) []byte {
	m := make([]byte, headerSize, headerSize+len(body))
	binary.LittleEndian.PutUint32(m, uint32(headerSize+len(body)))
	binary.LittleEndian.PutUint32(m[4:], 7)
	binary.LittleEndian.PutUint32(m[12:], uint32(opcode))
	return append(m, body...)
}

// msg is the body of an OP_MSG with one document.
func msg(flags wiremessage.MsgFlag, command bson.D, more ...byte) []byte {
	body := wiremessage.AppendMsgFlags(nil, flags)
	body = wiremessage.AppendMsgSectionType(body, wiremessage.SingleDocument)
	return append(document.Append(body, command), more...)
}

// sequence is an OP_MSG section with documents.
func sequence(name string, docs ...bson.D) []byte {
	body := append([]byte(name), 0)
	for _, d := range docs {
		body = document.Append(body, d)
	}
	section := []byte{byte(wiremessage.DocumentSequence), 0, 0, 0, 0}
	binary.LittleEndian.PutUint32(section[1:], uint32(4+len(body)))
	return append(section, body...)
}

func TestARequestIsReadInEveryFormThatDriversSend(t *testing.T) {
	query := wiremessage.AppendQueryFlags(nil, 0)
	query = wiremessage.AppendQueryFullCollectionName(query, "admin.$cmd")
	query = append(query, 0, 0, 0, 0, 0xff, 0xff, 0xff, 0xff)
	query = document.Append(query, bson.D{{Key: "isMaster", Value: int32(1)}})
	insert := bson.D{{Key: "insert", Value: "posts"}, {Key: "$db", Value: "x"}}
	tests := map[string]struct {
		sent           []byte
		want           string
		silent, legacy bool
	}{
		"a command":              {message(wiremessage.OpMsg, msg(0, ping)), `{ ping: 1, $db: "admin" }`, false, false},
		"with a checksum":        {message(wiremessage.OpMsg, msg(wiremessage.ChecksumPresent, ping, 1, 2, 3, 4)), `{ ping: 1, $db: "admin" }`, false, false},
		"that wants no answer":   {message(wiremessage.OpMsg, msg(wiremessage.MoreToCome, ping)), `{ ping: 1, $db: "admin" }`, true, false},
		"with documents":         {message(wiremessage.OpMsg, msg(0, insert, sequence("documents", bson.D{{Key: "a", Value: int32(1)}}, bson.D{})...)), `{ insert: "posts", $db: "x", documents: [ { a: 1 }, {  } ] }`, false, false},
		"the legacy first hello": {message(wiremessage.OpQuery, query), `{ isMaster: 1, $db: "admin" }`, false, true},
	}
	for name, test := range tests {
		r, err := ReadRequest(bytes.NewReader(test.sent))
		if err != nil || document.Format(r.Command) != test.want || r.Silent != test.silent || r.Legacy != test.legacy || r.ID != 7 {
			t.Errorf("%s: %+v, %v", name, r, err)
		}
	}
}

func TestAMessageThatDoesNotFitItsLengthsIsRefused(t *testing.T) {
	whole := message(wiremessage.OpMsg, msg(0, ping))
	tooLong := bytes.Clone(whole)
	binary.LittleEndian.PutUint32(tooLong, MaxMessage+1)
	tooShort := bytes.Clone(whole)
	binary.LittleEndian.PutUint32(tooShort, 15)
	for name, sent := range map[string][]byte{
		"longer than allowed":      tooLong,
		"shorter than its header":  tooShort,
		"cut off":                  whole[:len(whole)-1],
		"an unknown operation":     message(2001, nil),
		"without flags":            message(wiremessage.OpMsg, []byte{1}),
		"with an unknown flag":     message(wiremessage.OpMsg, msg(1<<5, ping)),
		"without a command":        message(wiremessage.OpMsg, []byte{0, 0, 0, 0}),
		"with two commands":        message(wiremessage.OpMsg, append(msg(0, ping), msg(0, ping)[4:]...)),
		"with an unknown section":  message(wiremessage.OpMsg, msg(0, ping, 9)),
		"with an endless sequence": message(wiremessage.OpMsg, msg(0, ping, 1, 0xff, 0xff, 0xff, 0x7f)),
		"with a negative sequence": message(wiremessage.OpMsg, msg(0, ping, 1, 0, 0, 0, 0x80, 0)),
	} {
		if r, err := ReadRequest(bytes.NewReader(sent)); err == nil {
			t.Errorf("%s: read as %+v", name, r)
		}
	}
	if _, err := ReadRequest(strings.NewReader("")); !errors.Is(err, io.EOF) {
		t.Errorf("a closed connection: %v", err)
	}
}

func TestAValueThatTheSandboxLacksCostsOneAnswerAndNotTheConnection(t *testing.T) {
	raw, err := bson.Marshal(bson.D{{Key: "ping", Value: bson.D{}}})
	if err != nil {
		t.Fatal(err)
	}
	raw[4] = 0x06 // undefined, which has no bytes
	body := append(wiremessage.AppendMsgFlags(nil, 0), byte(wiremessage.SingleDocument))
	r, err := ReadRequest(bytes.NewReader(message(wiremessage.OpMsg, append(body, raw...))))
	var refusal *fault.Error
	if !errors.As(err, &refusal) || r.ID != 7 {
		t.Fatalf("got %+v, %v", r, err)
	}
}

// FuzzReadRequest holds that no bytes break the reader, and that what it takes it can write.
func FuzzReadRequest(f *testing.F) {
	f.Add(message(wiremessage.OpMsg, msg(0, ping)))
	f.Add(message(wiremessage.OpMsg, msg(wiremessage.ChecksumPresent, ping, 1, 2, 3, 4)))
	f.Add(message(wiremessage.OpMsg, msg(0, ping, sequence("documents", ping, ping)...)))
	f.Add(message(wiremessage.OpQuery, append([]byte("\x00\x00\x00\x00admin.$cmd\x00\x00\x00\x00\x00\x00\x00\x00\x00"), document.Encode(ping)...)))
	f.Add([]byte{})
	f.Fuzz(func(t *testing.T, sent []byte) {
		r, err := ReadRequest(bytes.NewReader(sent))
		if err != nil {
			return
		}
		encoded := document.Encode(r.Command)
		again, err := document.Decode(encoded)
		if err != nil || !bytes.Equal(document.Encode(again), encoded) {
			t.Fatalf("%s cannot be written and read again: %v", document.Format(r.Command), err)
		}
	})
}
