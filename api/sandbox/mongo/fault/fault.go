// Package fault names the errors that a MongoDB server answers with, so that every layer of the
// sandbox's server can refuse a request in the words and numbers that drivers understand.
package fault

import (
	"errors"
	"fmt"

	"go.mongodb.org/mongo-driver/bson"
)

// Code is a MongoDB error code. The numbers and names are those of MongoDB's own error_codes.yml.
type Code int32

// The codes that the sandbox answers with.
const (
	Internal              Code = 1
	BadValue              Code = 2
	FailedToParse         Code = 9
	TypeMismatch          Code = 14
	Overflow              Code = 15
	IllegalOperation      Code = 20
	NamespaceNotFound     Code = 26
	IndexNotFound         Code = 27
	PathNotViable         Code = 28
	ConflictingOperators  Code = 40
	CursorNotFound        Code = 43
	NamespaceExists       Code = 48
	DollarPrefixed        Code = 52
	NotSingleValueField   Code = 54
	CommandNotFound       Code = 59
	ImmutableField        Code = 66
	CannotCreateIndex     Code = 67
	InvalidOptions        Code = 72
	InvalidNamespace      Code = 73
	IndexOptionsConflict  Code = 85
	IndexKeySpecsConflict Code = 86
	ParallelArrays        Code = 171
	DocumentTooLarge      Code = 10334
	DuplicateKey          Code = 11000
	UnknownField          Code = 40415
)

var names = map[Code]string{
	Internal: "InternalError", BadValue: "BadValue", FailedToParse: "FailedToParse",
	TypeMismatch: "TypeMismatch", Overflow: "Overflow", IllegalOperation: "IllegalOperation",
	NamespaceNotFound: "NamespaceNotFound", IndexNotFound: "IndexNotFound",
	PathNotViable: "PathNotViable", ConflictingOperators: "ConflictingUpdateOperators",
	CursorNotFound: "CursorNotFound", NamespaceExists: "NamespaceExists",
	DollarPrefixed: "DollarPrefixedFieldName", NotSingleValueField: "NotSingleValueField",
	CommandNotFound: "CommandNotFound", ImmutableField: "ImmutableField",
	CannotCreateIndex: "CannotCreateIndex", InvalidOptions: "InvalidOptions",
	InvalidNamespace: "InvalidNamespace", IndexOptionsConflict: "IndexOptionsConflict",
	IndexKeySpecsConflict: "IndexKeySpecsConflict", ParallelArrays: "CannotIndexParallelArrays",
	DocumentTooLarge: "BSONObjectTooLarge", DuplicateKey: "DuplicateKey",
	UnknownField: "Location40415",
}

// Name is the symbolic name that MongoDB sends beside the number.
func (c Code) Name() string {
	if name, ok := names[c]; ok {
		return name
	}
	return fmt.Sprintf("Location%d", int32(c))
}

// Error is a refusal as a MongoDB server words it.
type Error struct {
	Code    Code
	Message string

	// KeyPattern and KeyValue say, for a DuplicateKey, which index refused which values.
	KeyPattern bson.D
	KeyValue   bson.D
}

// Error is the message alone; the number travels beside it.
func (e *Error) Error() string { return e.Message }

// New words a refusal.
func New(code Code, format string, args ...any) *Error {
	return &Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// From returns err as a refusal; whatever was not meant as one is an InternalError.
func From(err error) *Error {
	var refusal *Error
	if errors.As(err, &refusal) {
		return refusal
	}
	return &Error{Code: Internal, Message: err.Error()}
}
