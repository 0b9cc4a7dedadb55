package gemini

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"google.golang.org/genai"
)

// order sends a request to the control API and gives its status and answer.
func (g *stage) order(method, path, body string) (int, string) {
	g.t.Helper()
	answer := httptest.NewRecorder()
	g.server.Control().ServeHTTP(answer, httptest.NewRequest(method, path, strings.NewReader(body)))
	return answer.Code, answer.Body.String()
}

func TestAQuotaNamesItsDelayOrNone(t *testing.T) {
	g := newStage(t)
	for marker, want := range map[string]string{"429": "retryDelay:2s", "429_30": "retryDelay:30s", "429_bare": ""} {
		_, err := g.ask("[[sandbox:"+marker+"]]", nil)
		details := fmt.Sprint(g.refused(err, 429, "RESOURCE_EXHAUSTED").Details)
		if !strings.Contains(details, want) || strings.Contains(details, "RetryInfo") != (want != "") || !strings.Contains(details, "QuotaFailure") {
			t.Errorf("%s: %s", marker, details)
		}
	}
}

func TestAnAnswerMayHaveNoCandidates(t *testing.T) {
	g := newStage(t)
	a, err := g.ask("[[sandbox:empty]]", nil)
	if err != nil || len(a.Candidates) != 0 || a.PromptFeedback != nil || a.UsageMetadata.PromptTokenCount == 0 {
		t.Errorf("%+v %v", a, err)
	}
	chunks := 0
	for chunk, err := range g.client().Models.GenerateContentStream(t.Context(), testModel, genai.Text("[[sandbox:empty]]"), nil) {
		if chunks++; err != nil || len(chunk.Candidates) != 0 {
			t.Errorf("%+v %v", chunk, err)
		}
	}
	if chunks != 1 {
		t.Errorf("%d chunks", chunks)
	}
}

func TestAnAnswerMayBeJSONThatLeavesItsSchema(t *testing.T) {
	g := newStage(t)
	a, err := g.ask(prompt+"[[sandbox:off_schema]]", captions)
	if err != nil || !json.Valid([]byte(a.Text())) || strings.Contains(a.Text(), "captions") || a.Candidates[0].FinishReason != genai.FinishReasonStop {
		t.Errorf("%v %v", a, err)
	}
}

func TestSilenceAndStallLastAsLongAsIsAsked(t *testing.T) {
	g := newStage(t)
	var waited []string
	g.server.options.After = func(d time.Duration) <-chan time.Time {
		waited = append(waited, d.String())
		over := make(chan time.Time)
		close(over)
		return over
	}
	for _, marker := range []string{"silence_300", "stall_300", "silence", "stall"} {
		if _, err := g.ask(prompt+"[[sandbox:"+marker+"]]", nil); err != nil {
			t.Error(err)
		}
		for _, err := range g.client().Models.GenerateContentStream(t.Context(), testModel, genai.Text(prompt+"[[sandbox:"+marker+"]]"), nil) {
			if err != nil {
				t.Error(err)
			}
		}
	}
	if got, want := strings.Join(waited, " "), "5m0s 5m0s 5m0s 5m0s 1m0s 1m0s 1m0s 1m0s"; got != want {
		t.Errorf("waited %s, want %s", got, want)
	}
}

func TestASilenceEndsWhenTheClientLeaves(t *testing.T) {
	g := newStage(t)
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	g.server.options.After = func(time.Duration) <-chan time.Time {
		cancel() // whoever waits is left alone
		return nil
	}
	chunks := 0
	var last error
	for _, err := range g.client().Models.GenerateContentStream(ctx, testModel, genai.Text(prompt+"[[sandbox:silence]]"), nil) {
		if last = err; err == nil {
			chunks++
		}
	}
	if chunks != 0 || !errors.Is(last, context.Canceled) {
		t.Errorf("%d chunks, then %v", chunks, last)
	}
}

func TestTheControlAPIAsksForTroubleOfSomePromptsSoOften(t *testing.T) {
	g := newStage(t)
	status, made := g.order(http.MethodPost, "/faults", `{"kind":"503","contains":"Nordlicht","times":2}`)
	if status != http.StatusCreated || !strings.Contains(made, `"gem_1"`) {
		t.Fatalf("%d %s", status, made)
	}
	if _, err := g.ask("Brand: Acme", nil); err != nil {
		t.Errorf("another prompt: %v", err)
	}
	for i, want := range []bool{true, true, false} {
		if _, err := g.ask(prompt, nil); (err != nil) != want {
			t.Errorf("request %d: %v", i+1, err)
		}
	}
	if _, list := g.order(http.MethodGet, "/faults", ""); !strings.Contains(list, `"fired": 2`) {
		t.Errorf("%s", list)
	}
}

func TestTroubleOfTheControlAPIIsRemovedAndForgotten(t *testing.T) {
	g := newStage(t)
	failing := func() bool { _, err := g.ask(prompt, nil); return err != nil }
	for name, end := range map[string]func(){
		"one":   func() { g.order(http.MethodDelete, "/faults/gem_1", "") },
		"all":   func() { g.order(http.MethodDelete, "/faults", "") },
		"reset": func() { g.server.Reset() },
	} {
		g.server.Reset()
		g.server.added = 0
		g.order(http.MethodPost, "/faults", `{"kind":"500"}`)
		if !failing() {
			t.Errorf("%s: nothing goes wrong", name)
		}
		if end(); failing() {
			t.Errorf("%s: it still goes wrong", name)
		}
	}
	if status, _ := g.order(http.MethodDelete, "/faults/gem_9", ""); status != http.StatusNotFound {
		t.Errorf("an unknown id: %d", status)
	}
}

func TestTheControlAPISaysWhatItCannotDo(t *testing.T) {
	g := newStage(t)
	for _, body := range []string{`{"kind":"earthquake"}`, `{"kind":"503","times":-1}`, `{"kind":"silence","seconds":6000}`, `{"kind":"503","often":true}`, `{`} {
		if status, answer := g.order(http.MethodPost, "/faults", body); status != http.StatusBadRequest || !strings.Contains(answer, "message") {
			t.Errorf("%s: %d %s", body, status, answer)
		}
	}
}

func TestOneModelCanBeLookedUp(t *testing.T) {
	g := newStage(t)
	m, err := g.client().Models.Get(t.Context(), testModel, nil)
	if err != nil || m.Name != "models/"+testModel || m.InputTokenLimit == 0 {
		t.Errorf("%+v %v", m, err)
	}
	_, err = g.client().Models.Get(t.Context(), "gemini-9", nil)
	g.refused(err, 404, "NOT_FOUND")
}
