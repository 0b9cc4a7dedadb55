// Package page cuts long lists into pages by key, never by counting, so that inserts
// neither repeat nor hide a row.
package page

import (
	"encoding/base64"
	"strings"

	"campaignos.dev/api/internal/fault"
)

// Bounds of a page, as api.md settles them.
const (
	DefaultLimit = 50
	MaxLimit     = 100
)

// ErrCursor says that a cursor is not one of ours.
var ErrCursor = fault.New(fault.Invalid, "invalid_cursor", "The cursor is not valid. Use the nextCursor of an earlier answer, or leave it out to start again.").
	WithFields(fault.Field{Field: "cursor", Code: "invalid_cursor", Message: "Use the nextCursor of an earlier answer."})

// Request asks for one page.
type Request struct {
	Limit int    // rows, 1 to MaxLimit; zero means DefaultLimit
	After string // the key of the last row seen; empty: from the start
}

// NewRequest reads what a client sent. Faults: ErrCursor, fault.ErrInvalid on limit.
func NewRequest(limit int, cursor string) (Request, error) {
	if limit < 0 || limit > MaxLimit {
		return Request{}, fault.ErrInvalid.WithFields(fault.Field{Field: "limit", Code: "out_of_range", Message: "Give a limit from 1 to 100."})
	}
	if limit == 0 {
		limit = DefaultLimit
	}
	after, err := decode(cursor)
	return Request{Limit: limit, After: after}, err
}

// Result is one page.
type Result[T any] struct {
	Items []T
	Next  string // cursor of the next page; empty: there is none
}

// Cut makes a page from up to Limit+1 rows; key gives a row's key.
func Cut[T any](rows []T, limit int, key func(T) string) Result[T] {
	if len(rows) <= limit {
		return Result[T]{Items: rows}
	}
	rows = rows[:limit]
	return Result[T]{Items: rows, Next: encode(key(rows[limit-1]))}
}

// Map turns the rows of a page into others.
func Map[T, U any](r Result[T], f func(T) U) Result[U] {
	out := Result[U]{Items: make([]U, len(r.Items)), Next: r.Next}
	for i, item := range r.Items {
		out.Items[i] = f(item)
	}
	return out
}

const version = "1:"

func encode(key string) string {
	return base64.RawURLEncoding.EncodeToString([]byte(version + key))
}

func decode(cursor string) (string, error) {
	if cursor == "" {
		return "", nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(cursor)
	key, ok := strings.CutPrefix(string(raw), version)
	if err != nil || !ok || key == "" || len(cursor) > 512 {
		return "", ErrCursor
	}
	return key, nil
}
