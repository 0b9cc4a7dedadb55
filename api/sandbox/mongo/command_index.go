package mongo

import (
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/engine"
	"campaignos.dev/sandbox/mongo/fault"
)

func (s *Server) createIndexes(a *arguments) (bson.D, error) {
	namespace := a.collection()
	var specs []engine.Spec
	for _, source := range a.documents("indexes") {
		spec, err := engine.ParseSpec(source)
		a.reject(err)
		specs = append(specs, spec)
	}
	a.ignore("commitQuorum")
	if err := a.check(); err != nil {
		return nil, err
	}
	before, now, err := s.engine.CreateIndexes(namespace, specs)
	if err != nil {
		return nil, err
	}
	return bson.D{
		{Key: "numIndexesBefore", Value: int32(before)},
		{Key: "numIndexesAfter", Value: int32(now)},
		{Key: "createdCollectionAutomatically", Value: false},
	}, nil
}

func (s *Server) listIndexes(a *arguments) (bson.D, error) {
	namespace := a.collection()
	a.document("cursor")
	if err := a.check(); err != nil {
		return nil, err
	}
	specs, err := s.engine.Indexes(namespace)
	if err != nil {
		return nil, err
	}
	batch := bson.A{}
	for _, spec := range specs {
		batch = append(batch, spec)
	}
	return cursorReply("firstBatch", namespace, batch, 0), nil
}

// dropIndexes takes a name, a list of names, a key pattern, or "*" for all but that on _id.
func (s *Server) dropIndexes(a *arguments) (bson.D, error) {
	namespace, wanted := a.collection(), a.get("index")
	if err := a.check(); err != nil {
		return nil, err
	}
	if wanted == "*" {
		before, _, err := s.engine.DropIndexes(namespace, func(engine.Spec) bool { return true })
		return indexesWere(before), err
	}
	before := 0
	for i, one := range asList(wanted) {
		selects, err := selectIndex(one)
		if err != nil {
			return nil, err
		}
		had, dropped, err := s.engine.DropIndexes(namespace, selects)
		if err != nil {
			return nil, err
		}
		if dropped == 0 {
			return nil, fault.New(fault.IndexNotFound, "index not found with name [%s]", document.Format(one))
		}
		if i == 0 {
			before = had
		}
	}
	return indexesWere(before), nil
}

func indexesWere(n int) bson.D { return bson.D{{Key: "nIndexesWas", Value: int32(n)}} }

func asList(value any) bson.A {
	if list, ok := value.(bson.A); ok {
		return list
	}
	return bson.A{value}
}

func selectIndex(wanted any) (func(engine.Spec) bool, error) {
	switch v := wanted.(type) {
	case string:
		if v == "_id_" {
			return nil, fault.New(fault.InvalidOptions, "cannot drop _id index")
		}
		return func(s engine.Spec) bool { return s.Name == v }, nil
	case bson.D:
		return func(s engine.Spec) bool { return document.Format(s.Pattern()) == document.Format(v) }, nil
	}
	return nil, fault.New(fault.TypeMismatch, "dropIndexes takes a name, a list of names, a key pattern or \"*\"")
}
