package loop_test

import (
	"slices"
	"strings"
	"testing"

	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/stack"
)

func TestTheLoopRunsWithOneOfEachProcess(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	runLoop(t, s)
}

func TestTheLoopRunsWithTwoOfEachProcess(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 2, Workers: 2, Env: map[string]string{"DATABASE_URL": harness.Postgres(t)}})
	runLoop(t, s)
}

// runLoop goes from registration to the published post.
func runLoop(t *testing.T, s *stack.Stack) {
	p := s.Register(t, "Northwind Coffee")
	meetOneself(t, p)
	buy(t, s, p)
	campaign := plan(t, p)
	creative := write(t, p, campaign)
	asset, picture := p.Upload()
	p.Must(200, "PATCH", "/v1/creatives/"+creative.ID, stack.Object{"assetIds": []string{asset}}, nil)
	channels := p.Connect(stack.Networks...)
	publish(t, p, campaign, creative, asset, channels)
	assertShown(t, s, creative, picture)
}

func meetOneself(t *testing.T, p *stack.Person) {
	var me struct {
		User        struct{ Email string }
		Tenant      struct{ ID, Role string }
		Permissions []string
	}
	p.Get("/v1/me", &me)
	if me.User.Email != p.Email || me.Tenant.ID != p.TenantID || me.Tenant.Role != "owner" {
		t.Fatalf("the one who registered is %+v", me)
	}
	if !slices.Contains(me.Permissions, "billing:write") {
		t.Errorf("an owner may not buy: %v", me.Permissions)
	}
	if got := subscription(p); got.Status != "trialing" {
		t.Errorf("a new team's subscription is %q, want trialing", got.Status)
	}
}

type offer struct{ ID string }

// held is what a subscription is.
type held struct {
	Status string
	Plan   *offer
}

func subscription(p *stack.Person) (got held) {
	p.Get("/v1/billing/subscription", &got)
	return got
}

// checkout asks for the payment page of the dearest plan.
func checkout(t *testing.T, p *stack.Person) (session struct{ ID, URL, Status string }, planID string) {
	var plans struct{ Data []offer }
	p.Get("/v1/plans", &plans)
	if len(plans.Data) == 0 {
		t.Fatal("no plan is on offer")
	}
	planID = plans.Data[len(plans.Data)-1].ID
	p.Must(201, "POST", "/v1/billing/checkout-sessions", stack.Object{"planId": planID, "interval": "month"}, &session)
	return session, planID
}

// buy pays on Stripe's page, comes back, and has the plan.
func buy(t *testing.T, s *stack.Stack, p *stack.Person) {
	session, planID := checkout(t, p)
	var verified struct {
		Status       string
		Subscription held
	}
	verify := "/v1/billing/checkout-sessions/" + session.ID + "/verify"
	p.Must(200, "POST", verify, nil, &verified)
	if verified.Status != "pending" {
		t.Errorf("an unpaid purchase is %q, want pending", verified.Status)
	}
	if back := s.PayOnPage(t, session.URL); !strings.HasPrefix(back, "http://127.0.0.1:3000/") || !strings.Contains(back, session.ID) {
		t.Errorf("the payment page leads to %q, want the app's page with the session's id", back)
	}
	p.Must(200, "POST", verify, nil, &verified)
	if verified.Status != "paid" || verified.Subscription.Status != "active" || verified.Subscription.Plan.ID != planID {
		t.Errorf("after paying for %s the purchase is %+v", planID, verified)
	}
	if got := subscription(p); got.Status != "active" || got.Plan == nil || got.Plan.ID != planID {
		t.Errorf("after verification the subscription is %+v, want %s active", got, planID)
	}
}

// plan makes a brand and a campaign, has the strategy engine work, and applies the result.
func plan(t *testing.T, p *stack.Person) (campaign string) {
	brand := p.Create("/v1/brand-profiles", stack.BrandInput())
	campaign = p.Create("/v1/campaigns", stack.CampaignInput(brand))
	run := p.Work("strategy", campaign, nil)
	p.Must(200, "POST", "/v1/engine-runs/"+run+"/apply", stack.Object{}, nil)
	var got struct {
		Strategy *struct {
			RunID      string
			ChannelMix []struct{ Network string }
		}
	}
	p.Get("/v1/campaigns/"+campaign, &got)
	if got.Strategy == nil || got.Strategy.RunID != run || len(got.Strategy.ChannelMix) != len(stack.Networks) {
		t.Fatalf("after applying run %s the campaign's strategy is %+v", run, got.Strategy)
	}
	return campaign
}

// written is a creative.
type written struct {
	ID       string
	Variants []struct {
		Network  string         `json:"network"`
		Text     string         `json:"text"`
		Hashtags []string       `json:"hashtags"`
		Claims   []stack.Object `json:"claims,omitempty"`
	}
	Unsourced []struct{ Network, Sentence string }
}

// write has the copy engine work and accepts its first option into a creative.
func write(t *testing.T, p *stack.Person, campaign string) (c written) {
	run := p.Work("copy", campaign, stack.Object{"idea": "The first frost"})
	var applied struct {
		Applied struct{ Kind, ID string }
	}
	p.Must(200, "POST", "/v1/engine-runs/"+run+"/apply", stack.Object{"option": 0}, &applied)
	if applied.Applied.Kind != "creative" {
		t.Fatalf("applying copy made %+v", applied.Applied)
	}
	p.Get("/v1/creatives/"+applied.Applied.ID, &c)
	if len(c.Variants) != len(stack.Networks) {
		t.Fatalf("the creative has %d variants, want one for each of %v", len(c.Variants), stack.Networks)
	}
	doubt(t, p, c)
	return c
}

// doubt adds a sentence that nobody has a source for to the first text of a creative, and
// takes it out again: while it stands there it is told, and the claims of the rest stay.
func doubt(t *testing.T, p *stack.Person, c written) {
	t.Helper()
	if len(c.Unsourced) != 0 || len(c.Variants[0].Claims) == 0 {
		t.Fatalf("the creative comes with the claims %v, and without a source are %v", c.Variants[0].Claims, c.Unsourced)
	}
	const bold = "It beats 97 others."
	said, claims := c.Variants[0].Text, c.Variants[0].Claims
	c.Variants[0].Text, c.Variants[0].Claims = said+"\n"+bold, nil
	var now written
	p.Must(200, "PATCH", "/v1/creatives/"+c.ID, stack.Object{"variants": c.Variants}, &now)
	if len(now.Unsourced) != 1 || now.Unsourced[0].Sentence != bold || now.Unsourced[0].Network != c.Variants[0].Network {
		t.Errorf("after %q is added, %v are without a source", bold, now.Unsourced)
	}
	c.Variants[0].Text = said
	p.Must(200, "PATCH", "/v1/creatives/"+c.ID, stack.Object{"variants": c.Variants}, &now)
	if len(now.Unsourced) != 0 || len(now.Variants[0].Claims) != len(claims) {
		t.Errorf("after it is gone the claims are %v, and without a source are %v", now.Variants[0].Claims, now.Unsourced)
	}
}

// unless gives what is wrong where something does not hold.
func unless(holds bool, why string) string {
	if holds {
		return ""
	}
	if why == "" {
		return "no"
	}
	return why
}

func TestABuyerWhoClosesTheTabHasThePlanAnyway(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	p := s.Register(t, "Absent Buyers")
	session, planID := checkout(t, p)
	s.Pay(t, session.ID)
	stack.Eventually(t, stack.Soon, "the worker activates the plan by itself", func() string {
		got := subscription(p)
		return unless(got.Status == "active" && got.Plan.ID == planID, got.Status)
	})
}
