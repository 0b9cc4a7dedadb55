package mongostore_test

import (
	"fmt"
	"testing"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
)

// tell adds an event to a book.
func tell(t *testing.T, books *mongostore.Audit, in tenant.ID, by string, at time.Time, e audit.Entry) {
	t.Helper()
	draft := audit.Draft(in, tenant.By{Kind: tenant.UserKind, ID: by}, tenant.Origin{}, at, e)
	if err := books.Append(t.Context(), draft); err != nil {
		t.Fatal(err)
	}
}

func TestTheAuditLogIsPagedByWhenThingsWereDone(t *testing.T) {
	books := mongostore.NewAudit(open(t))
	const events = 25
	for i := range events {
		// Several at one instant, and one that was entered late.
		at := noon.Add(time.Duration(i/4) * time.Minute)
		if i == 20 {
			at = noon.Add(-time.Hour)
		}
		tell(t, books, ours, "usr_1", at, audit.Entry{Kind: "session", Verb: "login", TargetID: fmt.Sprint(i)})
	}
	seen, last, cursor := map[string]bool{}, noon.Add(24*time.Hour), ""
	for pages := 0; pages < 10; pages++ {
		req, err := page.NewRequest(4, cursor)
		is(t, "read the cursor", err, nil)
		got, err := books.List(t.Context(), scopeOf(ours), audit.Filter{Action: "session"}, req)
		is(t, "list", err, nil)
		for _, e := range got.Items {
			if e.At.After(last) {
				t.Errorf("%v comes after %v", e.At, last)
			}
			last, seen[e.TargetID] = e.At, true
		}
		if cursor = got.Next; cursor == "" {
			break
		}
	}
	equal(t, "events on all pages", len(seen), events)
	_, err := books.List(t.Context(), scopeOf(ours), audit.Filter{}, page.Request{Limit: 4, After: "yesterday"})
	is(t, "a cursor of another list", err, page.ErrCursor)
}

func TestTheAuditLogIsFilteredByAllAtOnce(t *testing.T) {
	books := mongostore.NewAudit(open(t))
	for i, by := range []string{"usr_1", "usr_2"} {
		for j, verb := range []string{"login", "logout"} {
			for k, target := range []string{"ses_1", "ses_2"} {
				at := noon.Add(time.Duration(4*i+2*j+k) * time.Hour)
				tell(t, books, ours, by, at, audit.Entry{Kind: "session", Verb: verb, TargetID: target})
				tell(t, books, theirs, by, at, audit.Entry{Kind: "session", Verb: verb, TargetID: target})
				tell(t, books, "", by, at, audit.Entry{Kind: "session", Verb: verb, TargetID: target})
			}
		}
	}
	for want, f := range map[int]audit.Filter{
		8: {},
		4: {Actor: "usr_1"},
		2: {Action: "session.login", TargetID: "ses_1"},
		1: {Actor: "usr_2", Action: "session.logout", TargetID: "ses_2"},
		3: {Action: "session", From: noon.Add(5 * time.Hour)},
		5: {To: noon.Add(5 * time.Hour)},
		0: {Actor: "usr_1", From: noon.Add(5 * time.Hour)},
	} {
		req := page.Request{Limit: 50}
		got, err := books.List(t.Context(), scopeOf(ours), f, req)
		is(t, "list", err, nil)
		equal(t, fmt.Sprintf("events of the team with %+v", f), len(got.Items), want)
		own, err := books.ListPlatform(t.Context(), everyone(), f, req)
		is(t, "list the platform's", err, nil)
		for _, e := range own.Items {
			equal(t, "whose it is", e.TenantID, "")
		}
		exported := 0
		is(t, "export", books.Each(t.Context(), scopeOf(ours), f, func(audit.Event) error { exported++; return nil }), nil)
		equal(t, "events exported", exported, want)
	}
	all, err := books.List(t.Context(), everyone(), audit.Filter{Action: "session"}, page.Request{Limit: 50})
	is(t, "list all", err, nil)
	equal(t, "events of everybody", len(all.Items), 24)
}
