package mongo

import (
	"strings"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
)

// arguments gives out the fields of a command and remembers which were asked for, so that one that
// nobody knows is refused instead of being ignored.
type arguments struct {
	command  bson.D
	database string
	taken    map[string]bool
	fault    error

	// journaled says that the answer waits until the disk has the change.
	journaled bool
}

// harmless fields may come with any command and change nothing here: one process has nothing to
// wait for, to read from elsewhere, or to replicate to.
var harmless = map[string]bool{
	"lsid": true, "$db": true, "$clusterTime": true, "$readPreference": true, "readConcern": true,
	"writeConcern": true, "comment": true, "maxTimeMS": true, "apiVersion": true, "apiStrict": true,
	"apiDeprecationErrors": true, "hint": true, "bypassDocumentValidation": true,
}

func (a *arguments) name() string { return a.command[0].Key }

func (a *arguments) has(field string) bool {
	_, ok := document.Lookup(a.command, field)
	return ok
}

func (a *arguments) get(field string) any {
	a.taken[field] = true
	value, _ := document.Lookup(a.command, field)
	return value
}

// ignore names fields that the command has and that make no difference here.
func (a *arguments) ignore(fields ...string) {
	for _, field := range fields {
		a.taken[field] = true
	}
}

func (a *arguments) wrong(field, expected string) {
	if a.fault == nil {
		a.fault = fault.New(fault.TypeMismatch, "the field '%s.%s' is the wrong type, expected %s", a.name(), field, expected)
	}
}

func (a *arguments) text(field string) (string, bool) {
	value := a.get(field)
	text, ok := value.(string)
	if value != nil && !ok {
		a.wrong(field, "a string")
	}
	return text, ok
}

// document is empty where the command has no such field.
func (a *arguments) document(field string) bson.D {
	value := a.get(field)
	d, ok := value.(bson.D)
	if value != nil && !ok {
		a.wrong(field, "a document")
	}
	return d
}

func (a *arguments) documents(field string) []bson.D {
	list, ok := a.get(field).(bson.A)
	if !ok {
		a.wrong(field, "an array of documents")
	}
	documents := make([]bson.D, len(list))
	for i := range list {
		if documents[i], ok = list[i].(bson.D); !ok {
			a.wrong(field, "an array of documents")
		}
	}
	return documents
}

func (a *arguments) array(field string) bson.A {
	value := a.get(field)
	list, ok := value.(bson.A)
	if value != nil && !ok {
		a.wrong(field, "an array")
	}
	return list
}

func (a *arguments) flag(field string) bool { return document.Truthy(a.get(field)) }

// flagOr is the flag, or what MongoDB assumes where the command has none.
func (a *arguments) flagOr(field string, otherwise bool) bool {
	if a.has(field) {
		return a.flag(field)
	}
	return otherwise
}

// number is a count that cannot be negative; zero where the command has none.
func (a *arguments) number(field string) int {
	value := a.get(field)
	if value == nil {
		return 0
	}
	n, ok := document.Integer(value)
	if !ok {
		a.wrong(field, "a number")
	}
	if n < 0 || n > 1<<31-1 {
		a.reject(fault.New(fault.BadValue, "Field '%s' value must be >= 0 and fit into 31 bits, actual value '%d'", field, n))
		return 0
	}
	return int(n)
}

func (a *arguments) reject(err error) {
	if a.fault == nil && err != nil {
		a.fault = err
	}
}

func (a *arguments) filter(field string) *query.Filter {
	f, err := query.Compile(a.document(field))
	a.reject(err)
	return f
}

func (a *arguments) order(field string) query.Order {
	o, err := query.CompileOrder(a.document(field))
	a.reject(err)
	return o
}

func (a *arguments) projection(field string) *query.Projection {
	p, err := query.CompileProjection(a.document(field))
	a.reject(err)
	return p
}

// collection is the namespace that the command names.
func (a *arguments) collection() string {
	name, _ := a.text(a.name())
	return a.namespace(name)
}

func (a *arguments) namespace(name string) string {
	if name == "" || strings.ContainsAny(name, "$\x00") || strings.HasPrefix(name, ".") {
		a.reject(fault.New(fault.InvalidNamespace, "Invalid collection name: '%s'", name))
	}
	return a.database + "." + name
}

// check returns what was wrong with the fields asked for so far. A handler calls it before it
// changes anything.
func (a *arguments) check() error {
	if a.fault != nil {
		return a.fault
	}
	return a.finish()
}

// finish refuses fields that nobody asked for.
func (a *arguments) finish() error {
	for i, field := range a.command {
		if i > 0 && !a.taken[field.Key] && !harmless[field.Key] {
			return fault.New(fault.UnknownField, "BSON field '%s.%s' is an unknown field.", a.name(), field.Key)
		}
	}
	return nil
}

// nested gives out the fields of a statement inside a command as if it were one.
func (a *arguments) nested(name string, statement bson.D) *arguments {
	inner := append(bson.D{{Key: name}}, statement...)
	return &arguments{command: inner, database: a.database, taken: map[string]bool{}}
}
