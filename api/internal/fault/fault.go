// Package fault is the vocabulary in which the product says what went wrong.
//
// A fault carries a kind (what sort of trouble), a stable code (a snake_case word that
// clients may branch on), a full sentence that may be shown to a person, and, unseen by
// them, the cause. Domains declare theirs as package variables; adapters translate the
// errors of drivers and vendors into faults. Nothing here knows HTTP.
package fault

import (
	"errors"
	"fmt"
	"maps"
	"time"
)

// Kind is the sort of trouble; each kind has one HTTP status, given in httpapi.
type Kind string

// The kinds, from the caller's mistakes to our own.
const (
	Malformed       Kind = "malformed"        // the request can't be read
	Unauthenticated Kind = "unauthenticated"  // no credential, or a bad one
	PaymentRequired Kind = "payment_required" // the subscription or a plan's limit forbids it
	Forbidden       Kind = "forbidden"        // the role or scope forbids it
	NotFound        Kind = "not_found"        // absent, or another tenant's
	Conflict        Kind = "conflict"         // the present state forbids it
	Precondition    Kind = "precondition"     // If-Match named an old version
	TooLarge        Kind = "too_large"        // the body exceeds its bound
	Unsupported     Kind = "unsupported"      // the media type is not taken
	Invalid         Kind = "invalid"          // fields are wrong; see Fields
	RateLimited     Kind = "rate_limited"     // too many requests; see RetryAfter
	Unavailable     Kind = "unavailable"      // a part we depend on is down
	Internal        Kind = "internal"         // our own defect; never explained outside
)

// Field names one wrong field of a request.
type Field struct {
	Field   string // path of the field as the client wrote it, such as "channels[0]"
	Code    string // stable snake_case word, such as "required"
	Message string // full sentence that says what to do
}

// Error is a fault. Treat it as a value: the With methods return copies.
type Error struct {
	Kind       Kind
	Code       string
	Message    string
	Fields     []Field
	Meta       map[string]any // public members beside the standard ones, such as "limit"
	RetryAfter time.Duration  // zero: unknown
	cause      error
}

// New declares a fault.
func New(kind Kind, code, message string) *Error {
	return &Error{Kind: kind, Code: code, Message: message}
}

// Error gives kind, code and cause: text for the log, not for a client.
func (e *Error) Error() string {
	if e.cause != nil {
		return fmt.Sprintf("%s (%s): %v", e.Code, e.Kind, e.cause)
	}
	return fmt.Sprintf("%s (%s): %s", e.Code, e.Kind, e.Message)
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error { return e.cause }

// Is makes two faults equal when their codes are, so that copies made by the With
// methods still match the declared variable.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// Because returns a copy that carries the cause, for the log.
func (e *Error) Because(cause error) *Error {
	c := *e
	c.cause = cause
	return &c
}

// Saying returns a copy with another public sentence.
func (e *Error) Saying(format string, args ...any) *Error {
	c := *e
	c.Message = fmt.Sprintf(format, args...)
	return &c
}

// WithFields returns a copy that names the wrong fields.
func (e *Error) WithFields(fields ...Field) *Error {
	c := *e
	c.Fields = fields
	return &c
}

// WithMeta returns a copy with one more public member.
func (e *Error) WithMeta(key string, value any) *Error {
	c := *e
	c.Meta = maps.Clone(e.Meta)
	if c.Meta == nil {
		c.Meta = map[string]any{}
	}
	c.Meta[key] = value
	return &c
}

// RetryIn returns a copy that says when trying again makes sense.
func (e *Error) RetryIn(d time.Duration) *Error {
	c := *e
	c.RetryAfter = d
	return &c
}

// As finds the fault in an error's chain; ok is false where there is none.
func As(err error) (f *Error, ok bool) {
	ok = errors.As(err, &f)
	return f, ok
}

// KindOf gives the kind of an error; an error that is no fault is Internal.
func KindOf(err error) Kind {
	if f, ok := As(err); ok {
		return f.Kind
	}
	return Internal
}

// ErrInvalid says that fields are wrong; it is always sent with Fields.
var ErrInvalid = New(Invalid, "validation_failed", "Some fields are not valid. Correct them and send the request again.")

// ErrUnavailable says that a part we depend on is down.
var ErrUnavailable = New(Unavailable, "dependency_unavailable", "A service this needs is not answering right now. Try again in a moment.")

// Fields collects the wrong fields of one input, so that all are reported at once.
type Fields []Field

// Add notes one wrong field.
func (f *Fields) Add(field, code, message string) {
	*f = append(*f, Field{Field: field, Code: code, Message: message})
}

// Require notes the field where ok is false.
func (f *Fields) Require(ok bool, field, code, message string) {
	if !ok {
		f.Add(field, code, message)
	}
}

// Err gives ErrInvalid with the fields, or nil where there are none.
func (f Fields) Err() error {
	if len(f) == 0 {
		return nil
	}
	return ErrInvalid.WithFields(f...)
}

// ErrStale says that a change was based on an older version than the one in force.
var ErrStale = New(Precondition, "version_mismatch", "Somebody changed this meanwhile. Load it again and repeat your change.")

// ErrContended says that a change kept colliding with others, though no version was asked for.
var ErrContended = New(Conflict, "contended", "This is being changed by others at this moment. Try again.")
