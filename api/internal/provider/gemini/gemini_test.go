package gemini_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/schema"
	"campaignos.dev/api/internal/provider/gemini"
	"campaignos.dev/api/test/harness"
)

// world is the Gemini that the tests of this package share. It is a package variable
// because nothing else lives as long as the binary.
var world = sync.OnceValues(harness.StartSandbox)

// Models as of November 2026: one on offer, one that was switched off in June.
const (
	offered = "gemini-3.5-flash"
	retired = "gemini-2.0-flash"
)

func env(t *testing.T) map[string]string {
	t.Helper()
	shared, err := world()
	if err != nil {
		t.Fatal(err)
	}
	return shared.Env
}

func client(t *testing.T, key, model string) *gemini.Client {
	t.Helper()
	c, err := gemini.New(t.Context(), env(t)["GEMINI_API_URL"], key, model)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func ours(t *testing.T) *gemini.Client { return client(t, env(t)["GEMINI_API_KEY"], offered) }

// prompt asks for three captions; wish is added to it, for the sandbox to obey.
func prompt(wish string) engine.Prompt {
	return engine.Prompt{
		System: "You write captions.",
		User: "Write three captions. " + wish + `
<facts>{"brand":{"name":"Nordlicht","facts":[{"id":"f1","text":"All beans are organic"}]},"campaign":{"name":"Winter Warmers","goal":"Sell boxes","audience":"Coffee lovers","channels":["linkedin"]}}</facts>`,
		Output: schema.Object("The answer.", schema.Must("captions", schema.List("The captions.", 3, 3, schema.Text("A caption.", 20, 400)))),
	}
}

// pieces gathers what a model says as it grows.
type pieces []string

func (p *pieces) grow(text string) { *p = append(*p, text) }

func TestAnAnswerGrowsPieceByPieceAndHasTheFormAskedFor(t *testing.T) {
	var grown pieces
	p := prompt("")
	reply, err := ours(t).Generate(t.Context(), p, grown.grow)
	if err != nil {
		t.Fatal(err)
	}
	if len(grown) < 2 || strings.Join(grown, "") != reply.Text {
		t.Errorf("it came in %d pieces that give %q, want several that give %q", len(grown), strings.Join(grown, ""), reply.Text)
	}
	if findings := p.Output.Check(json.RawMessage(reply.Text)); len(findings) > 0 {
		t.Errorf("%q: %v", reply.Text, findings)
	}
	if reply.Model != offered || reply.PromptTokens <= 0 || reply.OutputTokens <= 0 {
		t.Errorf("model %q, %d tokens in, %d out", reply.Model, reply.PromptTokens, reply.OutputTokens)
	}
}

// trouble asks for an answer that can't be had.
func trouble(t *testing.T, c *gemini.Client, ctx context.Context, wish string) *engine.ModelError {
	t.Helper()
	_, err := c.Generate(ctx, prompt(wish), func(string) {})
	var e *engine.ModelError
	if !errors.As(err, &e) {
		t.Fatalf("%s: %v, want a model's error", wish, err)
	}
	return e
}

func TestEachTroubleOfTheModelSaysWhetherToTryAgain(t *testing.T) {
	for wish, want := range map[string]engine.ModelError{
		"[[sandbox:429]]":          {Code: "model_quota", Retry: true, RetryAfter: 2 * time.Second},
		"[[sandbox:503]]":          {Code: "model_overloaded", Retry: true},
		"[[sandbox:500]]":          {Code: "model_overloaded", Retry: true},
		"[[sandbox:block]]":        {Code: "prompt_blocked"},
		"[[sandbox:safety]]":       {Code: "answer_blocked"},
		"[[sandbox:max_tokens]]":   {Code: "answer_too_long", Retry: true},
		"[[sandbox:cut]]":          {Code: "model_unreachable", Retry: true},
		"[[sandbox:stream_error]]": {Code: "model_overloaded", Retry: true},
		"[[sandbox:429_30]]":       {Code: "model_quota", Retry: true, RetryAfter: 30 * time.Second},
		"[[sandbox:429_bare]]":     {Code: "model_quota", Retry: true},
		"[[sandbox:empty]]":        {Code: "answer_unusable", Retry: true},
	} {
		t.Run(wish, func(t *testing.T) {
			e := trouble(t, ours(t), t.Context(), wish)
			if e.Code != want.Code || e.Retry != want.Retry || e.RetryAfter != want.RetryAfter || !strings.HasSuffix(e.Message, ".") {
				t.Errorf("%+v, want %+v and a sentence", e, want)
			}
		})
	}
}

func TestAPassingTroublePasses(t *testing.T) {
	const wish = "[[sandbox:503x1]] once"
	if e := trouble(t, ours(t), t.Context(), wish); e.Code != "model_overloaded" {
		t.Errorf("the first time: %v", e)
	}
	if _, err := ours(t).Generate(t.Context(), prompt(wish), func(string) {}); err != nil {
		t.Errorf("the second time: %v", err)
	}
}

func TestWhatAnOperatorHasToMendIsNotTriedAgain(t *testing.T) {
	planted := "planted" + "-key"
	for name, c := range map[string]struct {
		client *gemini.Client
		code   string
	}{
		"a retired model": {client(t, env(t)["GEMINI_API_KEY"], retired), "model_retired"},
		"no such model":   {client(t, env(t)["GEMINI_API_KEY"], "gemini-none"), "model_retired"},
		"a wrong key":     {client(t, planted, offered), "model_misconfigured"},
	} {
		e := trouble(t, c.client, t.Context(), name)
		if e.Code != c.code || e.Retry {
			t.Errorf("%s: %+v, want %s for good", name, e, c.code)
		}
		if strings.Contains(e.Error()+e.Message, planted) {
			t.Errorf("%s: the key is printed: %v", name, e)
		}
	}
}

func TestAModelThatNobodyReachesIsTriedAgain(t *testing.T) {
	port, err := harness.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	c, err := gemini.New(t.Context(), fmt.Sprintf("http://127.0.0.1:%d", port), "key", offered)
	if err != nil {
		t.Fatal(err)
	}
	if e := trouble(t, c, t.Context(), ""); e.Code != "model_unreachable" || !e.Retry {
		t.Errorf("%+v, want to try again", e)
	}
}

func TestAnInjectedLimitNamesNoDelayWhereThereIsNone(t *testing.T) {
	fault := `{"provider":"gemini","kind":"status","status":429,"times":1,"body":"{\"error\":{\"code\":429,\"status\":\"RESOURCE_EXHAUSTED\",\"message\":\"slow\"}}"}`
	res, err := http.Post(env(t)["SANDBOX_URL"]+"/control/faults", "application/json", bytes.NewBufferString(fault))
	if err != nil {
		t.Fatal(err)
	}
	res.Body.Close()
	if e := trouble(t, ours(t), t.Context(), ""); e.Code != "model_quota" || e.RetryAfter != 0 {
		t.Errorf("%+v, want a limit without a delay", e)
	}
}

// A model that falls silent, before its first word or in the middle, is given up, and asked
// again later.
func TestASilentModelIsGivenUp(t *testing.T) {
	for _, wish := range []string{"[[sandbox:silence_60]]", "[[sandbox:stall_60]]"} {
		c, err := gemini.New(t.Context(), env(t)["GEMINI_API_URL"], env(t)["GEMINI_API_KEY"], offered, gemini.WithSilence(time.Second))
		if err != nil {
			t.Fatal(err)
		}
		if e := trouble(t, c, t.Context(), wish); e.Code != "model_silent" || !e.Retry {
			t.Errorf("%s: %+v, want to try again", wish, e)
		}
	}
}

// A run that is canceled stops its model; that is no fault of the model's.
func TestAQuestionEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, err := ours(t).Generate(ctx, prompt("[[sandbox:slow]]"), func(string) {}) // takes half a minute
	var e *engine.ModelError
	if !errors.Is(err, context.DeadlineExceeded) || errors.As(err, &e) {
		t.Errorf("%v, want the context's end", err)
	}
}
