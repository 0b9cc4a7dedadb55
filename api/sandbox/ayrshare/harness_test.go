package ayrshare

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
)

// stage is a running sandbox with a clock that stands still until a test moves it.
type stage struct {
	t       *testing.T
	server  *Server
	api     *httptest.Server
	control *httptest.Server
	mu      sync.Mutex
	now     time.Time
}

func newStage(t *testing.T) *stage {
	t.Helper()
	g := &stage{t: t, now: time.Date(2026, 11, 24, 9, 0, 0, 0, time.UTC)}
	g.server = New(Options{Clock: g.clock, BaseURL: "http://127.0.0.1:9403", NetworkURL: "http://127.0.0.1:9400"})
	g.api = httptest.NewServer(g.server)
	g.control = httptest.NewServer(g.server.Control())
	t.Cleanup(g.api.Close)
	t.Cleanup(g.control.Close)
	return g
}

func (g *stage) clock() time.Time {
	g.mu.Lock()
	defer g.mu.Unlock()
	return g.now
}

func (g *stage) pass(d time.Duration) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.now = g.now.Add(d)
}

// object is a decoded JSON answer.
type object = map[string]any

type reply struct {
	status int
	header http.Header
	body   object
	raw    string
}

// call sends a request as a client would; profileKey may be empty.
func (g *stage) call(method, path, profileKey string, body any) reply {
	g.t.Helper()
	return g.send(g.api.URL+"/api"+path, method, map[string]string{"Authorization": "Bearer " + DefaultAPIKey, "Profile-Key": profileKey}, body)
}

func (g *stage) order(method, path string, body any) reply {
	g.t.Helper()
	got := g.send(g.control.URL+path, method, nil, body)
	if got.status != http.StatusOK {
		g.t.Fatalf("control %s %s answered %d: %s", method, path, got.status, got.raw)
	}
	return got
}

func (g *stage) send(url, method string, header map[string]string, body any) reply {
	g.t.Helper()
	encoded, err := json.Marshal(body)
	if err != nil {
		g.t.Fatal(err)
	}
	request, err := http.NewRequest(method, url, bytes.NewReader(encoded))
	if err != nil {
		g.t.Fatal(err)
	}
	for name, value := range header {
		if value != "" {
			request.Header.Set(name, value)
		}
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
	got := reply{status: answer.StatusCode, header: answer.Header, raw: string(raw)}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	_ = decoder.Decode(&got.body)
	return got
}

// profile makes a profile with linked accounts and gives its key.
func (g *stage) profile(title string, linked ...string) string {
	g.t.Helper()
	made := g.call("POST", "/profiles", "", object{"title": title})
	key, _ := made.body["profileKey"].(string)
	for _, network := range linked {
		g.order("POST", "/accounts", object{"profile": key, "network": network, "name": title})
	}
	return key
}

// post sends a post in a profile and unwraps the answer.
func (g *stage) post(key string, body object) (reply, object) {
	g.t.Helper()
	got := g.call("POST", "/post", key, body)
	posts, _ := got.body["posts"].([]any)
	if len(posts) != 1 {
		return got, got.body
	}
	return got, posts[0].(object)
}

func (g *stage) ledger() []Publication { return g.server.Publications() }

// codes lists the codes of an answer's errors.
func codes(answer object) []string {
	var out []string
	list, _ := answer["errors"].([]any)
	for _, e := range list {
		fault := e.(object)
		out = append(out, fault["platform"].(string)+":"+fault["code"].(json.Number).String())
	}
	return out
}

func networksOf(answer object) string {
	var out []string
	list, _ := answer["postIds"].([]any)
	for _, p := range list {
		out = append(out, p.(object)["platform"].(string))
	}
	return strings.Join(out, ",")
}

func is(t *testing.T, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

// words prints values with spaces between them.
func words(values ...any) string { return strings.TrimSpace(fmt.Sprintln(values...)) }

// pictures serves one small PNG at every path.
func pictures(t *testing.T) string {
	t.Helper()
	img := image.NewRGBA(image.Rect(0, 0, 8, 8))
	img.Set(1, 1, color.RGBA{200, 40, 40, 255})
	var out bytes.Buffer
	if err := png.Encode(&out, img); err != nil {
		t.Fatal(err)
	}
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/moved.png":
			http.Redirect(w, r, "/a.png", http.StatusFound)
		case "/gone.png":
			http.NotFound(w, r)
		default:
			http.ServeContent(w, r, "a.png", time.Time{}, bytes.NewReader(out.Bytes()))
		}
	}))
	t.Cleanup(host.Close)
	return host.URL
}
