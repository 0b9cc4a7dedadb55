// Package audit is the record of who did what: every change of security, money or content,
// in books that nobody can alter unnoticed.
//
// A book holds the events of one tenant, or those that belong to none (the platform's own
// book). Its events are numbered without a gap, and each carries a keyed hash over itself
// and over the hash of the one before it, so that a changed, removed or reordered event is
// found by Check, also where whoever did it can write to the database: they lack the key.
//
// Changes of documents are not reported by services. The store adds their events to the
// very write that changes the document (mongostore/shelf.go), so that none can be forgotten
// or lost. What changes no document but matters for security (a sign-in, a failed one, an
// operator who starts to act as somebody) is told to Service.Record:
//
//	audit.Record(ctx, actor.TenantID, actor.By(), audit.Entry{Kind: "session", Verb: "login", TargetID: session.ID})
//
// Where it came from (address, device, request) is taken from the context, see
// tenant.OriginOf. Never put a secret into an Entry.
package audit

import (
	"strings"
	"time"

	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// Event is one thing that was done. Seq, Prev, KeyID and Hash are given when it enters its
// book (see Chain).
type Event struct {
	ID         string    `bson:"eventId"`  // "evt_…"
	TenantID   tenant.ID `bson:"tenantId"` // whose book; empty: the platform's
	At         time.Time `bson:"at"`       // when it was done, cut to the millisecond
	By         tenant.By `bson:"by"`
	Name       string    `bson:"name"`         // of who did it, as it was then
	Operator   string    `bson:"operatorName"` // of the operator who acted as them
	Action     string    `bson:"action"`       // the target's kind, a dot and a verb: "post.updated"
	TargetKind string    `bson:"targetKind"`
	TargetID   string    `bson:"targetId"`
	TargetName string    `bson:"targetName"`
	Changes    []Change  `bson:"changes"`
	Reason     string    `bson:"reason"`
	Address    string    `bson:"address"`
	Device     string    `bson:"device"` // User-Agent
	RequestID  string    `bson:"requestId"`

	Seq   int64  `bson:"seq"`   // 1, 2, 3 … in its book
	Prev  string `bson:"prev"`  // Hash of the event before; empty for the first
	KeyID string `bson:"keyId"` // the key of Hash
	Hash  string `bson:"hash"`  // hex
}

// Change is one field before and after, each as JSON text; empty: there was no value.
type Change struct {
	Field  string `bson:"field"`
	Before string `bson:"before"`
	After  string `bson:"after"`
}

// NotShown stands for a value that is a secret: the log tells that it changed, not what it is.
const NotShown = `"(not shown)"`

// Entry is what a service tells of something that changes no document.
type Entry struct {
	Kind       string // of the target: "session", "user", "tenant", "export"
	Verb       string // "login", "login_failed", "impersonation_started"
	TargetID   string
	TargetName string
	Changes    []Change
	Reason     string
}

// longest bounds what is taken over from callers, in characters.
const longest = 200

// Draft makes the event of an entry, which has yet to enter its book.
func Draft(in tenant.ID, by tenant.By, from tenant.Origin, at time.Time, e Entry) Event {
	return Event{
		ID: id.New(id.Event), TenantID: in, At: at.UTC().Truncate(time.Millisecond), By: by,
		Action: e.Kind + "." + e.Verb, TargetKind: e.Kind, TargetID: e.TargetID, TargetName: Cut(e.TargetName),
		Changes: e.Changes, Reason: Cut(e.Reason),
		Address: Cut(from.Address), Device: Cut(from.Device), RequestID: Cut(from.RequestID),
	}
}

// Cut shortens a long text, and makes it valid UTF-8: what is stored must come back as it
// was hashed.
func Cut(text string) string {
	text = strings.ToValidUTF8(text, "�")
	n := 0
	for at := range text {
		if n == longest {
			return text[:at] + "…"
		}
		n++
	}
	return text
}
