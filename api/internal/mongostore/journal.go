package mongostore

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"sync"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

const (
	auditEvents = "auditEvents"
	auditHeads  = "auditHeads"
)

var auditIndexes = []index{
	{name: "once", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "eventId", Value: 1}}, unique: true},
	{name: "list", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "at", Value: -1}, {Key: "_id", Value: -1}}},
	{name: "byActor", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "by.id", Value: 1}, {Key: "at", Value: -1}, {Key: "_id", Value: -1}}},
	{name: "byKind", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "targetKind", Value: 1}, {Key: "at", Value: -1}, {Key: "_id", Value: -1}}},
	{name: "byTarget", keys: bson.D{{Key: "tenantId", Value: 1}, {Key: "targetId", Value: 1}, {Key: "at", Value: -1}, {Key: "_id", Value: -1}}},
	{name: "all", keys: bson.D{{Key: "at", Value: -1}, {Key: "_id", Value: -1}}},
}

// record is an event at its place: the book's name, a dot, and the number in twelve digits,
// so that ids sort as the book runs and no place is taken twice.
type record struct {
	Key         string `bson:"_id"`
	audit.Event `bson:",inline"`
}

func placeOf(book string, seq int64) string { return fmt.Sprintf("%s.%012d", book, seq) }

// seqOf reads a place's number.
func seqOf(place string) int64 {
	n, _ := strconv.ParseInt(place[strings.LastIndexByte(place, '.')+1:], 10, 64)
	return n
}

// within matches the places of a book: "/" is the character after the dot.
func within(book string) bson.D {
	return bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: book + "."}, {Key: "$lt", Value: book + "/"}}}}
}

// head is the end of a book as it is stored.
type head struct {
	Book       string `bson:"_id"`
	audit.Head `bson:",inline"`
	// Opening is the id of the event in the platform's book that tells of this book, so
	// that a whole book can't vanish and begin anew unnoticed.
	Opening    string `bson:"opening"`
	Registered bool   `bson:"registered"` // that event is there
}

// journal adds events to the ends of their books. Many processes do so at once: the places
// are unique, so whoever comes second reads the new end and tries again.
type journal struct {
	events, heads *mongo.Collection
	names         *names
	signer        audit.Signer
	clock         clock.Clock
	lanes         sync.Map // book → *lane
}

// lane is this process's way to the end of one book: one at a time, so that it does not
// compete with itself.
type lane struct {
	sync.Mutex
	end *audit.Head // what was last seen to be the end; nil: read it
}

func newJournal(db *mongo.Database, signer audit.Signer, c clock.Clock) *journal {
	return &journal{
		events: db.Collection(auditEvents), heads: db.Collection(auditHeads), names: newNames(db, c), signer: signer, clock: c,
	}
}

// errBusy says that others were always faster; the sweep tries again.
var errBusy = errors.New("audit: the end of the book kept moving")

// append adds a draft to its book; one that is there already is left alone.
func (j *journal) append(ctx context.Context, draft audit.Event) error {
	book := audit.BookOf(draft.TenantID)
	own, _ := j.lanes.LoadOrStore(book, &lane{})
	l := own.(*lane)
	l.Lock()
	defer l.Unlock()
	for range 200 {
		if l.end == nil {
			end, err := j.end(ctx, book)
			if err != nil {
				return err
			}
			l.end = &end
		}
		done, err := j.insert(ctx, book, draft, l)
		if done || err != nil {
			return err
		}
		hesitate(ctx)
	}
	return errBusy
}

// insert tries to take the place after the end as it was last seen.
func (j *journal) insert(ctx context.Context, book string, draft audit.Event, l *lane) (done bool, err error) {
	e := audit.Seal(j.signer, draft, *l.end)
	l.end = nil // until it is known to be e
	_, err = j.events.InsertOne(ctx, record{placeOf(book, e.Seq), e})
	if mongo.IsDuplicateKeyError(err) {
		return j.stands(ctx, book, draft)
	}
	if err != nil {
		return false, fmt.Errorf("add to the audit log: %w", err)
	}
	end := audit.End(j.signer, draft.TenantID, e.Seq, e.Hash)
	l.end = &end
	return true, j.advance(ctx, book, end)
}

// stands says whether a draft has its place already, and sees that the head knows.
func (j *journal) stands(ctx context.Context, book string, draft audit.Event) (bool, error) {
	var e record
	err := j.events.FindOne(ctx, bson.D{{Key: "tenantId", Value: draft.TenantID}, {Key: "eventId", Value: draft.ID}}).Decode(&e)
	if errors.Is(err, mongo.ErrNoDocuments) {
		return false, nil
	}
	if err != nil {
		return false, fmt.Errorf("look into the audit log: %w", err)
	}
	return true, j.advance(ctx, book, audit.End(j.signer, draft.TenantID, e.Seq, e.Hash))
}

// advance moves the head on to a later end; it never goes back.
func (j *journal) advance(ctx context.Context, book string, to audit.Head) error {
	_, err := j.heads.UpdateOne(ctx,
		bson.D{{Key: "_id", Value: book}, {Key: "seq", Value: bson.D{{Key: "$lt", Value: to.Seq}}}},
		bson.D{{Key: "$set", Value: bson.D{
			{Key: "seq", Value: to.Seq}, {Key: "hash", Value: to.Hash}, {Key: "keyId", Value: to.KeyID}, {Key: "sum", Value: to.Sum},
		}}})
	if err != nil {
		return fmt.Errorf("move the audit log's head: %w", err)
	}
	return nil
}

// end finds the end of a book. Where the head knows of more events than there are, some
// were removed: the book goes on behind them, so that the gap stays to be seen. Where the
// head is not ours, the next event follows from nothing, which stays to be seen as well.
func (j *journal) end(ctx context.Context, book string) (audit.Head, error) {
	h, err := j.head(ctx, book)
	if err != nil {
		return audit.Head{}, err
	}
	var last record
	err = j.events.FindOne(ctx, within(book), options.FindOne().SetSort(bson.D{{Key: "_id", Value: -1}})).Decode(&last)
	empty := errors.Is(err, mongo.ErrNoDocuments)
	switch {
	case err != nil && !empty:
		return audit.Head{}, fmt.Errorf("read the audit log's end: %w", err)
	case empty && h == nil:
		return audit.Head{}, j.open(ctx, book)
	case h != nil && !h.Registered && book != audit.BookOf(""):
		if err := j.register(ctx, *h); err != nil {
			return audit.Head{}, err
		}
	}
	switch {
	case h != nil && !audit.Genuine(j.signer, h.Head):
		return audit.Head{Seq: last.Seq, Hash: "after a head that is not ours"}, nil
	case h != nil && (empty || h.Seq >= last.Seq):
		return h.Head, nil
	}
	return audit.Head{Seq: last.Seq, Hash: last.Hash}, nil
}

func (j *journal) head(ctx context.Context, book string) (*head, error) {
	var h head
	err := j.heads.FindOne(ctx, bson.D{{Key: "_id", Value: book}}).Decode(&h)
	if errors.Is(err, mongo.ErrNoDocuments) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("read the audit log's head: %w", err)
	}
	return &h, nil
}

// open begins a book that has neither head nor events.
func (j *journal) open(ctx context.Context, book string) error {
	h := head{Book: book, Head: audit.End(j.signer, audit.OwnerOf(book), 0, ""), Opening: id.New(id.Event)}
	_, err := j.heads.InsertOne(ctx, h)
	if mongo.IsDuplicateKeyError(err) {
		return nil // another process has; its event may be coming: ours will find out
	}
	if err != nil {
		return fmt.Errorf("begin an audit log: %w", err)
	}
	if book == audit.BookOf("") {
		return nil
	}
	return j.register(ctx, h)
}

// register tells of a new book in the platform's book.
func (j *journal) register(ctx context.Context, h head) error {
	draft := j.about(h.TenantID, "opened")
	draft.ID = h.Opening
	if err := j.append(ctx, draft); err != nil {
		return err
	}
	_, err := j.heads.UpdateOne(ctx, bson.D{{Key: "_id", Value: h.Book}}, bson.D{{Key: "$set", Value: bson.D{{Key: "registered", Value: true}}}})
	if err != nil {
		return fmt.Errorf("register an audit log: %w", err)
	}
	return nil
}

// about makes an event of the platform's book about another book.
func (j *journal) about(in tenant.ID, verb string) audit.Event {
	by := tenant.By{Kind: tenant.SystemKind, ID: "audit"}
	return audit.Draft("", by, tenant.Origin{}, j.clock.Now(), audit.Entry{Kind: "book", Verb: verb, TargetID: string(in)})
}

// hesitate lets others finish, a little longer for some than for others.
func hesitate(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-time.After(time.Duration(rand.Int64N(int64(4 * time.Millisecond)))):
	}
}
