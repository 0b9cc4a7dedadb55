package purchase_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

// allowed is how much of everything the narrow plan includes; the storage holds as many
// files of a size.
const (
	allowed  = 3
	fileSize = 1 << 20
	callers  = 20
)

// narrow puts a team on a plan of which everything is soon used up.
func narrow(ops *stack.Person, team string) {
	grant(ops, team, stack.Object{
		"seats": allowed, "brandProfiles": allowed, "activeCampaigns": allowed, "channels": allowed, "scheduledPosts": allowed,
		"engineRuns": allowed, "engineTokens": allowed * 1_000_000, "storageBytes": allowed * fileSize, "uploadBytes": fileSize, "apiKeys": allowed,
	})
}

// grant puts a team on a plan of its own.
func grant(ops *stack.Person, team string, limits stack.Object) {
	plan, price := fmt.Sprintf("own-%d", time.Now().UnixNano()%1e9), stack.Object{"amount": 100, "currency": "usd"}
	ops.Must(201, "POST", "/v1/admin/plans", stack.Object{
		"id": plan, "name": "Narrow", "rank": 900, "prices": stack.Object{"month": price, "year": price}, "offered": false, "entitlements": []string{"apiAccess"}, "limits": limits,
	}, nil)
	ops.Must(200, "PUT", "/v1/admin/tenants/"+team+"/subscription", stack.Object{
		"action": "grant", "planId": plan, "end": time.Now().Add(48 * time.Hour).UTC(), "reason": "a test",
	}, nil)
}

// attempt is how one of many takes of a limit.
type attempt func(i int) (method, path string, body any)

// everyLimit: for each limit there is, twenty who take of it at the same time leave exactly
// what it allows, and the others are told why.
func everyLimit(t *testing.T, s *stack.Stack, ops *stack.Person) {
	p := s.Register(t, "Narrow Roasters")
	wide := p.Connect("linkedin")
	narrow(ops, p.TenantID)
	stack.Eventually(t, patience, "every process sees the plan", func() string {
		for _, api := range s.APIs {
			if got := metersAt(p, api.URL)["seats"].Max; got != allowed {
				return fmt.Sprintf("%s knows of %d seats", api.URL, got)
			}
		}
		return ""
	})
	brand := p.Create("/v1/brand-profiles", stack.Object{"name": "First"})
	campaign := p.Create("/v1/campaigns", stack.CampaignInput(brand))
	drafts := make([]string, callers)
	for i := range drafts {
		drafts[i] = p.Create("/v1/posts", stack.Object{"text": fmt.Sprintf("Draft %d %s", i, strings.Repeat(string(rune('a'+i)), 20)), "channelIds": []string{wide["linkedin"]}})
	}
	for limit, try := range map[string]attempt{
		"seats": func(i int) (string, string, any) {
			return "POST", "/v1/tenant/invites", stack.Object{"email": fmt.Sprintf("guest%d@example.com", i), "role": "editor"}
		},
		"brandProfiles": func(i int) (string, string, any) {
			return "POST", "/v1/brand-profiles", stack.Object{"name": fmt.Sprintf("Brand %d", i)}
		},
		"activeCampaigns": func(int) (string, string, any) { return "POST", "/v1/campaigns/" + campaign + "/duplicate", nil },
		"scheduledPosts": func(i int) (string, string, any) {
			return "POST", "/v1/posts/" + drafts[i] + "/schedule", stack.Object{"publishAt": time.Now().Add(time.Hour).UTC()}
		},
		"engineRuns": func(int) (string, string, any) {
			return "POST", "/v1/engines/strategy/runs", stack.Object{"campaignId": campaign, "input": stack.Object{}}
		},
		"storageBytes": func(i int) (string, string, any) {
			return "POST", "/v1/assets", stack.Object{"filename": fmt.Sprintf("%d.png", i), "contentType": "image/png", "size": fileSize}
		},
		"apiKeys": func(i int) (string, string, any) {
			return "POST", "/v1/api-keys", stack.Object{"name": fmt.Sprintf("Key %d", i), "scopes": []string{"posts:read"}}
		},
	} {
		before := meters(p)[limit]
		worked, refused := rush(p, try)
		after := meters(p)[limit]
		room, unit := before.Max-before.Used, int64(1)
		if limit == "storageBytes" {
			unit = fileSize
		}
		if worked != room/unit || after.Used != after.Max || refused["plan_limit_reached"] != callers-worked {
			t.Errorf("%s: %d of %d worked where there was room for %d, and %d of %d are used; the others: %v", limit, worked, callers, room/unit, after.Used, after.Max, refused)
		}
		seen = append(seen, limit)
	}
	assertChannels(t, s, p)
	assertUpload(t, p)
	assertTokens(t, s, ops)
	assertAllSeen(t, p)
}

// seen are the limits that were rushed.
var seen []string

// rush has many take of a limit at the same time, and counts what became of them.
func rush(p *stack.Person, try attempt) (worked int64, refused map[string]int64) {
	answers := make([]stack.Answer, callers)
	var crowd sync.WaitGroup
	for i := range answers {
		crowd.Go(func() {
			method, path, body := try(i)
			answers[i] = p.Do(method, path, body)
		})
	}
	crowd.Wait()
	refused = map[string]int64{}
	for _, a := range answers {
		if a.Status < 300 {
			worked++
			continue
		}
		refused[a.Code()]++
	}
	return worked, refused
}

type meter struct {
	Limit     string
	Used, Max int64
}

func meters(p *stack.Person) map[string]meter {
	var got struct{ Meters []meter }
	p.Get("/v1/billing/usage", &got)
	all := map[string]meter{}
	for _, m := range got.Meters {
		all[m.Limit] = m
	}
	return all
}

// metersAt is what one of the APIs tells of the team's limits; people ask any of them.
func metersAt(p *stack.Person, api string) map[string]meter {
	p.Pin(api)
	defer p.Pin("")
	return meters(p)
}

// assertChannels: more accounts are linked than the plan includes, and many ask for them at
// the same time.
func assertChannels(t *testing.T, s *stack.Stack, p *stack.Person) {
	var link struct{ URL string }
	p.Must(200, "POST", "/v1/channels/connect", stack.Object{"networks": []string{"facebook", "twitter", "bluesky", "threads"}, "returnPath": "/channels"}, &link)
	for _, network := range []string{"facebook", "twitter", "bluesky", "threads"} {
		s.Link(t, link.URL, network, "Narrow on "+network)
	}
	rush(p, func(int) (string, string, any) { return "POST", "/v1/channels/refresh", nil })
	var got struct{ Data []struct{ Status string } }
	p.Get("/v1/channels", &got)
	connected := 0
	for _, c := range got.Data {
		if c.Status == "connected" {
			connected++
		}
	}
	if m := meters(p)["channels"]; connected != allowed || m.Used != allowed {
		t.Errorf("channels: %d are connected and %d counted, want %d", connected, m.Used, allowed)
	}
	seen = append(seen, "channels")
}

// assertTokens: what a run takes is known at its end, so that the most is held back until
// then; many start at the same time where the budget has room for three.
func assertTokens(t *testing.T, s *stack.Stack, ops *stack.Person) {
	p := s.Register(t, "Sparing Roasters")
	campaign := p.Create("/v1/campaigns", stack.CampaignInput(p.Create("/v1/brand-profiles", stack.BrandInput())))
	wish := stack.Object{"campaignId": campaign, "input": stack.Object{}}
	var price struct {
		Most struct{ PromptTokens, OutputTokens int64 }
	}
	p.Must(200, "POST", "/v1/engines/strategy/estimate", wish, &price)
	most := price.Most.PromptTokens + price.Most.OutputTokens
	tokens := allowed*most + most/2
	grant(ops, p.TenantID, stack.Object{"seats": allowed, "brandProfiles": allowed, "activeCampaigns": allowed, "engineRuns": 2 * callers, "engineTokens": tokens})
	stack.Eventually(t, patience, "every process sees the plan", func() string {
		for range len(s.APIs) {
			if got := meters(p)["engineTokens"].Max; got != tokens {
				return fmt.Sprintf("%d tokens", got)
			}
		}
		return ""
	})
	worked, refused := rush(p, func(int) (string, string, any) { return "POST", "/v1/engines/strategy/runs", wish })
	if worked < allowed || worked+refused["plan_limit_reached"] != callers {
		t.Errorf("engineTokens: %d of %d worked where there was room for %d at once; the others: %v", worked, callers, allowed, refused)
	}
	stack.Eventually(t, patience, "what the runs took is counted", func() string {
		var runs struct {
			Data []struct {
				Status string
				Usage  struct{ PromptTokens, OutputTokens int64 }
			}
		}
		p.Get("/v1/engine-runs?limit=100", &runs)
		took := int64(0)
		for _, r := range runs.Data {
			took += r.Usage.PromptTokens + r.Usage.OutputTokens
		}
		if used := meters(p)["engineTokens"].Used; took == 0 || used != took || int64(len(runs.Data)) != worked {
			return fmt.Sprintf("%d runs took %d tokens, and %d are counted", len(runs.Data), took, used)
		}
		return ""
	})
	seen = append(seen, "engineTokens")
}

// assertUpload: the largest file is a bound and no count.
func assertUpload(t *testing.T, p *stack.Person) {
	got := p.Do("POST", "/v1/assets", stack.Object{"filename": "large.png", "contentType": "image/png", "size": fileSize + 1})
	if got.Status != http.StatusPaymentRequired || !strings.Contains(string(got.Body), `"limit":"uploadBytes"`) {
		t.Errorf("a file that is too large: %d %s", got.Status, got.Body)
	}
	seen = append(seen, "uploadBytes")
}

// assertAllSeen: a limit without a rush proves nothing.
func assertAllSeen(t *testing.T, p *stack.Person) {
	var plans struct {
		Data []struct{ Limits map[string]int64 }
	}
	p.Get("/v1/plans", &plans)
	for limit := range plans.Data[0].Limits {
		if !slices.Contains(seen, limit) {
			t.Errorf("nobody rushed %s", limit)
		}
	}
	t.Logf("%d limits, %d at once at each: exactly what the plan allows", len(seen), callers)
}
