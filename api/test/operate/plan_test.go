package operate_test

import (
	"encoding/json"
	"testing"

	"campaignos.dev/api/test/stack"
)

// plan is one version of a plan as operators see it.
type plan struct {
	ID           string
	Version      int64
	Offered      bool
	Entitlements []string
	UpdatedBy    string
	Prices       struct{ Month struct{ Amount int64 } }
}

type plans struct{ Data []plan }

func (p plans) find(id string) *plan {
	for i := range p.Data {
		if p.Data[i].ID == id {
			return &p.Data[i]
		}
	}
	return nil
}

// studio is a plan that makes sense.
func studio() stack.Object {
	price := func(amount int) stack.Object { return stack.Object{"amount": amount, "currency": "usd"} }
	return stack.Object{
		"id": "studio", "name": "Studio", "rank": 2, "offered": true, "features": []string{"3 seats"}, "entitlements": []string{},
		"prices": stack.Object{"month": price(2900), "year": price(29000)},
		"limits": stack.Object{
			"seats": 3, "brandProfiles": 2, "activeCampaigns": 5, "channels": 5, "scheduledPosts": 200, "engineRuns": 100,
			"storageBytes": 1 << 30, "uploadBytes": 1 << 20, "apiKeys": 0,
		},
	}
}

func operatorsKeepThePriceList(t *testing.T, s *stack.Stack) {
	ops, buyer := s.Operator(t), s.Register(t, "Price Readers")
	var made plan
	ops.Must(201, "POST", "/v1/admin/plans", studio(), &made)
	if made.Version != 1 || !made.Offered || len(made.Entitlements) != 0 || made.UpdatedBy != ops.UserID() {
		t.Errorf("made is %+v", made)
	}
	if a := ops.Do("POST", "/v1/admin/plans", studio()); a.Status != 409 || a.Code() != "plan_exists" {
		t.Errorf("made again: %d %s", a.Status, a.Code())
	}
	change, _ := json.Marshal(stack.Object{"prices": stack.Object{
		"month": stack.Object{"amount": 3100, "currency": "usd"}, "year": stack.Object{"amount": 31000, "currency": "usd"},
	}})
	for _, want := range []int{200, 412} { // the second change has not seen the first
		if a := ops.SendWith("If-Match", `"1"`, "PATCH", "/v1/admin/plans/studio", change); a.Status != want {
			t.Errorf("a change of version 1 is answered %d %s, want %d", a.Status, a.Code(), want)
		}
	}
	var versions, offered plans
	if ops.Get("/v1/admin/plans/studio/versions", &versions); len(versions.Data) != 2 || versions.Data[0].Prices.Month.Amount != 3100 || versions.Data[1].Prices.Month.Amount != 2900 {
		t.Errorf("versions: %+v", versions)
	}
	for range 4 { // of both copies of the API
		if buyer.Get("/v1/plans", &offered); offered.find("studio") == nil || offered.find("studio").Version != 2 {
			t.Errorf("on offer: %+v", offered)
		}
	}
	ops.Must(200, "PATCH", "/v1/admin/plans/studio", stack.Object{"offered": false}, nil)
	offered = plans{}
	if buyer.Get("/v1/plans", &offered); offered.find("studio") != nil {
		t.Error("a retired plan is on offer")
	}
	if a := buyer.Do("POST", "/v1/billing/checkout-sessions", stack.Object{"planId": "studio", "interval": "month"}); a.Status != 404 || a.Code() != "plan_not_found" {
		t.Errorf("buying what is retired: %d %s", a.Status, a.Code())
	}
	if a := ops.Do("PATCH", "/v1/admin/plans/growth", stack.Object{"offered": false}); a.Status != 409 || a.Code() != "plan_begins_trials" {
		t.Errorf("retiring the trial's plan: %d %s", a.Status, a.Code())
	}
	var told struct{ Data []struct{ Action string } }
	ops.Get("/v1/admin/audit-events?action=plan&target=studio", &told)
	if len(told.Data) != 3 {
		t.Errorf("the platform's log tells %+v", told.Data)
	}
}
