package mongo

import (
	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/engine"
	"campaignos.dev/sandbox/mongo/fault"
	"campaignos.dev/sandbox/mongo/query"
)

// aggregate knows one pipeline: the one by which drivers count documents, which is $match, $skip,
// $limit (each at most once, in that order) and {$group: {_id: 1, n: {$sum: 1}}}.
func (s *Server) aggregate(a *arguments) (bson.D, error) {
	namespace := a.collection()
	search, err := countPipeline(a.documents("pipeline"))
	a.reject(err)
	a.document("cursor")
	a.ignore("allowDiskUse")
	a.refuse("collation", "explain")
	if err := a.check(); err != nil {
		return nil, err
	}
	n, err := s.engine.Count(namespace, search)
	if err != nil {
		return nil, err
	}
	batch := bson.A{}
	if n > 0 {
		batch = append(batch, bson.D{{Key: "_id", Value: int32(1)}, {Key: "n", Value: int32(n)}})
	}
	return cursorReply("firstBatch", namespace, batch, 0), nil
}

var stageRank = map[string]int{"$match": 1, "$skip": 2, "$limit": 3, "$group": 4}

// countPipeline reads the pipeline as the search whose documents it counts.
func countPipeline(stages []bson.D) (s engine.Search, err error) {
	s.Filter = matchAll()
	last := 0
	for _, stage := range stages {
		if len(stage) != 1 || stageRank[stage[0].Key] <= last {
			return s, unsupportedPipeline()
		}
		last = stageRank[stage[0].Key]
		if err := readStage(&s, stage[0]); err != nil {
			return s, err
		}
	}
	if last != stageRank["$group"] {
		return s, unsupportedPipeline()
	}
	return s, nil
}

func readStage(s *engine.Search, stage bson.E) (err error) {
	switch stage.Key {
	case "$match":
		source, ok := stage.Value.(bson.D)
		if !ok {
			return fault.New(fault.BadValue, "the match filter must be an expression in an object")
		}
		s.Filter, err = query.Compile(source)
		return err
	case "$skip":
		n, ok := document.Integer(stage.Value)
		if !ok || n < 0 {
			return fault.New(fault.BadValue, "$skip takes a number that is not negative")
		}
		s.Skip = int(n)
	case "$limit":
		n, ok := document.Integer(stage.Value)
		if !ok || n <= 0 {
			return fault.New(fault.BadValue, "the limit must be positive")
		}
		s.Limit = int(n)
	case "$group":
		if document.Format(stage.Value) != "{ _id: 1, n: { $sum: 1 } }" {
			return unsupportedPipeline()
		}
	}
	return nil
}

func unsupportedPipeline() error {
	return fault.New(fault.BadValue, "the sandbox's MongoDB aggregates only to count documents: [$match], [$skip], [$limit], {$group: {_id: 1, n: {$sum: 1}}}")
}
