package stack

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// Shown is one post in the sandbox network's own record.
type Shown struct {
	ProfileRef, Network, Account, Text, Notes, IdempotencyKey, PostURL string
	ReceivedAt, PublishedAt                                            time.Time
	Media                                                              []struct{ URL, Type, Image string }
}

// Shown is what the networks show, newest first.
func (s *Stack) Shown(t testing.TB) []Shown {
	t.Helper()
	var answer struct {
		Posts []Shown
		Total int
	}
	s.control(t, "GET", "/network/api/posts", nil, &answer)
	if answer.Total != len(answer.Posts) {
		t.Fatalf("the network lists %d of %d posts", len(answer.Posts), answer.Total)
	}
	return answer.Posts
}

// ShownWith is what the networks show with a word in its text.
func (s *Stack) ShownWith(t testing.TB, word string) []Shown {
	t.Helper()
	var found []Shown
	for _, p := range s.Shown(t) {
		if strings.Contains(p.Text, word) {
			found = append(found, p)
		}
	}
	return found
}

// Mail is a letter as the sandbox's mail server took it.
type Mail struct {
	From, Subject, Text string
	Links               []string
}

// Mails are the letters to an address, newest first.
func (s *Stack) Mails(t testing.TB, to string) []Mail {
	t.Helper()
	var answer struct{ Data []Mail }
	s.control(t, "GET", "/mail/api/messages?to="+url.QueryEscape(to), nil, &answer)
	return answer.Data
}

// Picture fetches the network's own copy of a published picture.
func (s *Stack) Picture(t testing.TB, name string) []byte {
	t.Helper()
	return s.fetch(t, "GET", "/network/image/"+name, nil)
}

// Break makes requests to a provider fail; the sandbox's documentation lists the fields.
func (s *Stack) Break(t testing.TB, fault Object) {
	t.Helper()
	s.control(t, "POST", "/control/faults", fault, nil)
}

// Mend removes every fault, and gives how many requests they would still have hit.
func (s *Stack) Mend(t testing.TB) (left int) {
	t.Helper()
	var faults struct{ Data []struct{ Times, Fired int } }
	s.control(t, "GET", "/control/faults", nil, &faults)
	for _, f := range faults.Data {
		left += f.Times - f.Fired
	}
	s.control(t, "DELETE", "/control/faults", nil, nil)
	return left
}

// Unstruck tells how many requests each fault would still hit, by its id.
func (s *Stack) Unstruck(t testing.TB) map[string]int {
	t.Helper()
	var faults struct {
		Data []struct {
			ID           string
			Times, Fired int
		}
	}
	s.control(t, "GET", "/control/faults", nil, &faults)
	left := map[string]int{}
	for _, f := range faults.Data {
		left[f.ID] = f.Times - f.Fired
	}
	return left
}

// BreakModel makes the model's answers fail; the sandbox's documentation lists the kinds.
func (s *Stack) BreakModel(t testing.TB, fault Object) {
	t.Helper()
	s.control(t, "POST", "/control/gemini/faults", fault, nil)
}

// Ayrshare changes the publishing provider's switches.
func (s *Stack) Ayrshare(t testing.TB, settings Object) {
	t.Helper()
	s.control(t, "PATCH", "/control/ayrshare/settings", settings, nil)
}

// Request is a request that a provider received.
type Request struct {
	Method, Path, Outcome, Body string
	Headers                     map[string]string // of credentials the first characters alone
	Status                      int
}

// everything is the most requests that the sandbox remembers.
const everything = "1000"

// Received lists the requests that a provider received and the sandbox still remembers,
// oldest first.
func (s *Stack) Received(t testing.TB, provider string) []Request {
	t.Helper()
	var answer struct{ Data []Request }
	s.control(t, "GET", "/control/requests?limit="+everything+"&provider="+provider, nil, &answer)
	return answer.Data
}

// Pay pays on Stripe's page as a buyer who never comes back to the app.
func (s *Stack) Pay(t testing.TB, sessionID string) {
	t.Helper()
	s.control(t, "POST", "/control/stripe/sessions/"+sessionID+"/pay", Object{"email": "ada@example.com"}, nil)
}

// Expire lets a payment page run out.
func (s *Stack) Expire(t testing.TB, sessionID string) {
	t.Helper()
	s.control(t, "POST", "/control/stripe/sessions/"+sessionID+"/expire", Object{}, nil)
}

// AskStripe sends a form to Stripe with the product's own key and gives the answer.
func (s *Stack) AskStripe(t testing.TB, method, path, form string) Answer {
	t.Helper()
	request, err := http.NewRequestWithContext(t.Context(), method, s.World.Env["STRIPE_API_URL"]+path, strings.NewReader(form))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+s.World.Env["STRIPE_SECRET_KEY"])
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return Answer{response.StatusCode, response.Header, body}
}

// CheckoutPage is a payment page as Stripe has it.
type CheckoutPage struct {
	ID       string
	Metadata map[string]string
}

// Sessions lists the newest hundred payment pages that Stripe has.
func (s *Stack) Sessions(t testing.TB) []CheckoutPage {
	t.Helper()
	var list struct{ Data []CheckoutPage }
	if err := json.Unmarshal(s.AskStripe(t, "GET", "/v1/checkout/sessions?limit=100", "").Body, &list); err != nil {
		t.Fatal(err)
	}
	return list.Data
}

// PayOnPage fills in Stripe's payment page and gives the address it leads back to.
func (s *Stack) PayOnPage(t testing.TB, page string) string {
	t.Helper()
	return submit(t, page, url.Values{
		"email": {"ada@example.com"}, "name": {"Ada Lovelace"}, "number": {"4242 4242 4242 4242"}, "expiry": {"12 / 40"}, "cvc": {"123"},
	})
}

// Link links an account on Ayrshare's linking page.
func (s *Stack) Link(t testing.TB, page, network, name string) {
	t.Helper()
	submit(t, page+"/connect", url.Values{"network": {network}, "name": {name}})
}

// submit sends a form of a page, which then redirects.
func submit(t testing.TB, address string, form url.Values) string {
	t.Helper()
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	response, err := client.PostForm(address, form)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusSeeOther {
		body, _ := io.ReadAll(response.Body)
		t.Fatalf("the form at %s answered %d: %.2000s", address, response.StatusCode, body)
	}
	return response.Header.Get("Location")
}

// control asks the sandbox's control port.
func (s *Stack) control(t testing.TB, method, path string, body, into any) {
	t.Helper()
	raw := s.fetch(t, method, path, body)
	if into == nil {
		return
	}
	if err := json.Unmarshal(raw, into); err != nil {
		t.Fatalf("%s %s: %v: %.500s", method, path, err, raw)
	}
}

func (s *Stack) fetch(t testing.TB, method, path string, body any) []byte {
	t.Helper()
	raw, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	// The test's own context may have ended where this runs in a clean-up.
	request, err := http.NewRequest(method, s.World.Env["SANDBOX_URL"]+path, bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	request.Header.Set("Content-Type", "application/json")
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode >= 300 {
		t.Fatalf("the sandbox answered %d to %s %s: %s (%v)", response.StatusCode, method, path, answer, err)
	}
	return answer
}

// Ledger is what the publishing provider has published, oldest first, however much it is.
func (s *Stack) Ledger(t testing.TB) []Shown {
	t.Helper()
	var answer struct{ Entries []Shown }
	s.control(t, "GET", "/control/ayrshare/ledger", nil, &answer)
	return answer.Entries
}

// Profile is a profile at the publishing provider.
type Profile struct {
	Title             string
	Requests, Refused int // in the present five minutes; since the start, beyond the limit
}

// Profiles lists the publishing provider's profiles.
func (s *Stack) Profiles(t testing.TB) []Profile {
	t.Helper()
	var answer struct{ Profiles []Profile }
	s.control(t, "GET", "/control/ayrshare/profiles", nil, &answer)
	return answer.Profiles
}
