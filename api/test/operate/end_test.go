package operate_test

import (
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

// override has an operator decide about a team's subscription.
func override(ops *stack.Person, team string, decision stack.Object) {
	decision["reason"] = "a test"
	ops.Must(200, "PUT", "/v1/admin/tenants/"+team+"/subscription", decision, nil)
}

// rescheduled is what became of one post.
type rescheduled struct {
	PostID    string
	OK        bool
	PublishAt time.Time
	Code      string
}

// After the end everything can be read and exported, writing answers 402, and what falls
// due is held. Once there is a plan again, the team is told once, and gives the posts new
// moments; each goes out once.
func aPlanEndsAndGoesOn(t *testing.T, s *stack.Stack) {
	p, ops := s.Register(t, "Paused Roasters"), s.Operator(t)
	channels := p.Connect("linkedin")
	words := []string{"Glacier meadow", "Copper kettle", "Velvet harbour"}
	due := time.Now().Add(4 * time.Second)
	var posts []string
	for i, w := range words {
		posts = append(posts, p.Schedule("paused "+w, channels, due.Add(time.Duration(i)*time.Second)))
	}
	override(ops, p.TenantID, stack.Object{"action": "end"})
	stack.Eventually(t, patience, "the posts are held", func() (why string) {
		for _, got := range p.Posts() {
			if got.State != "held" {
				why += got.ID + " is " + got.State + "\n"
			}
		}
		return why
	})
	p.Get("/v1/posts/"+posts[0], nil)
	p.Must(202, "POST", "/v1/tenant/export", nil, nil)
	for path, body := range map[string]any{
		"/v1/brand-profiles":               stack.Object{"name": "New"},
		"/v1/posts/" + posts[0] + "/retry": stack.Object{},
		"/v1/posts/reschedule":             stack.Object{"postIds": posts, "startAt": time.Now().Add(time.Minute).UTC(), "spacingMinutes": 1},
	} {
		if got := p.Do("POST", path, body); got.Status != http.StatusPaymentRequired || got.Code() != "subscription_inactive" {
			t.Errorf("after the end, POST %s answers %d %s", path, got.Status, got.Code())
		}
	}

	override(ops, p.TenantID, stack.Object{"action": "grant", "planId": "growth", "end": time.Now().Add(30 * 24 * time.Hour).UTC()})
	override(ops, p.TenantID, stack.Object{"action": "extend", "end": time.Now().Add(60 * 24 * time.Hour).UTC()})
	if told := heldNotices(p); told != 1 {
		t.Errorf("the team was told %d times that posts were held", told)
	}
	stack.Eventually(t, patience, "every process sees the new plan", func() string {
		if got := p.Do("POST", "/v1/brand-profiles", stack.Object{"name": "New"}); got.Status != http.StatusCreated {
			return got.Code()
		}
		return ""
	})
	start := time.Now().Add(3 * time.Second).UTC().Truncate(time.Millisecond)
	wish := stack.Object{"postIds": []string{posts[2], "pst_nowhere", posts[0], posts[1]}, "startAt": start, "spacingMinutes": 0}
	first, again := reschedule(p, wish), reschedule(p, wish)
	if !reflect.DeepEqual(first, again) {
		t.Errorf("the same request gave %+v and then %+v", first, again)
	}
	for i, got := range first[:1] {
		if got.PostID != "pst_nowhere" || got.OK || got.Code != "post_not_found" {
			t.Errorf("line %d is %+v", i, got)
		}
	}
	for i, got := range first[1:] {
		if got.PostID != posts[i] || !got.OK || !got.PublishAt.Equal(start) {
			t.Errorf("post %d (%s) became %+v", i, posts[i], got)
		}
	}
	stack.Eventually(t, stack.Soon, "the posts are out", p.Unpublished)
	for _, w := range words {
		if shown := len(s.ShownWith(t, "paused "+w)); shown != 1 {
			t.Errorf("%q is on the network %d times", w, shown)
		}
	}
}

func reschedule(p *stack.Person, wish stack.Object) []rescheduled {
	var got struct{ Data []rescheduled }
	p.Must(200, "POST", "/v1/posts/reschedule", wish, &got)
	return got.Data
}

// heldNotices counts the notices that tell of posts that were held.
func heldNotices(p *stack.Person) (n int) {
	var got struct{ Data []struct{ Kind, Path string } }
	p.Get("/v1/notifications?limit=100", &got)
	for _, notice := range got.Data {
		if notice.Kind == "posts.held" && notice.Path == "/posts?state=held" {
			n++
		}
	}
	return n
}

func operatorsFindTeamsAndPayments(t *testing.T, s *stack.Stack) {
	p, ops, support := s.Register(t, "Quibble & Zest"), s.Operator(t), s.Support(t)
	var list struct {
		Data []struct {
			ID, Name, OwnerEmail string
			Subscription         struct{ Status string }
			Meters               []struct{ Limit string }
		}
	}
	support.Get("/v1/admin/tenants?q=quibble+zest&subscription=trialing&planId=growth&sort=name", &list)
	if len(list.Data) != 1 || list.Data[0].ID != p.TenantID || list.Data[0].OwnerEmail != p.Email || len(list.Data[0].Meters) != 9 {
		t.Fatalf("the search finds %+v", list.Data)
	}
	var session struct{ ID, URL, PaymentID string }
	p.Must(201, "POST", "/v1/billing/checkout-sessions", stack.Object{"planId": "starter", "interval": "month"}, &session)
	var payments struct {
		Data []struct{ ID, Status, TenantName, Email string }
	}
	for _, find := range []string{"q=" + session.ID, "tenantId=" + p.TenantID + "&status=pending", "q=" + session.PaymentID} {
		support.Get("/v1/admin/payments?"+find, &payments)
		if len(payments.Data) != 1 || payments.Data[0].ID != session.PaymentID || payments.Data[0].TenantName != "Quibble & Zest" || payments.Data[0].Email != p.Email {
			t.Errorf("%s finds %+v", find, payments.Data)
		}
	}
	var detail struct {
		Stripe struct{ Status, PaymentStatus string }
	}
	support.Get("/v1/admin/payments/"+session.PaymentID, &detail)
	if detail.Stripe.Status != "open" || detail.Stripe.PaymentStatus != "unpaid" {
		t.Errorf("at Stripe it is %+v", detail.Stripe)
	}
	override(ops, p.TenantID, stack.Object{"action": "change", "planId": "agency"})
	var team struct {
		Ledger []struct{ Kind, PlanID, Reason, By string }
	}
	support.Get("/v1/admin/tenants/"+p.TenantID, &team)
	if len(team.Ledger) != 2 || team.Ledger[0].Kind != "trial" || team.Ledger[1].Kind != "change" || team.Ledger[1].PlanID != "agency" || team.Ledger[1].Reason != "a test" {
		t.Errorf("the ledger is %+v", team.Ledger)
	}
	for sheet, want := range map[string]string{"tenants/export?q=quibble": p.TenantID + ",Quibble & Zest,active," + p.Email, "payments/export?tenantId=" + p.TenantID: session.PaymentID} {
		got := support.Do("GET", "/v1/admin/"+sheet, nil)
		if got.Status != 200 || !slices.ContainsFunc(strings.Split(string(got.Body), "\r\n"), func(l string) bool { return strings.HasPrefix(l, want) }) {
			t.Errorf("%s answers %d %s", sheet, got.Status, got.Body)
		}
	}
	var revenue struct{ Data []struct{ Month string } }
	support.Get("/v1/admin/revenue?months=3", &revenue)
}
