package purchase_test

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/stack"
)

// doomed is a stack in which one API and the worker can be made to die at any step of a
// purchase: at each command that they send to the database, and each request to Stripe.
type doomed struct {
	*stack.Stack
	t        *testing.T
	api, job *harness.Cut
	points   []string // at which something died
}

// inPurchase says whether a step belongs to a purchase: what the process does with payments,
// ledgers and how far Stripe was read, what is told of it, and all it asks Stripe.
func inPurchase(step string) bool {
	return strings.Contains(step, "/v1/") || slices.ContainsFunc([]string{"payments", "ledgers", "cursors", "mismatches", "auditEvents"}, func(c string) bool {
		return strings.HasSuffix(step, " "+c)
	})
}

// changes says whether a step changes something: when it is done and nobody hears of it,
// matters.
func changes(step string) bool {
	return !strings.HasPrefix(step, "find ") && !strings.HasPrefix(step, "GET ") && !strings.HasPrefix(step, "aggregate ")
}

func newDoomed(t *testing.T) *doomed {
	d := &doomed{t: t, api: &harness.Cut{Counts: inPurchase}, job: &harness.Cut{Counts: inPurchase}}
	around := func(_ *stack.Stack, process string, env map[string]string) {
		cut := map[string]*harness.Cut{"api-1": d.api, "worker-1": d.job}[process]
		if cut != nil {
			env["MONGODB_URI"] = cut.Mongo(t, env["MONGODB_URI"])
			env["STRIPE_API_URL"] = cut.HTTP(t, env["STRIPE_API_URL"])
		}
	}
	d.Stack = stack.Start(t, stack.Options{APIs: 2, Workers: 1, Around: around})
	return d
}

// buyer registers a team at the API that lives.
func (d *doomed) buyer(name string) *stack.Person {
	d.t.Helper()
	return d.Register(d.t, name)
}

// knock asks the API that may die, and takes it if nobody answers.
func (d *doomed) knock(p *stack.Person, path string, body string) {
	request, err := http.NewRequestWithContext(d.t.Context(), "POST", d.APIs[0].URL+path, strings.NewReader(body))
	if err != nil {
		d.t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+p.Token)
	if body != "" {
		request.Header.Set("Content-Type", "application/json")
	}
	if response, err := http.DefaultClient.Do(request); err == nil {
		response.Body.Close()
	}
}

// at lets do run until the doomed process dies at its n-th step, and starts it again; false:
// there are not so many steps.
func (d *doomed) at(cut *harness.Cut, victim *harness.Server, n int, after bool, do func()) bool {
	hit := cut.At(n, after, victim.Kill)
	do()
	if !cut.Due() {
		cut.Watch()
		return false
	}
	d.points = append(d.points, <-hit)
	stack.Restart(d.t, victim)
	return true
}

// each makes a process die at every step of a deed, before it and, where it changes
// something, after it. prepare gives what the deed is done with.
func (d *doomed) each(what string, cut *harness.Cut, victim *harness.Server, prepare func(n int) func()) {
	cut.Watch()
	prepare(0)()
	steps := cut.Steps()
	if len(steps) < 3 {
		d.t.Fatalf("%s takes only the steps %v: that proves nothing", what, steps)
	}
	died := len(d.points)
	for n := 1; n <= len(steps); n++ {
		for _, after := range []bool{false, true} {
			if after && !changes(steps[n-1]) {
				continue
			}
			d.at(cut, victim, n, after, prepare(n))
		}
	}
	d.t.Logf("%s: %d steps, died %d times: %v", what, len(steps), len(d.points)-died, d.points[died:])
	if len(d.points) == died {
		d.t.Errorf("%s: nothing died", what)
	}
}

// Wherever a process dies between the opening of a payment page and the period: where Stripe
// was paid there is exactly one period afterwards, and none where it was not.
func TestAPurchaseSurvivesEveryDeath(t *testing.T) {
	t.Parallel()
	d := newDoomed(t)
	var paid, unpaid []*stack.Person

	team := 0
	next := func(list *[]*stack.Person) *stack.Person {
		team++
		p := d.buyer(fmt.Sprintf("Mortals %d", team))
		*list = append(*list, p)
		return p
	}

	// The API dies while it opens the page. Whoever saw the page pays, and whoever pays is
	// known by the page that Stripe has.
	d.each("opening a payment page", d.api, d.APIs[0], func(int) func() {
		p := next(&unpaid)
		return func() { d.knock(p, "/v1/billing/checkout-sessions", `{"planId":"agency","interval":"month"}`) }
	})
	for i, p := range slices.Clone(unpaid) {
		if page := d.pageOf(p.TenantID); page != "" && i%2 == 0 { // the others never pay
			d.Pay(t, page)
			unpaid = slices.DeleteFunc(unpaid, func(q *stack.Person) bool { return q == p })
			paid = append(paid, p)
		}
	}

	// The API dies while it verifies, both what was paid and what was not.
	d.each("verifying what was paid", d.api, d.APIs[0], func(int) func() {
		p := next(&paid)
		opened := checkout(p, "agency")
		d.Pay(t, opened.ID)
		return func() { d.knock(p, "/v1/billing/checkout-sessions/"+opened.ID+"/verify", "") }
	})
	d.each("verifying what was not paid", d.api, d.APIs[0], func(int) func() {
		p := next(&unpaid)
		opened := checkout(p, "agency")
		return func() { d.knock(p, "/v1/billing/checkout-sessions/"+opened.ID+"/verify", "") }
	})

	d.assertOneEach(paid)
	stripeAcceptsAll(t, d.Stack)
	for _, p := range unpaid {
		if got := bought(p); len(got) != 0 {
			t.Errorf("%s paid nothing and has the periods %v", p.TenantID, got)
		}
	}
	t.Logf("%d deaths; %d payments gave a period each, %d unpaid purchases none", len(d.points), len(paid), len(unpaid))
}

// assertOneEach waits until everybody who paid has a period, and looks whether it is one.
func (d *doomed) assertOneEach(paid []*stack.Person) {
	d.t.Helper()
	for _, p := range paid {
		stack.Eventually(d.t, 2*patience, "the payment has its period", func() string {
			if len(bought(p)) == 0 {
				return p.TenantID + " has none"
			}
			return ""
		})
	}
	for _, p := range paid {
		if got := bought(p); len(got) != 1 {
			d.t.Errorf("%s paid once and has the periods %v", p.TenantID, got)
		}
	}
}

// The worker settles what nobody verifies, in rounds ten seconds apart whose first steps
// are some two dozen where there is a payment. Two stacks share them, so that half of the
// steps are met in one run.
const (
	workerSteps = 24
	workerStep  = 4
	workerParts = 2
	roundWithin = 40 * time.Second
)

// Wherever the worker dies in the round in which it finds a payment: afterwards there is
// exactly one period.
func TestAWorkerThatDiesSettlesAPaymentOnce(t *testing.T) {
	t.Parallel()
	for part := range workerParts {
		t.Run(fmt.Sprintf("part %d", part+1), func(t *testing.T) {
			t.Parallel()
			d := newDoomed(t)
			var paid []*stack.Person
			for n := part + 1; n <= workerSteps; n += workerStep {
				p := d.buyer(fmt.Sprintf("Mortals %d", n))
				paid = append(paid, p)
				d.Pay(t, checkout(p, "agency").ID)
				d.workerDiesAt(n)
			}
			d.assertOneEach(paid)
			stripeAcceptsAll(t, d.Stack)
			if len(d.points) < len(paid)/2 {
				t.Errorf("the worker died only %d times: that proves little", len(d.points))
			}
			t.Logf("the worker died %d times: %v", len(d.points), d.points)
		})
	}
}

// workerDiesAt has the worker die at its n-th step, every other time after that step, and
// starts it again. Where a round has fewer steps it lives.
func (d *doomed) workerDiesAt(n int) {
	d.t.Helper()
	hit := d.job.At(n, n/workerStep%2 == 1, d.Workers[0].Kill)
	select {
	case point := <-hit:
		d.points = append(d.points, point)
		stack.Restart(d.t, d.Workers[0])
	case <-time.After(roundWithin):
		d.job.Watch()
	}
}

// pageOf finds the payment page that Stripe has for a team; empty: there is none.
func (d *doomed) pageOf(team string) string {
	d.t.Helper()
	for _, page := range d.Sessions(d.t) {
		if page.Metadata["tenant_id"] == team {
			return page.ID
		}
	}
	return ""
}
