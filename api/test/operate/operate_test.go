// Package operate holds what operators do to a team, and what ends one, by the API alone,
// against real processes: two copies of the API, two workers, and the sandbox.
package operate_test

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

func TestOperating(t *testing.T) {
	s := stack.Start(t, stack.Options{APIs: 2, Workers: 2})
	for name, run := range map[string]func(*testing.T, *stack.Stack){
		"a suspension stops a team and is undone without loss": aSuspensionStopsATeam,
		"an operator acts as a person in sight of everybody":   anOperatorActsInSight,
		"a team takes its data along":                          aTeamTakesItsDataAlong,
		"a deletion can be taken back":                         aDeletionCanBeTakenBack,
		"operators are made and made again":                    operatorsAreMadeAgain,
		"operators keep the price list":                        operatorsKeepThePriceList,
		"a plan ends and goes on without loss":                 aPlanEndsAndGoesOn,
		"operators find teams and payments":                    operatorsFindTeamsAndPayments,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			run(t, s)
		})
	}
}

// patience is ample time for what happens within seconds.
const patience = 60 * time.Second

// team is a tenant as the operator sees it.
type team struct{ ID, Status, SuspendedReason, DeletesAt string }

func aSuspensionStopsATeam(t *testing.T, s *stack.Stack) {
	p, ops := s.Register(t, "Suspended Roasters"), s.Operator(t)
	channels := p.Connect("linkedin")
	start := time.Now()
	for i := range 12 {
		p.Schedule("suspension "+string(rune('a'+i)), channels, start.Add(time.Duration(i)*time.Second))
	}
	later := p.Schedule("suspension later", channels, start.Add(time.Hour))
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		p.Send("GET", "/v1/events", "", nil)
	}()
	stack.Eventually(t, patience, "the first posts are out", func() string {
		if len(s.ShownWith(t, "suspension")) < 2 {
			return "not two yet"
		}
		return ""
	})
	var got team
	ops.Must(200, "POST", "/v1/admin/tenants/"+p.TenantID+"/suspend", stack.Object{"reason": "spam was reported"}, &got)
	out := len(s.ShownWith(t, "suspension"))
	if got.Status != "suspended" || got.SuspendedReason != "spam was reported" {
		t.Errorf("the operator sees %+v", got)
	}
	if a := p.Do("GET", "/v1/posts", nil); a.Status != 403 || a.Code() != "tenant_suspended" {
		t.Errorf("a member is answered %d %s", a.Status, a.Code())
	}
	var me struct{ Tenant team }
	if p.Get("/v1/me", &me); me.Tenant.SuspendedReason != "spam was reported" {
		t.Errorf("the team learns %+v", me.Tenant)
	}
	select {
	case <-ended:
	case <-time.After(patience):
		t.Error("the stream goes on")
	}
	time.Sleep(time.Until(start.Add(14 * time.Second))) // all have fallen due by then
	if now := len(s.ShownWith(t, "suspension")); now != out {
		t.Errorf("%d posts went out after the suspension", now-out)
	}
	ops.Must(200, "POST", "/v1/admin/tenants/"+p.TenantID+"/reactivate", stack.Object{"reason": "cleared up"}, nil)
	settled(t, s, p, out, later)
}

// settled checks that what went out is known, the rest is held, and goes out when it is
// planned anew.
func settled(t *testing.T, s *stack.Stack, p *stack.Person, out int, later string) {
	t.Helper()
	var held []string
	stack.Eventually(t, patience, "every post has settled", func() (why string) {
		published := 0
		held = nil
		for _, x := range p.Posts() {
			switch {
			case x.State == "published":
				published++
			case x.State == "held" && strings.Contains(x.Problem, "suspended"):
				held = append(held, x.ID)
			case x.ID != later || x.State != "scheduled":
				why += x.ID + " is " + x.State + " " + x.Problem + "\n"
			}
		}
		if why == "" && published != out {
			t.Fatalf("%d are published, %d are out", published, out)
		}
		return why
	})
	if len(held) == 0 {
		t.Fatal("nothing was held")
	}
	for _, id := range append(held, later) {
		p.Must(200, "POST", "/v1/posts/"+id+"/publish-now", nil, nil)
	}
	stack.Eventually(t, patience, "all are out", p.Unpublished)
	if n := len(s.ShownWith(t, "suspension")); n != 13 {
		t.Errorf("%d of 13 posts are out", n)
	}
}

func anOperatorActsInSight(t *testing.T, s *stack.Stack) {
	p, ops := s.Register(t, "Watched Roasters"), s.Operator(t)
	var acting struct {
		AccessToken string
		ExpiresIn   int
	}
	ops.Must(201, "POST", "/v1/admin/tenants/"+p.TenantID+"/impersonate", stack.Object{"reason": "a question about a post"}, &acting)
	as := s.As(t, acting.AccessToken)
	var me struct {
		User          struct{ Email string }
		Impersonation struct{ OperatorName, Reason string }
	}
	as.Get("/v1/me", &me)
	if me.User.Email != p.Email || me.Impersonation.OperatorName != "Grace Hopper" || me.Impersonation.Reason != "a question about a post" || acting.ExpiresIn > 900 {
		t.Errorf("acting as %+v for %d s", me, acting.ExpiresIn)
	}
	brand := as.Create("/v1/brand-profiles", stack.BrandInput())
	for _, x := range []struct{ method, path string }{{"POST", "/v1/me/password"}, {"POST", "/v1/tenant/export"}, {"DELETE", "/v1/tenant"}, {"GET", "/v1/api-keys"}, {"POST", "/v1/billing/checkout-sessions"}} {
		if a := as.Do(x.method, x.path, stack.Object{}); a.Status != 403 {
			t.Errorf("%s %s is answered %d %s", x.method, x.path, a.Status, a.Code())
		}
	}
	as.Must(204, "DELETE", "/v1/me/impersonation", nil, nil)
	if a := as.Do("GET", "/v1/me", nil); a.Status != 401 {
		t.Errorf("afterwards the token is answered %d", a.Status)
	}
	seen(t, p, brand)
}

// seen checks that the team's book has both names, and that the team was told.
func seen(t *testing.T, p *stack.Person, brand string) {
	t.Helper()
	var book struct {
		Data []struct {
			Action, Reason string
			Target         struct{ ID string }
			Actor          struct{ Name, OperatorName string }
		}
	}
	p.Get("/v1/audit-events?limit=100", &book)
	actions := map[string]string{}
	for _, e := range book.Data {
		actions[e.Action] = e.Actor.Name + "/" + e.Actor.OperatorName + "/" + e.Reason
	}
	for action, want := range map[string]string{
		"impersonation.started": "Grace Hopper//a question about a post", "impersonation.ended": "Ada Lovelace/Grace Hopper/",
		"brand_profile.created": "Ada Lovelace/Grace Hopper/",
	} {
		if actions[action] != want {
			t.Errorf("%s is told as %q, want %q", action, actions[action], want)
		}
	}
	var notices struct{ Data []struct{ Kind, Text string } }
	p.Get("/v1/notifications", &notices)
	told := slices.ContainsFunc(notices.Data, func(n struct{ Kind, Text string }) bool { return strings.Contains(n.Text, "a question about a post") })
	if !told || brand == "" {
		t.Errorf("the team was told %+v", notices.Data)
	}
}

func aTeamTakesItsDataAlong(t *testing.T, s *stack.Stack) {
	p := s.Register(t, "Travelling Roasters")
	brand := p.Create("/v1/brand-profiles", stack.BrandInput())
	asset, picture := p.Upload()
	var e struct{ ID, Status string }
	p.Must(202, "POST", "/v1/tenant/export", nil, &e)
	stack.Eventually(t, patience, "the export is ready", func() string {
		var list struct {
			Data []struct{ ID, Status, Error string }
		}
		if p.Get("/v1/tenant/exports", &list); list.Data[0].Status == "ready" {
			return ""
		}
		return "it is " + list.Data[0].Status + " " + list.Data[0].Error
	})
	led := p.Do("GET", "/v1/tenant/exports/"+e.ID+"/content", nil)
	if led.Status != 302 {
		t.Fatalf("fetching it is answered %d %s", led.Status, led.Body)
	}
	files := fetch(t, led.Header.Get("Location"))
	if files["media/"+asset+"-roast.jpg"] != string(picture) || !strings.Contains(files["data/brand-profiles.jsonl"], brand) ||
		!strings.Contains(files["data/people.jsonl"], p.Email) || !strings.Contains(files["data/audit-events.jsonl"], "brand_profile.created") {
		names := []string{}
		for name := range files {
			names = append(names, name)
		}
		t.Errorf("it holds %v", names)
	}
	for name, content := range files {
		if what := s.Secrets(content); what != "" {
			t.Errorf("%s holds %s", name, what)
		}
	}
}

// fetch reads a zip file from the web.
func fetch(t *testing.T, address string) map[string]string {
	t.Helper()
	response, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	all, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != 200 {
		t.Fatalf("the object store answers %d, %v", response.StatusCode, err)
	}
	z, err := zip.NewReader(bytes.NewReader(all), int64(len(all)))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, _ := io.ReadAll(in)
		files[f.Name] = string(content)
	}
	return files
}

func aDeletionCanBeTakenBack(t *testing.T, s *stack.Stack) {
	p, ops := s.Register(t, "Closing Roasters"), s.Operator(t)
	for _, wrong := range []stack.Object{{"name": "closing roasters", "password": stack.Password}, {"name": "Closing Roasters", "password": "guess guess"}} {
		if a := p.Do("DELETE", "/v1/tenant", wrong); a.Status != 422 {
			t.Errorf("%v is answered %d %s", wrong, a.Status, a.Body)
		}
	}
	var got team
	p.Must(200, "DELETE", "/v1/tenant", stack.Object{"name": "Closing Roasters", "password": stack.Password}, &got)
	at, err := time.Parse(time.RFC3339, got.DeletesAt)
	if err != nil || got.Status != "closing" || at.Before(time.Now().Add(29*24*time.Hour)) {
		t.Errorf("the team is %+v", got)
	}
	if a := p.Do("POST", "/v1/brand-profiles", stack.BrandInput()); a.Status != 403 || a.Code() != "tenant_closing" {
		t.Errorf("making something is answered %d %s", a.Status, a.Code())
	}
	for _, act := range []string{"suspend", "reactivate"} {
		if a := ops.Do("POST", "/v1/admin/tenants/"+p.TenantID+"/"+act, stack.Object{"reason": "a test"}); a.Status != 409 {
			t.Errorf("%s is answered %d %s", act, a.Status, a.Code())
		}
	}
	p.Must(202, "POST", "/v1/tenant/export", nil, nil)
	stack.Eventually(t, patience, "the owner is written to", func() string {
		for _, m := range s.Mails(t, p.Email) {
			if strings.Contains(m.Subject, "going to be deleted") {
				return ""
			}
		}
		return "no mail"
	})
	p.Must(200, "POST", "/v1/tenant/restore", nil, &got)
	if got.Status != "active" {
		t.Errorf("restored, the team is %+v", got)
	}
	p.Create("/v1/brand-profiles", stack.BrandInput())
}

func operatorsAreMadeAgain(t *testing.T, s *stack.Stack) {
	p := s.Register(t, "Operating Roasters")
	reader := s.Support(t)
	var people struct {
		Data []struct {
			User    struct{ Email string }
			Tenants []struct{ TenantID, Role string }
		}
	}
	reader.Get("/v1/admin/users?email="+strings.ReplaceAll(p.Email, "+", "%2B"), &people)
	if len(people.Data) != 1 || people.Data[0].User.Email != p.Email || people.Data[0].Tenants[0].TenantID != p.TenantID {
		t.Errorf("the operator finds %+v", people.Data)
	}
	for _, path := range []string{"suspend", "reactivate", "impersonate"} {
		if a := reader.Do("POST", "/v1/admin/tenants/"+p.TenantID+"/"+path, stack.Object{"reason": "a test"}); a.Status != 403 {
			t.Errorf("support's %s is answered %d", path, a.Status)
		}
	}
	if a := p.Do("GET", "/v1/admin/users", nil); a.Status != 404 {
		t.Errorf("a team's owner is answered %d", a.Status)
	}
}
