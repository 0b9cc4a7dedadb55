package update

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/256dpi/lungo/bsonkit"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
)

// arrayFilters says, by identifier, which array elements $[identifier] means.
type arrayFilters map[string]*query.Filter

var identifierForm = regexp.MustCompile(`^[a-z][a-zA-Z0-9]*$`)

func compileArrayFilters(sources bson.A) (arrayFilters, error) {
	filters := arrayFilters{}
	for _, source := range sources {
		d, ok := source.(bson.D)
		if !ok {
			return nil, fault.New(fault.TypeMismatch, "arrayFilters must be an array of documents")
		}
		filter, err := query.Compile(d)
		if err != nil {
			return nil, err
		}
		name, err := identifierOf(filter)
		if err != nil {
			return nil, err
		}
		if filters[name] != nil {
			return nil, fault.New(fault.FailedToParse, "Found multiple array filters with the same top-level field name %s", name)
		}
		filters[name] = filter
	}
	return filters, nil
}

// identifierOf is the one first segment that all paths of an array filter share.
func identifierOf(f *query.Filter) (string, error) {
	name := ""
	for _, path := range f.Paths() {
		first := document.Split(path)[0]
		if name != "" && first != name {
			return "", fault.New(fault.FailedToParse, "Error parsing array filter: Expected a single top-level field name, found '%s' and '%s'", name, first)
		}
		name = first
	}
	if !identifierForm.MatchString(name) {
		return "", fault.New(fault.BadValue, "Error parsing array filter: The top-level field name must be an alphanumeric string beginning with a lowercase letter, found '%s'", name)
	}
	return name, nil
}

// check refuses placeholders without a filter and filters without a placeholder.
func (f arrayFilters) check(steps []step) error {
	used := map[string]bool{}
	for _, s := range steps {
		for _, segment := range document.Split(s.path) {
			name, ok := placeholder(segment)
			if !ok || name == "" {
				continue
			}
			if f[name] == nil {
				return fault.New(fault.BadValue, "No array filter found for identifier '%s' in path '%s'", name, s.path)
			}
			used[name] = true
		}
	}
	for name := range f {
		if !used[name] {
			return fault.New(fault.FailedToParse, "The array filter for identifier '%s' was not used in the update", name)
		}
	}
	return nil
}

// isPositional tells whether a segment stands for array elements: $, $[] or $[identifier].
func isPositional(segment string) bool {
	_, ok := placeholder(segment)
	return ok || segment == "$"
}

// placeholder reads $[identifier]; the identifier of $[] is empty.
func placeholder(segment string) (name string, ok bool) {
	if !strings.HasPrefix(segment, "$[") || !strings.HasSuffix(segment, "]") {
		return "", false
	}
	return segment[2 : len(segment)-1], true
}

// resolve lists the paths in doc that a path with placeholders stands for.
func (f arrayFilters) resolve(path string, doc bson.D, filter *query.Filter) ([]string, error) {
	if !strings.Contains(path, "$") {
		return []string{path}, nil
	}
	return f.descend(nil, document.Split(path), doc, filter)
}

func (f arrayFilters) descend(walked, rest []string, doc bson.D, filter *query.Filter) ([]string, error) {
	for i, segment := range rest {
		if isPositional(segment) {
			head := strings.Join(append(walked, rest[:i]...), ".")
			return f.spread(head, segment, rest[i+1:], doc, filter)
		}
	}
	return []string{strings.Join(append(walked, rest...), ".")}, nil
}

// spread puts in the positions of the elements at head that the placeholder means.
func (f arrayFilters) spread(head, segment string, rest []string, doc bson.D, filter *query.Filter) ([]string, error) {
	array, ok := bsonkit.Get(&doc, head).(bson.A)
	if !ok {
		return nil, fault.New(fault.BadValue, "The path '%s' must exist in the document and be an array in order to apply array updates.", head)
	}
	positions, err := f.positions(head, segment, array, doc, filter)
	if err != nil {
		return nil, err
	}
	var paths []string
	for _, at := range positions {
		below, err := f.descend([]string{head, strconv.Itoa(at)}, rest, doc, filter)
		if err != nil {
			return nil, err
		}
		paths = append(paths, below...)
	}
	return paths, nil
}

func (f arrayFilters) positions(head, segment string, array bson.A, doc bson.D, filter *query.Filter) ([]int, error) {
	if segment == "$" {
		at, ok := filter.Position(doc, head)
		if !ok {
			return nil, fault.New(fault.BadValue, "The positional operator did not find the match needed from the query.")
		}
		return []int{at}, nil
	}
	name, _ := placeholder(segment)
	var positions []int
	for i, item := range array {
		if name == "" || f[name].Match(bson.D{{Key: name, Value: item}}) {
			positions = append(positions, i)
		}
	}
	return positions, nil
}
