package mongo

import (
	"sort"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
)

func (s *Server) create(a *arguments) (bson.D, error) {
	namespace := a.collection()
	a.refuse("capped", "timeseries", "clusteredIndex", "viewOn", "validator", "collation", "expireAfterSeconds")
	if err := a.check(); err != nil {
		return nil, err
	}
	return bson.D{}, s.engine.Create(namespace)
}

// drop answers a missing collection with success, as MongoDB 7 does.
func (s *Server) drop(a *arguments) (bson.D, error) {
	namespace := a.collection()
	if err := a.check(); err != nil {
		return nil, err
	}
	existed, err := s.engine.Drop(namespace)
	if !existed || err != nil {
		return bson.D{}, err
	}
	return bson.D{{Key: "ns", Value: namespace}}, nil
}

func (s *Server) dropDatabase(a *arguments) (bson.D, error) {
	if err := a.check(); err != nil {
		return nil, err
	}
	return bson.D{{Key: "dropped", Value: a.database}}, s.engine.DropDatabase(a.database)
}

func (s *Server) listCollections(a *arguments) (bson.D, error) {
	filter := a.filter("filter")
	a.document("cursor")
	a.ignore("authorizedCollections")
	namesOnly := a.flag("nameOnly")
	if err := a.check(); err != nil {
		return nil, err
	}
	batch := bson.A{}
	for _, name := range s.engine.Collections(a.database) {
		if d := describeCollection(a.database, name, namesOnly); filter.Match(d) {
			batch = append(batch, d)
		}
	}
	return cursorReply("firstBatch", a.database+".$cmd.listCollections", batch, 0), nil
}

func describeCollection(database, name string, nameOnly bool) bson.D {
	d := bson.D{{Key: "name", Value: name}, {Key: "type", Value: "collection"}}
	if nameOnly {
		return d
	}
	return append(d,
		bson.E{Key: "options", Value: bson.D{}},
		bson.E{Key: "info", Value: bson.D{{Key: "readOnly", Value: false}}},
		bson.E{Key: "idIndex", Value: bson.D{
			{Key: "v", Value: int32(2)},
			{Key: "key", Value: bson.D{{Key: "_id", Value: int32(1)}}},
			{Key: "name", Value: "_id_"},
		}})
}

func (s *Server) listDatabases(a *arguments) (bson.D, error) {
	filter, nameOnly := a.filter("filter"), a.flag("nameOnly")
	a.ignore("authorizedDatabases")
	if err := a.check(); err != nil {
		return nil, err
	}
	if a.database != "admin" {
		return nil, fault.New(13, "listDatabases may only be run against the admin database.")
	}
	list, total := bson.A{}, int64(0)
	for _, d := range describeDatabases(s.engine.Databases()) {
		if !filter.Match(d) {
			continue
		}
		size, _ := document.Lookup(d, "sizeOnDisk")
		total += size.(int64)
		if nameOnly {
			d = d[:1]
		}
		list = append(list, d)
	}
	reply := bson.D{{Key: "databases", Value: list}}
	if !nameOnly {
		reply = append(reply, bson.E{Key: "totalSize", Value: total})
	}
	return reply, nil
}

func describeDatabases(sizes map[string]int64) []bson.D {
	names := make([]string, 0, len(sizes))
	for name := range sizes {
		names = append(names, name)
	}
	sort.Strings(names)
	described := make([]bson.D, len(names))
	for i, name := range names {
		described[i] = bson.D{{Key: "name", Value: name}, {Key: "sizeOnDisk", Value: sizes[name]}, {Key: "empty", Value: false}}
	}
	return described
}

// matchAll is the filter that means every document.
func matchAll() *query.Filter {
	f, _ := query.Compile(nil)
	return f
}
