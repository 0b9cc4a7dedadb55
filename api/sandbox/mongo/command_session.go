package mongo

import (
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/primitive"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/wire"
)

// The version of MongoDB whose commands and errors the server follows, and its wire version.
const (
	version     = "7.0.0"
	wireVersion = 21
)

// hello takes whatever a driver tells about itself. It describes a standalone server: without a setName drivers send neither retryable writes nor
// transactions.
func (s *Server) hello(a *arguments) (bson.D, error) {
	primary := "isWritablePrimary"
	if a.name() != "hello" {
		primary = "ismaster"
	}
	return bson.D{
		{Key: "helloOk", Value: true},
		{Key: primary, Value: true},
		{Key: "maxBsonObjectSize", Value: int32(document.MaxSize)},
		{Key: "maxMessageSizeBytes", Value: int32(wire.MaxMessage)},
		{Key: "maxWriteBatchSize", Value: int32(100_000)},
		{Key: "localTime", Value: primitive.NewDateTimeFromTime(s.now())},
		{Key: "logicalSessionTimeoutMinutes", Value: int32(30)},
		{Key: "minWireVersion", Value: int32(0)},
		{Key: "maxWireVersion", Value: int32(wireVersion)},
		{Key: "readOnly", Value: false},
	}, nil
}

// ping also answers endSessions: sessions are accepted and nothing is kept for them.
func (s *Server) ping(*arguments) (bson.D, error) { return bson.D{}, nil }

func (s *Server) buildInfo(*arguments) (bson.D, error) {
	return bson.D{
		{Key: "version", Value: version},
		{Key: "gitVersion", Value: "sandbox"},
		{Key: "modules", Value: bson.A{}},
		{Key: "versionArray", Value: bson.A{int32(7), int32(0), int32(0), int32(0)}},
		{Key: "bits", Value: int32(64)},
		{Key: "debug", Value: false},
		{Key: "maxBsonObjectSize", Value: int32(document.MaxSize)},
	}, nil
}

// connectionStatus says that nobody has signed in, as on a mongod without access control.
func (s *Server) connectionStatus(*arguments) (bson.D, error) {
	return bson.D{{Key: "authInfo", Value: bson.D{
		{Key: "authenticatedUsers", Value: bson.A{}},
		{Key: "authenticatedUserRoles", Value: bson.A{}},
	}}}, nil
}

// getParameter knows the one parameter that tools ask for.
func (s *Server) getParameter(a *arguments) (bson.D, error) {
	const known = "featureCompatibilityVersion"
	if !a.flag(known) {
		return nil, fault.New(fault.InvalidOptions, "no option found to get; the sandbox's MongoDB knows %s only", known)
	}
	return bson.D{{Key: known, Value: bson.D{{Key: "version", Value: version[:3]}}}}, nil
}
