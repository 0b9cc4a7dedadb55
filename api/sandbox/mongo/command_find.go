package mongo

import (
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/engine"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
)

func (s *Server) find(a *arguments) (bson.D, error) {
	namespace := a.collection()
	search := engine.Search{
		Filter: a.filter("filter"), Order: a.order("sort"),
		Skip: a.number("skip"), Limit: a.number("limit"),
	}
	shown, single, size := a.projection("projection"), a.flag("singleBatch"), firstBatch
	if a.has("batchSize") {
		size = a.number("batchSize")
	}
	a.ignore("allowDiskUse", "noCursorTimeout", "allowPartialResults", "oplogReplay")
	a.refuse("tailable", "awaitData", "returnKey", "showRecordId", "min", "max", "collation")
	if err := a.check(); err != nil {
		return nil, err
	}
	found, err := s.engine.Find(namespace, search)
	if err != nil {
		return nil, err
	}
	batch, id := s.cursors.start(namespace, show(found, shown), size, single)
	return cursorReply("firstBatch", namespace, batch, id), nil
}

// show returns what the projection leaves of each document.
func show(found []*engine.Record, p *query.Projection) []bson.Raw {
	result := make([]bson.Raw, len(found))
	for i, r := range found {
		if p.All() {
			result[i] = r.Raw
			continue
		}
		result[i] = document.Encode(p.Apply(r.Doc))
	}
	return result
}

func (s *Server) getMore(a *arguments) (bson.D, error) {
	name, _ := a.text("collection")
	namespace := a.namespace(name)
	id, ok := a.get("getMore").(int64)
	if !ok {
		a.wrong("getMore", "a long")
	}
	size := a.number("batchSize")
	if err := a.check(); err != nil {
		return nil, err
	}
	batch, next, err := s.cursors.more(namespace, id, size)
	if err != nil {
		return nil, err
	}
	return cursorReply("nextBatch", namespace, batch, next), nil
}

func (s *Server) killCursors(a *arguments) (bson.D, error) {
	a.collection()
	ids := a.array("cursors")
	if err := a.check(); err != nil {
		return nil, err
	}
	killed, unknown := bson.A{}, bson.A{}
	for _, id := range ids {
		if n, ok := document.Integer(id); ok && s.cursors.kill(n) {
			killed = append(killed, id)
		} else {
			unknown = append(unknown, id)
		}
	}
	return bson.D{
		{Key: "cursorsKilled", Value: killed},
		{Key: "cursorsNotFound", Value: unknown},
		{Key: "cursorsAlive", Value: bson.A{}},
		{Key: "cursorsUnknown", Value: bson.A{}},
	}, nil
}

func (s *Server) count(a *arguments) (bson.D, error) {
	namespace := a.collection()
	search := engine.Search{Filter: a.filter("query"), Skip: a.number("skip"), Limit: a.number("limit")}
	a.ignore("fields")
	a.refuse("collation")
	if err := a.check(); err != nil {
		return nil, err
	}
	n, err := s.engine.Count(namespace, search)
	return bson.D{{Key: "n", Value: int32(n)}}, err
}

func (s *Server) distinct(a *arguments) (bson.D, error) {
	namespace := a.collection()
	path, _ := a.text("key")
	search := engine.Search{Filter: a.filter("query")}
	a.refuse("collation")
	if path == "" {
		a.wrong("key", "a field's name")
	}
	if err := a.check(); err != nil {
		return nil, err
	}
	found, err := s.engine.Find(namespace, search)
	if err != nil {
		return nil, err
	}
	docs := make([]bson.D, len(found))
	for i, r := range found {
		docs[i] = r.Doc
	}
	return bson.D{{Key: "values", Value: query.Distinct(docs, path)}}, nil
}

// refuse names fields that MongoDB has and this server has not: set, they are an error.
func (a *arguments) refuse(fields ...string) {
	for _, field := range fields {
		if document.Truthy(a.get(field)) {
			a.reject(fault.New(fault.BadValue, "the field '%s.%s' is not supported by the sandbox's MongoDB", a.name(), field))
		}
	}
}
