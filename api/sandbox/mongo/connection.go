package mongo

import (
	"bufio"
	"errors"
	"io"
	"net"
	"runtime/debug"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/wire"
)

// converse answers one client's requests, one after the other, until either side closes.
func (s *Server) converse(c net.Conn) {
	defer c.Close()
	in := bufio.NewReaderSize(c, 1<<16)
	for {
		request, err := wire.ReadRequest(in)
		var refusal *fault.Error
		switch {
		case errors.As(err, &refusal):
		case err != nil:
			s.explain(c, err)
			return
		}
		reply := s.answer(request, refusal)
		if request.Silent {
			continue
		}
		if err := wire.WriteReply(c, request, reply); err != nil {
			return
		}
	}
}

// explain logs why a connection ends, unless the client merely left.
func (s *Server) explain(c net.Conn, err error) {
	if errors.Is(err, io.EOF) || errors.Is(err, net.ErrClosed) || s.isClosed() {
		return
	}
	s.log.Debug("a MongoDB connection ends", "client", c.RemoteAddr().String(), "error", err)
}

// answer runs a command; a fault in the sandbox itself costs the client that one command only.
func (s *Server) answer(request wire.Request, refusal *fault.Error) (reply bson.D) {
	defer func() {
		if broken := recover(); broken != nil {
			s.log.Error("a MongoDB command broke the sandbox", "command", request.Command[0].Key, "panic", broken, "stack", string(debug.Stack()))
			reply = failure(fault.New(fault.Internal, "the sandbox's MongoDB failed: %v", broken))
		}
	}()
	if refusal != nil {
		return failure(refusal)
	}
	answer, err := s.run(request.Command)
	if err != nil {
		return failure(fault.From(err))
	}
	return append(answer, bson.E{Key: "ok", Value: float64(1)})
}

// failure is the reply to a command that was refused.
func failure(refusal *fault.Error) bson.D {
	reply := bson.D{
		{Key: "ok", Value: float64(0)},
		{Key: "errmsg", Value: refusal.Message},
		{Key: "code", Value: int32(refusal.Code)},
		{Key: "codeName", Value: refusal.Code.Name()},
	}
	if refusal.KeyPattern != nil {
		reply = append(reply,
			bson.E{Key: "keyPattern", Value: refusal.KeyPattern},
			bson.E{Key: "keyValue", Value: refusal.KeyValue})
	}
	return reply
}

// unknownCommand words MongoDB's answer to a command that it does not have.
func unknownCommand(name string) error {
	return fault.New(fault.CommandNotFound, "no such command: '%s'", name)
}
