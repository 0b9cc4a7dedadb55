package engine

import (
	"fmt"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
)

// The operations of the journal. Each says by itself what is to be after it, so that doing one
// twice is the same as doing it once.
const (
	opPut         = "put"
	opRemove      = "remove"
	opCreate      = "create"
	opDrop        = "drop"
	opCreateIndex = "createIndex"
	opDropIndex   = "dropIndex"
)

func operation(name, namespace string, argument any) bson.D {
	return bson.D{{Key: name, Value: namespace}, {Key: "with", Value: argument}}
}

func stored(namespace string, doc bson.Raw) bson.D { return operation(opPut, namespace, doc) }

func removed(namespace string, id any) bson.D { return operation(opRemove, namespace, id) }

func created(namespace string) bson.D { return operation(opCreate, namespace, nil) }

func dropped(namespace string) bson.D { return operation(opDrop, namespace, nil) }

func indexed(namespace string, spec Spec) bson.D {
	return operation(opCreateIndex, namespace, spec.Document())
}

func unindexed(namespace, name string) bson.D { return operation(opDropIndex, namespace, name) }

// replay does one operation of the journal. The engine has no journal yet, so that nothing of it is
// written a second time.
func (e *Engine) replay(op bson.D) error {
	if len(op) != 2 {
		return fmt.Errorf("unknown operation %s", document.Format(op))
	}
	namespace, _ := op[0].Value.(string)
	argument := op[1].Value
	switch op[0].Key {
	case opCreate:
		return e.ensure(namespace)
	case opDrop:
		_, err := e.Drop(namespace)
		return err
	}
	c := e.collections[namespace]
	if c == nil {
		return fmt.Errorf("operation %q on the unknown collection %q", op[0].Key, namespace)
	}
	return c.replay(op[0].Key, argument)
}

func (c *collection) replay(name string, argument any) error {
	switch name {
	case opPut:
		doc, ok := argument.(bson.D)
		if !ok {
			return fmt.Errorf("put without a document")
		}
		return c.restore(doc)
	case opRemove:
		if r := c.byID(argument); r != nil {
			return c.remove(r)
		}
		return nil
	case opCreateIndex:
		source, _ := argument.(bson.D)
		spec, err := ParseSpec(source)
		if err != nil {
			return err
		}
		return c.createIndex(spec)
	case opDropIndex:
		for _, x := range c.indexes[1:] {
			if x.spec.Name == argument {
				return c.dropIndex(x)
			}
		}
		return nil
	}
	return fmt.Errorf("unknown operation %q", name)
}

// restore puts a document in the place of that with the same _id, or behind all others.
func (c *collection) restore(doc bson.D) error {
	id, _ := document.Lookup(doc, "_id")
	if old := c.byID(id); old != nil {
		_, _, err := c.replace(old, doc)
		return err
	}
	_, err := c.insert(doc)
	return err
}
