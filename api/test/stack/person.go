package stack

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/contract"
)

// Object is a JSON object to send.
type Object = map[string]any

// Person is somebody who uses the API. Every answer they see is held against the contract.
type Person struct {
	Email, TenantID string
	Token           string // access token; empty: not signed in

	t      testing.TB
	stack  *Stack
	http   *http.Client
	pinned string // address of the API that is asked; empty: one after the other
}

// Pin has one API asked from here on, by its address; empty: one after the other again.
func (p *Person) Pin(address string) { p.pinned = address }

// Visitor is somebody who is not signed in.
func (s *Stack) Visitor(t testing.TB) *Person {
	return &Person{t: t, stack: s, http: &http.Client{
		Timeout:   time.Minute,
		Transport: &contract.Transport{Base: &http.Transport{MaxIdleConnsPerHost: 8}, Complain: t.Errorf},
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}}
}

// Register opens an account and a team with its trial, and signs in.
func (s *Stack) Register(t testing.TB, team string) *Person {
	t.Helper()
	p := s.Visitor(t)
	p.Email = Address()
	var got struct {
		AccessToken string
		Tenant      struct{ ID string }
	}
	p.Must(201, "POST", "/v1/auth/register", Object{
		"email": p.Email, "password": Password, "name": "Ada Lovelace", "tenantName": team, "timezone": "Europe/Berlin",
	}, &got)
	p.Token, p.TenantID = got.AccessToken, got.Tenant.ID
	return p
}

// Password is every Person's.
const Password = "violet tractor umbrella"

// Answer is what came back.
type Answer struct {
	Status int
	Header http.Header
	Body   []byte
}

// Code is the problem's code; empty where it is none.
func (a Answer) Code() string {
	var p struct{ Code string }
	_ = json.Unmarshal(a.Body, &p)
	return p.Code
}

// Do sends a request with a JSON body, or without one where body is nil.
func (p *Person) Do(method, path string, body any) Answer {
	p.t.Helper()
	var raw []byte
	if body != nil {
		var err error
		if raw, err = json.Marshal(body); err != nil {
			p.t.Fatal(err)
		}
	}
	return p.Send(method, path, "application/json", raw)
}

// Send sends a request with a body as it is.
func (p *Person) Send(method, path, mediaType string, body []byte) Answer {
	p.t.Helper()
	return p.answer(p.request(method, path, mediaType, body))
}

// SendWith sends a request with a JSON body and one more header, such as If-Match.
func (p *Person) SendWith(header, value, method, path string, body []byte) Answer {
	p.t.Helper()
	request := p.request(method, path, "application/json", body)
	request.Header.Set(header, value)
	return p.answer(request)
}

func (p *Person) answer(request *http.Request) Answer {
	p.t.Helper()
	response, err := p.http.Do(request)
	if err != nil {
		p.t.Fatal(err)
	}
	defer response.Body.Close()
	return p.read(response)
}

func (p *Person) read(response *http.Response) Answer {
	p.t.Helper()
	raw, err := io.ReadAll(response.Body)
	if err != nil {
		p.t.Fatalf("%s %s: %v", response.Request.Method, response.Request.URL.Path, err)
	}
	p.listen(response, raw)
	return Answer{response.StatusCode, response.Header, raw}
}

// listen notes the secrets of an answer, and fails the test for one in a refusal.
func (p *Person) listen(response *http.Response, body []byte) {
	p.t.Helper()
	if response.StatusCode >= 400 {
		if what := p.stack.secrets.found(string(body)); what != "" {
			p.t.Errorf("%s %s answered a secret (%s): %.300s", response.Request.Method, response.Request.URL.Path, what, body)
		}
		return
	}
	p.stack.secrets.harvest(told, body)
	p.stack.secrets.harvestCookies(response)
}

func (p *Person) request(method, path, mediaType string, body []byte) *http.Request {
	p.t.Helper()
	p.stack.secrets.harvest(asked, body)
	request, err := http.NewRequestWithContext(p.t.Context(), method, cmp.Or(p.pinned, p.stack.address())+path, bytes.NewReader(body))
	if err != nil {
		p.t.Fatal(err)
	}
	if body != nil {
		request.Header.Set("Content-Type", mediaType)
	}
	if p.Token != "" {
		request.Header.Set("Authorization", "Bearer "+p.Token)
	}
	// Everybody comes from an address of their own, so that the limits per address, which
	// have tests of their own, don't meet here.
	request.Header.Set("X-Forwarded-For", fmt.Sprintf("10.%d.%d.%d", rand.IntN(256), rand.IntN(256), rand.IntN(256)))
	return request
}

// Must sends a request that answers the status, and reads the answer into a struct where
// one is given.
func (p *Person) Must(status int, method, path string, body, into any) {
	p.t.Helper()
	got := p.Do(method, path, body)
	if got.Status != status {
		p.t.Fatalf("%s %s answered %d, want %d: %s", method, path, got.Status, status, got.Body)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(got.Body, into); err != nil {
		p.t.Fatalf("%s %s: %v: %s", method, path, err, got.Body)
	}
}

// Get reads something that is there.
func (p *Person) Get(path string, into any) {
	p.t.Helper()
	p.Must(200, "GET", path, nil, into)
}

// Create makes a thing and gives its id.
func (p *Person) Create(path string, body Object) string {
	p.t.Helper()
	var made struct{ ID string }
	p.Must(201, "POST", path, body, &made)
	return made.ID
}

// Follow reads a stream of server-sent events to its end and gives their data, in order.
func (p *Person) Follow(path string) []json.RawMessage {
	p.t.Helper()
	answer := p.Send("GET", path, "", nil)
	if answer.Status != 200 {
		p.t.Fatalf("GET %s answered %d: %s", path, answer.Status, answer.Body)
	}
	var events []json.RawMessage
	for line := range strings.Lines(string(answer.Body)) {
		if data, ok := strings.CutPrefix(line, "data: "); ok {
			events = append(events, json.RawMessage(data))
		}
	}
	return events
}

// lookEvery is well below what the limit of requests allows one person.
const lookEvery = 200 * time.Millisecond

// Eventually waits until something holds; what says what, in the message of a failure.
// why, where it gives a text, says what is missing.
func Eventually(t testing.TB, within time.Duration, what string, holds func() (why string)) {
	t.Helper()
	deadline := time.Now().Add(within)
	for {
		why := holds()
		if why == "" {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("not within %s: %s: %s", within, what, why)
		}
		time.Sleep(lookEvery)
	}
}
