package loop_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"campaignos.dev/api/test/contract"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/stack"
)

// operation is one operation of the contract.
type operation struct {
	method, path string
	*openapi3.Operation
}

func (o operation) name() string { return o.method + " " + o.path }

// body is the schema of the operation's JSON body; nil where it takes none.
func (o operation) body() *openapi3.Schema {
	if o.RequestBody == nil {
		return nil
	}
	return o.RequestBody.Value.Content["application/json"].Schema.Value
}

// takes says whether the operation has a parameter of that name.
func (o operation) takes(parameter string) bool {
	return slices.ContainsFunc(o.Parameters, func(p *openapi3.ParameterRef) bool { return p.Value.Name == parameter })
}

// operations lists the contract's operations that are chosen.
func operations(t *testing.T, chosen func(operation) bool) (all []operation) {
	t.Helper()
	doc, err := contract.Document()
	if err != nil {
		t.Fatal(err)
	}
	for path, item := range doc.Paths.Map() {
		for method, op := range item.Operations() {
			if o := (operation{method, path, op}); chosen(o) {
				all = append(all, o)
			}
		}
	}
	slices.SortFunc(all, func(a, b operation) int { return strings.Compare(a.path+a.method, b.path+b.method) })
	return all
}

// siege is a stack that bad input is sent to, and the team whose things others try to reach.
type siege struct {
	*stack.Stack
	owner    *stack.Person
	operator *stack.Person
	agency   *stack.Person     // has every entitlement
	redis    string            // address of what counts the requests
	ids      map[string]string // of the owner's things, by the path that begins their addresses
	cells    int
}

// lay starts a siege: a team with one thing of each kind, and an operator.
func lay(t *testing.T) *siege {
	t.Helper()
	redis := harness.Redis(t)
	running := stack.Start(t, stack.Options{APIs: 1, Workers: 1, Env: map[string]string{"REDIS_URL": redis}})
	s := &siege{Stack: running, redis: redis, ids: map[string]string{}}
	p := s.Register(t, "Owners")
	s.owner, s.operator = p, s.Operator(t)
	brand := p.Create("/v1/brand-profiles", stack.BrandInput())
	campaign := p.Create("/v1/campaigns", stack.CampaignInput(brand))
	asset, _ := p.Upload()
	session, _ := checkout(t, p)
	s.ids["/v1/brand-profiles/"] = p.Create("/v1/brand-profiles", stack.BrandInput()) // that nothing uses
	s.ids["/v1/campaigns/"], s.ids["/v1/assets/"] = campaign, asset
	s.ids["/v1/billing/checkout-sessions/"] = session.ID
	s.ids["/v1/engine-runs/"] = p.Work("strategy", campaign, nil)
	s.ids["/v1/creatives/"] = p.Create("/v1/creatives", stack.Object{
		"campaignId": campaign, "name": "Frost", "variants": []stack.Object{{"network": "linkedin", "text": "It is cold."}},
	})
	s.ids["/v1/channels/"] = p.Connect("linkedin")["linkedin"]
	s.ids["/v1/posts/"] = p.Create("/v1/posts", stack.Object{"text": "Mine", "channelIds": []string{s.ids["/v1/channels/"]}})
	s.ids["/v1/pauses/"] = p.Create("/v1/pauses", stack.Object{"kind": "campaign", "targetId": campaign})
	var shared struct {
		URL  string
		Link struct{ ID string }
	}
	p.Must(201, "POST", "/v1/review-links", stack.Object{"name": "Client", "postIds": []string{s.ids["/v1/posts/"]}}, &shared)
	_, token, _ := strings.Cut(shared.URL, "#")
	s.ids["/v1/review-links/"], s.ids["/v1/reviews/"] = shared.Link.ID, token
	s.ids["/v1/admin/tenants/"], s.ids["/v1/me/tenants/"] = p.TenantID, p.TenantID
	s.ids["/v1/admin/plans/"] = "starter"
	s.ids["/v1/admin/payments/"] = session.ID
	s.ids["/v1/admin/mismatches/"] = s.finding(t, session.ID)
	s.people(t)
	s.agency = s.Register(t, "Agency")
	s.operator.Must(200, "PUT", "/v1/admin/tenants/"+s.agency.TenantID+"/subscription", stack.Object{
		"action": "grant", "planId": "agency", "end": time.Now().UTC().AddDate(1, 0, 0), "reason": "for the siege",
	}, nil)
	return s
}

// finding has somebody else claim the owner's purchase, which is filed for operators.
func (s *siege) finding(t *testing.T, sessionID string) string {
	t.Helper()
	got := s.Register(t, "Claimants").Do("POST", "/v1/billing/checkout-sessions/"+sessionID+"/verify", nil)
	var filed struct{ Data []struct{ ID string } }
	s.operator.Get("/v1/admin/mismatches", &filed)
	if got.Status != 404 || len(filed.Data) != 1 {
		t.Fatalf("the claim is answered %d and %d findings are filed", got.Status, len(filed.Data))
	}
	return filed.Data[0].ID
}

// people adds who belongs to the team, and what lets others in.
func (s *siege) people(t *testing.T) {
	t.Helper()
	s.ids["/v1/tenant/members/"] = s.owner.Join("viewer").UserID()
	invited := stack.Address()
	s.ids["/v1/tenant/invites/"] = s.owner.Create("/v1/tenant/invites", stack.Object{"email": invited, "role": "viewer"})
	s.ids["/v1/invites/"] = s.Mailed(t, invited, "/invite")
	var key struct{ Key struct{ ID string } }
	s.owner.Must(201, "POST", "/v1/api-keys", stack.Object{"name": "Mine", "scopes": []string{"posts:read"}}, &key)
	s.ids["/v1/api-keys/"] = key.Key.ID
	var sessions, exports struct{ Data []struct{ ID string } }
	s.owner.Get("/v1/me/sessions", &sessions)
	s.ids["/v1/me/sessions/"] = sessions.Data[0].ID
	s.owner.Must(202, "POST", "/v1/tenant/export", nil, nil)
	s.owner.Get("/v1/tenant/exports", &exports)
	s.ids["/v1/tenant/exports/"] = exports.Data[0].ID
}

// fill puts the owner's ids into a path.
func (s *siege) fill(t *testing.T, path string) string {
	t.Helper()
	path = strings.NewReplacer("{engine}", "strategy", "{provider}", "gemini").Replace(path)
	before, after, has := cutParameter(path)
	if !has {
		return path
	}
	id := s.ids[before]
	if id == "" {
		t.Fatalf("the test has nothing of its own below %s: make one in lay", before)
	}
	return before + id + after
}

// cutParameter gives what stands before and after the parameter of a path.
func cutParameter(path string) (before, after string, has bool) {
	before, rest, has := strings.Cut(path, "{")
	_, after, _ = strings.Cut(rest, "}")
	return before, after, has
}

// caller is who may call an operation at all.
func (s *siege) caller(o operation) *stack.Person {
	switch {
	case strings.HasPrefix(o.path, "/v1/admin/"):
		return s.operator
	case strings.HasPrefix(o.path, "/v1/integrations"):
		return s.agency
	}
	return s.owner
}

// want holds one answer against the problem that it must be.
func (s *siege) want(t *testing.T, what string, got stack.Answer, status int, code string) {
	t.Helper()
	s.cells++
	if got.Status != status || got.Code() != code {
		t.Errorf("%s answered %d %s, want %d %s: %.300s", what, got.Status, got.Code(), status, code, got.Body)
	}
	if !strings.HasPrefix(got.Header.Get("Content-Type"), "application/problem+json") {
		t.Errorf("%s answered %q, want a problem", what, got.Header.Get("Content-Type"))
	}
}

// wantField holds one answer against the field that it must name.
func (s *siege) wantField(t *testing.T, what string, got stack.Answer, field, code string) {
	t.Helper()
	s.cells++
	var p struct {
		Errors []struct{ Field, Code, Message string }
	}
	_ = json.Unmarshal(got.Body, &p)
	for _, e := range p.Errors {
		named := e.Field == field || strings.HasPrefix(e.Field, field+"[") || strings.HasPrefix(e.Field, field+".")
		if got.Status == 422 && named && (code == "" || e.Code == code) && e.Message != "" {
			return
		}
	}
	t.Errorf("%s answered %d, want 422 with %s on %s: %.400s", what, got.Status, code, field, got.Body)
}
