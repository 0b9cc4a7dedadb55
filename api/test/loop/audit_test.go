package loop_test

import (
	"encoding/csv"
	"errors"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

// toldElsewhere are the operations that change something and have their event tested with
// what they are about, or that change nothing that the log tells; each with the reason.
var toldElsewhere = map[string]string{
	"/v1/auth/":                    "people: tested with identity",
	"/v1/me":                       "people: tested with identity",
	"/v1/invites/":                 "people: tested with the team",
	"/v1/tenant/members/":          "people: tested with the team",
	"/v1/tenant/invites":           "people: tested with the team",
	"/v1/tenant/transfer":          "people: tested with the team",
	"/v1/api-keys":                 "keys: tested with apikey",
	"/v1/tenant/export":            "the end of a team: tested with archive",
	"/v1/tenant/restore":           "the end of a team: tested with erasure",
	"DELETE /v1/tenant":            "the end of a team: tested with erasure",
	"/v1/integrations":             "keys: tested with integration",
	"/v1/admin/":                   "operators: tested with admin",
	"/v1/engines/":                 "work in progress: what is applied is told",
	"/v1/engine-runs/{id}/cancel":  "work in progress: what is applied is told",
	"/v1/engine-runs/{id}/approve": "work in progress: what is applied is told",
	"/v1/engine-runs/{id}/rerun":   "work in progress: what is applied is told",
	"/v1/engine-runs/{id}/replay":  "changes nothing",
	"/v1/channels/connect":         "only leads to the provider's page",
	"/v1/posts/validate":           "changes nothing",
	"/v1/posts/{id}/retry":         "the same move as publish-now, from another state",
	"/v1/posts/{id}/comments":      "what people say about a post stands with it",
	"/v1/reviews/":                 "what people say about a post stands with it",
	"/v1/notifications/read":       "who has read what is no change of the team's things",
}

// auditLog reads a team's audit log as its owner does, step by step.
type auditLog struct {
	*stack.Person
	t    *testing.T
	seen int64
	done map[string]bool // operations, as "POST /v1/posts"
}

type auditEvent struct {
	ID, Action, TargetID, Address, RequestID string
	Seq                                      int64
	Actor                                    struct{ Kind, ID, Name string }
	Changes                                  []struct{ Field, Before, After string }
}

// told does an operation and wants an event of it, by the person, with where it came from.
func (a *auditLog) told(operation, action string, do func()) {
	a.t.Helper()
	a.toldBy("Ada Lovelace", operation, action, do)
}

// toldBy is told where a part of the system acts, which has no name.
func (a *auditLog) toldBy(name, operation, action string, do func()) {
	a.t.Helper()
	do()
	a.done[operation] = true
	var got struct{ Data []auditEvent }
	a.Get("/v1/audit-events?limit=20", &got)
	before := a.seen
	for _, e := range got.Data {
		a.seen = max(a.seen, e.Seq)
	}
	fits := func(e auditEvent) bool { return e.Seq > before && e.Action == action && e.Actor.Name == name }
	i := slices.IndexFunc(got.Data, fits)
	if i < 0 {
		a.t.Errorf("%s: no event %s by %q since %d: %+v", operation, action, name, before, got.Data)
		return
	}
	if e := got.Data[i]; !strings.HasPrefix(e.Address, "10.") || e.RequestID == "" || e.TargetID == "" {
		a.t.Errorf("%s: the event does not say where it came from: %+v", operation, e)
	}
}

// make creates a thing and gives its id.
func (a *auditLog) make(path, action string, body stack.Object) (id string) {
	a.t.Helper()
	a.told("POST "+path, action, func() { id = a.Create(path, body) })
	return id
}

// change does an operation on a thing; at is where its id stands in the path.
func (a *auditLog) change(method, path, id, action string, body any) {
	a.t.Helper()
	a.told(method+" "+path, action, func() {
		if got := a.Do(method, strings.Replace(path, "{id}", id, 1), body); got.Status >= 300 {
			a.t.Fatalf("%s %s answered %d: %s", method, path, got.Status, got.Body)
		}
	})
}

func TestEachOperationOfTheLoopLeavesAnEvent(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 2, Workers: 1})
	p := s.Register(t, "Northwind Coffee")
	a := &auditLog{Person: p, t: t, done: map[string]bool{}}
	a.money(s)
	campaign := a.content()
	a.publishing(campaign)
	a.change("PATCH", "/v1/tenant", "", "tenant.updated", stack.Object{"name": "Southwind Coffee"})
	for _, o := range operations(t, func(o operation) bool { return o.method != "GET" && o.method != "HEAD" }) {
		why := func(at string) bool { return strings.HasPrefix(o.path, at) || o.name() == at }
		if !a.done[o.name()] && !slices.ContainsFunc(slices.Collect(maps.Keys(toldElsewhere)), why) {
			t.Errorf("%s changes something and is not tested to leave an event", o.name())
		}
	}
	t.Logf("%d operations left their events", len(a.done))
	stranger := s.Register(t, "Others")
	assertApart(t, a, stranger)
	assertSeenByOperators(t, a, s.Operator(t))
	assertExport(t, a)
	assertIntact(t, s)
}

func (a *auditLog) money(s *stack.Stack) {
	var session struct{ ID, URL, Status string }
	a.told("POST /v1/billing/checkout-sessions", "payment.created", func() { session, _ = checkout(a.t, a.Person) })
	s.PayOnPage(a.t, session.URL)
	// What was paid counts whoever asks, and also where nobody does.
	a.toldBy("", "POST /v1/billing/checkout-sessions/{id}/verify", "subscription.updated", func() {
		a.Must(200, "POST", "/v1/billing/checkout-sessions/"+session.ID+"/verify", nil, nil)
	})
}

func (a *auditLog) content() (campaign string) {
	brand := a.make("/v1/brand-profiles", "brand_profile.created", stack.BrandInput())
	a.change("PATCH", "/v1/brand-profiles/{id}", brand, "brand_profile.updated", stack.Object{"name": "Northwind"})
	campaign = a.make("/v1/campaigns", "campaign.created", stack.CampaignInput(brand))
	a.change("PATCH", "/v1/campaigns/{id}", campaign, "campaign.updated", stack.Object{"goal": "Sell 3,000 bags."})
	run := a.Work("strategy", campaign, nil)
	a.change("POST", "/v1/engine-runs/{id}/apply", run, "campaign.updated", stack.Object{})
	a.change("POST", "/v1/campaigns/{id}/duplicate", campaign, "campaign.created", nil)
	other := a.Create("/v1/campaigns", stack.CampaignInput(brand))
	a.change("POST", "/v1/campaigns/{id}/archive", other, "campaign.archived", nil)
	a.change("DELETE", "/v1/campaigns/{id}", other, "campaign.deleted", nil)
	creative := a.make("/v1/creatives", "creative.created", stack.Object{
		"campaignId": campaign, "name": "Frost", "variants": []stack.Object{{"network": "linkedin", "text": "It is cold."}},
	})
	a.change("PATCH", "/v1/creatives/{id}", creative, "creative.updated", stack.Object{"name": "Thaw"})
	a.change("DELETE", "/v1/creatives/{id}", creative, "creative.deleted", nil)
	unused := a.Create("/v1/brand-profiles", stack.BrandInput())
	a.change("DELETE", "/v1/brand-profiles/{id}", unused, "brand_profile.deleted", nil)
	return campaign
}

func (a *auditLog) publishing(campaign string) {
	var asset string
	a.told("POST /v1/assets", "asset.created", func() { asset, _ = a.Upload() })
	a.done["POST /v1/assets/{id}/complete"] = a.has("asset.processing", asset)
	a.change("PATCH", "/v1/assets/{id}", asset, "asset.updated", stack.Object{"altText": "Beans"})
	var channels map[string]string
	a.told("POST /v1/channels/refresh", "channel.created", func() { channels = a.Connect(stack.Networks...) })
	post := a.make("/v1/posts", "post.created", stack.Object{"text": "It is cold.", "campaignId": campaign, "channelIds": []string{channels["linkedin"]}})
	a.change("PATCH", "/v1/posts/{id}", post, "post.updated", stack.Object{"text": "It is colder."})
	a.change("POST", "/v1/posts/{id}/schedule", post, "post.scheduled", stack.Object{"publishAt": time.Now().AddDate(0, 1, 0).UTC()})
	a.told("POST /v1/posts/reschedule", "post.updated", func() {
		a.Must(200, "POST", "/v1/posts/reschedule", stack.Object{"postIds": []string{post}, "startAt": time.Now().AddDate(0, 2, 0).UTC()}, nil)
	})
	a.change("PUT", "/v1/channels/{id}/slots", channels["linkedin"], "channel.updated", stack.Object{"timezone": "Europe/Berlin", "slots": []stack.Object{{"weekday": "monday", "time": "09:00"}}})
	a.told("POST /v1/posts/{id}/repeat", "post.created", func() {
		a.Must(200, "POST", "/v1/posts/"+post+"/repeat", stack.Object{"unit": "week", "interval": 1, "times": 1}, nil)
	})
	a.change("POST", "/v1/posts/{id}/queue", post, "post.updated", nil)
	a.told("POST /v1/posts/import", "post.created", func() {
		var dry struct{ ImportID string }
		a.Must(200, "POST", "/v1/posts/import", stack.Object{"csv": "text\nFrom a file\n", "dryRun": true}, &dry)
		a.Must(200, "POST", "/v1/posts/import", stack.Object{"csv": "text\nFrom a file\n", "importId": dry.ImportID}, nil)
	})
	var shared struct{ Link struct{ ID string } }
	a.told("POST /v1/review-links", "review_link.created", func() {
		a.Must(201, "POST", "/v1/review-links", stack.Object{"name": "Client", "postIds": []string{post}}, &shared)
	})
	a.change("DELETE", "/v1/review-links/{id}", shared.Link.ID, "review_link.updated", nil)
	paused := ""
	a.told("POST /v1/pauses", "pause.created", func() { paused = a.Create("/v1/pauses", stack.Object{"kind": "team"}) })
	a.change("POST", "/v1/pauses/{id}/end", paused, "pause.updated", stack.Object{"meanwhile": "ask"})
	a.change("POST", "/v1/posts/{id}/unschedule", post, "post.draft", nil)
	a.change("POST", "/v1/posts/{id}/duplicate", post, "post.created", nil)
	a.change("PATCH", "/v1/tenant", "", "tenant.updated", stack.Object{"postApproval": stack.Object{"required": true, "self": true}})
	a.change("POST", "/v1/posts/{id}/submit", post, "post.pending_approval", nil)
	a.change("POST", "/v1/posts/{id}/reject", post, "post.rejected", stack.Object{"comment": "Colder."})
	a.Must(200, "POST", "/v1/posts/"+post+"/submit", nil, nil)
	a.told("POST /v1/posts/bulk", "post.updated", func() {
		a.Must(200, "POST", "/v1/posts/bulk", stack.Object{"postIds": []string{post}, "action": "label", "label": "winter"}, nil)
	})
	a.change("POST", "/v1/posts/{id}/approve", post, "post.approved", nil)
	spare := a.Create("/v1/posts", stack.Object{"text": "Not needed.", "channelIds": []string{channels["linkedin"]}})
	a.change("DELETE", "/v1/posts/{id}", spare, "post.deleted", nil)
	a.change("POST", "/v1/posts/{id}/publish-now", post, "post.scheduled", nil)
	stack.Eventually(a.t, stack.Soon, "the worker tells that the post is out", func() string {
		return unless(a.has("post.publishing", post) && a.has("post.published", post), "")
	})
	a.change("DELETE", "/v1/channels/{id}", channels["instagram"], "channel.disconnected", nil)
	a.change("DELETE", "/v1/assets/{id}", asset, "asset.deleted", nil)
}

// has says whether an event of a thing is in the log.
func (a *auditLog) has(action, target string) bool {
	var got struct{ Data []auditEvent }
	a.Get("/v1/audit-events?action="+action+"&target="+target, &got)
	return len(got.Data) > 0
}

// assertApart holds that another team sees nothing of it, whatever it asks for.
func assertApart(t *testing.T, a *auditLog, stranger *stack.Person) {
	var mine, theirs struct{ Data []auditEvent }
	a.Get("/v1/audit-events?limit=100", &mine)
	known := map[string]bool{}
	for _, e := range mine.Data {
		known[e.ID] = true
	}
	for _, query := range []string{"", "?actor=" + mine.Data[0].Actor.ID, "?target=" + mine.Data[0].TargetID, "?action=post", "?from=2020-01-01T00:00:00Z"} {
		stranger.Get("/v1/audit-events"+query, &theirs)
		if slices.ContainsFunc(theirs.Data, func(e auditEvent) bool { return known[e.ID] }) {
			t.Errorf("%q shows another team's events", query)
		}
	}
}

// assertSeenByOperators holds that operators see the books of all, or the one they name.
func assertSeenByOperators(t *testing.T, a *auditLog, operator *stack.Person) {
	for query, holds := range map[string]func(tenantID string) bool{
		"?tenantId=" + a.TenantID:                        func(tenantID string) bool { return tenantID == a.TenantID },
		"?tenantId=platform":                             func(tenantID string) bool { return tenantID == "" },
		"?action=post.created&from=2020-01-01T00:00:00Z": func(tenantID string) bool { return tenantID == a.TenantID },
	} {
		var got struct {
			Data []struct{ TenantID, Action string }
		}
		operator.Get("/v1/admin/audit-events"+query, &got)
		if len(got.Data) == 0 {
			t.Errorf("operators see nothing with %s", query)
		}
		for _, e := range got.Data {
			if !holds(e.TenantID) {
				t.Errorf("%s shows %s of %q", query, e.Action, e.TenantID)
			}
		}
	}
}

// assertExport holds that the export has every event and that it is told itself.
func assertExport(t *testing.T, a *auditLog) {
	answer := a.Do("GET", "/v1/audit-events/export", nil)
	rows, err := csv.NewReader(strings.NewReader(string(answer.Body))).ReadAll()
	if answer.Status != 200 || err != nil {
		t.Fatalf("the export answered %d (%v)", answer.Status, err)
	}
	if last := rows[len(rows)-1]; last[7] != "audit.exported" {
		t.Errorf("the export ends with %v", last)
	}
	for i, row := range rows[1:] {
		if len(row) != len(rows[0]) {
			t.Errorf("row %d has %d cells of %d", i+1, len(row), len(rows[0]))
		}
	}
	if want := int(a.seen); len(rows) < want {
		t.Errorf("the export has %d rows, want more than %d", len(rows), want)
	}
}

// assertIntact has the books verified as an operator does.
func assertIntact(t *testing.T, s *stack.Stack) {
	t.Helper()
	if out, err := s.VerifyAudit(t); err != nil || !strings.Contains(out, " 0 problems") {
		t.Errorf("campaignctl verify-audit: %v\n%s", err, out)
	} else {
		t.Log(strings.TrimSpace(out))
	}
	var ended *exec.ExitError
	if out, err := s.VerifyAudit(t, "--tenant", "ten_nobody"); !errors.As(err, &ended) || ended.ExitCode() != 1 || !strings.Contains(out, "headless") {
		t.Errorf("a book that is not there: campaignctl verify-audit: %v\n%s", err, out)
	}
}
