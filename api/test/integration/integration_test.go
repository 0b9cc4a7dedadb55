// Package integration holds how the product is set up while it runs, by the API alone,
// against real processes: two copies of the API, a worker, and the sandbox. Nothing is
// started anew.
package integration_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/stack"
)

// patience is ample time for what happens within seconds.
const patience = 60 * time.Second

type object = stack.Object

// scene is a stack with its operator.
type scene struct {
	*stack.Stack
	ops *stack.Person
}

func newScene(t *testing.T, env map[string]string) *scene {
	s := stack.Start(t, stack.Options{APIs: 2, Workers: 1, Env: env})
	return &scene{s, s.Operator(t)}
}

// agency is a team whose plan allows keys of its own.
func (s *scene) agency(t *testing.T, name string) *stack.Person {
	t.Helper()
	p := s.Register(t, name)
	s.ops.Must(200, "PUT", "/v1/admin/tenants/"+p.TenantID+"/subscription", object{
		"action": "grant", "planId": "agency", "end": time.Now().UTC().AddDate(1, 0, 0), "reason": "a test",
	}, nil)
	return p
}

// set stores settings of the platform.
func (s *scene) set(provider string, values object) {
	s.ops.Must(200, "PUT", "/v1/admin/integrations/"+provider, object{"values": values}, nil)
}

// run starts a strategy engine and gives how it ended, and the code of what it
// failed for.
func run(p *stack.Person, campaign string) (status, code string) {
	var started struct{ ID string }
	p.Must(202, "POST", "/v1/engines/strategy/runs", object{"campaignId": campaign, "input": object{}}, &started)
	p.Follow("/v1/engine-runs/" + started.ID + "/events")
	var got struct {
		Status string
		Error  struct{ Code string }
	}
	p.Get("/v1/engine-runs/"+started.ID, &got)
	return got.Status, got.Error.Code
}

// campaign makes a campaign to work on.
func campaign(p *stack.Person) string {
	return p.Create("/v1/campaigns", stack.CampaignInput(p.Create("/v1/brand-profiles", stack.BrandInput())))
}

// calls are the models that were asked, with the beginnings of the keys that came along.
func (s *scene) calls(t *testing.T) (all []string) {
	t.Helper()
	for _, r := range s.Received(t, "gemini") {
		if r.Method == "POST" {
			model := strings.TrimPrefix(r.Path, "/v1beta/models/")
			all = append(all, strings.Split(model, ":")[0]+" by "+r.Headers["X-Goog-Api-Key"])
		}
	}
	return all
}

func TestSettingsTakeEffectInEveryProcessThatRuns(t *testing.T) {
	t.Parallel()
	liveSettings(t, newScene(t, nil))
}

func TestSettingsTakeEffectWithoutRedisToo(t *testing.T) {
	t.Parallel()
	redis := harness.RedisServer(t)
	s := newScene(t, map[string]string{"REDIS_URL": redis.URL})
	redis.Stop()
	liveSettings(t, s)
}

func liveSettings(t *testing.T, s *scene) {
	p := s.agency(t, "Northwind Coffee")
	c := campaign(p)
	if status, code := run(p, c); status != "succeeded" {
		t.Fatalf("before any change the run %s (%s)", status, code)
	}

	s.set("gemini", object{"textModel": "gemini-3.8-flash"})
	began := time.Now()
	stack.Eventually(t, patience, "the worker asks the other model", func() string {
		if status, code := run(p, c); status != "succeeded" {
			return fmt.Sprintf("the run %s (%s)", status, code)
		}
		if all := s.calls(t); !strings.HasPrefix(all[len(all)-1], "gemini-3.8-flash by sandbox-…") {
			return "asked was " + all[len(all)-1]
		}
		return ""
	})
	t.Logf("the worker asked the other model after %s", time.Since(began))

	s.set("stripe", object{"promotionCodes": "true"})
	began = time.Now()
	for _, api := range s.APIs { // requests go round
		stack.Eventually(t, patience, "each API sells with promotion codes", func() string {
			for range s.APIs {
				p.Must(201, "POST", "/v1/billing/checkout-sessions", object{"planId": "agency", "interval": "month"}, nil)
			}
			sold := s.Received(t, "stripe")
			for _, r := range sold[len(sold)-len(s.APIs):] {
				if !strings.Contains(r.Body, "allow_promotion_codes=true") {
					return api.Name + ": " + r.Body
				}
			}
			return ""
		})
	}
	t.Logf("the APIs sold with promotion codes after %s", time.Since(began))

	s.set("mail", object{"from": "Another Sender <another@example.org>"})
	stack.Eventually(t, patience, "letters have another sender", func() string {
		s.Visitor(t).Must(202, "POST", "/v1/auth/forgot-password", object{"email": p.Email}, nil)
		for _, m := range s.Mails(t, p.Email) {
			if strings.Contains(m.From, "another@example.org") {
				return ""
			}
		}
		return fmt.Sprintf("%+v", s.Mails(t, p.Email))
	})
}

func TestATeamsOwnKeyIsForItsRunsAlone(t *testing.T) {
	t.Parallel()
	s := newScene(t, nil)
	ours, theirs := s.agency(t, "Ours"), s.agency(t, "Theirs")
	c, d := campaign(ours), campaign(theirs)
	key := "ours-two-" + s.Env("GEMINI_API_KEY")
	ours.Must(200, "PUT", "/v1/integrations/gemini", object{"values": object{"apiKey": key, "textModel": "gemini-3.7-flash"}}, nil)
	s.set("gemini", object{"apiKey": "a-key-that-nobody-takes"})
	stack.Eventually(t, patience, "the platform's key is refused", func() string {
		if status, code := run(theirs, d); status != "failed" || code != "model_misconfigured" {
			return status + " " + code
		}
		return ""
	})
	if status, code := run(ours, c); status != "succeeded" {
		t.Errorf("with its own key the run %s (%s)", status, code)
	}
	for _, call := range s.calls(t) {
		if strings.Contains(call, "ours-two") != strings.HasPrefix(call, "gemini-3.7-flash") {
			t.Errorf("asked was %s", call)
		}
	}
	s.ops.Must(200, "PUT", "/v1/admin/tenants/"+ours.TenantID+"/subscription", object{
		"action": "change", "planId": "growth", "reason": "a test",
	}, nil)
	stack.Eventually(t, patience, "without the plan the platform's key counts", func() string {
		if status, code := run(ours, c); status != "failed" || code != "model_misconfigured" {
			return status + " " + code
		}
		return ""
	})
	if got := ours.Do("PUT", "/v1/integrations/gemini", object{"values": object{"apiKey": key}}); got.Status != 402 || got.Code() != "plan_entitlement_missing" {
		t.Errorf("without the plan a key is answered %d %s", got.Status, got.Code())
	}
	ours.Must(204, "DELETE", "/v1/integrations/gemini", nil, nil)
	s.ops.Must(204, "DELETE", "/v1/admin/integrations/gemini", nil, nil)
	stack.Eventually(t, patience, "the environment counts again", func() string {
		if status, code := run(ours, c); status != "succeeded" {
			return status + " " + code
		}
		return ""
	})
}

func TestATeamPublishesThroughItsOwnAccount(t *testing.T) {
	t.Parallel()
	s := newScene(t, nil)
	ours, theirs := s.agency(t, "Ours"), s.agency(t, "Theirs")
	ours.Must(200, "PUT", "/v1/integrations/ayrshare", object{"values": object{"apiKey": "ours-two-" + s.Env("AYRSHARE_API_KEY")}}, nil)
	for name, p := range map[string]*stack.Person{"Ours": ours, "Theirs": theirs} {
		p.Schedule("Frost on the beans of "+name, p.Connect("linkedin"), time.Now().Add(time.Second))
		stack.Eventually(t, patience, "the post of "+name+" is out", p.Unpublished)
	}
	posts := 0
	for _, r := range s.Received(t, "ayrshare") {
		if r.Method != "POST" || !strings.HasSuffix(r.Path, "/post") {
			continue
		}
		posts++
		if own := strings.Contains(r.Headers["Authorization"], "ours-two"); own != strings.Contains(r.Body, "of Ours") {
			t.Errorf("%s was sent by %s", r.Body, r.Headers["Authorization"])
		}
	}
	if posts != 2 {
		t.Errorf("%d posts were sent", posts)
	}
}

// tried is what came of the test of a connection.
type tried struct {
	OK              bool
	Message, Source string
}

func TestEveryConnectionIsTestedByARealCall(t *testing.T) {
	t.Parallel()
	s := newScene(t, nil)
	words := map[string]string{
		"stripe": "Stripe accepts the key. It is a test key", "gemini": "Gemini accepts the key and offers the model gemini-3.5-flash-lite",
		"ayrshare": "Ayrshare accepts the key of owner@sandbox.example", "objectstore": "keeps and removes objects", "mail": "takes the connection",
	}
	for provider, want := range words {
		var got tried
		s.ops.Must(200, "POST", "/v1/admin/integrations/"+provider+"/test", nil, &got)
		if !got.OK || !strings.Contains(got.Message, want) || got.Source != "environment" {
			t.Errorf("%s: %+v", provider, got)
		}
	}
	for provider, c := range map[string]struct {
		values object
		want   string
	}{
		"stripe":      {object{"secretKey": "sk_nonsense_0123456789"}, "Stripe answered 401: Invalid API Key provided"},
		"gemini":      {object{"apiKey": "nonsense-0123456789"}, "Gemini answered 400: API key not valid"},
		"ayrshare":    {object{"apiKey": "nonsense-0123456789"}, "Ayrshare answered 401: API Key not valid"},
		"objectstore": {object{"accessKeyId": "nonsense-0123456789", "secretAccessKey": "nonsense-0123456789"}, "The store, asked for the bucket campaign-os, answered 40"},
		"mail":        {object{"host": "127.0.0.1", "port": "1"}, "Mail could not be reached: connection refused"},
	} {
		var got tried
		s.ops.Must(200, "POST", "/v1/admin/integrations/"+provider+"/test", object{"values": c.values}, &got)
		if got.OK || !strings.Contains(got.Message, c.want) {
			t.Errorf("%s with nonsense: %+v, want %q", provider, got, c.want)
		}
	}
	p := s.agency(t, "Northwind Coffee")
	var got tried
	p.Must(200, "POST", "/v1/integrations/gemini/test", object{"values": object{"apiKey": "ours-two-" + s.Env("GEMINI_API_KEY")}}, &got)
	if !got.OK || got.Source != "own" {
		t.Errorf("a team's key: %+v", got)
	}
}

func TestEachChangeIsToldAndNoSecretIs(t *testing.T) {
	t.Parallel()
	s := newScene(t, nil)
	p := s.agency(t, "Northwind Coffee")
	p.Must(200, "PUT", "/v1/integrations/gemini", object{"values": object{"apiKey": "planted-own-key-0123456789", "textModel": "gemini-3.8-flash"}}, nil)
	p.Must(204, "DELETE", "/v1/integrations/gemini", nil, nil)
	s.set("gemini", object{"apiKey": "planted-platform-key-0123456789"})
	for what, text := range map[string]string{
		"the team's audit log": string(p.Do("GET", "/v1/audit-events?limit=100", nil).Body), "the platform's": string(s.ops.Do("GET", "/v1/admin/audit-events?platform=true&limit=100", nil).Body),
	} {
		if !strings.Contains(text, "integration.created") || !strings.Contains(text, "6789") {
			t.Errorf("%s does not tell of it: %.2000s", what, text)
		}
		if found := s.Secrets(text); found != "" {
			t.Errorf("%s tells a secret: %s", what, found)
		}
	}
	if text := string(p.Do("GET", "/v1/audit-events?limit=100", nil).Body); !strings.Contains(text, "integration.deleted") {
		t.Errorf("the removal is not told: %.2000s", text)
	}
	for _, path := range []string{"/v1/admin/integrations", "/v1/admin/integrations/gemini"} {
		if found := s.Secrets(string(s.ops.Do("GET", path, nil).Body)); found != "" {
			t.Errorf("%s answers a secret: %s", path, found)
		}
	}
	if out, err := s.VerifyAudit(t); err != nil {
		t.Errorf("the audit log: %v\n%s", err, out)
	}
}
