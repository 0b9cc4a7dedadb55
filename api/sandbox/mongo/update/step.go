package update

import (
	"slices"
	"strconv"
	"strings"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
)

// step is one operator on one path.
type step struct {
	operator string
	path     string
	argument any

	// act is set for the operators that are carried out here instead of by the library.
	act func(doc *bson.D, path string) error
}

// operators names what an update may hold; those with a function are read by it.
var operators = map[string]func(*step) error{
	"$set": nil, "$setOnInsert": nil, "$unset": nil, "$rename": checkRename, "$min": nil, "$max": nil,
	"$currentDate": nil, "$push": nil, "$pop": nil, "$pullAll": nil, "$addToSet": nil, "$bit": nil,
	"$inc": readArithmetic, "$mul": readArithmetic, "$pull": readPull,
}

// parseSteps lists the steps in the order in which MongoDB does them, which is that of their paths.
func parseSteps(source bson.D) ([]step, error) {
	var steps []step
	for _, e := range source {
		read, known := operators[e.Key]
		if !known {
			return nil, fault.New(fault.FailedToParse, "Unknown modifier: %s. Expected a valid update modifier or pipeline-style update specified as an array", e.Key)
		}
		fields, ok := e.Value.(bson.D)
		if !ok {
			return nil, fault.New(fault.FailedToParse, "Modifiers operate on fields but we found type %T instead. For example: {$mod: {<field>: ...}}", e.Value)
		}
		for _, field := range fields {
			s := step{operator: e.Key, path: field.Key, argument: field.Value}
			if err := checkPath(s.path); err != nil {
				return nil, err
			}
			if read != nil {
				if err := read(&s); err != nil {
					return nil, err
				}
			}
			steps = append(steps, s)
		}
	}
	slices.SortStableFunc(steps, func(a, b step) int { return comparePaths(a.path, b.path) })
	return steps, checkConflicts(steps)
}

func checkPath(path string) error {
	segments := document.Split(path)
	for i, segment := range segments {
		switch {
		case segment == "":
			return fault.New(56, "The update path '%s' contains an empty field name, which is not allowed.", path)
		case i > 0 && isPositional(segment):
		case strings.HasPrefix(segment, "$"):
			return fault.New(fault.DollarPrefixed, "The dollar ($) prefixed field '%s' in '%s' is not allowed in the context of an update.", segment, path)
		case strings.Contains(segment, "$"):
			return fault.New(fault.BadValue, "a field name with a dollar sign in it, as in '%s', is not supported by the sandbox's MongoDB", path)
		}
	}
	return nil
}

// comparePaths orders paths segment by segment, numbers by their value.
func comparePaths(a, b string) int {
	return slices.CompareFunc(document.Split(a), document.Split(b), func(a, b string) int {
		x, errX := strconv.Atoi(a)
		y, errY := strconv.Atoi(b)
		if errX == nil && errY == nil {
			return x - y
		}
		return strings.Compare(a, b)
	})
}

// checkConflicts refuses two steps of which one changes the other's field or a part of it.
func checkConflicts(steps []step) error {
	var touched []string
	for _, s := range steps {
		paths := []string{s.path}
		if target, ok := s.argument.(string); ok && s.operator == "$rename" {
			paths = append(paths, target)
		}
		for _, path := range paths {
			for _, other := range touched {
				if path == other || strings.HasPrefix(path, other+".") || strings.HasPrefix(other, path+".") {
					return fault.New(fault.ConflictingOperators, "Updating the path '%s' would create a conflict at '%s'", path, shorter(path, other))
				}
			}
			touched = append(touched, path)
		}
	}
	return nil
}

func shorter(a, b string) string {
	if len(a) < len(b) {
		return a
	}
	return b
}

func checkRename(s *step) error {
	target, ok := s.argument.(string)
	if !ok {
		return fault.New(fault.BadValue, "The 'to' field for $rename must be a string: %s: %s", s.path, document.Format(s.argument))
	}
	if strings.Contains(s.path+target, "$") {
		return fault.New(fault.BadValue, "The source and destination fields for $rename may not be dynamic: %s to %s", s.path, target)
	}
	return checkPath(target)
}
