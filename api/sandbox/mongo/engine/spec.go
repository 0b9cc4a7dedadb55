package engine

import (
	"fmt"
	"strings"
	"time"

	"github.com/256dpi/lungo/bsonkit"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
)

// column is one path of an index, falling where Reverse is set.
type column = bsonkit.Column

// Spec describes an index.
type Spec struct {
	Name    string
	Columns []column
	Unique  bool

	// Sparse leaves out documents that have none of the columns.
	Sparse bool

	// Partial leaves out documents that it does not match; nil takes all.
	Partial       *query.Filter
	PartialSource bson.D

	// Expires makes documents go away once the date in the first column is Lifetime old.
	Expires  bool
	Lifetime time.Duration
}

func primarySpec() Spec {
	return Spec{Name: "_id_", Columns: []column{{Path: "_id"}}, Unique: true}
}

// ParseSpec reads one element of createIndexes' "indexes".
func ParseSpec(source bson.D) (Spec, error) {
	var s Spec
	for _, option := range source {
		if err := s.read(option.Key, option.Value); err != nil {
			return Spec{}, err
		}
	}
	if len(s.Columns) == 0 {
		return Spec{}, fault.New(fault.CannotCreateIndex, "an index needs a key with at least one field")
	}
	if s.Name == "" {
		return Spec{}, fault.New(fault.FailedToParse, "the 'name' field is a required property of an index specification")
	}
	if s.Sparse && s.Partial != nil {
		return Spec{}, fault.New(fault.CannotCreateIndex, "cannot mix \"partialFilterExpression\" and \"sparse\" options")
	}
	if s.Expires && len(s.Columns) > 1 {
		return Spec{}, fault.New(fault.CannotCreateIndex, "TTL indexes are single-field indexes, compound indexes do not support TTL")
	}
	return s, nil
}

func (s *Spec) read(option string, value any) (err error) {
	switch option {
	case "key":
		s.Columns, err = parseColumns(value)
	case "name":
		s.Name, _ = value.(string)
	case "unique":
		s.Unique = document.Truthy(value)
	case "sparse":
		s.Sparse = document.Truthy(value)
	case "partialFilterExpression":
		err = s.readPartial(value)
	case "expireAfterSeconds":
		err = s.readLifetime(value)
	case "v", "background", "ns", "hidden":
	default:
		err = fault.New(fault.CannotCreateIndex, "the index option %q is not supported by the sandbox's MongoDB", option)
	}
	return err
}

func (s *Spec) readPartial(value any) (err error) {
	source, ok := value.(bson.D)
	if !ok {
		return fault.New(fault.TypeMismatch, "partialFilterExpression must be a document")
	}
	s.PartialSource = source
	if s.Partial, err = query.Compile(source); err != nil {
		return err
	}
	if !s.Partial.Partial() {
		return fault.New(fault.CannotCreateIndex, "unsupported expression in partial index: %s", document.Format(source))
	}
	return nil
}

func (s *Spec) readLifetime(value any) error {
	seconds, ok := document.Integer(value)
	if !ok || seconds < 0 || seconds > 1<<31-1 {
		return fault.New(fault.CannotCreateIndex, "expireAfterSeconds must be a number of seconds from 0 to 2147483647")
	}
	s.Expires, s.Lifetime = true, time.Duration(seconds)*time.Second
	return nil
}

func parseColumns(value any) ([]column, error) {
	pattern, ok := value.(bson.D)
	if !ok {
		return nil, fault.New(fault.TypeMismatch, "the key of an index must be a document")
	}
	columns := make([]column, 0, len(pattern))
	for _, field := range pattern {
		order, ok := document.Integer(field.Value)
		if !ok || order == 0 {
			return nil, fault.New(fault.CannotCreateIndex, "the sandbox's MongoDB knows ascending (1) and descending (-1) indexes only, not %s", document.Format(field.Value))
		}
		columns = append(columns, column{Path: field.Key, Reverse: order < 0})
	}
	return columns, nil
}

func direction(c column) int32 {
	if c.Reverse {
		return -1
	}
	return 1
}

// Pattern is the key pattern: each path with 1 or -1.
func (s Spec) Pattern() bson.D {
	pattern := make(bson.D, len(s.Columns))
	for i, c := range s.Columns {
		pattern[i] = bson.E{Key: c.Path, Value: direction(c)}
	}
	return pattern
}

// Document is the specification as listIndexes shows it and as ParseSpec reads it.
func (s Spec) Document() bson.D {
	d := bson.D{{Key: "v", Value: int32(2)}, {Key: "key", Value: s.Pattern()}, {Key: "name", Value: s.Name}}
	if s.Unique && s.Name != "_id_" {
		d = append(d, bson.E{Key: "unique", Value: true})
	}
	if s.Sparse {
		d = append(d, bson.E{Key: "sparse", Value: true})
	}
	if s.Partial != nil {
		d = append(d, bson.E{Key: "partialFilterExpression", Value: s.PartialSource})
	}
	if s.Expires {
		d = append(d, bson.E{Key: "expireAfterSeconds", Value: int32(s.Lifetime / time.Second)})
	}
	return d
}

// equals tells whether two specifications describe the same index under whatever name.
func (s Spec) equals(other Spec) bool {
	s.Name, other.Name = "", ""
	return string(document.Encode(s.Document())) == string(document.Encode(other.Document()))
}

// sameKeys tells whether both index the same columns of the same documents, so that MongoDB lets
// only one of them be.
func (s Spec) sameKeys(other Spec) bool {
	return fmt.Sprint(s.Columns) == fmt.Sprint(other.Columns) &&
		document.Format(s.PartialSource) == document.Format(other.PartialSource)
}

func (s Spec) describe() string { return strings.TrimSpace(document.Format(s.Document())) }
