package loop_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/getkin/kin-openapi/openapi3"

	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/stack"
)

func TestBadInputAtEveryStepGetsItsProblem(t *testing.T) {
	t.Parallel()
	s := lay(t)
	for _, step := range []struct {
		name string
		lay  func(*testing.T)
	}{
		{"bodies that are none", s.brokenBodies},
		{"fields of the wrong type", s.wrongTypes},
		{"fields out of bounds", s.outOfBounds},
		{"ids of others", s.foreignIDs},
		{"ids of others in bodies", s.foreignReferences},
		{"no credential", s.strangers},
		{"stale versions", s.staleVersions},
		{"repeated requests", s.repetitions},
		{"lists", s.lists},
		{"a plan that ended", s.unpaid},
	} {
		harness.EmptyRedis(t, s.redis) // one person's minute holds one step, not all of them
		t.Run(step.name, step.lay)
	}
	t.Logf("%d cells", s.cells)
}

// huge is a body of 10 MB.
func huge() []byte {
	return slices.Concat([]byte(`{"x":"`), bytes.Repeat([]byte("a"), 10<<20), []byte(`"}`))
}

func hasBody(o operation) bool { return o.body() != nil }

func (s *siege) brokenBodies(t *testing.T) {
	const media = "application/json"
	for _, o := range operations(t, hasBody) {
		p, path := s.caller(o), s.fill(t, o.path)
		send := func(kind, body string) stack.Answer { return p.Send(o.method, path, kind, []byte(body)) }
		s.want(t, o.name()+" with half an object", send(media, `{"a":`), 400, "invalid_json")
		s.want(t, o.name()+" with a list", send(media, `[]`), 400, "invalid_json")
		s.want(t, o.name()+" with two objects", send(media, `{} {}`), 400, "invalid_json")
		s.want(t, o.name()+" with a deep nest", send(media, strings.Repeat(`[`, 20_000)), 400, "invalid_json")
		s.want(t, o.name()+" as text", send("text/plain", `{}`), 415, "unsupported_media_type")
		s.want(t, o.name()+" with 10 MB", p.Send(o.method, path, media, huge()), 413, "body_too_large")
		s.want(t, o.name()+" with an unknown field", send(media, `{"nonsense":1}`), 422, "unknown_field")
		s.wantField(t, o.name()+" with an unknown field", send(media, `{"nonsense":1}`), "nonsense", "unknown_field")
		s.missing(t, o, p, path)
	}
}

// missing leaves out every field.
func (s *siege) missing(t *testing.T, o operation, p *stack.Person, path string) {
	for _, field := range o.body().Required {
		s.wantField(t, o.name()+" without "+field, p.Do(o.method, path, stack.Object{}), field, "")
	}
	if len(o.body().Required) > 0 {
		s.want(t, o.name()+" without a body", p.Send(o.method, path, "application/json", nil), 400, "empty_body")
	}
}

func (s *siege) wrongTypes(t *testing.T) {
	for _, o := range operations(t, hasBody) {
		p, path := s.crowd(t, o), s.fill(t, o.path)
		for field, ref := range o.body().Properties {
			var wrong any = "text"
			if ref.Value.Type.Is("string") {
				wrong = 42
			}
			got := p.Do(o.method, path, stack.Object{field: wrong})
			s.wantField(t, o.name()+" with a wrong "+field, got, field, "wrong_type")
		}
	}
}

// crowd is somebody new for each operation, since one person's requests are limited. What
// is looked at before the path's id needs no thing of one's own.
func (s *siege) crowd(t *testing.T, o operation) *stack.Person {
	if p := s.caller(o); p != s.owner {
		return p
	}
	return s.Register(t, "The crowd")
}

func (s *siege) outOfBounds(t *testing.T) {
	for _, o := range operations(t, hasBody) {
		p, path := s.crowd(t, o), s.fill(t, o.path)
		for field, ref := range o.body().Properties {
			for what, value := range beyond(ref.Value) {
				got := p.Do(o.method, path, stack.Object{field: value})
				s.wantField(t, o.name()+" with "+field+" "+what, got, field, "")
			}
		}
	}
}

// beyond gives values that a schema's own bounds exclude.
func beyond(schema *openapi3.Schema) map[string]any {
	values := map[string]any{}
	if schema.MaxLength != nil {
		values["too long"] = strings.Repeat("a", int(*schema.MaxLength)+1)
	}
	if len(schema.Enum) > 0 {
		values["unheard of"] = "nonsense"
	}
	switch schema.Format {
	case "date", "date-time":
		values["that is no time"] = "the day after tomorrow"
	case "email":
		values["that is no address"] = "ada at example"
	case "uri":
		values["that is no address"] = "javascript:alert(1)"
	}
	if schema.Min != nil {
		values["too small"] = *schema.Min - 1
	}
	if schema.Max != nil {
		values["too large"] = *schema.Max + 1
	}
	if schema.MaxItems != nil && schema.Items.Value.Type.Is("string") {
		values["too many"] = slices.Repeat([]string{"a"}, int(*schema.MaxItems)+1)
	}
	return values
}

// sound are bodies that an operation takes, where the id in its path is the caller's.
var sound = map[string]stack.Object{
	"/v1/engine-runs/{id}/approve":        {"step": "strategy"},
	"/v1/posts/{id}/schedule":             {"publishAt": time.Now().UTC().AddDate(0, 1, 0)},
	"/v1/posts/{id}/comments":             {"text": "Shorter."},
	"/v1/posts/{id}/repeat":               {"unit": "week", "interval": 1, "times": 1},
	"/v1/channels/{id}/slots":             {"timezone": "Europe/Berlin"},
	"/v1/tenant/members/{userId}":         {"role": "viewer"},
	"/v1/admin/tenants/{id}/subscription": {"action": "end", "reason": "test"},
}

// hasID says whether a path names a thing of a team's. The token of an invitation is for
// whoever has it.
func hasID(o operation) bool {
	return strings.Contains(o.path, "{id}") || strings.Contains(o.path, "{userId}")
}

func (s *siege) foreignIDs(t *testing.T) {
	thief := s.Register(t, "Thieves")
	for _, o := range operations(t, hasID) {
		var body any
		if o.body() != nil {
			body = stack.Object{}
		}
		if b, ok := sound[o.path]; ok {
			body = b
		}
		got := thief.Do(o.method, s.fill(t, o.path), body)
		s.want(t, o.name()+" of another team", got, 404, got.Code())
		for _, made := range []string{"nonsense", "%00", "..%2f..", strings.Repeat("x", 3000), "%7B%22%24gt%22%3A%22%22%7D"} {
			before, after, _ := cutParameter(o.path)
			got := thief.Do(o.method, before+made+after, body)
			s.want(t, o.name()+" of "+made[:min(len(made), 20)], got, 404, got.Code())
		}
	}
	s.unharmed(t)
}

// unharmed reads every thing of the owner's.
func (s *siege) unharmed(t *testing.T) {
	for path, id := range s.ids {
		if !readable(t, path+"{id}") {
			continue // they can't be read one by one
		}
		var got struct{ ID string }
		s.owner.Get(path+id, &got)
		if got.ID != id {
			t.Errorf("after the siege %s%s is %q", path, id, got.ID)
		}
	}
	if got := subscription(s.owner); got.Status != "trialing" {
		t.Errorf("after the siege the owner's subscription is %q", got.Status)
	}
}

// readable says whether a thing can be read by its id, by its owner.
func readable(t *testing.T, path string) bool {
	readers := operations(t, func(o operation) bool { return o.method == "GET" && o.path == path })
	return len(readers) == 1 && !strings.HasPrefix(path, "/v1/admin/")
}

func (s *siege) foreignReferences(t *testing.T) {
	thief := s.Register(t, "Thieves")
	brand := thief.Create("/v1/brand-profiles", stack.BrandInput())
	campaign := thief.Create("/v1/campaigns", stack.CampaignInput(brand))
	of := func(path string) string { return s.ids[path] }
	variants := []stack.Object{{"network": "linkedin", "text": "It is cold."}}
	for _, c := range []struct {
		path, field string
		body        stack.Object
	}{
		{"/v1/campaigns", "brandProfileId", stack.CampaignInput(of("/v1/brand-profiles/"))},
		{"/v1/creatives", "campaignId", stack.Object{"campaignId": of("/v1/campaigns/"), "name": "x", "variants": variants}},
		{"/v1/creatives", "assetIds", stack.Object{"campaignId": campaign, "name": "x", "variants": variants, "assetIds": []string{of("/v1/assets/")}}},
		{"/v1/posts", "campaignId", stack.Object{"text": "x", "channelIds": []string{}, "campaignId": of("/v1/campaigns/")}},
		{"/v1/posts", "creativeId", stack.Object{"text": "x", "channelIds": []string{}, "creativeId": of("/v1/creatives/")}},
		{"/v1/posts", "channelIds", stack.Object{"text": "x", "channelIds": []string{of("/v1/channels/")}}},
		{"/v1/posts", "assetIds", stack.Object{"text": "x", "channelIds": []string{}, "assetIds": []string{of("/v1/assets/")}}},
		{"/v1/engines/strategy/runs", "campaignId", stack.Object{"campaignId": of("/v1/campaigns/"), "input": stack.Object{}}},
	} {
		got := thief.Do("POST", c.path, c.body)
		if got.Status == 404 {
			s.want(t, "POST "+c.path+" with another team's "+c.field, got, 404, got.Code())
			continue
		}
		s.wantField(t, "POST "+c.path+" with another team's "+c.field, got, c.field, "")
	}
}

// asksWho says whether an operation needs a credential; to an invitation one is optional.
func asksWho(o operation) bool {
	return o.Security != nil && len(*o.Security) > 0 && !strings.HasPrefix(o.path, "/v1/invites/")
}

func (s *siege) strangers(t *testing.T) {
	for _, o := range operations(t, asksWho) {
		stranger := s.Visitor(t)
		path := s.fill(t, o.path)
		s.want(t, o.name()+" without a credential", stranger.Do(o.method, path, nil), 401, "missing_credential")
		stranger.Token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ1c3JfMSJ9."
		s.want(t, o.name()+" with a forged credential", stranger.Do(o.method, path, nil), 401, "invalid_credential")
	}
}

func (s *siege) staleVersions(t *testing.T) {
	changes := func(o operation) bool { return o.takes("If-Match") && (o.method == "PATCH" || o.method == "DELETE") }
	for _, o := range operations(t, changes) {
		var body []byte
		if o.body() != nil {
			body = []byte(`{}`)
		}
		if b, ok := sound[o.path]; ok {
			body = mustJSON(b)
		}
		path := s.fill(t, o.path)
		s.want(t, o.name()+" of an old version", s.caller(o).SendWith("If-Match", `"999"`, o.method, path, body), 412, "version_mismatch")
		s.want(t, o.name()+" of no version", s.caller(o).SendWith("If-Match", "nonsense", o.method, path, body), 400, "invalid_if_match")
	}
}

func mustJSON(v any) []byte {
	raw, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return raw
}

func (s *siege) repetitions(t *testing.T) {
	const key = "Idempotency-Key"
	for _, o := range operations(t, func(o operation) bool { return o.takes(key) && hasBody(o) }) {
		p, path := s.caller(o), s.fill(t, o.path)
		send := func(value string, body []byte) stack.Answer { return p.SendWith(key, value, o.method, path, body) }
		same, other := []byte(`{"nonsense":1}`), []byte(`{"nonsense":2}`)
		s.want(t, o.name()+" with a key", send(o.name()[5:], same), 422, "unknown_field")
		again := send(o.name()[5:], same)
		s.want(t, o.name()+" with a key again", again, 422, "unknown_field")
		if again.Header.Get("Idempotent-Replayed") != "true" {
			t.Errorf("%s was not answered from memory", o.name())
		}
		s.want(t, o.name()+" with the key of another body", send(o.name()[5:], other), 422, "idempotency_key_reused")
		s.want(t, o.name()+" with a key that is none", send("two words", same), 400, "invalid_idempotency_key")
		s.want(t, o.name()+" with a key and 10 MB", send(o.name()[4:]+"-huge", huge()), 413, "body_too_large")
	}
}

func (s *siege) lists(t *testing.T) {
	for _, o := range operations(t, func(o operation) bool { return o.takes("limit") && o.takes("cursor") }) {
		p := s.caller(o)
		for _, limit := range []string{"0", "-1", "101", "many"} {
			s.wantField(t, o.name()+" with limit "+limit, p.Do(o.method, o.path+"?limit="+limit, nil), "limit", "")
		}
		s.want(t, o.name()+" with a made-up cursor", p.Do(o.method, o.path+"?cursor=nonsense", nil), 422, "invalid_cursor")
	}
}

// unpaid ends a team's plan: it can read and leave, and nothing else.
func (s *siege) unpaid(t *testing.T) {
	p := s.Register(t, "Out of money")
	s.operator.Must(200, "PUT", "/v1/admin/tenants/"+p.TenantID+"/subscription", stack.Object{"action": "end", "reason": "did not pay"}, nil)
	for _, o := range operations(t, costs) {
		s.want(t, o.name()+" without a plan", p.Do(o.method, s.fill(t, o.path), stack.Object{}), 402, "subscription_inactive")
	}
	for _, path := range []string{"/v1/posts", "/v1/campaigns", "/v1/billing/usage", "/v1/plans"} {
		p.Get(path, nil)
	}
}

// onlyRead are the operations that take a body, or work, to tell something.
var onlyRead = []string{"/v1/posts/validate", "/v1/engines/{engine}/estimate", "/v1/engine-runs/{id}/replay"}

// costs says whether an operation makes or changes something that a plan is paid for.
func costs(o operation) bool {
	for _, area := range []string{"/v1/brand-profiles", "/v1/campaigns", "/v1/creatives", "/v1/engine", "/v1/assets", "/v1/channels", "/v1/posts"} {
		if strings.HasPrefix(o.path, area) {
			return (o.method == "POST" || o.method == "PATCH") && !slices.Contains(onlyRead, o.path)
		}
	}
	return false
}
