package loop_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"

	"campaignos.dev/api/test/stack"
)

// awkward is a text with all that a file format may stumble over.
const awkward = "=1+1, \"quoted\"; a back\\slash\nGrüße aus Köln ☕ and a line that is long enough to be folded more than once: " +
	"日本語の投稿もここに立っていて折り返されます。"

// exports is a team with a draft that is meant for a moment, a scheduled post, and a draft
// without a moment.
type exports struct {
	*stack.Person
	meant, sent string
	at          time.Time
}

func newExports(t *testing.T) exports {
	p := stack.Start(t, stack.Options{APIs: 1, Workers: 1}).Register(t, "Northwind Coffee")
	channels := p.Connect("linkedin", "facebook")
	e := exports{Person: p, at: time.Now().UTC().Add(72 * time.Hour).Truncate(time.Minute)}
	both := []string{channels["linkedin"], channels["facebook"]}
	e.meant = p.Create("/v1/posts", stack.Object{"text": awkward, "texts": []stack.Object{{"network": "facebook", "text": "For friends."}}, "channelIds": both, "plannedAt": e.at, "labels": []string{"spring", "new"}})
	e.sent = p.Create("/v1/posts", stack.Object{"text": "Soon.", "channelIds": both})
	p.Must(200, "POST", "/v1/posts/"+e.sent+"/schedule", stack.Object{"publishAt": e.at.Add(time.Hour)}, nil)
	p.Create("/v1/posts", stack.Object{"text": "Some day.", "channelIds": both})
	return e
}

// span is the query of some time around the posts' moments.
func (e exports) span(before, after time.Duration) string {
	return "?from=" + e.at.Add(-before).Format(time.RFC3339) + "&to=" + e.at.Add(after).Format(time.RFC3339)
}

// What has a moment in a span is exported as CSV, earliest first: no cell is a formula to a
// spreadsheet, and all else comes back as it was written.
func TestPostsAreExportedAsCSV(t *testing.T) {
	t.Parallel()
	e := newExports(t)
	rows, err := csv.NewReader(bytes.NewReader(e.Do("GET", "/v1/posts/export"+e.span(time.Hour, 2*time.Hour), nil).Body)).ReadAll()
	if err != nil || len(rows) != 3 {
		t.Fatalf("the file is %v (%v), want a heading and two posts", rows, err)
	}
	cell := func(row int, column string) string {
		for i, name := range rows[0] {
			if name == column {
				return rows[row][i]
			}
		}
		t.Fatalf("there is no column %s in %v", column, rows[0])
		return ""
	}
	for column, want := range map[string]string{
		"id": e.meant, "state": "draft", "channels": "linkedin; facebook", "text": "'" + awkward, "text_facebook": "For friends.", "text_linkedin": "",
		"labels": "spring; new", "publishAt": e.at.Format("2006-01-02T15:04:05.000Z"),
	} {
		if got := cell(1, column); got != want {
			t.Errorf("%s is %q, want %q", column, got, want)
		}
	}
	if cell(2, "id") != e.sent || cell(2, "state") != "scheduled" {
		t.Errorf("the second row is %v", rows[2])
	}
	zone, err := time.LoadLocation(cell(1, "timezone"))
	if err != nil || e.at.In(zone).Format("2006-01-02 15:04") != cell(1, "localTime") {
		t.Errorf("by the clocks of %s it is %s (%v)", cell(1, "timezone"), cell(1, "localTime"), err)
	}
	if rows, err := csv.NewReader(bytes.NewReader(e.Do("GET", "/v1/posts/export"+e.span(time.Hour, 0), nil).Body)).ReadAll(); err != nil || len(rows) != 1 {
		t.Errorf("a span's end belongs to it: %v (%v)", rows, err)
	}
	if answer := e.Do("GET", "/v1/posts/export"+e.span(time.Hour, 366*24*time.Hour), nil); answer.Status != 422 {
		t.Errorf("more than a year is answered %d", answer.Status)
	}
}

// The calendar is exported as RFC 5545 has it: lines of at most 75 octets that end in CRLF,
// texts that come back as they were, instants in UTC, and a UID that stays when a post moves.
func TestTheCalendarIsExportedAsICalendar(t *testing.T) {
	t.Parallel()
	e := newExports(t)
	read := func() map[string]*ics.VEvent {
		raw := string(e.Do("GET", "/v1/calendar/export"+e.span(time.Hour, 48*time.Hour), nil).Body)
		for line := range strings.SplitSeq(strings.TrimSuffix(raw, "\r\n"), "\r\n") {
			if len(line) > 75 || strings.ContainsAny(line, "\r\n") {
				t.Errorf("a line is %q", line)
			}
		}
		calendar, err := ics.ParseCalendar(strings.NewReader(raw))
		if err != nil {
			t.Fatal(err)
		}
		events := map[string]*ics.VEvent{}
		for _, event := range calendar.Events() {
			events[event.Id()] = event
		}
		return events
	}
	events := read()
	meant, sent := events[e.meant+"@campaign-os"], events[e.sent+"@campaign-os"]
	if len(events) != 2 || meant == nil || sent == nil {
		t.Fatalf("the events are %v", events)
	}
	if at, err := meant.GetStartAt(); err != nil || !at.Equal(e.at) {
		t.Errorf("it begins at %s (%v), want %s", at, err, e.at)
	}
	if text := meant.GetProperty(ics.ComponentPropertyDescription).Value; !strings.Contains(text, awkward) {
		t.Errorf("the text came back as %q", text)
	}
	for event, want := range map[*ics.VEvent]string{meant: "TENTATIVE", sent: "CONFIRMED"} {
		if got := event.GetProperty(ics.ComponentPropertyStatus).Value; got != want {
			t.Errorf("%s is %s, want %s", event.Id(), got, want)
		}
	}
	e.Must(200, "PATCH", "/v1/posts/"+e.meant, stack.Object{"plannedAt": e.at.Add(24 * time.Hour)}, nil)
	if at, err := read()[e.meant+"@campaign-os"].GetStartAt(); err != nil || !at.Equal(e.at.Add(24*time.Hour)) {
		t.Errorf("moved it begins at %s (%v)", at, err)
	}
}
