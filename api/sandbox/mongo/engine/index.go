package engine

import (
	"fmt"
	"math"
	"strings"

	"github.com/tidwall/btree"
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
)

// entry is one key of one document in an index. A key that is shorter than the index has columns
// is a bound, never stored.
type entry struct {
	key    key
	record *Record
}

// rank breaks ties between equal keys by age; bounds stand outside all documents.
func (e entry) rank() uint64 {
	if e.record == nil {
		return 0
	}
	return e.record.sequence
}

// after is the record of a bound that stands behind every document with its key.
var after = &Record{sequence: math.MaxUint64}

type index struct {
	spec  Spec
	paths [][]string
	tree  *btree.BTreeG[entry]

	// multi marks the columns that ever held an array; the planner is careful with those.
	multi []bool

	// positional says that a path names an array position.
	positional bool
}

func newIndex(spec Spec) *index {
	x := &index{spec: spec, multi: make([]bool, len(spec.Columns))}
	for _, column := range spec.Columns {
		x.paths = append(x.paths, document.Split(column.Path))
		x.positional = x.positional || isPositional(column.Path)
	}
	x.tree = btree.NewBTreeGOptions(x.less, btree.Options{NoLocks: true})
	return x
}

func (x *index) less(a, b entry) bool {
	for i := 0; i < len(a.key) && i < len(b.key); i++ {
		order := document.Compare(a.key[i], b.key[i])
		if order == 0 {
			continue
		}
		return (order < 0) != x.spec.Columns[i].Reverse
	}
	return a.rank() < b.rank()
}

// keysOf lists the document's keys; none where a partial or sparse index leaves it out.
func (x *index) keysOf(doc bson.D) (keySet, error) {
	if x.spec.Partial != nil && !x.spec.Partial.Match(doc) {
		return keySet{}, nil
	}
	if x.spec.Sparse && !x.hasAny(doc) {
		return keySet{}, nil
	}
	return extract(doc, x.paths)
}

func (x *index) hasAny(doc bson.D) bool {
	for _, column := range x.spec.Columns {
		if query.Exists(doc, column.Path) {
			return true
		}
	}
	return false
}

// conflict returns the key that another document holds already, or nil.
func (x *index) conflict(set keySet, sequence uint64) key {
	if !x.spec.Unique {
		return nil
	}
	for _, k := range set.keys {
		taken := false
		x.tree.Ascend(entry{key: k}, func(e entry) bool {
			if compareKeys(e.key, k) != 0 {
				return false
			}
			taken = e.record.sequence != sequence
			return !taken
		})
		if taken {
			return k
		}
	}
	return nil
}

func (x *index) add(r *Record, set keySet) {
	for i, multi := range set.multi {
		x.multi[i] = x.multi[i] || multi
	}
	for _, k := range set.keys {
		x.tree.Set(entry{key: k, record: r})
	}
}

func (x *index) remove(r *Record) {
	// The keys were drawn from this very document when it came, so that this cannot fail.
	set, _ := x.keysOf(r.Doc)
	for _, k := range set.keys {
		x.tree.Delete(entry{key: k, record: r})
	}
}

func (x *index) duplicateError(namespace string, k key) error {
	var pattern, values bson.D
	var shown []string
	for i, column := range x.spec.Columns {
		value := k[i]
		if _, isEdge := value.(document.Edge); isEdge {
			value = nil
		}
		pattern = append(pattern, bson.E{Key: column.Path, Value: direction(column)})
		values = append(values, bson.E{Key: column.Path, Value: value})
		shown = append(shown, fmt.Sprintf("%s: %s", column.Path, document.Format(value)))
	}
	refusal := fault.New(fault.DuplicateKey, "E11000 duplicate key error collection: %s index: %s dup key: { %s }",
		namespace, x.spec.Name, strings.Join(shown, ", "))
	refusal.KeyPattern, refusal.KeyValue = pattern, values
	return refusal
}
