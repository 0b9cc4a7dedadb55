package mongo

import (
	"sync"
	"time"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo/document"
	"campaignos.dev/sandbox/mongo/fault"
)

const (
	// firstBatch is how many documents MongoDB sends first where the client names no number.
	firstBatch = 101

	// cursorLife is how long MongoDB keeps a cursor that nobody reads.
	cursorLife = 10 * time.Minute
)

// cursor holds the rest of a result. The documents were taken when the query ran.
type cursor struct {
	namespace string
	rest      []bson.Raw
	used      time.Time
}

type cursors struct {
	now  func() time.Time
	mu   sync.Mutex
	last int64
	open map[int64]*cursor
}

func newCursors(now func() time.Time) *cursors {
	return &cursors{now: now, open: map[int64]*cursor{}}
}

// start returns the first batch, and the number under which the rest is kept; zero where there is
// no rest.
func (c *cursors) start(namespace string, result []bson.Raw, size int, single bool) (batch bson.A, id int64) {
	batch, rest := cutBatch(result, size)
	if len(rest) == 0 || single {
		return batch, 0
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.expire()
	c.last++
	c.open[c.last] = &cursor{namespace: namespace, rest: rest, used: c.now()}
	return batch, c.last
}

// more returns the next batch; size zero sends as much as a message holds.
func (c *cursors) more(namespace string, id int64, size int) (batch bson.A, next int64, err error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.expire()
	open := c.open[id]
	if open == nil || open.namespace != namespace {
		return nil, 0, fault.New(fault.CursorNotFound, "cursor id %d not found", id)
	}
	if size == 0 {
		size = len(open.rest)
	}
	batch, open.rest = cutBatch(open.rest, size)
	open.used = c.now()
	if len(open.rest) == 0 {
		delete(c.open, id)
		return batch, 0, nil
	}
	return batch, id, nil
}

// kill forgets a cursor and tells whether there was one.
func (c *cursors) kill(id int64) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	_, known := c.open[id]
	delete(c.open, id)
	return known
}

func (c *cursors) clear() {
	c.mu.Lock()
	defer c.mu.Unlock()
	clear(c.open)
}

func (c *cursors) expire() {
	for id, open := range c.open {
		if c.now().Sub(open.used) > cursorLife {
			delete(c.open, id)
		}
	}
}

// cutBatch takes up to size documents, and no more than one message holds, but at least one.
func cutBatch(result []bson.Raw, size int) (batch bson.A, rest []bson.Raw) {
	batch = bson.A{}
	bytes := 0
	for len(result) > 0 && len(batch) < size {
		bytes += len(result[0])
		if bytes > document.MaxSize && len(batch) > 0 {
			break
		}
		batch = append(batch, result[0])
		result = result[1:]
	}
	return batch, result
}

// cursorReply is the field that holds a batch in a command's answer.
func cursorReply(batchName, namespace string, batch bson.A, id int64) bson.D {
	return bson.D{{Key: "cursor", Value: bson.D{
		{Key: batchName, Value: batch},
		{Key: "id", Value: id},
		{Key: "ns", Value: namespace},
	}}}
}
