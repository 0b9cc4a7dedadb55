package gemini

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"google.golang.org/genai"
)

const testModel = "gemini-3.5-flash"

var november = time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)

type stage struct {
	t      *testing.T
	server *Server
	url    string
}

func newStage(t *testing.T) *stage {
	t.Helper()
	server := New(Options{Clock: func() time.Time { return november }, ChunkTime: -1, SlowTime: time.Hour})
	host := httptest.NewServer(server)
	t.Cleanup(host.Close)
	return &stage{t, server, host.URL}
}

// client is the vendor's own, as production uses it.
func (g *stage) client() *genai.Client {
	g.t.Helper()
	c, err := genai.NewClient(context.Background(), &genai.ClientConfig{APIKey: DefaultAPIKey, Backend: genai.BackendGeminiAPI, HTTPOptions: genai.HTTPOptions{BaseURL: g.url}})
	if err != nil {
		g.t.Fatal(err)
	}
	return c
}

func (g *stage) ask(prompt string, config *genai.GenerateContentConfig) (*genai.GenerateContentResponse, error) {
	g.t.Helper()
	return g.client().Models.GenerateContent(g.t.Context(), testModel, genai.Text(prompt), config)
}

// send posts a raw body, as a client that is not the vendor's would.
func (g *stage) send(path, key, body string) (int, string) {
	g.t.Helper()
	request, err := http.NewRequest(http.MethodPost, g.url+path, strings.NewReader(body))
	if err != nil {
		g.t.Fatal(err)
	}
	if key != "" {
		request.Header.Set("x-goog-api-key", key)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		g.t.Fatal(err)
	}
	defer answer.Body.Close()
	raw, err := io.ReadAll(answer.Body)
	if err != nil {
		g.t.Fatal(err)
	}
	return answer.StatusCode, string(raw)
}

func (g *stage) refused(err error, code int, status string) genai.APIError {
	g.t.Helper()
	var refusal genai.APIError
	if !errors.As(err, &refusal) || refusal.Code != code || refusal.Status != status {
		g.t.Errorf("got %v, want %d %s", err, code, status)
	}
	return refusal
}

const prompt = `Write two captions.
<facts>{"brand":{"name":"Nordlicht","facts":[{"id":"f1","text":"All beans are organic"}]},"campaign":{"name":"Winter Warmers","goal":"Sell boxes","audience":"Coffee lovers","channels":["instagram","twitter"]}}</facts>`

var captions = &genai.GenerateContentConfig{
	SystemInstruction: genai.NewContentFromText("You write captions.", genai.RoleUser),
	ResponseMIMEType:  "application/json",
	ThinkingConfig:    &genai.ThinkingConfig{ThinkingLevel: genai.ThinkingLevelLow},
	ResponseSchema: &genai.Schema{Type: genai.TypeObject, Required: []string{"captions"}, Properties: map[string]*genai.Schema{
		"captions": {Type: genai.TypeArray, MinItems: genai.Ptr[int64](2), MaxItems: genai.Ptr[int64](2), Items: &genai.Schema{Type: genai.TypeString, MaxLength: genai.Ptr[int64](120)}}}},
	SafetySettings: []*genai.SafetySetting{{Category: genai.HarmCategoryHarassment, Threshold: genai.HarmBlockThresholdBlockOnlyHigh}},
}

func TestTheAnswerFitsTheSchemaAndUsesTheFacts(t *testing.T) {
	g := newStage(t)
	for name, config := range map[string]*genai.GenerateContentConfig{"OpenAPI": captions, "JSON Schema": {ResponseMIMEType: "application/json", ResponseJsonSchema: map[string]any{
		"type": "object", "properties": map[string]any{"captions": map[string]any{"type": "array", "items": map[string]any{"type": "string"}, "minItems": 2, "maxItems": 2}}}}} {
		answer, err := g.ask(prompt, config)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var got struct{ Captions []string }
		if err := json.Unmarshal([]byte(answer.Text()), &got); err != nil || len(got.Captions) != 2 || !strings.Contains(answer.Text(), "All beans are organic") {
			t.Errorf("%s: %s (%v)", name, answer.Text(), err)
		}
		u := answer.UsageMetadata
		if answer.ModelVersion != testModel || answer.Candidates[0].FinishReason != genai.FinishReasonStop || u.TotalTokenCount != u.PromptTokenCount+u.CandidatesTokenCount+u.ThoughtsTokenCount {
			t.Errorf("%s: %+v", name, u)
		}
	}
}

func TestTheSameRequestGetsTheSameAnswerAndASeedAnother(t *testing.T) {
	g := newStage(t)
	text := func(seed *int32) string {
		answer, err := g.ask(prompt, &genai.GenerateContentConfig{Seed: seed})
		if err != nil {
			t.Fatal(err)
		}
		return answer.Text()
	}
	once, again := text(nil), text(nil)
	if once != again || text(genai.Ptr[int32](1)) == text(genai.Ptr[int32](2)) {
		t.Error("the request alone must decide")
	}
}

func TestAStreamBringsTheSameTextInPieces(t *testing.T) {
	g := newStage(t)
	whole, err := g.ask(prompt, captions)
	if err != nil {
		t.Fatal(err)
	}
	var text strings.Builder
	var reasons []string
	running := int32(0)
	for chunk, err := range g.client().Models.GenerateContentStream(t.Context(), testModel, genai.Text(prompt), captions) {
		if err != nil {
			t.Fatal(err)
		}
		text.WriteString(chunk.Text())
		reasons = append(reasons, string(chunk.Candidates[0].FinishReason))
		if chunk.UsageMetadata.CandidatesTokenCount < running {
			t.Error("the usage runs backwards")
		}
		running = chunk.UsageMetadata.CandidatesTokenCount
	}
	last := len(reasons) - 1
	if text.String() != whole.Text() || last < 1 || strings.Join(reasons[:last], "") != "" || reasons[last] != "STOP" || running != whole.UsageMetadata.CandidatesTokenCount {
		t.Errorf("reasons %q, text %q", reasons, text.String())
	}
}

func TestStreamsAreEventsWithCRLFOrOneArray(t *testing.T) {
	g := newStage(t)
	body := `{"contents":[{"parts":[{"text":"Brand: Acme"}]}]}`
	_, events := g.send("/v1beta/models/"+testModel+":streamGenerateContent?alt=sse", DefaultAPIKey, body)
	if !strings.HasPrefix(events, "data: {") || !strings.HasSuffix(events, "}\r\n\r\n") || strings.Contains(events, "[DONE]") {
		t.Errorf("events: %q", events)
	}
	_, array := g.send("/v1beta/models/"+testModel+":streamGenerateContent", DefaultAPIKey, body)
	var chunks []any
	if err := json.Unmarshal([]byte(array), &chunks); err != nil || len(chunks) < 1 {
		t.Errorf("array: %q", array)
	}
}

func TestMarkersInThePrompt(t *testing.T) {
	g := newStage(t)
	_, err := g.ask("[[sandbox:429]]", nil)
	if details := fmt.Sprint(g.refused(err, 429, "RESOURCE_EXHAUSTED").Details); !strings.Contains(details, "retryDelay:2s") {
		t.Errorf("no RetryInfo: %s", details)
	}
	_, err = g.ask("[[sandbox:503]]", nil)
	g.refused(err, 503, "UNAVAILABLE")
	if a, err := g.ask("[[sandbox:block]]", nil); err != nil || len(a.Candidates) != 0 || a.PromptFeedback.BlockReason != genai.BlockedReasonProhibitedContent {
		t.Errorf("block: %+v %v", a, err)
	}
	if a, err := g.ask("[[sandbox:safety]]", nil); err != nil || a.Candidates[0].Content != nil || a.Candidates[0].FinishReason != genai.FinishReasonSafety {
		t.Errorf("safety: %+v %v", a, err)
	}
	for marker, reason := range map[string]genai.FinishReason{"max_tokens": genai.FinishReasonMaxTokens, "bad_json": genai.FinishReasonStop} {
		a, err := g.ask(prompt+"[[sandbox:"+marker+"]]", captions)
		if err != nil || json.Valid([]byte(a.Text())) || a.Candidates[0].FinishReason != reason {
			t.Errorf("%s: %v %v", marker, a, err)
		}
	}
	if _, err := g.ask("[[sandbox:cut]]", nil); err == nil || errors.As(err, &genai.APIError{}) {
		t.Errorf("cut: %v", err)
	}
}

func TestACountedMarkerStrikesOnlySoOften(t *testing.T) {
	g := newStage(t)
	for i, want := range []bool{true, true, false} {
		if _, err := g.ask("[[sandbox:503x2]] Brand: Acme", nil); (err != nil) != want {
			t.Errorf("request %d: %v", i+1, err)
		}
	}
	saved, err := g.server.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	g.server.Reset()
	if err := g.server.Restore(saved); err != nil {
		t.Fatal(err)
	}
	if again, _ := g.server.Snapshot(); !bytes.Equal(saved, again) {
		t.Error("the snapshot is not restored")
	}
	if _, err := g.ask("[[sandbox:503x2]] Brand: Acme", nil); err != nil {
		t.Errorf("after a restart: %v", err)
	}
}

func TestASlowAnswerEndsWhenTheClientLeaves(t *testing.T) {
	g := newStage(t)
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	_, err := g.client().Models.GenerateContent(ctx, testModel, genai.Text("[[sandbox:slow]]"), nil)
	if !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("got %v", err)
	}
}

func TestAStreamCanBreakInItsMiddle(t *testing.T) {
	g := newStage(t)
	for marker, isAPI := range map[string]bool{"cut": false, "stream_error": true} {
		good, last := 0, error(nil)
		for chunk, err := range g.client().Models.GenerateContentStream(t.Context(), testModel, genai.Text(prompt+"[[sandbox:"+marker+"]]"), nil) {
			if last = err; err == nil && chunk != nil {
				good++
			}
		}
		if good == 0 || last == nil || errors.As(last, &genai.APIError{}) != isAPI {
			t.Errorf("%s: %d good chunks, then %v", marker, good, last)
		}
	}
}

func TestThinkingCountsAgainstTheOutputLimit(t *testing.T) {
	g := newStage(t)
	a, err := g.ask(prompt, &genai.GenerateContentConfig{MaxOutputTokens: 60, ThinkingConfig: &genai.ThinkingConfig{ThinkingLevel: genai.ThinkingLevelHigh}})
	if err != nil || a.Text() != "" || a.Candidates[0].FinishReason != genai.FinishReasonMaxTokens {
		t.Errorf("%+v %v", a, err)
	}
}

func TestUnknownFieldsAndWrongTypesAreNamed(t *testing.T) {
	g := newStage(t)
	for body, want := range map[string]string{
		`{"contents":[{"parts":[{"text":"x"}]}],"generationConfig":{"responseSchema":{"type":"OBJECT","properties":{"a":{"type":"STRING","additionalProperties":false}}}}}`: `Unknown name \"additionalProperties\" at 'generation_config.response_schema.properties[0].value': Cannot find field.`,
		`{"contents":[{"parts":[{"text":"x"}]}],"frobnicate":1}`:                                                       `Unknown name \"frobnicate\": Cannot find field.`,
		`{"contents":[{"parts":[{"text":1}]}]}`:                                                                        `Invalid value at 'contents[0].parts[0].text' (TYPE_STRING), 1`,
		`{"contents":[{"parts":[{"text":"x"}]}],"generation_config":{"thinking_config":{"thinking_level":"EXTREME"}}}`: `ThinkingConfig.ThinkingLevel), \"EXTREME\"`,
		`{"contents":[]}`:                                       `contents is not specified`,
		`{"contents":[{"parts":[{}]}]}`:                         `required oneof field 'data' must have one initialized field`,
		`{"contents":[{"role":"boss","parts":[{"text":"x"}]}]}`: `Please use a valid role: user, model.`,
		`{`: `Invalid JSON payload received.`,
	} {
		status, answer := g.send("/v1beta/models/"+testModel+":generateContent", DefaultAPIKey, body)
		if status != 400 || !strings.Contains(answer, want) || !strings.Contains(answer, "INVALID_ARGUMENT") {
			t.Errorf("%s\nanswers %d %s", body, status, answer)
		}
	}
	if status, answer := g.send("/v1beta/models/"+testModel+":generateContent", DefaultAPIKey, `{"contents":{"parts":{"text":"Brand: Acme"}},"generation_config":{"max_output_tokens":"500"}}`); status != 200 {
		t.Errorf("snake_case, single values and figures as text are accepted: %d %s", status, answer)
	}
}

func TestRulesForSchemasAndThinking(t *testing.T) {
	g := newStage(t)
	object := &genai.Schema{Type: genai.TypeObject, Properties: map[string]*genai.Schema{"a": {Type: genai.TypeString}}}
	for want, config := range map[string]*genai.GenerateContentConfig{
		"Only one of response_schema":         {ResponseMIMEType: "application/json", ResponseSchema: object, ResponseJsonSchema: map[string]any{"type": "object"}},
		"need the mimetype":                   {ResponseSchema: object},
		"allowed mimetypes are":               {ResponseMIMEType: "text/html"},
		"should be non-empty for OBJECT type": {ResponseMIMEType: "application/json", ResponseSchema: &genai.Schema{Type: genai.TypeObject}},
		"items: missing field":                {ResponseMIMEType: "application/json", ResponseSchema: &genai.Schema{Type: genai.TypeArray}},
		"property is not defined":             {ResponseMIMEType: "application/json", ResponseSchema: &genai.Schema{Type: genai.TypeObject, Properties: object.Properties, Required: []string{"b"}}},
		"only one of thinking budget":         {ThinkingConfig: &genai.ThinkingConfig{ThinkingLevel: genai.ThinkingLevelLow, ThinkingBudget: genai.Ptr[int32](5)}},
		"Multiple candidates is not enabled":  {CandidateCount: 2},
		"combination of response modalities":  {ResponseModalities: []string{"IMAGE"}},
	} {
		_, err := g.ask("x", config)
		if refusal := g.refused(err, 400, "INVALID_ARGUMENT"); !strings.Contains(refusal.Message, want) {
			t.Errorf("want %q, got %q", want, refusal.Message)
		}
	}
	for budget, want := range map[int32]bool{0: true, -1: true, 100: false, 512: true} {
		_, err := g.client().Models.GenerateContent(t.Context(), "gemini-2.5-flash-lite", genai.Text("x"), &genai.GenerateContentConfig{ThinkingConfig: &genai.ThinkingConfig{ThinkingBudget: genai.Ptr(budget)}})
		if (err == nil) != want {
			t.Errorf("budget %d: %v", budget, err)
		}
	}
}

func TestUnknownAndRetiredModelsAre404AndSomeHaveASuccessor(t *testing.T) {
	g := newStage(t)
	ask := func(id string) (*genai.GenerateContentResponse, error) {
		return g.client().Models.GenerateContent(t.Context(), id, genai.Text("Brand: Acme"), nil)
	}
	for _, id := range []string{"gemini-9", "gemini-2.0-flash"} {
		_, err := ask(id)
		g.refused(err, 404, "NOT_FOUND")
	}
	if a, err := ask("gemini-2.5-flash"); err != nil || a.ModelVersion != "gemini-2.5-flash" {
		t.Errorf("before its end: %v %v", a, err)
	}
	g.server.options.Clock = func() time.Time { return november.AddDate(0, 0, 7) }
	if a, err := ask("gemini-2.5-flash"); err != nil || a.ModelVersion != "gemini-3.5-flash-lite" {
		t.Errorf("after its end: %v %v", a, err)
	}
}

func TestKeys(t *testing.T) {
	g := newStage(t)
	body := `{"contents":[{"parts":[{"text":"x"}]}]}`
	live := "AI" + "za" + strings.Repeat("x", 35)
	for key, want := range map[string]string{"": "403 PERMISSION_DENIED", "wrong": "400 API_KEY_INVALID", live: "401 UNAUTHENTICATED"} {
		status, answer := g.send("/v1beta/models/"+testModel+":generateContent", key, body)
		code, word, _ := strings.Cut(want, " ")
		if fmt.Sprint(status) != code || !strings.Contains(answer, word) {
			t.Errorf("%q: %d %s", key, status, answer)
		}
	}
	if status, _ := g.send("/v1beta/models/"+testModel+":generateContent?key="+DefaultAPIKey, "", body); status != 200 {
		t.Errorf("the key in the query: %d", status)
	}
}

func TestModelsAreListedInPagesWithoutTheRetired(t *testing.T) {
	g := newStage(t)
	seen := map[string]bool{}
	for m, err := range g.client().Models.All(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		seen[m.Name] = true
	}
	if !seen["models/"+testModel] || seen["models/gemini-2.0-flash"] || len(seen) < 15 {
		t.Errorf("%v", seen)
	}
	page, err := g.client().Models.List(t.Context(), &genai.ListModelsConfig{PageSize: 5})
	if err != nil || len(page.Items) != 5 || page.NextPageToken == "" {
		t.Errorf("%+v %v", page, err)
	}
}

func TestTokensAreCounted(t *testing.T) {
	g := newStage(t)
	got, err := g.client().Models.CountTokens(t.Context(), testModel, genai.Text(strings.Repeat("word", 100)), nil)
	if err != nil || got.TotalTokens < 90 || got.TotalTokens > 110 {
		t.Errorf("%+v %v", got, err)
	}
}

func TestAnImageModelAnswersWithAPictureOfTheRatio(t *testing.T) {
	g := newStage(t)
	a, err := g.client().Models.GenerateContent(t.Context(), "gemini-nano-banana-2.1", genai.Text("A calm morning"), &genai.GenerateContentConfig{
		ResponseModalities: []string{"TEXT", "IMAGE"}, ImageConfig: &genai.ImageConfig{AspectRatio: "4:5"}})
	if err != nil {
		t.Fatal(err)
	}
	parts := a.Candidates[0].Content.Parts
	config, err := png.DecodeConfig(bytes.NewReader(parts[len(parts)-1].InlineData.Data))
	if err != nil || parts[0].Text == "" || config.Width != 896 || config.Height != 1152 {
		t.Errorf("%d×%d %v", config.Width, config.Height, err)
	}
	_, err = g.client().Models.GenerateContent(t.Context(), "gemini-nano-banana-2.1", genai.Text("x"), captions)
	g.refused(err, 400, "INVALID_ARGUMENT")
}

func TestRequestsMayComeTogether(t *testing.T) {
	g := newStage(t)
	errs := make(chan error, 20)
	for i := range cap(errs) {
		go func() {
			_, err := g.ask(fmt.Sprintf("%s %d", prompt, i), captions)
			errs <- err
		}()
	}
	for range cap(errs) {
		if err := <-errs; err != nil {
			t.Error(err)
		}
	}
}
