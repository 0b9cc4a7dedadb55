// Package team holds what concerns a team's people and programs, by the API alone, against
// real processes: two copies of the API, a worker, and the sandbox's mail server.
package team_test

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

func TestTeams(t *testing.T) {
	s := stack.Start(t, stack.Options{APIs: 2, Workers: 1})
	for name, run := range map[string]func(*testing.T, *stack.Stack){
		"somebody new is invited and joins":         somebodyNewIsInvitedAndJoins,
		"somebody with an account joins and leaves": somebodyWithAnAccountJoinsAndLeaves,
		"an invitation is not for everybody":        anInvitationIsNotForEverybody,
		"a team is handed over":                     aTeamIsHandedOver,
		"another team is founded":                   anotherTeamIsFounded,
		"a program uses a key":                      aProgramUsesAKey,
		"a key is rotated and revoked":              aKeyIsRotatedAndRevoked,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run(t, s)
		})
	}
}

// patience is how long a mail may take.
const patience = 20 * time.Second

type session struct {
	AccessToken string
	Tenant      *struct{ ID, Role string }
}

// link waits for the mail of an invitation and gives the token of its link.
func link(t *testing.T, s *stack.Stack, to string) (token string) {
	t.Helper()
	stack.Eventually(t, patience, "an invitation to "+to, func() string {
		for _, m := range s.Mails(t, to) {
			for _, l := range m.Links {
				if u, err := url.Parse(l); err == nil && u.Path == "/invite" {
					token = u.Query().Get("token")
					return ""
				}
			}
		}
		return "there is none"
	})
	return token
}

func invite(p *stack.Person, email, role string) string {
	return p.Create("/v1/tenant/invites", stack.Object{"email": email, "role": role})
}

// refused fails the test where a request is not refused as expected.
func refused(t *testing.T, p *stack.Person, status int, code, method, path string, body any) {
	t.Helper()
	if got := p.Do(method, path, body); got.Status != status || got.Code() != code {
		t.Errorf("%s %s answers %d %s, want %d %s", method, path, got.Status, got.Code(), status, code)
	}
}

// seats tells how many are taken.
func seats(p *stack.Person) int {
	var got struct {
		Meters []struct {
			Limit string
			Used  int
		}
	}
	p.Get("/v1/billing/usage", &got)
	for _, m := range got.Meters {
		if m.Limit == "seats" {
			return m.Used
		}
	}
	return -1
}

func somebodyNewIsInvitedAndJoins(t *testing.T, s *stack.Stack) {
	owner, email := s.Register(t, "Northwind"), stack.Address()
	invite(owner, email, "editor")
	refused(t, owner, 409, "already_invited", "POST", "/v1/tenant/invites", stack.Object{"email": strings.ToUpper(email), "role": "viewer"})
	if n := seats(owner); n != 2 {
		t.Errorf("with an invitation %d seats are taken, want two", n)
	}
	token := link(t, s, email)
	guest := s.Visitor(t)
	var view struct {
		TenantName, InvitedBy, Email, Role string
		HasAccount                         bool
	}
	guest.Get("/v1/invites/"+token, &view)
	if view.TenantName != "Northwind" || view.InvitedBy != "Ada Lovelace" || view.Email != email || view.Role != "editor" || view.HasAccount {
		t.Errorf("the invitation shows %+v", view)
	}
	refused(t, guest, 422, "validation_failed", "POST", "/v1/invites/"+token+"/accept", stack.Object{})
	var in session
	guest.Must(200, "POST", "/v1/invites/"+token+"/accept", stack.Object{"name": "Grace Hopper", "password": stack.Password}, &in)
	guest.Token = in.AccessToken
	if in.Tenant == nil || in.Tenant.ID != owner.TenantID || in.Tenant.Role != "editor" {
		t.Errorf("the guest is in %+v", in.Tenant)
	}
	var me struct{ User struct{ EmailVerified bool } }
	guest.Get("/v1/me", &me)
	if !me.User.EmailVerified {
		t.Error("the address that the link was sent to is not proven")
	}
	refused(t, guest, 409, "invite_used", "GET", "/v1/invites/"+token, nil)
	refused(t, guest, 403, "forbidden", "POST", "/v1/tenant/invites", stack.Object{"email": stack.Address(), "role": "viewer"})
	if n := seats(owner); n != 2 {
		t.Errorf("with the member %d seats are taken, want two", n)
	}
}

type member struct {
	UserID, Name, Email, Role string
	Version                   int
}

func members(p *stack.Person) map[string]member {
	var got struct{ Data []member }
	p.Get("/v1/tenant/members", &got)
	out := map[string]member{}
	for _, m := range got.Data {
		out[m.Email] = m
	}
	return out
}

// join brings a person with an account into a team.
func join(t *testing.T, s *stack.Stack, owner, p *stack.Person, role string) member {
	t.Helper()
	invite(owner, p.Email, role)
	var in session
	p.Must(200, "POST", "/v1/invites/"+link(t, s, p.Email)+"/accept", nil, &in)
	p.Token, p.TenantID = in.AccessToken, in.Tenant.ID
	return members(owner)[p.Email]
}

func somebodyWithAnAccountJoinsAndLeaves(t *testing.T, s *stack.Stack) {
	owner, guest := s.Register(t, "Northwind"), s.Register(t, "Contoso")
	m := join(t, s, owner, guest, "viewer")
	if m.Role != "viewer" || guest.TenantID != owner.TenantID {
		t.Errorf("the guest is %+v in %s", m, guest.TenantID)
	}
	var mine struct {
		Data []struct {
			Tenant  struct{ Name, Role string }
			Current bool
		}
	}
	guest.Get("/v1/me/tenants", &mine)
	if len(mine.Data) != 2 || mine.Data[0].Current || !mine.Data[1].Current || mine.Data[1].Tenant.Name != "Northwind" || mine.Data[0].Tenant.Role != "owner" {
		t.Errorf("their teams are %+v", mine.Data)
	}
	stale := owner.SendWith("If-Match", `"99"`, "PATCH", "/v1/tenant/members/"+m.UserID, []byte(`{"role":"admin"}`))
	if stale.Status != 412 {
		t.Errorf("another version answers %d", stale.Status)
	}
	owner.Must(200, "PATCH", "/v1/tenant/members/"+m.UserID, stack.Object{"role": "admin"}, nil)
	self := members(owner)[owner.Email]
	refused(t, guest, 403, "owner_required", "PATCH", "/v1/tenant/members/"+self.UserID, stack.Object{"role": "viewer"})
	refused(t, owner, 409, "last_owner", "DELETE", "/v1/tenant/members/"+self.UserID, nil)
	guest.Must(204, "DELETE", "/v1/tenant/members/"+m.UserID, nil, nil)
	refused(t, guest, 403, "no_tenant", "GET", "/v1/tenant", nil)
	if n := seats(owner); n != 1 {
		t.Errorf("when they have left %d seats are taken, want one", n)
	}
}

func anInvitationIsNotForEverybody(t *testing.T, s *stack.Stack) {
	owner, guest, other := s.Register(t, "Northwind"), s.Register(t, "Contoso"), s.Register(t, "Initech")
	id := invite(owner, guest.Email, "viewer")
	token := link(t, s, guest.Email)
	path := "/v1/invites/" + token + "/accept"
	refused(t, other, 403, "other_address", "POST", path, nil)
	if got := other.Do("POST", path, nil); strings.Contains(string(got.Body), token) {
		t.Errorf("the refusal tells the link: %s", got.Body)
	}
	refused(t, s.Visitor(t), 409, "sign_in_first", "POST", path, stack.Object{"name": "Eve", "password": stack.Password})
	refused(t, other, 404, "invite_not_found", "DELETE", "/v1/tenant/invites/"+id, nil)
	refused(t, other, 404, "invite_not_found", "POST", "/v1/tenant/invites/"+id+"/resend", nil)
	owner.Must(200, "POST", "/v1/tenant/invites/"+id+"/resend", nil, nil)
	refused(t, guest, 404, "invite_not_found", "POST", path, nil)
	owner.Must(204, "DELETE", "/v1/tenant/invites/"+id, nil, nil)
	var left struct{ Data []any }
	owner.Get("/v1/tenant/invites", &left)
	if len(left.Data) != 0 || seats(owner) != 1 {
		t.Errorf("what was taken back is still there: %v, %d seats", left.Data, seats(owner))
	}
}

func aTeamIsHandedOver(t *testing.T, s *stack.Stack) {
	owner, heir := s.Register(t, "Northwind"), s.Register(t, "Contoso")
	m := join(t, s, owner, heir, "viewer")
	refused(t, heir, 403, "forbidden", "POST", "/v1/tenant/transfer", stack.Object{"userId": m.UserID, "password": stack.Password})
	refused(t, owner, 422, "validation_failed", "POST", "/v1/tenant/transfer", stack.Object{"userId": m.UserID, "password": "not it at all"})
	owner.Must(204, "POST", "/v1/tenant/transfer", stack.Object{"userId": m.UserID, "password": stack.Password}, nil)
	now := members(heir)
	if now[heir.Email].Role != "owner" || now[owner.Email].Role != "admin" {
		t.Errorf("the members are %+v", now)
	}
	refused(t, owner, 403, "forbidden", "POST", "/v1/tenant/transfer", stack.Object{"userId": m.UserID, "password": stack.Password})
}

func anotherTeamIsFounded(t *testing.T, s *stack.Stack) {
	p := s.Register(t, "Northwind")
	var in session
	p.Must(201, "POST", "/v1/me/tenants", stack.Object{"name": "Second", "timezone": "Europe/Berlin"}, &in)
	if in.Tenant == nil || in.Tenant.ID == p.TenantID || in.Tenant.Role != "owner" {
		t.Fatalf("the sign-in leads to %+v", in.Tenant)
	}
	p.Token = in.AccessToken
	var sub struct{ Status string }
	p.Get("/v1/billing/subscription", &sub)
	// A person's one trial went to their first team.
	if n := seats(p); n != 1 || sub.Status != "inactive" {
		t.Errorf("the new team is %q with %d seats", sub.Status, n)
	}
}

// program is a caller with an API key.
func program(t *testing.T, s *stack.Stack, secret string) *stack.Person {
	p := s.Visitor(t)
	p.Token = secret
	return p
}

type made struct {
	Key    struct{ ID, Last4, CreatedBy, Status string }
	Secret string
}

func aProgramUsesAKey(t *testing.T, s *stack.Stack) {
	owner, other := s.Register(t, "Northwind"), s.Register(t, "Contoso")
	refused(t, owner, 422, "validation_failed", "POST", "/v1/api-keys", stack.Object{"name": "x", "scopes": []string{"posts:eat"}})
	var got made
	owner.Must(201, "POST", "/v1/api-keys", stack.Object{"name": "Reporting", "scopes": []string{"posts:read", "brands:*", "members:read"}}, &got)
	if got.Key.CreatedBy != "Ada Lovelace" || got.Key.Status != "active" || !strings.HasSuffix(got.Secret, got.Key.Last4) {
		t.Errorf("the key is %+v", got.Key)
	}
	p := program(t, s, got.Secret)
	p.Get("/v1/posts", nil)
	p.Get("/v1/tenant/members", nil)
	id := p.Create("/v1/brand-profiles", stack.Object{"name": "Northwind"})
	owner.Get("/v1/brand-profiles/"+id, nil)
	refused(t, p, 403, "forbidden", "GET", "/v1/campaigns", nil)
	refused(t, p, 403, "person_required", "GET", "/v1/me", nil)
	refused(t, p, 403, "person_required", "GET", "/v1/api-keys", nil)
	refused(t, other, 404, "api_key_not_found", "DELETE", "/v1/api-keys/"+got.Key.ID, nil)
	var list struct {
		Data []struct {
			ID         string
			LastUsedAt *time.Time
		}
	}
	owner.Get("/v1/api-keys", &list)
	if len(list.Data) != 1 || list.Data[0].LastUsedAt == nil {
		t.Errorf("the keys are %+v", list.Data)
	}
}

func aKeyIsRotatedAndRevoked(t *testing.T, s *stack.Stack) {
	owner := s.Register(t, "Northwind")
	var first, second, third made
	owner.Must(201, "POST", "/v1/api-keys", stack.Object{"name": "Reporting", "scopes": []string{"posts:read"}}, &first)
	owner.Must(200, "POST", "/v1/api-keys/"+first.Key.ID+"/rotate", nil, &second)
	program(t, s, first.Secret).Get("/v1/posts", nil)
	for range 2 { // an answer that was kept would be the same, and a secret that lies about
		got := owner.SendWith("Idempotency-Key", first.Key.ID, "POST", "/v1/api-keys/"+first.Key.ID+"/rotate", []byte(`{"overlapHours":1}`))
		if got.Status != 200 || got.Header.Get("Idempotent-Replayed") != "" {
			t.Errorf("rotating answers %d, replayed: %q", got.Status, got.Header.Get("Idempotent-Replayed"))
		}
	}
	owner.Must(200, "POST", "/v1/api-keys/"+first.Key.ID+"/rotate", nil, &second)
	program(t, s, second.Secret).Get("/v1/posts", nil)
	owner.Must(200, "POST", "/v1/api-keys/"+first.Key.ID+"/rotate", stack.Object{"overlapHours": 0}, &third)
	refused(t, program(t, s, second.Secret), 401, "invalid_credential", "GET", "/v1/posts", nil)
	program(t, s, third.Secret).Get("/v1/posts", nil)
	owner.Must(204, "DELETE", "/v1/api-keys/"+first.Key.ID, nil, nil)
	refused(t, program(t, s, third.Secret), 401, "invalid_credential", "GET", "/v1/posts", nil)
}
