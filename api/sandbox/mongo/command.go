package mongo

import (
	"strings"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
)

// handler carries out one command and returns the fields of its reply.
type handler func(*Server, *arguments) (bson.D, error)

// handlers lists every command that the server has; keys are as clients send them.
var handlers = map[string]handler{
	"hello":            (*Server).hello,
	"isMaster":         (*Server).hello,
	"ismaster":         (*Server).hello,
	"ping":             (*Server).ping,
	"buildInfo":        (*Server).buildInfo,
	"buildinfo":        (*Server).buildInfo,
	"connectionStatus": (*Server).connectionStatus,
	"getParameter":     (*Server).getParameter,
	"endSessions":      (*Server).ping,

	"insert":        (*Server).insert,
	"update":        (*Server).update,
	"delete":        (*Server).delete,
	"findAndModify": (*Server).findAndModify,
	"findandmodify": (*Server).findAndModify,

	"find":        (*Server).find,
	"getMore":     (*Server).getMore,
	"killCursors": (*Server).killCursors,
	"count":       (*Server).count,
	"distinct":    (*Server).distinct,
	"aggregate":   (*Server).aggregate,

	"create":          (*Server).create,
	"drop":            (*Server).drop,
	"dropDatabase":    (*Server).dropDatabase,
	"createIndexes":   (*Server).createIndexes,
	"dropIndexes":     (*Server).dropIndexes,
	"listIndexes":     (*Server).listIndexes,
	"listCollections": (*Server).listCollections,
	"listDatabases":   (*Server).listDatabases,
}

// run carries out the command that stands first in the document.
func (s *Server) run(command bson.D) (bson.D, error) {
	name := command[0].Key
	handle, ok := handlers[name]
	if !ok {
		return nil, unknownCommand(name)
	}
	a, err := readArguments(command)
	if err != nil {
		return nil, err
	}
	reply, err := handle(s, a)
	if err != nil {
		return nil, err
	}
	if a.journaled {
		return reply, s.engine.Sync()
	}
	return reply, nil
}

// readArguments takes what every command has: the database, and session fields, of which a
// standalone server refuses those of transactions.
func readArguments(command bson.D) (*arguments, error) {
	a := &arguments{command: command, taken: map[string]bool{}}
	a.database, _ = a.text("$db")
	if a.database == "" || strings.ContainsAny(a.database, "/\\. \"$\x00") {
		return nil, fault.New(fault.InvalidNamespace, "Invalid database name: '%s'", a.database)
	}
	if a.has("txnNumber") || a.has("startTransaction") || a.has("autocommit") {
		return nil, fault.New(fault.IllegalOperation, "Transaction numbers are only allowed on a replica set member or mongos")
	}
	return a, a.readConcern()
}

// readConcern notes whether the command waits for the disk. Of other servers than this one there is
// none to wait for.
func (a *arguments) readConcern() error {
	concern := a.document("writeConcern")
	wanted, _ := document.Lookup(concern, "w")
	if n, isNumber := document.Integer(wanted); isNumber && n > 1 {
		return fault.New(fault.BadValue, "cannot use 'w' > 1 when a host is not replicated")
	}
	journaled, _ := document.Lookup(concern, "j")
	a.journaled = document.Truthy(journaled)
	return a.fault
}
