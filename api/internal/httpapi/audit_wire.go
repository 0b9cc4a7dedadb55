package httpapi

import (
	"time"

	"campaignos.dev/api/internal/audit"
)

// AuditActor is who did something.
type AuditActor struct {
	Kind string `json:"kind" enums:"user,api_key,system"`
	ID   string `json:"id" example:"usr_01jd8x3v6e0000000000000000"`
	// As it was when it was done.
	Name string `json:"name" example:"Ada Lovelace"`
	// The operator who acted as this person.
	Operator string `json:"operator,omitempty" example:"usr_01jd8x3v6e0000000000000001"`
	// Name of that operator.
	OperatorName string `json:"operatorName,omitempty" example:"Grace Hopper"`
} // @name AuditActor

// AuditChange is one field before and after; secrets and long texts are left out.
type AuditChange struct {
	Field string `json:"field" example:"state"`
	// JSON of the value; empty: there was none.
	Before string `json:"before,omitempty" example:"\"draft\""`
	After  string `json:"after,omitempty" example:"\"scheduled\""`
} // @name AuditChange

// AuditEvent is one thing that was done.
type AuditEvent struct {
	ID string `json:"id" example:"evt_01jd8x3v6e0000000000000000"`
	// Place in the chain of its tenant.
	Seq      int64      `json:"seq" example:"42"`
	TenantID string     `json:"tenantId,omitempty" example:"ten_01jd8x3v6e0000000000000000"`
	At       time.Time  `json:"at" format:"date-time"`
	Actor    AuditActor `json:"actor"`
	// What was done: the kind of thing, a dot, and a verb.
	Action     string        `json:"action" example:"post.updated"`
	TargetKind string        `json:"targetKind" example:"post"`
	TargetID   string        `json:"targetId" example:"pst_01jd8x3v6e0000000000000000"`
	TargetName string        `json:"targetName,omitempty" example:"Winter roast, opening post"`
	Changes    []AuditChange `json:"changes"`
	// Why, where a reason was asked for.
	Reason    string `json:"reason,omitempty"`
	Address   string `json:"address,omitempty" example:"203.0.113.7"`
	Device    string `json:"device,omitempty" example:"Firefox on Linux"`
	RequestID string `json:"requestId,omitempty"`
	// Keyed hash of this event and of the one before it, in hex.
	Hash string `json:"hash"`
} // @name AuditEvent

// AuditEventList is a page of events, newest first.
type AuditEventList struct {
	Data       []AuditEvent `json:"data"`
	NextCursor *string      `json:"nextCursor" extensions:"x-nullable"`
} // @name AuditEventList

func toAuditEvent(e audit.Event) AuditEvent {
	return AuditEvent{
		ID: e.ID, Seq: e.Seq, TenantID: string(e.TenantID), At: e.At.UTC(),
		Actor:  AuditActor{Kind: string(e.By.Kind), ID: e.By.ID, Name: e.Name, Operator: e.By.Operator, OperatorName: e.Operator},
		Action: e.Action, TargetKind: e.TargetKind, TargetID: e.TargetID, TargetName: e.TargetName,
		Changes: each(e.Changes, func(c audit.Change) AuditChange { return AuditChange(c) }),
		Reason:  e.Reason, Address: e.Address, Device: e.Device, RequestID: e.RequestID, Hash: e.Hash,
	}
}
