package mongostore_test

import (
	"testing"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// eventsOf lists a team's events, the oldest first.
func eventsOf(t *testing.T, s *mongostore.Store, in tenant.ID) []audit.Event {
	t.Helper()
	var all []audit.Event
	err := mongostore.NewAudit(s).Each(t.Context(), scopeOf(in), audit.Filter{}, func(e audit.Event) error {
		all = append(all, e)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// verified fails the test unless every book is as it was written.
func verified(t *testing.T, s *mongostore.Store) audit.Report {
	t.Helper()
	r, err := audit.Verify(t.Context(), mongostore.NewAudit(s), signer(t), "")
	if err != nil || len(r.Problems) > 0 {
		t.Fatalf("the audit log does not verify: %+v (%v)", r.Problems, err)
	}
	return r
}

func TestEachChangeOfADocumentIsInTheAuditLog(t *testing.T) {
	s := open(t)
	posts := mongostore.NewPosts(s)
	ctx := tenant.WithOrigin(t.Context(), tenant.Origin{Address: "203.0.113.7", Device: "Firefox", RequestID: "req_1"})
	p := post.Post{ID: "pst_1", TenantID: ours, State: post.Draft, Text: "Winter roast", ChannelIDs: []string{"chn_1"}, Version: 1}
	is(t, "create", posts.Create(ctx, scopeOf(ours), p), nil)
	p.Version, p.Text, p.ChannelIDs = 2, "Summer roast", []string{"chn_1", "chn_2"}
	is(t, "save", posts.Save(ctx, scopeOf(ours), p, 1), nil)
	p.Version, p.State = 3, post.Scheduled
	is(t, "save", posts.Save(ctx, scopeOf(ours), p, 2), nil)
	p.Version, p.Counted = 4, true
	is(t, "save what is not told", posts.Save(ctx, scopeOf(ours), p, 3), nil)
	is(t, "delete", posts.Delete(ctx, scopeOf(ours), "pst_1", 4), nil)

	events := eventsOf(t, s, ours)
	equal(t, "events", len(events), 4)
	for i, want := range []string{"post.created", "post.updated", "post.scheduled", "post.deleted"} {
		e := events[i]
		if e.Action != want || e.Seq != int64(i+1) || e.TargetID != "pst_1" || e.By.ID != "test" || e.Address != "203.0.113.7" || e.RequestID != "req_1" {
			t.Errorf("event %d is %+v, want %s", i+1, e, want)
		}
	}
	for _, want := range []audit.Change{
		{Field: "text", Before: `"Winter roast"`, After: `"Summer roast"`},
		{Field: "channelIds", After: `["chn_2"]`},
	} {
		if !contains(events[1].Changes, want) {
			t.Errorf("%+v is not among %+v", want, events[1].Changes)
		}
	}
	equal(t, "what was there", contains(events[3].Changes, audit.Change{Field: "text", Before: `"Summer roast"`}), true)
	equal(t, "books", verified(t, s).Books, 2)
	if _, err := posts.Get(t.Context(), scopeOf(ours), "pst_1"); err == nil {
		t.Error("the deleted post is still there")
	}
}

func equal[V comparable](t *testing.T, what string, got, want V) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

func contains(all []audit.Change, want audit.Change) bool {
	for _, c := range all {
		if c == want {
			return true
		}
	}
	return false
}

func TestATeamNeverSeesAnothersEvents(t *testing.T) {
	s := open(t)
	brands := mongostore.NewBrands(s)
	is(t, "create", brands.Create(t.Context(), scopeOf(ours), brand.Profile{ID: "brd_1", TenantID: ours, Name: "Ours", Version: 1}), nil)
	is(t, "create", brands.Create(t.Context(), scopeOf(theirs), brand.Profile{ID: "brd_2", TenantID: theirs, Name: "Theirs", Version: 1}), nil)
	books := mongostore.NewAudit(s)
	for in, want := range map[tenant.ID]string{ours: "brd_1", theirs: "brd_2"} {
		for _, f := range []audit.Filter{{}, {Actor: "test"}, {Action: "brand_profile"}, {Action: "brand_profile.created"}, {TargetID: want}} {
			got, err := books.List(t.Context(), scopeOf(in), f, page.Request{Limit: 10})
			if err != nil || len(got.Items) != 1 || got.Items[0].TargetID != want || got.Items[0].TenantID != in {
				t.Errorf("%s with %+v sees %+v (%v)", in, f, got.Items, err)
			}
		}
		other := map[string]string{"brd_1": "brd_2", "brd_2": "brd_1"}[want]
		got, err := books.List(t.Context(), scopeOf(in), audit.Filter{TargetID: other}, page.Request{Limit: 10})
		equal(t, "events of the other team's thing", len(got.Items), 0)
		is(t, "list", err, nil)
	}
	if _, err := books.List(t.Context(), tenant.Scope{}, audit.Filter{}, page.Request{Limit: 10}); err == nil {
		t.Error("the zero scope lists events")
	}
}
