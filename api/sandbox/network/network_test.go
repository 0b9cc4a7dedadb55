package network

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"campaignos.dev/sandbox/ayrshare"
)

// ledger is a fixed record of what was published.
type ledger struct {
	entries []ayrshare.Publication
	deleted map[string]bool
}

func (l ledger) Publications() []ayrshare.Publication { return l.entries }
func (l ledger) Deleted() map[string]bool             { return l.deleted }
func (l ledger) Image(name string) ([]byte, string, bool) {
	return []byte("picture"), "image/png", name == "abc"
}

func entry(id, network, profile, text string) ayrshare.Publication {
	at := time.Date(2026, 11, 24, 9, 0, 3, 0, time.UTC)
	return ayrshare.Publication{ID: id, Network: network, Profile: profile, Account: profile, Username: strings.ToLower(profile), Text: text,
		Notes: "pub_" + id, ReceivedAt: at, PublishedAt: at}
}

func serve(t *testing.T, l ledger) string {
	t.Helper()
	mux := http.NewServeMux()
	New(l).Routes(mux)
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL
}

func get(t *testing.T, address string) (int, string) {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return answer.StatusCode, string(body)
}

func ids(t *testing.T, address string) string {
	t.Helper()
	_, body := get(t, address)
	var answer struct {
		Posts []struct{ ID string }
		Total int
	}
	if err := json.Unmarshal([]byte(body), &answer); err != nil {
		t.Fatalf("%s: %v", body, err)
	}
	out := []string{fmt.Sprint(answer.Total)}
	for _, p := range answer.Posts {
		out = append(out, p.ID)
	}
	return strings.Join(out, " ")
}

func three() ledger {
	return ledger{
		entries: []ayrshare.Publication{entry("1", "facebook", "Acme", "Old"), entry("2", "twitter", "Acme", "Middle"), entry("3", "facebook", "Other", "New")},
		deleted: map[string]bool{"2": true},
	}
}

func TestTheListIsNewestFirstAndFiltered(t *testing.T) {
	base := serve(t, three()) + "/network/api/posts"
	for query, want := range map[string]string{"": "2 3 1", "?network=facebook&profile=Acme": "1 1", "?notes=pub_3": "1 3", "?deleted=true": "3 3 2 1",
		"?limit=1": "2 3", "?network=reddit": "0"} {
		if got := ids(t, base+query); got != want {
			t.Errorf("%q: got %q, want %q", query, got, want)
		}
	}
	if status, _ := get(t, base+"?limit=x"); status != http.StatusBadRequest {
		t.Errorf("a wrong limit answered %d", status)
	}
}

func TestTheFeedShowsPostsAndFilters(t *testing.T) {
	base := serve(t, three())
	_, page := get(t, base+"/network")
	for part, want := range map[string]bool{"Old": true, "Middle": false, "New": true, "All networks": true, `href="/network?network=facebook"`: true} {
		if strings.Contains(page, part) != want {
			t.Errorf("the page has %q: %v, want %v", part, !want, want)
		}
	}
	if _, empty := get(t, base+"/network?network=reddit"); !strings.Contains(empty, "No post matches") {
		t.Error("an empty filter does not say so")
	}
	if _, bare := get(t, serve(t, ledger{})+"/network"); !strings.Contains(bare, "Nothing has been published yet") {
		t.Error("an empty network does not say so")
	}
}

func TestEachPostHasItsAddress(t *testing.T) {
	base := serve(t, three())
	for path, want := range map[string]int{"/network/p/1": 200, "/network/p/2": 410, "/network/p/9": 404, "/network/image/abc": 200, "/network/image/x": 404, "/network/network.css": 200} {
		if status, _ := get(t, base+path); status != want {
			t.Errorf("%s: got %d, want %d", path, status, want)
		}
	}
}

func TestWhatPeopleWroteIsTextAndItsLinksAreMarked(t *testing.T) {
	l := ledger{entries: []ayrshare.Publication{entry("1", "facebook", "<b>Acme</b>", `<script>x</script> see https://example.com/a?b=1. #Fun, @acme a@b.example`)}}
	_, page := get(t, serve(t, l)+"/network/p/1")
	for part, want := range map[string]bool{"<script>x": false, "<b>Acme": false, `href="https://example.com/a?b=1"`: true, `<span class="tag">#Fun</span>,`: true,
		`<span class="mention">@acme</span>`: true, `>@b.example`: false} {
		if strings.Contains(page, part) != want {
			t.Errorf("the page has %q: %v, want %v", part, !want, want)
		}
	}
}

func TestALongFeedIsPaged(t *testing.T) {
	var l ledger
	for i := range pageSize + 5 {
		l.entries = append(l.entries, entry(fmt.Sprint("id", i), "facebook", "Acme", fmt.Sprint("Text ", i)))
	}
	base := serve(t, l)
	_, first := get(t, base+"/network")
	_, second := get(t, base+"/network?offset=30")
	if strings.Count(first, "<article") != pageSize || !strings.Contains(first, "offset=30") {
		t.Error("the first page does not lead to the second")
	}
	if strings.Count(second, "<article") != 5 || !strings.Contains(second, "Newer posts") {
		t.Error("the second page does not lead back")
	}
}
