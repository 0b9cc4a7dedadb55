package mongostore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Audit keeps the books of the audit log.
type Audit struct {
	db      *mongo.Database
	journal *journal
	events  shelf[record]
}

// NewAudit opens the books.
func NewAudit(s *Store) *Audit {
	missing := fault.New(fault.NotFound, "audit_event_not_found", "There is no such event.")
	return &Audit{db: s.db, journal: s.journal, events: newShelf[record](s, auditEvents, missing, missing)}
}

// errUnsigned is the defect of a process that was given no key for the audit log.
var errUnsigned = errors.New("mongostore: this store has no signer for the audit log")

// Append adds a draft to the end of its book. See audit.Store.
func (a *Audit) Append(ctx context.Context, draft audit.Event) error {
	if a.journal.signer == nil {
		return errUnsigned
	}
	if draft.Name == "" {
		draft.Name = a.journal.names.of(ctx, draft.By.Kind, draft.By.ID)
	}
	draft.Operator = a.journal.names.of(ctx, tenant.UserKind, draft.By.Operator)
	return a.journal.append(ctx, draft)
}

// latestFirst is the order of lists; the key of a page is written from both.
var latestFirst = bson.D{{Key: "at", Value: -1}, {Key: "_id", Value: -1}}

// List pages through the events of the scope, the latest first.
func (a *Audit) List(ctx context.Context, scope tenant.Scope, f audit.Filter, req page.Request) (page.Result[audit.Event], error) {
	_, bounded, err := scope.Tenant()
	if err != nil {
		return page.Result[audit.Event]{}, err
	}
	return a.list(ctx, scope, selecting(f, bounded), req)
}

// ListPlatform pages through the platform's own book, the latest first.
func (a *Audit) ListPlatform(ctx context.Context, scope tenant.Scope, f audit.Filter, req page.Request) (page.Result[audit.Event], error) {
	own := bson.D{{Key: tenantField, Value: ""}}
	return a.list(ctx, scope, append(own, selecting(f, true)...), req)
}

func (a *Audit) list(ctx context.Context, scope tenant.Scope, filter bson.D, req page.Request) (page.Result[audit.Event], error) {
	if req.After != "" {
		after, err := behind(req.After)
		if err != nil {
			return page.Result[audit.Event]{}, err
		}
		filter = append(filter, after)
	}
	found, err := a.events.find(ctx, scope, filter, options.Find().SetSort(latestFirst).SetLimit(int64(req.Limit)+1))
	if err != nil {
		return page.Result[audit.Event]{}, err
	}
	cut := page.Cut(found, req.Limit, func(r record) string { return fmt.Sprintf("%d %s", r.At.UnixMilli(), r.Key) })
	return page.Map(cut, func(r record) audit.Event { return r.Event }), nil
}

// behind matches what comes after a page's last row. Faults: page.ErrCursor.
func behind(key string) (bson.E, error) {
	millis, place, ok := strings.Cut(key, " ")
	n, err := strconv.ParseInt(millis, 10, 64)
	if !ok || err != nil {
		return bson.E{}, page.ErrCursor
	}
	at := time.UnixMilli(n).UTC()
	return bson.E{Key: "$and", Value: bson.A{
		bson.D{{Key: "at", Value: bson.D{{Key: "$lte", Value: at}}}},
		bson.D{{Key: "$or", Value: bson.A{
			bson.D{{Key: "at", Value: bson.D{{Key: "$lt", Value: at}}}},
			bson.D{{Key: "_id", Value: bson.D{{Key: "$lt", Value: place}}}},
		}}},
	}}, nil
}

// selecting is the filter of what is wanted. Within a book, one condition leads through its
// index; what else is wanted, or all of it, is looked for in what that finds.
func selecting(f audit.Filter, inBook bool) bson.D {
	wanted := bson.D{}
	add := func(field, value string) {
		if value != "" {
			wanted = append(wanted, bson.E{Key: field, Value: value})
		}
	}
	add("targetId", f.TargetID)
	add("by.id", f.Actor)
	kind, _, whole := strings.Cut(f.Action, ".")
	add("targetKind", kind)
	if whole {
		add("action", f.Action)
	}
	filter := bson.D{}
	if inBook {
		filter = slices.Clip(wanted[:min(1, len(wanted))])
	}
	if rest := wanted[len(filter):]; len(rest) > 0 {
		filter = append(filter, bson.E{Key: "$or", Value: bson.A{rest}})
	}
	return append(filter, span(f)...)
}

// span bounds the moments.
func span(f audit.Filter) bson.D {
	bounds := bson.D{}
	if !f.From.IsZero() {
		bounds = append(bounds, bson.E{Key: "$gte", Value: f.From})
	}
	if !f.To.IsZero() {
		bounds = append(bounds, bson.E{Key: "$lt", Value: f.To})
	}
	if len(bounds) == 0 {
		return nil
	}
	return bson.D{{Key: "at", Value: bounds}}
}

// Each tells every matching event of the scope, the oldest first.
func (a *Audit) Each(ctx context.Context, scope tenant.Scope, f audit.Filter, tell func(audit.Event) error) error {
	filter, err := a.events.bound(scope, selecting(f, true))
	if err != nil {
		return err
	}
	oldestFirst := bson.D{{Key: "at", Value: 1}, {Key: "_id", Value: 1}}
	return a.walk(ctx, filter, oldestFirst, func(r record) error { return tell(r.Event) })
}

// walk reads events in batches, so that a long book takes no more memory than a short one.
func (a *Audit) walk(ctx context.Context, filter, order bson.D, tell func(record) error) error {
	cursor, err := a.events.raw.Find(ctx, filter, options.Find().SetSort(order).SetBatchSize(500))
	if err != nil {
		return a.events.translate(err)
	}
	defer cursor.Close(context.WithoutCancel(ctx))
	for cursor.Next(ctx) {
		var r record
		if err := cursor.Decode(&r); err != nil {
			return a.events.translate(err)
		}
		if err := tell(r); err != nil {
			return err
		}
	}
	return a.events.translate(cursor.Err())
}

// Pending enters what was written with its change before an instant and has not entered
// yet, and finishes deletions. See audit.Store.
func (a *Audit) Pending(ctx context.Context, before time.Time, limit int) (done int, err error) {
	if a.journal.signer == nil {
		return 0, errUnsigned
	}
	var errs []error
	for collection, t := range tellings() {
		if t.kind == "" {
			continue
		}
		n, err := a.journal.pending(ctx, a.db.Collection(collection), before, limit)
		done, errs = done+n, append(errs, err)
	}
	return done, errors.Join(errs...)
}

// NextBook names the first book after another. See audit.Books.
func (a *Audit) NextBook(ctx context.Context, after string) (string, error) {
	byID := options.FindOne().SetSort(bson.D{{Key: "_id", Value: 1}}).SetProjection(bson.D{{Key: "_id", Value: 1}})
	first := func(in *mongo.Collection, beyond string) (string, error) {
		var doc struct {
			ID string `bson:"_id"`
		}
		err := in.FindOne(ctx, bson.D{{Key: "_id", Value: bson.D{{Key: "$gt", Value: beyond}}}}, byID).Decode(&doc)
		if errors.Is(err, mongo.ErrNoDocuments) {
			return "", nil
		}
		return doc.ID, a.events.translate(err)
	}
	headed, err := first(a.journal.heads, after)
	if err != nil {
		return "", err
	}
	place, err := first(a.journal.events, after+"/")
	told, _, _ := strings.Cut(place, ".")
	if headed == "" || told != "" && told < headed {
		return told, err
	}
	return headed, err
}

// Exists says whether there is a head or an event of a book.
func (a *Audit) Exists(ctx context.Context, book string) (bool, error) {
	h, err := a.journal.head(ctx, book)
	if h != nil || err != nil {
		return h != nil, err
	}
	err = a.events.raw.FindOne(ctx, within(book)).Err()
	if errors.Is(err, mongo.ErrNoDocuments) {
		return false, nil
	}
	return err == nil, a.events.translate(err)
}

// Head reads the end of a book; nil: there is none.
func (a *Audit) Head(ctx context.Context, book string) (*audit.Head, error) {
	h, err := a.journal.head(ctx, book)
	if h == nil {
		return nil, err
	}
	return &h.Head, err
}

// Walk tells the events of a book by their places.
func (a *Audit) Walk(ctx context.Context, book string, tell func(at int64, e audit.Event) error) error {
	return a.walk(ctx, within(book), bson.D{{Key: "_id", Value: 1}}, func(r record) error { return tell(seqOf(r.Key), r.Event) })
}

// Told counts the events of the platform's book about another book.
func (a *Audit) Told(ctx context.Context, book, action string) (int64, error) {
	return a.events.count(ctx, tenant.AllTenants("the platform's audit log"), bson.D{
		{Key: tenantField, Value: ""}, {Key: "targetId", Value: book}, {Key: "$or", Value: bson.A{bson.D{{Key: "action", Value: action}}}},
	})
}

// Erase removes the book of a tenant whose data are erased; the platform's book tells that
// it was, how far it went and how it ended. It may be repeated.
func (a *Audit) Erase(ctx context.Context, in tenant.ID) error {
	if in == "" {
		return errors.New("mongostore: the platform's audit log can't be erased")
	}
	book := audit.BookOf(in)
	h, err := a.journal.head(ctx, book)
	if h == nil {
		return err
	}
	draft := a.journal.about(in, "erased")
	draft.ID = "erased:" + h.Opening // there is one of each
	draft.Changes = []audit.Change{{Field: "seq", Before: strconv.FormatInt(h.Seq, 10)}, {Field: "hash", Before: strconv.Quote(h.Hash)}}
	if err := a.Append(ctx, draft); err != nil {
		return err
	}
	if _, err := a.journal.events.DeleteMany(ctx, within(book)); err != nil {
		return a.events.translate(err)
	}
	a.journal.lanes.Delete(book)
	_, err = a.journal.heads.DeleteOne(ctx, bson.D{{Key: "_id", Value: book}})
	return a.events.translate(err)
}
