package mongo

import (
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/engine"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/update"
)

// statements runs the parts of a write command one by one and gathers what was refused; an ordered
// command ends at the first refusal.
func statements(ordered bool, parts []bson.D, run func(i int, part bson.D) error) bson.A {
	var refused bson.A
	for i, part := range parts {
		if err := run(i, part); err != nil {
			refused = append(refused, writeError(i, err))
			if ordered {
				break
			}
		}
	}
	return refused
}

func writeError(i int, err error) bson.D {
	refusal := fault.From(err)
	d := bson.D{{Key: "index", Value: int32(i)}, {Key: "code", Value: int32(refusal.Code)}}
	if refusal.KeyPattern != nil {
		d = append(d,
			bson.E{Key: "keyPattern", Value: refusal.KeyPattern},
			bson.E{Key: "keyValue", Value: refusal.KeyValue})
	}
	return append(d, bson.E{Key: "errmsg", Value: refusal.Message})
}

func withErrors(reply bson.D, refused bson.A) bson.D {
	if len(refused) == 0 {
		return reply
	}
	return append(reply, bson.E{Key: "writeErrors", Value: refused})
}

func (s *Server) insert(a *arguments) (bson.D, error) {
	namespace, docs, ordered := a.collection(), a.documents("documents"), a.flagOr("ordered", true)
	if err := a.check(); err != nil {
		return nil, err
	}
	inserted := 0
	refused := statements(ordered, docs, func(_ int, doc bson.D) error {
		err := s.engine.Insert(namespace, doc)
		if err == nil {
			inserted++
		}
		return err
	})
	return withErrors(bson.D{{Key: "n", Value: int32(inserted)}}, refused), nil
}

func (s *Server) update(a *arguments) (bson.D, error) {
	namespace, updates, ordered := a.collection(), a.documents("updates"), a.flagOr("ordered", true)
	if err := a.check(); err != nil {
		return nil, err
	}
	matched, modified, upserted := 0, 0, bson.A{}
	refused := statements(ordered, updates, func(i int, statement bson.D) error {
		o, err := s.updateOne(namespace, a.nested("update.updates", statement))
		matched += o.Matched
		modified += o.Modified
		if o.Upserted != nil {
			matched++
			upserted = append(upserted, bson.D{{Key: "index", Value: int32(i)}, {Key: "_id", Value: o.Upserted.ID()}})
		}
		return err
	})
	reply := bson.D{{Key: "n", Value: int32(matched)}, {Key: "nModified", Value: int32(modified)}}
	if len(upserted) > 0 {
		reply = append(reply, bson.E{Key: "upserted", Value: upserted})
	}
	return withErrors(reply, refused), nil
}

func (s *Server) updateOne(namespace string, a *arguments) (engine.Outcome, error) {
	u, err := update.Compile(a.get("u"), a.array("arrayFilters"))
	a.reject(err)
	change := engine.Change{
		Filter: a.filter("q"), Order: a.order("sort"), Update: u,
		Multi: a.flag("multi"), Upsert: a.flag("upsert"),
	}
	a.refuse("collation", "c")
	if err := a.check(); err != nil {
		return engine.Outcome{}, err
	}
	if change.Multi && u.Replaces() {
		return engine.Outcome{}, fault.New(fault.FailedToParse, "multi update is not supported for replacement-style update")
	}
	return s.engine.Update(namespace, change)
}

func (s *Server) delete(a *arguments) (bson.D, error) {
	namespace, deletes, ordered := a.collection(), a.documents("deletes"), a.flagOr("ordered", true)
	if err := a.check(); err != nil {
		return nil, err
	}
	deleted := 0
	refused := statements(ordered, deletes, func(_ int, statement bson.D) error {
		n, err := s.deleteOne(namespace, a.nested("delete.deletes", statement))
		deleted += n
		return err
	})
	return withErrors(bson.D{{Key: "n", Value: int32(deleted)}}, refused), nil
}

func (s *Server) deleteOne(namespace string, a *arguments) (int, error) {
	search := engine.Search{Filter: a.filter("q"), Limit: a.number("limit")}
	a.refuse("collation")
	if search.Limit > 1 {
		a.reject(fault.New(fault.FailedToParse, "The limit field in delete objects must be 0 or 1. Got %d", search.Limit))
	}
	if err := a.check(); err != nil {
		return 0, err
	}
	gone, err := s.engine.Delete(namespace, search)
	return len(gone), err
}
