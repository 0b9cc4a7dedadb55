package mongo

import (
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/engine"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
	"campaignos.dev/sandbox/mongo/update"
)

// findAndModify changes or removes the first document that the query means, and returns it as it
// was before, or with "new" as it is now.
func (s *Server) findAndModify(a *arguments) (bson.D, error) {
	namespace := a.collection()
	change := engine.Change{Filter: a.filter("query"), Order: a.order("sort"), Upsert: a.flag("upsert")}
	removes, wantsNew, shown := a.flag("remove"), a.flag("new"), a.projection("fields")
	a.refuse("collation")
	u, filters := a.get("update"), a.array("arrayFilters")
	a.reject(consistent(removes, u != nil, wantsNew || change.Upsert))
	if !removes && a.fault == nil {
		var err error
		change.Update, err = update.Compile(u, filters)
		a.reject(err)
	}
	if err := a.check(); err != nil {
		return nil, err
	}
	if removes {
		return s.findAndRemove(namespace, change, shown)
	}
	o, err := s.engine.Update(namespace, change)
	if err != nil {
		return nil, err
	}
	return modified(o, wantsNew, shown), nil
}

func consistent(removes, updates, updateOptions bool) error {
	switch {
	case removes && updates:
		return fault.New(fault.FailedToParse, "Cannot specify both an update and remove=true")
	case removes && updateOptions:
		return fault.New(fault.FailedToParse, "Cannot specify both new=true or upsert=true and remove=true; 'remove' always returns the deleted document")
	case !removes && !updates:
		return fault.New(fault.FailedToParse, "Either an update or remove=true must be specified")
	}
	return nil
}

func (s *Server) findAndRemove(namespace string, c engine.Change, shown *query.Projection) (bson.D, error) {
	gone, err := s.engine.Delete(namespace, engine.Search{Filter: c.Filter, Order: c.Order, Limit: 1})
	if err != nil {
		return nil, err
	}
	var removed *engine.Record
	if len(gone) == 1 {
		removed = gone[0]
	}
	return valueReply(bson.D{{Key: "n", Value: int32(len(gone))}}, removed, shown), nil
}

func modified(o engine.Outcome, wantsNew bool, shown *query.Projection) bson.D {
	last := bson.D{{Key: "n", Value: int32(o.Matched)}, {Key: "updatedExisting", Value: o.Matched > 0}}
	if o.Upserted != nil {
		last[0].Value = int32(1)
		last = append(last, bson.E{Key: "upserted", Value: o.Upserted.ID()})
	}
	if wantsNew {
		return valueReply(last, o.After, shown)
	}
	return valueReply(last, o.Before, shown)
}

func valueReply(last bson.D, r *engine.Record, shown *query.Projection) bson.D {
	reply := bson.D{{Key: "lastErrorObject", Value: last}, {Key: "value", Value: nil}}
	if r == nil {
		return reply
	}
	reply[1].Value = show([]*engine.Record{r}, shown)[0]
	return reply
}
