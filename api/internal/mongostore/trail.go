package mongostore

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/bson/bsonrw"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/tenant"
)

// The fields that an audited document has beside its own; domains never see them.
const (
	trailField = "trail"  // the events of its changes that have yet to enter the audit log
	goneField  = "goneAt" // when it was deleted: it is not there for anybody any more
)

// enterWithin bounds the entering of an event; the sweep does what takes longer.
const enterWithin = 10 * time.Second

// errUntold is the defect of a change that the audit log could not tell exactly.
var errUntold = errors.New("mongostore: this kind of change can't be told in the audit log")

// notGone matches the documents that were not deleted.
var notGone = bson.E{Key: goneField, Value: bson.D{{Key: "$exists", Value: false}}}

// draft makes the event of a change; nil: nothing that is told has changed.
func (s shelf[T]) draft(ctx context.Context, scope tenant.Scope, before, after bson.Raw) *audit.Event {
	changes := s.told.diff(before, after)
	if len(changes) == 0 && before != nil && after != nil {
		return nil
	}
	doc := after
	if doc == nil {
		doc = before
	}
	by := scope.By()
	e := audit.Draft(s.bookOf(scope, doc), by, tenant.OriginOf(ctx), s.journal.clock.Now(), audit.Entry{
		Kind: s.told.kind, Verb: s.told.verb(before, after, changes), TargetID: textAt(doc, "_id"), TargetName: s.nameOf(ctx, doc), Changes: changes,
	})
	e.Name, e.Operator = s.journal.names.of(ctx, by.Kind, by.ID), s.journal.names.of(ctx, tenant.UserKind, by.Operator)
	return &e
}

// bookOf is whose book tells of a document: its tenant's; of one that belongs to none, that
// of the tenant in which whoever changes it works.
func (s shelf[T]) bookOf(scope tenant.Scope, doc bson.Raw) tenant.ID {
	if own := textAt(doc, tenantField); own != "" {
		return tenant.ID(own)
	}
	return scope.Home()
}

func (s shelf[T]) nameOf(ctx context.Context, doc bson.Raw) string {
	if s.told.person != "" {
		return s.journal.names.of(ctx, tenant.UserKind, textAt(doc, s.told.person))
	}
	return textAt(doc, s.told.name)
}

// verb says what happened to a document.
func (t *telling) verb(before, after bson.Raw, changes []audit.Change) string {
	switch {
	case before == nil:
		return "created"
	case after == nil:
		return "deleted"
	case slices.ContainsFunc(changes, func(c audit.Change) bool { return c.Field == t.state }):
		return textAt(after, t.state)
	}
	return "updated"
}

// textAt reads a text in a document; empty: there is none.
func textAt(doc bson.Raw, path string) string {
	if path == "" {
		return ""
	}
	v, err := doc.LookupErr(splitPath(path)...)
	if err != nil {
		return ""
	}
	text, _ := v.StringValueOK()
	return text
}

// insertTold adds a document together with its event.
func (s shelf[T]) insertTold(ctx context.Context, scope tenant.Scope, doc T) error {
	raw, fields, err := s.encode(doc)
	if err != nil {
		return err
	}
	e := s.draft(ctx, scope, nil, raw)
	fields = append(fields, bson.E{Key: trailField, Value: []*audit.Event{e}})
	_, err = s.raw.InsertOne(ctx, fields)
	if mongo.IsDuplicateKeyError(err) && s.journal.bury(ctx, s.raw, e.TargetID) {
		_, err = s.raw.InsertOne(ctx, fields) // what stood there had been deleted
	}
	if err != nil {
		return s.translate(err)
	}
	s.enter(ctx, e)
	return nil
}

// putTold stores a document in place of the one that matches, together with its event;
// false: none matched. The filter names the version, so that what is told to have been
// there before was.
func (s shelf[T]) putTold(ctx context.Context, scope tenant.Scope, filter bson.D, doc T) (bool, error) {
	before, err := s.raw.FindOne(ctx, filter).Raw()
	if errors.Is(err, mongo.ErrNoDocuments) {
		return false, nil
	}
	if err != nil {
		return false, s.translate(err)
	}
	after, fields, err := s.encode(doc)
	if err != nil {
		return false, err
	}
	e := s.draft(ctx, scope, before, after)
	res, err := s.raw.UpdateOne(ctx, filter, replacing(before, fields, e))
	if err != nil {
		return false, s.translate(err)
	}
	if res.MatchedCount == 1 {
		s.enter(ctx, e)
	}
	return res.MatchedCount == 1, nil
}

// updateTold changes the one document that matches together with its event. What it is told
// to have been is part of the condition, and the whole is tried again where that moved.
func (s shelf[T]) updateTold(ctx context.Context, scope tenant.Scope, filter, change bson.D, o ...*options.FindOneAndUpdateOptions) (T, error) {
	var doc T
	for range 20 {
		before, err := s.raw.FindOne(ctx, filter).Raw()
		if err != nil {
			return doc, s.translate(err)
		}
		after, err := s.told.applied(before, change)
		if err != nil {
			return doc, fmt.Errorf("%s: %w", s.raw.Name(), err)
		}
		e := s.draft(ctx, scope, before, after)
		err = s.raw.FindOneAndUpdate(ctx, asRead(filter, before, e), with(change, e), o...).Decode(&doc)
		if errors.Is(err, mongo.ErrNoDocuments) {
			continue // it moved on; where it no longer matches, reading it again says so
		}
		if err == nil {
			s.enter(ctx, e)
		}
		return doc, s.translate(err)
	}
	return doc, s.translate(context.DeadlineExceeded)
}

// deleteTold takes a document away in three steps, of which the first decides: it is marked
// as gone together with its event, the event enters the log, it is removed. The sweep takes
// the last two where the process dies.
func (s shelf[T]) deleteTold(ctx context.Context, scope tenant.Scope, filter bson.D) (bool, error) {
	for range 20 {
		before, err := s.raw.FindOne(ctx, filter).Raw()
		if errors.Is(err, mongo.ErrNoDocuments) {
			return false, nil
		}
		if err != nil {
			return false, s.translate(err)
		}
		e := s.draft(ctx, scope, before, nil)
		res, err := s.raw.UpdateOne(ctx, asRead(filter, before, e), with(bson.D{{Key: "$set", Value: bson.D{{Key: goneField, Value: e.At}}}}, e))
		if err != nil {
			return false, s.translate(err)
		}
		if res.MatchedCount == 1 {
			s.journal.bury(context.WithoutCancel(ctx), s.raw, e.TargetID)
			return true, nil
		}
	}
	return false, s.translate(context.DeadlineExceeded)
}

// encode writes a document as the connection would, and its fields one by one: a list that
// is nil is stored as an empty one, to which a later update can add.
func (s shelf[T]) encode(doc T) (bson.Raw, bson.D, error) {
	var out bytes.Buffer
	w, err := bsonrw.NewBSONValueWriter(&out)
	if err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", s.raw.Name(), err)
	}
	enc, err := bson.NewEncoder(w)
	if err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", s.raw.Name(), err)
	}
	enc.NilSliceAsEmpty()
	if err := enc.Encode(doc); err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", s.raw.Name(), err)
	}
	elements, err := bson.Raw(out.Bytes()).Elements()
	if err != nil {
		return nil, nil, fmt.Errorf("encode %s: %w", s.raw.Name(), err)
	}
	fields := make(bson.D, len(elements), len(elements)+1)
	for i, e := range elements {
		fields[i] = bson.E{Key: e.Key(), Value: e.Value()}
	}
	return out.Bytes(), fields, nil
}

// enter brings an event into the audit log, now that its change is stored. A failure is
// nobody's: the event stays with the document, and the sweep finds it.
func (s shelf[T]) enter(ctx context.Context, e *audit.Event) {
	if e == nil || s.journal.signer == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), enterWithin)
	defer cancel()
	_ = s.journal.settle(ctx, s.raw, e.TargetID, []audit.Event{*e})
}
