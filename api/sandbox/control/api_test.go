package control_test

import (
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"campaignos.dev/sandbox/control"
)

func TestMistakenFaultsAreRefusedWithWhatToChange(t *testing.T) {
	s := set(t)
	for fault, want := range map[string]string{
		`{"provider":"paypal","kind":"reset"}`:                     "provider must be one of stripe",
		`{"provider":"stripe","kind":"explode"}`:                   "kind must be one of status, delay",
		`{"provider":"stripe","kind":"status"}`:                    "status must be between 200 and 599",
		`{"provider":"stripe","kind":"delay"}`:                     "delayMs must be above 0",
		`{"provider":"stripe","kind":"delay","delayMs":999999999}`: "delayMs must be between",
		`{"provider":"stripe","kind":"reset","status":500}`:        "belong to kind status",
		`{"provider":"stripe","kind":"timeout","after":true}`:      "after belongs to kinds reset and status",
		`{"provider":"stripe","kind":"reset","times":-1}`:          "times must be 0",
		`{"provider":"stripe","kind":"reset","probability":1.5}`:   "probability must be between 0 and 1",
		`{"provider":"stripe","kind":"reset","pathPrefix":"v1"}`:   "pathPrefix must begin with a slash",
		`{"provider":"stripe","kind":"reset","colour":"red"}`:      `unknown field \"colour\"`,
		`[]`: "the body is not what this route reads",
	} {
		if status, body := s.call("POST", "/control/faults", fault); status != 400 || !strings.Contains(body, want) {
			t.Errorf("%s: got %d %s, want %q", fault, status, body, want)
		}
	}
}

func TestFaultsAreListedAndRemoved(t *testing.T) {
	s := set(t)
	one := s.inject(`{"provider":"stripe","kind":"reset"}`)
	named := s.inject(`{"id":"mine","provider":"stripe","kind":"reset"}`)
	if named.ID != "mine" {
		t.Errorf("the given id became %q", named.ID)
	}
	if status, _ := s.call("POST", "/control/faults", `{"id":"mine","provider":"stripe","kind":"reset"}`); status != 400 {
		t.Errorf("a taken id: got %d", status)
	}
	if status, _ := s.call("DELETE", "/control/faults/"+one.ID, ""); status != 204 {
		t.Errorf("remove: got %d", status)
	}
	if status, _ := s.call("DELETE", "/control/faults/"+one.ID, ""); status != 404 {
		t.Errorf("remove again: got %d", status)
	}
	if _, body := s.call("GET", "/control/faults", ""); !strings.Contains(body, "mine") || strings.Contains(body, one.ID) {
		t.Errorf("list: %s", body)
	}
	s.call("DELETE", "/control/faults", "")
	if answer, _, err := s.post("/", ""); err != nil || answer.StatusCode != 201 {
		t.Errorf("with no fault left: %v %v", answer, err)
	}
}

func TestRequestsAreRecordedInOrderAndReadOnFromTheLastSeen(t *testing.T) {
	s := set(t)
	for i := range 3 {
		if _, _, err := s.post(fmt.Sprintf("/v1/%d", i), "body"); err != nil {
			t.Fatal(err)
		}
	}
	list := s.recorded(func(l []control.Request) bool { return len(l) == 3 && l[2].Outcome == control.OutcomeAnswered })
	if list[1].Path != "/v1/1" || list[1].Method != "POST" || list[1].Body != "body" || list[1].Status != 201 || list[1].Answer != "work 2 on body" {
		t.Errorf("second record: %+v", list[1])
	}
	var next struct {
		Data    []control.Request
		LastSeq uint64
	}
	_, body := s.call("GET", fmt.Sprintf("/control/requests?since=%d&limit=1&provider=stripe", list[0].Seq), "")
	decode(t, body, &next)
	if len(next.Data) != 1 || next.Data[0].Path != "/v1/1" || next.LastSeq != list[1].Seq {
		t.Errorf("the next one: %s", body)
	}
	if _, body := s.call("GET", "/control/requests?provider=gemini", ""); !strings.Contains(body, `"data":[]`) {
		t.Errorf("another provider's: %s", body)
	}
	if status, _ := s.call("GET", "/control/requests?since=yesterday", ""); status != 400 {
		t.Errorf("since that is no number: %d", status)
	}
}

func TestSecretsAreMaskedInTheRecord(t *testing.T) {
	s := set(t)
	secret := "sk_test_" + strings.Repeat("Q", 24)
	request, _ := http.NewRequest("POST", s.server.URL+"/v1/x?key="+secret, strings.NewReader(`{"profileKey":"`+secret+`","title":"open"}`))
	request.Header.Set("Authorization", "Bearer "+secret)
	request.Header.Set("Profile-Key", secret)
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	io.Copy(io.Discard, answer.Body)
	answer.Body.Close()
	if _, body := s.call("GET", "/control/requests", ""); !strings.Contains(body, `\"title\":\"open\"`) || !strings.Contains(body, "Bearer sk_test_…") {
		t.Errorf("the record lost what is no secret: %s", body)
	}
	entry := s.recorded(func(l []control.Request) bool { return len(l) == 1 })[0]
	for name, text := range map[string]string{"query": entry.Query, "body": entry.Body, "headers": fmt.Sprint(entry.Headers)} {
		if strings.Contains(text, secret) {
			t.Errorf("the %s shows the secret: %s", name, text)
		}
	}
}

func TestCardNumbersAreMaskedInTheRecord(t *testing.T) {
	s := set(t)
	for _, body := range []string{"email=a%40b.test&number=4242424242424242&cvc=123", "card[number]=4242424242424242&email=a%40b.test", `{"card": "4242424242424242", "email": "a%40b.test"}`} {
		if _, _, err := s.post("/c/pay/x", body); err != nil {
			t.Fatal(err)
		}
	}
	for _, entry := range s.recorded(func(l []control.Request) bool { return len(l) == 3 }) {
		if strings.Contains(entry.Body, "4242424242424242") || strings.Contains(entry.Body, "cvc=123") || !strings.Contains(entry.Body, "a%40b.test") {
			t.Errorf("recorded as %s", entry.Body)
		}
	}
}

func TestResetClearsStateFaultsAndRecord(t *testing.T) {
	s := set(t)
	s.post("/", "a")
	s.inject(`{"provider":"stripe","kind":"reset"}`)
	if status, body := s.call("POST", "/control/reset", `{"providers":["stripe","paypal"]}`); status != 400 || !strings.Contains(body, "paypal") {
		t.Errorf("an unknown part: %d %s", status, body)
	}
	if _, body := s.call("GET", "/control/state/stripe", ""); strings.TrimSpace(body) != "1" {
		t.Errorf("a refused reset cleared something: %s", body)
	}
	if status, _ := s.call("POST", "/control/reset", ""); status != 200 {
		t.Errorf("reset: %d", status)
	}
	_, state := s.call("GET", "/control/state/stripe", "")
	_, faults := s.call("GET", "/control/faults", "")
	_, requests := s.call("GET", "/control/requests", "")
	if strings.TrimSpace(state) != "0" || !strings.Contains(faults, `"data":[]`) || !strings.Contains(requests, `"data":[]`) {
		t.Errorf("after reset: %s %s %s", state, faults, requests)
	}
}

func TestControlRefusesOtherWebPagesAndForeignHostNames(t *testing.T) {
	s := set(t)
	foreign, _ := http.NewRequest("POST", s.api.URL+"/control/reset", nil)
	foreign.Header.Set("Origin", "https://evil.example")
	named, _ := http.NewRequest("GET", s.api.URL+"/control/requests", nil)
	named.Host = "evil.example"
	for want, request := range map[int]*http.Request{http.StatusForbidden: foreign, http.StatusMisdirectedRequest: named} {
		answer, err := http.DefaultClient.Do(request)
		if err != nil {
			t.Fatal(err)
		}
		answer.Body.Close()
		if answer.StatusCode != want {
			t.Errorf("got %d, want %d", answer.StatusCode, want)
		}
	}
}

func TestHomePageAddsShowsAndRemovesFaults(t *testing.T) {
	s := set(t)
	form := url.Values{"provider": {"stripe"}, "kind": {"status"}, "status": {"502"}, "times": {"3"}, "pathPrefix": {"/v1/<b>"}}
	answer, err := http.PostForm(s.api.URL+"/faults", form)
	if err != nil {
		t.Fatal(err)
	}
	page, _ := io.ReadAll(answer.Body)
	answer.Body.Close()
	for _, want := range []string{"flt_1", "status 502", "of 3", "/v1/&lt;b&gt;"} {
		if !strings.Contains(string(page), want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	form.Set("status", "many")
	answer, err = http.PostForm(s.api.URL+"/faults", form)
	if err != nil {
		t.Fatal(err)
	}
	page, _ = io.ReadAll(answer.Body)
	answer.Body.Close()
	if answer.StatusCode != 422 || !strings.Contains(string(page), "status must be a whole number") {
		t.Errorf("a mistaken form: %d", answer.StatusCode)
	}
	if answer, err = http.PostForm(s.api.URL+"/faults/remove", url.Values{"id": {"flt_1"}}); err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
	if _, body := s.call("GET", "/control/faults", ""); !strings.Contains(body, `"data":[]`) {
		t.Errorf("after removal: %s", body)
	}
}
