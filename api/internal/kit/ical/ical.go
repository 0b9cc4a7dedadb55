// Package ical writes calendars as files that other calendars read (RFC 5545).
package ical

import (
	"io"
	"time"

	ics "github.com/arran4/golang-ical"
)

// MediaType is what such a file is.
const MediaType = "text/calendar; charset=utf-8"

// Status is how sure an event is, in the words of RFC 5545.
type Status string

// The statuses.
const (
	Tentative Status = Status(ics.ObjectStatusTentative)
	Confirmed Status = Status(ics.ObjectStatusConfirmed)
	Cancelled Status = Status(ics.ObjectStatusCancelled)
)

// Event is one entry of a calendar. It keeps nobody busy.
type Event struct {
	UID         string // stays the same, so that a calendar that reads it again moves what was moved
	Sequence    int    // grows with each change
	Start, End  time.Time
	Created     time.Time
	Changed     time.Time
	Summary     string // one line
	Description string
	URL         string
	Status      Status
}

// Calendar is what a file is made of.
type Calendar struct{ to *ics.Calendar }

// New begins a calendar that is shown under a name; zone is the IANA zone of its people.
func New(name, zone string) Calendar {
	c := ics.NewCalendarFor(name)
	c.SetProductId("-//" + name + "//Calendar//EN")
	c.SetXWRCalName(name)
	c.SetXWRTimezone(zone)
	return Calendar{c}
}

// Add puts an event in.
func (c Calendar) Add(e Event) {
	to := c.to.AddEvent(e.UID)
	to.SetDtStampTime(e.Changed)
	to.SetCreatedTime(e.Created)
	to.SetModifiedAt(e.Changed)
	to.SetSequence(e.Sequence)
	to.SetStartAt(e.Start)
	to.SetEndAt(e.End)
	to.SetSummary(e.Summary)
	to.SetDescription(e.Description)
	to.SetURL(e.URL)
	to.SetStatus(ics.ObjectStatus(e.Status))
	to.SetTimeTransparency(ics.TransparencyTransparent)
}

// Write writes the file, with the line ends that the format wants.
func (c Calendar) Write(w io.Writer) error { return c.to.SerializeTo(w, ics.WithNewLineWindows) }
