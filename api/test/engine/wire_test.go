package engine_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"testing"

	"campaignos.dev/api/test/stack"
)

// exchanged is one request of the product to the model.
type exchanged struct {
	Method, Path, Query string
	Header              http.Header
	Body                []byte
	left                <-chan struct{} // closed when the worker has gone away, or has its answer
}

// wire stands between the workers and the sandbox's model and keeps what passes.
type wire struct {
	mu  sync.Mutex
	all []exchanged
}

// startTapped starts the product with a wire before its model.
func startTapped(t *testing.T, o stack.Options) (*stack.Stack, *wire) {
	t.Helper()
	w := &wire{}
	var door *httptest.Server
	var once sync.Once
	o.Around = func(s *stack.Stack, _ string, env map[string]string) {
		once.Do(func() {
			behind, err := url.Parse(s.World.Env["GEMINI_API_URL"])
			if err != nil {
				t.Fatal(err)
			}
			door = httptest.NewServer(w.before(httputil.NewSingleHostReverseProxy(behind)))
			t.Cleanup(door.Close)
		})
		env["GEMINI_API_URL"] = door.URL
	}
	return stack.Start(t, o), w
}

func (w *wire) before(next *httputil.ReverseProxy) http.Handler {
	next.FlushInterval = -1
	return http.HandlerFunc(func(out http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		r.Body = io.NopCloser(bytes.NewReader(body))
		w.mu.Lock()
		w.all = append(w.all, exchanged{r.Method, r.URL.Path, r.URL.RawQuery, r.Header.Clone(), body, r.Context().Done()})
		w.mu.Unlock()
		next.ServeHTTP(out, r)
	})
}

// of lists the requests whose body speaks of a brand.
func (w *wire) of(brand string) (requests []exchanged) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for _, x := range w.all {
		if strings.Contains(string(x.Body), brand) {
			requests = append(requests, x)
		}
	}
	return requests
}

// question is a request to generate as Google's REST reference for v1beta describes it, with
// the fields that we use.
type question struct {
	SystemInstruction struct {
		Role  string // the SDK writes one; it says nothing here
		Parts []struct{ Text string }
	}
	Contents []struct {
		Role  string
		Parts []struct{ Text string }
	}
	GenerationConfig struct {
		ResponseMimeType   string         // with a schema it has to be application/json
		ResponseJsonSchema map[string]any // excludes responseSchema
		MaxOutputTokens    int64
	}
}

func TestAQuestionIsPutAsTheModelsProviderDescribes(t *testing.T) {
	t.Parallel()
	product, wire := startTapped(t, stack.Options{APIs: 1, Workers: 1})
	s := newStage(t, product, "Wiremaker & Sons")
	id := s.start()
	if r := s.ended(t, id); r.Status != "succeeded" {
		t.Fatalf("the run ended as %+v", r)
	}
	// JSON writes "&" as an escape of its own: look for what stands before it.
	got, record := wire.of("Wiremaker"), s.exchanges(id)
	if len(got) != len(record) || len(got) == 0 {
		t.Fatalf("%d requests passed, %d are in the record", len(got), len(record))
	}
	for i, x := range got {
		if x.Method != "POST" || !strings.HasPrefix(x.Path, "/v1beta/models/") || !strings.HasSuffix(x.Path, ":streamGenerateContent") || x.Query != "alt=sse" {
			t.Errorf("it is asked by %s %s?%s", x.Method, x.Path, x.Query)
		}
		if x.Header.Get("X-Goog-Api-Key") != s.World.Env["GEMINI_API_KEY"] || x.Header.Get("Authorization") != "" || !strings.HasPrefix(x.Header.Get("Content-Type"), "application/json") {
			t.Errorf("the headers are %v", redacted(x.Header))
		}
		checkQuestion(t, x.Body, record[i])
	}
}

// checkQuestion holds a request against what the run's record says was asked.
func checkQuestion(t *testing.T, body []byte, recorded exchange) {
	t.Helper()
	var q question
	strict := json.NewDecoder(bytes.NewReader(body))
	strict.DisallowUnknownFields()
	if err := strict.Decode(&q); err != nil {
		t.Fatalf("the request has more than was described: %v", err)
	}
	if len(q.SystemInstruction.Parts) != 1 || q.SystemInstruction.Parts[0].Text != recorded.System {
		t.Error("the system's words are not those of the record")
	}
	if len(q.Contents) != 1 || q.Contents[0].Role != "user" || len(q.Contents[0].Parts) != 1 || q.Contents[0].Parts[0].Text != recorded.User {
		t.Error("the question is not that of the record")
	}
	c := q.GenerationConfig
	if c.ResponseMimeType != "application/json" || c.ResponseJsonSchema["type"] != "object" || c.MaxOutputTokens <= 0 {
		t.Errorf("the form asked for is %s, %v, at most %d tokens", c.ResponseMimeType, c.ResponseJsonSchema["type"], c.MaxOutputTokens)
	}
}

// redacted are headers without the key.
func redacted(h http.Header) http.Header {
	h = h.Clone()
	h.Del("X-Goog-Api-Key")
	return h
}
