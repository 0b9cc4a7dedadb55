package query

import (
	"strings"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
)

// Projection says which fields of a document are shown: only those that it names, or all but those.
type Projection struct {
	root      *shape
	inclusive bool
	showID    bool
}

// shape is what a projection says about a field and those below it.
type shape struct {
	below map[string]*shape

	// pick narrows an array that is shown; nil shows, or hides, the value as a whole.
	pick func(any) (any, bool)
}

// CompileProjection checks a projection document; an empty one shows everything.
func CompileProjection(source bson.D) (*Projection, error) {
	p := &Projection{root: &shape{}, showID: true}
	mode, idMode := undecided, undecided
	for _, e := range source {
		asked, pick, err := parseProjected(e)
		if err != nil {
			return nil, err
		}
		if e.Key == "_id" && pick == nil {
			idMode = asked
			continue
		}
		if mode, err = join(mode, asked, e.Key); err != nil {
			return nil, err
		}
		if err := p.root.put(e.Key, pick); err != nil {
			return nil, err
		}
	}
	p.inclusive = mode == includes || mode == undecided && idMode == includes
	p.showID = idMode != excludes
	return p, nil
}

type projectionMode int

const (
	undecided projectionMode = iota
	includes
	excludes
)

// join refuses a projection that names both what to show and what to hide.
func join(mode, asked projectionMode, path string) (projectionMode, error) {
	if asked == undecided || mode == asked {
		return mode, nil
	}
	if mode == undecided {
		return asked, nil
	}
	if asked == excludes {
		return mode, fault.New(31254, "Cannot do exclusion on field %s in inclusion projection", path)
	}
	return mode, fault.New(31253, "Cannot do inclusion on field %s in exclusion projection", path)
}

func parseProjected(e bson.E) (projectionMode, func(any) (any, bool), error) {
	if strings.Contains(e.Key, "$") {
		return 0, nil, fault.New(fault.BadValue, "the positional projection %q is not supported by the sandbox's MongoDB", e.Key)
	}
	switch v := e.Value.(type) {
	case bson.D:
		return parseProjectionOperator(e.Key, v)
	case bool:
	default:
		if !document.IsNumber(v) {
			return 0, nil, fault.New(fault.BadValue, "the projection of %q must be a number, a boolean, $slice or $elemMatch; the sandbox's MongoDB has no expressions", e.Key)
		}
	}
	if document.Truthy(e.Value) {
		return includes, nil, nil
	}
	return excludes, nil, nil
}

func parseProjectionOperator(path string, d bson.D) (projectionMode, func(any) (any, bool), error) {
	if len(d) == 1 && d[0].Key == "$elemMatch" {
		conditions, err := parseElemMatch(d[0].Value)
		if err != nil {
			return 0, nil, err
		}
		return includes, pickFirst(conditions[0]), nil
	}
	if len(d) == 1 && d[0].Key == "$slice" {
		pick, err := parseSlice(d[0].Value)
		return undecided, pick, err
	}
	return 0, nil, fault.New(fault.BadValue, "the projection of %q is not supported by the sandbox's MongoDB, which has $slice and $elemMatch", path)
}

// pickFirst leaves of an array its first element that fits.
func pickFirst(c condition) func(any) (any, bool) {
	return func(v any) (any, bool) {
		array, _ := v.(bson.A)
		for _, item := range array {
			if c.holds(element{bson.A{item}}) {
				return bson.A{item}, true
			}
		}
		return nil, false
	}
}

func parseSlice(argument any) (func(any) (any, bool), error) {
	skip, limit, err := sliceArguments(argument)
	if err != nil {
		return nil, err
	}
	return func(v any) (any, bool) {
		if array, ok := v.(bson.A); ok {
			return slice(array, skip, limit), true
		}
		return v, true
	}, nil
}

// sliceArguments reads n (the first, or if negative the last, n) or [skip, n] as one form: where to
// begin, negative from the end, and how many.
func sliceArguments(argument any) (skip, limit int64, err error) {
	if n, ok := document.Integer(argument); ok {
		if n < 0 {
			return n, -n, nil
		}
		return 0, n, nil
	}
	if list, ok := argument.(bson.A); ok && len(list) == 2 {
		skip, isNumber := document.Integer(list[0])
		limit, isLimit := document.Integer(list[1])
		if isNumber && isLimit && limit > 0 {
			return skip, limit, nil
		}
	}
	return 0, 0, fault.New(fault.BadValue, "$slice takes a number, or [skip, limit] with a positive limit")
}

func slice(array bson.A, skip, limit int64) bson.A {
	length := int64(len(array))
	from := min(skip, length)
	if skip < 0 {
		from = max(length+skip, 0)
	}
	return array[from:min(from+min(limit, length), length)]
}

// put enters a path; one path cannot run through another.
func (s *shape) put(path string, pick func(any) (any, bool)) error {
	at := s
	segments := document.Split(path)
	for i, segment := range segments {
		if at.below == nil && at != s || segment == "" {
			return collision(path)
		}
		if at.below == nil {
			at.below = map[string]*shape{}
		}
		next := at.below[segment]
		last := i == len(segments)-1
		switch {
		case next != nil && last:
			return collision(path)
		case next == nil:
			next = &shape{}
			if !last {
				next.below = map[string]*shape{}
			}
			at.below[segment] = next
		}
		at = next
	}
	at.pick = pick
	return nil
}

func collision(path string) error {
	return fault.New(31249, "Path collision at %s", path)
}

// All tells whether documents are shown as they are.
func (p *Projection) All() bool { return !p.inclusive && p.showID && p.root.below == nil }

// Apply returns what is shown of d.
func (p *Projection) Apply(d bson.D) bson.D {
	shown := make(bson.D, 0, len(d))
	for _, e := range d {
		if e.Key == "_id" && p.root.below["_id"] == nil {
			if p.showID {
				shown = append(shown, e)
			}
			continue
		}
		if value, ok := p.value(p.root, e); ok {
			shown = append(shown, bson.E{Key: e.Key, Value: value})
		}
	}
	return shown
}

// value is what is shown of the field e, of which s knows the fields beside it.
func (p *Projection) value(s *shape, e bson.E) (any, bool) {
	at := s.below[e.Key]
	switch {
	case at == nil:
		return e.Value, !p.inclusive
	case at.pick != nil:
		return at.pick(e.Value)
	case at.below == nil:
		return e.Value, p.inclusive
	}
	return p.inside(at, e.Value)
}

// inside goes on into documents and the documents of arrays. A value without fields has nothing to
// show, or nothing to hide.
func (p *Projection) inside(s *shape, value any) (any, bool) {
	switch v := value.(type) {
	case bson.D:
		shown := make(bson.D, 0, len(v))
		for _, e := range v {
			if inner, ok := p.value(s, e); ok {
				shown = append(shown, bson.E{Key: e.Key, Value: inner})
			}
		}
		return shown, true
	case bson.A:
		shown := make(bson.A, 0, len(v))
		for _, item := range v {
			if inner, ok := p.inside(s, item); ok {
				shown = append(shown, inner)
			}
		}
		return shown, true
	}
	return value, !p.inclusive
}
