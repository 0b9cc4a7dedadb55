package identity

import (
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// GracePeriod is how long a team that was deleted can be restored.
const GracePeriod = 30 * 24 * time.Hour

// Stop is an operator's suspension of a team.
type Stop struct {
	Reason string    `bson:"reason"` // shown to the team
	By     string    `bson:"by"`     // "usr_…" of the operator
	At     time.Time `bson:"at"`
}

// Closing is an owner's decision to have the team erased.
type Closing struct {
	By        string    `bson:"by"` // "usr_…" of the owner
	At        time.Time `bson:"at"`
	DeletesAt time.Time `bson:"deletesAt"` // until then it can be restored
	Told      bool      `bson:"told"`      // the owners have been written to
	Erasing   bool      `bson:"erasing"`   // it has begun: there is no way back
}

// Faults of a team's standing.
var (
	ErrIsClosing   = fault.New(fault.Conflict, "tenant_closing", "This team is about to be deleted. An owner has to restore it first.")
	ErrIsSuspended = fault.New(fault.Conflict, "tenant_suspended", "This team is suspended. It has to be reactivated first.")
	ErrErased      = fault.New(fault.Conflict, "tenant_erased", "The grace period is over and the team is being erased. It can't be restored any more.")
)

// Suspend stops the team; one that is stopped keeps its first reason. Faults:
// ErrIsClosing.
func (t *Tenant) Suspend(reason, by string, at time.Time) error {
	switch t.Status {
	case tenant.Closing:
		return ErrIsClosing
	case tenant.Active:
		t.Status, t.Stop = tenant.Suspended, &Stop{Reason: reason, By: by, At: at}
	}
	return nil
}

// Reactivate ends a suspension; a team that works goes on. Faults: ErrIsClosing.
func (t *Tenant) Reactivate() error {
	if t.Status == tenant.Closing {
		return ErrIsClosing
	}
	t.Status, t.Stop = tenant.Active, nil
	return nil
}

// Close begins the grace period; one that has begun goes on as it is. Faults:
// ErrIsSuspended.
func (t *Tenant) Close(by string, at time.Time) error {
	switch t.Status {
	case tenant.Suspended:
		return ErrIsSuspended
	case tenant.Active:
		t.Status, t.Closing = tenant.Closing, &Closing{By: by, At: at, DeletesAt: at.Add(GracePeriod)}
	}
	return nil
}

// Restore takes a deletion back; a team that works goes on. Faults: ErrIsSuspended,
// ErrErased once its time has come.
func (t *Tenant) Restore(at time.Time) error {
	switch {
	case t.Status == tenant.Suspended:
		return ErrIsSuspended
	case t.Status == tenant.Closing && (t.Closing.Erasing || !at.Before(t.Closing.DeletesAt)):
		return ErrErased
	}
	t.Status, t.Closing = tenant.Active, nil
	return nil
}

// Erase says that there is no way back any more, and whether the time for it has come.
func (t *Tenant) Erase(at time.Time) bool {
	if t.Status != tenant.Closing || at.Before(t.Closing.DeletesAt) {
		return false
	}
	t.Closing.Erasing = true
	return true
}
