// Package archive lets a team take all of its data along: one file with every record in
// plain form and every picture and film, written by the worker and kept for a week.
package archive

import (
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// ID identifies an export ("exp_…").
type ID string

// Status says how far an export is.
type Status string

// The statuses.
const (
	Queued  Status = "queued"
	Running Status = "running"
	Ready   Status = "ready"
	Failed  Status = "failed"
	Expired Status = "expired" // its file was removed
)

// Export is one archive of a team's data.
type Export struct {
	ID          ID        `bson:"_id"`
	TenantID    tenant.ID `bson:"tenantId"`
	Status      Status    `bson:"status"`
	UnderWay    bool      `bson:"underWay"` // queued or running; a team has one at most
	Progress    int       `bson:"progress"` // hundredths
	Size        int64     `bson:"size"`     // bytes; zero until it is ready
	Problem     string    `bson:"problem,omitempty"`
	RequestedBy string    `bson:"requestedBy"` // "usr_…"
	Requester   string    `bson:"requester"`   // their name
	Key         string    `bson:"key,omitempty"`
	Told        bool      `bson:"told"` // the requester knows that it is ready
	// WakeAt is when a worker must look at it; zero: there is nothing left to do.
	WakeAt    time.Time `bson:"wakeAt,omitempty"`
	Holder    string    `bson:"holder,omitempty"`
	Tries     int       `bson:"tries"` // grows with each worker that takes it up
	CreatedAt time.Time `bson:"createdAt"`
	ReadyAt   time.Time `bson:"readyAt,omitempty"`
	ExpiresAt time.Time `bson:"expiresAt,omitempty"` // when its file is removed
}

const (
	// keep is how long a file can be fetched.
	keep = 7 * 24 * time.Hour
	// addressLife is how long the address of a file works.
	addressLife = 5 * time.Minute
)

// Faults of exports.
var (
	ErrNotFound = fault.New(fault.NotFound, "export_not_found", "There is no such export.")
	ErrUnderWay = fault.New(fault.Conflict, "export_under_way", "An export is being written already. You are told when it is ready.")
	ErrNotReady = fault.New(fault.Conflict, "export_not_ready", "The export is not ready. You are told when it is.")
	ErrExpired  = fault.New(fault.Conflict, "export_expired", "The export was removed after a week. Ask for a new one.")
	// ErrNotHeld says that another worker has the export by now, or that it is not due.
	ErrNotHeld = fault.New(fault.Conflict, "export_not_held", "The export is not this worker's.")
)

// finish notes that the file is there.
func (e *Export) finish(size int64, at time.Time) {
	e.Status, e.UnderWay, e.Progress, e.Size = Ready, false, 100, size
	e.ReadyAt, e.ExpiresAt, e.WakeAt, e.Holder = at, at.Add(keep), at, ""
}

// fail notes why there will be no file.
func (e *Export) fail(why string) {
	e.Status, e.UnderWay, e.Problem = Failed, false, why
	e.WakeAt, e.Holder, e.Key = time.Time{}, "", ""
}

// expire notes that the file was removed.
func (e *Export) expire() {
	e.Status, e.WakeAt, e.Holder, e.Key = Expired, time.Time{}, "", ""
}

// wait gives the export back until an instant.
func (e *Export) wait(until time.Time) { e.WakeAt, e.Holder = until, "" }
