package update

import (
	"strings"

	"github.com/256dpi/lungo/bsonkit"
	"github.com/256dpi/lungo/mongokit"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
)

// apply does the step at a path without placeholders. The library may keep parts of the argument in
// the document, which is harmless: stored documents are never changed in place.
func (s step) apply(doc *bson.D, path string) error {
	if s.act != nil {
		return s.act(doc, path)
	}
	one := bson.D{{Key: s.operator, Value: bson.D{{Key: path, Value: s.argument}}}}
	if _, err := mongokit.Apply(doc, nil, &one, true, nil); err != nil {
		return translate(err)
	}
	return nil
}

// translate gives the library's refusals MongoDB's numbers.
func translate(err error) error {
	code := fault.BadValue
	switch text := err.Error(); {
	case strings.Contains(text, "cannot put value"):
		code = fault.PathNotViable
	case strings.Contains(text, "not a number"), strings.Contains(text, "must be integer"):
		code = fault.TypeMismatch
	}
	return fault.New(code, "the update cannot be done: %s", err)
}

func put(doc *bson.D, path string, value any) error {
	if _, err := bsonkit.Put(doc, path, value, false); err != nil {
		return translate(err)
	}
	return nil
}

// readArithmetic prepares $inc and $mul.
func readArithmetic(s *step) error {
	if !document.IsNumber(s.argument) {
		return fault.New(fault.TypeMismatch, "Cannot %s with non-numeric argument: {%s: %s}", arithmetic[s.operator].verb, s.path, document.Format(s.argument))
	}
	operator, argument := s.operator, s.argument
	s.act = func(doc *bson.D, path string) error {
		value := bsonkit.Get(doc, path)
		if value == document.Missing {
			value = int32(0)
		}
		if value == nil || !document.IsNumber(value) {
			id, _ := document.Lookup(*doc, "_id")
			return fault.New(fault.TypeMismatch, "Cannot apply %s to a value of non-numeric type. {_id: %s} has the field '%s' of non-numeric type", operator, document.Format(id), path)
		}
		result, err := arithmetic[operator].compute(value, argument)
		if err != nil {
			return err
		}
		return put(doc, path, result)
	}
	return nil
}

// readPull prepares $pull: the argument is a value to be equal to, operators for the elements, or a
// query for the documents among them.
func readPull(s *step) error {
	pulled, err := query.CompileElement(s.argument)
	if err != nil {
		return err
	}
	s.act = func(doc *bson.D, path string) error {
		value := bsonkit.Get(doc, path)
		if value == document.Missing {
			return nil
		}
		array, ok := value.(bson.A)
		if !ok {
			return fault.New(fault.BadValue, "Cannot apply $pull to a non-array value")
		}
		kept := make(bson.A, 0, len(array))
		for _, item := range array {
			if !pulled(item) {
				kept = append(kept, item)
			}
		}
		return put(doc, path, kept)
	}
	return nil
}
