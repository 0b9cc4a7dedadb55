package wire

import (
	"io"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/x/bsonx/bsoncore"
	"go.mongodb.org/mongo-driver/x/mongo/driver/wiremessage"

	"campaignos.dev/sandbox/mongo/document"
)

// WriteReply answers a request with one document, in the form that the request came in.
func WriteReply(w io.Writer, to Request, reply bson.D) error {
	opcode := wiremessage.OpMsg
	if to.Legacy {
		opcode = wiremessage.OpReply
	}
	start, message := wiremessage.AppendHeaderStart(make([]byte, 0, 512), wiremessage.NextRequestID(), to.ID, opcode)
	if to.Legacy {
		message = appendLegacyPreamble(message)
	} else {
		message = wiremessage.AppendMsgFlags(message, 0)
		message = wiremessage.AppendMsgSectionType(message, wiremessage.SingleDocument)
	}
	message = document.Append(message, reply)
	message = bsoncore.UpdateLength(message, start, int32(len(message))-start)
	_, err := w.Write(message)
	return err
}

func appendLegacyPreamble(dst []byte) []byte {
	dst = wiremessage.AppendReplyFlags(dst, wiremessage.AwaitCapable)
	dst = wiremessage.AppendReplyCursorID(dst, 0)
	dst = wiremessage.AppendReplyStartingFrom(dst, 0)
	return wiremessage.AppendReplyNumberReturned(dst, 1)
}
