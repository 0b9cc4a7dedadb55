package query

import (
	"strings"

	"github.com/256dpi/lungo/bsonkit"
	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/bsontype"
	"go.mongodb.org/mongo-driver/bson/primitive"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
)

// parseField reads what a query asks of one field: a plain value, or operators.
func parseField(value any) ([]atom, error) {
	switch v := value.(type) {
	case primitive.Regex:
		p, err := parsePrefix(v.Pattern, v.Options)
		return []atom{{"$regex", p, nil}}, err
	case bson.D:
		if isExpression(v) {
			return parseOperators(v)
		}
	}
	return []atom{{"$eq", comparison{"$eq", value}, value}}, nil
}

// isExpression tells whether a document holds operators; otherwise it is a value to be equal to.
func isExpression(d bson.D) bool { return len(d) > 0 && strings.HasPrefix(d[0].Key, "$") }

func parseOperators(d bson.D) ([]atom, error) {
	var atoms []atom
	for _, e := range d {
		if e.Key == "$options" {
			continue
		}
		conditions, err := parseOperator(d, e.Key, e.Value)
		if err != nil {
			return nil, err
		}
		for _, c := range conditions {
			atoms = append(atoms, atom{e.Key, c, e.Value})
		}
	}
	return atoms, nil
}

// conditionsOf drops what only the planner needs.
func conditionsOf(atoms []atom) []condition {
	conditions := make([]condition, len(atoms))
	for i, a := range atoms {
		conditions[i] = a.condition
	}
	return conditions
}

// parseOperator reads one operator; whole is the expression that it stands in.
func parseOperator(whole bson.D, operator string, value any) ([]condition, error) {
	switch operator {
	case "$eq", "$gt", "$gte", "$lt", "$lte":
		return parseComparison(operator, value)
	case "$ne":
		equal, err := parseComparison("$eq", value)
		return []condition{negation(equal)}, err
	case "$in", "$nin":
		return parseMembership(operator, value)
	case "$not":
		return parseNot(value)
	case "$exists":
		return []condition{existence(document.Truthy(value))}, nil
	case "$type":
		return parseTyping(value)
	case "$size":
		n, ok := document.Integer(value)
		if !ok || n < 0 {
			return nil, fault.New(fault.BadValue, "Failed to parse $size. Expected a non-negative number in: $size: %s", document.Format(value))
		}
		return []condition{length(n)}, nil
	case "$all":
		return parseAll(value)
	case "$elemMatch":
		return parseElemMatch(value)
	case "$mod":
		return parseRemainder(value)
	case "$regex":
		return parseRegex(whole, value)
	}
	if !strings.HasPrefix(operator, "$") {
		return nil, fault.New(fault.BadValue, "unknown operator: %s", operator)
	}
	return nil, fault.New(fault.BadValue, "the query operator %s is not supported by the sandbox's MongoDB", operator)
}

func parseComparison(operator string, value any) ([]condition, error) {
	if _, ok := value.(primitive.Regex); ok {
		return nil, fault.New(fault.BadValue, "Can't have RegEx as arg to predicate over field with %s", operator)
	}
	return []condition{comparison{operator, value}}, nil
}

func parseMembership(operator string, value any) ([]condition, error) {
	list, ok := value.(bson.A)
	if !ok {
		return nil, fault.New(fault.BadValue, "%s needs an array", operator)
	}
	var m membership
	for _, item := range list {
		switch v := item.(type) {
		case primitive.Regex:
			p, err := parsePrefix(v.Pattern, v.Options)
			if err != nil {
				return nil, err
			}
			m.prefixes = append(m.prefixes, p)
		default:
			if d, ok := item.(bson.D); ok && isExpression(d) {
				return nil, fault.New(fault.BadValue, "cannot nest $ under %s", operator)
			}
			m.values = append(m.values, item)
		}
	}
	if operator == "$nin" {
		return []condition{negation{m}}, nil
	}
	return []condition{m}, nil
}

func parseNot(value any) ([]condition, error) {
	switch v := value.(type) {
	case primitive.Regex:
		p, err := parsePrefix(v.Pattern, v.Options)
		return []condition{negation{p}}, err
	case bson.D:
		if isExpression(v) {
			atoms, err := parseOperators(v)
			return []condition{negation(conditionsOf(atoms))}, err
		}
	}
	return nil, fault.New(fault.BadValue, "$not needs a regex or a document of operators")
}

func parseTyping(value any) ([]condition, error) {
	list, ok := value.(bson.A)
	if !ok {
		list = bson.A{value}
	}
	if len(list) == 0 {
		return nil, fault.New(fault.FailedToParse, "$type must match at least one type")
	}
	var t typing
	for _, item := range list {
		kind, known := typeNamed(item)
		switch {
		case item == "number":
			t.number = true
		case known:
			t.kinds = append(t.kinds, kind)
		default:
			return nil, fault.New(fault.BadValue, "Unknown type name alias or code: %s", document.Format(item))
		}
	}
	return []condition{t}, nil
}

func typeNamed(item any) (kind bsontype.Type, known bool) {
	if alias, ok := item.(string); ok {
		kind, known = bsonkit.Alias2Type[alias]
		return kind, known
	}
	if n, ok := document.Integer(item); ok && n > 0 && n < 256 {
		kind, known = bsonkit.Number2Type[byte(n)]
	}
	return kind, known
}

func parseAll(value any) ([]condition, error) {
	list, ok := value.(bson.A)
	if !ok {
		return nil, fault.New(fault.BadValue, "$all needs an array")
	}
	if len(list) == 0 {
		return []condition{never{}}, nil
	}
	var conditions []condition
	for _, item := range list {
		d, isDocument := item.(bson.D)
		if !isDocument || !isExpression(d) {
			conditions = append(conditions, comparison{"$eq", item})
			continue
		}
		if len(d) != 1 || d[0].Key != "$elemMatch" {
			return nil, fault.New(fault.BadValue, "no $ expressions in $all")
		}
		nested, err := parseElemMatch(d[0].Value)
		if err != nil {
			return nil, err
		}
		conditions = append(conditions, nested...)
	}
	return conditions, nil
}

func parseElemMatch(value any) ([]condition, error) {
	d, ok := value.(bson.D)
	if !ok {
		return nil, fault.New(fault.BadValue, "$elemMatch needs an Object")
	}
	if isExpression(d) && branches[d[0].Key] == nil {
		atoms, err := parseOperators(d)
		return []condition{anyValue(conditionsOf(atoms))}, err
	}
	f, err := Compile(d)
	return []condition{anyDocument{f}}, err
}

func parseRemainder(value any) ([]condition, error) {
	list, ok := value.(bson.A)
	if !ok || len(list) != 2 {
		return nil, fault.New(fault.BadValue, "malformed mod, needs to be an array of two numbers")
	}
	divisor, ok := document.Integer(list[0])
	rest, fits := document.Integer(list[1])
	if !ok || !fits || divisor == 0 {
		return nil, fault.New(fault.BadValue, "malformed mod, divisor and remainder must be whole numbers and the divisor not 0")
	}
	return []condition{remainder{divisor, rest}}, nil
}

func parseRegex(whole bson.D, value any) ([]condition, error) {
	options, _ := document.Lookup(whole, "$options")
	flags, _ := options.(string)
	switch v := value.(type) {
	case string:
		p, err := parsePrefix(v, flags)
		return []condition{p}, err
	case primitive.Regex:
		p, err := parsePrefix(v.Pattern, v.Options+flags)
		return []condition{p}, err
	}
	return nil, fault.New(fault.BadValue, "$regex has to be a string")
}

// parsePrefix takes ^ followed by literal text, in which a backslash quotes a punctuation mark.
func parsePrefix(pattern, options string) (prefix, error) {
	refused := fault.New(fault.BadValue, "the sandbox's MongoDB serves regular expressions only as an anchored prefix (^text, no options), not /%s/%s", pattern, options)
	text, anchored := strings.CutPrefix(pattern, "^")
	if !anchored || options != "" {
		return "", refused
	}
	var literal strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && strings.IndexByte(`\.+*?()|[]{}^$-/#&~ "'@,;:!%=<>_`+"`", text[i+1]) >= 0 {
			i++
		} else if strings.IndexByte(`\.+*?()|[]{}^$`, text[i]) >= 0 {
			return "", refused
		}
		literal.WriteByte(text[i])
	}
	return prefix(literal.String()), nil
}
