package ayrshare

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

func TestOnlyTheSandboxKeyIsAccepted(t *testing.T) {
	g := newStage(t)
	live := strings.Join([]string{"ABCD1234", "ABCD1234", "ABCD1234", "ABCD1234"}, "-")
	for _, key := range []string{"Bearer wrong", "Bearer " + live, "Basic x", ""} {
		got := g.send(g.api.URL+"/api/user", "GET", map[string]string{"Authorization": key}, nil)
		is(t, key, words(got.status, got.body["code"]), "401 102")
		is(t, "says that it looks live", strings.Contains(got.raw, "looks live"), key == "Bearer "+live)
	}
	wrongProfile := g.call("GET", "/user", "nobody", nil)
	is(t, "profile", words(wrongProfile.status, wrongProfile.body["code"]), "403 103")
	unknown := g.call("GET", "/nothing/here", "", nil)
	is(t, "unknown path", unknown.status, http.StatusNotFound)
}

func TestAProfileHas300RequestsInFiveMinutes(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme")
	var last reply
	for range 300 {
		last = g.call("GET", "/user", key, nil)
	}
	is(t, "the 300th", last.status, http.StatusOK)
	is(t, "headers", last.header.Get("x-ratelimit-max")+"/"+last.header.Get("x-ratelimit-count"), "300/300")
	is(t, "the 301st", g.call("GET", "/user", key, nil).status, http.StatusTooManyRequests)
	is(t, "another profile", g.call("GET", "/user", "", nil).status, http.StatusOK)
	g.pass(5 * time.Minute)
	is(t, "later", g.call("GET", "/user", key, nil).status, http.StatusOK)
}

func TestProfilesAreMadeListedAndDeleted(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook")
	twice := g.call("POST", "/profiles", "", object{"title": "Acme"})
	is(t, "title taken", words(twice.status, twice.body["code"]), "400 146")
	list := g.call("GET", "/profiles?title=Acme", "", nil)
	is(t, "count", list.body["count"].(json.Number).String(), "1")
	is(t, "the key is not shown again", strings.Contains(list.raw, key), false)
	g.profile("Second")
	first := g.call("GET", "/profiles?limit=1", "", nil)
	cursor := first.body["pagination"].(object)["nextCursor"].(string)
	next := g.call("GET", "/profiles?limit=1&cursor="+cursor, "", nil)
	is(t, "second page", next.body["profiles"].([]any)[0].(object)["title"], "Second")
	gone := g.call("DELETE", "/profiles", key, nil)
	is(t, "deleted", gone.status, http.StatusOK)
	is(t, "its key", g.call("GET", "/user", key, nil).status, http.StatusForbidden)
}

func TestUserOmitsItsListsWhenNothingIsLinked(t *testing.T) {
	g := newStage(t)
	bare := g.call("GET", "/user", g.profile("Bare"), nil)
	_, present := bare.body["activeSocialAccounts"]
	is(t, "present", present, false)
	linked := g.call("GET", "/user", g.profile("Linked", "linkedin"), nil)
	shown := linked.body["displayNames"].([]any)[0].(object)
	is(t, "linkedin must be refreshed", words(shown["platform"], shown["refreshDaysRemaining"]), "linkedin 365")
}

func TestTheHistoryIsCachedAbove25AndEmptyIsA400(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook")
	empty := g.call("GET", "/history", key, nil)
	is(t, "empty", words(empty.status, empty.body["history"].(object)["code"]), "400 221")
	count := func(query string) string {
		got := g.call("GET", "/history"+query, key, nil)
		return got.body["count"].(json.Number).String()
	}
	g.post(key, object{"post": "one", "platforms": []string{"facebook"}, "notes": "pub_1"})
	is(t, "small", count("?limit=25"), "1")
	is(t, "large", count("?limit=100"), "1")
	g.post(key, object{"post": "two", "platforms": []string{"facebook"}})
	is(t, "large, a moment later", count("?limit=100"), "1")
	is(t, "small", count("?limit=25"), "2")
	g.pass(time.Minute)
	is(t, "large, a minute later", count("?limit=100"), "2")
	is(t, "by status", count("?status=error"), "0")
	is(t, "by network", count("?platforms=facebook,twitter"), "2")
	is(t, "by type", count("?type=scheduled"), "0")
	is(t, "by date", count("?startDate=2026-11-25T00:00:00Z"), "0")
	first := g.call("GET", "/history", key, nil).body["history"].([]any)[1].(object)
	is(t, "notes come back", first["notes"], "pub_1")
	g.order("PATCH", "/settings", object{"historyCacheSeconds": 0})
	g.post(key, object{"post": "three", "platforms": []string{"facebook"}})
	is(t, "cache switched off", count("?limit=100"), "3")
}

func TestFiguresGrowWithAgeAndAreNamedAsTheNetworkNamesThem(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook", "linkedin", "gmb")
	_, post := g.post(key, object{"post": "Count me", "platforms": []string{"facebook", "linkedin", "gmb"}})
	read := func() (float64, object) {
		got := g.call("POST", "/analytics/post", key, object{"id": post["id"]})
		figures := got.body["linkedin"].(object)["analytics"].(object)
		n, _ := figures["impressionCount"].(json.Number).Float64()
		return n, got.body
	}
	young, answer := read()
	is(t, "no figures for gmb", answer["gmb"], nil)
	g.pass(48 * time.Hour)
	if old, _ := read(); old <= young {
		t.Errorf("impressions went from %v to %v", young, old)
	}
	unlinked := g.call("POST", "/analytics/social", key, object{"platforms": []string{"twitter"}})
	is(t, "unlinked", words(unlinked.status, unlinked.body["code"]), "400 156")
}

func TestTheLinkingPageLinksOneAccountPerNetworkAndExpires(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme")
	session := g.call("POST", "/profiles/link-sessions", key, object{"redirect": "http://127.0.0.1:3000/channels", "allowedSocial": []string{"facebook", "twitter"}})
	address := g.api.URL + strings.TrimPrefix(session.body["url"].(string), "http://127.0.0.1:9403")
	page := fetch(t, address)
	for _, part := range []string{`aria-label="Connect Facebook"`, `aria-label="Account name for X"`, `href="http://127.0.0.1:3000/channels"`, "Back to the app"} {
		is(t, part, strings.Contains(page, part), true)
	}
	is(t, "a network that is not allowed", strings.Contains(page, "Instagram"), false)
	submit(t, address+"/connect", url.Values{"network": {"facebook"}, "name": {"Acme <Cafe>"}})
	is(t, "shown", strings.Contains(fetch(t, address), "Acme &lt;Cafe&gt;"), true)
	submit(t, address+"/connect", url.Values{"network": {"instagram"}, "name": {"Nope"}})
	user := g.call("GET", "/user", key, nil)
	is(t, "linked", words(user.body["activeSocialAccounts"]), "[facebook]")
	submit(t, address+"/disconnect", url.Values{"network": {"facebook"}})
	is(t, "unlinked", g.call("GET", "/user", key, nil).body["activeSocialAccounts"], nil)
	g.pass(5*time.Minute + time.Second)
	is(t, "expired", strings.Contains(fetch(t, address), "has expired"), true)
}

func TestALinkSessionNeedsAProfileAndASafeRedirect(t *testing.T) {
	g := newStage(t)
	is(t, "no profile", g.call("POST", "/profiles/link-sessions", "", object{}).status, http.StatusBadRequest)
	key := g.profile("Acme")
	is(t, "script", g.call("POST", "/profiles/link-sessions", key, object{"redirect": "javascript:alert(1)"}).status, http.StatusBadRequest)
	connect := g.call("POST", "/profiles/link-sessions", key, object{"mode": "connect"})
	is(t, "plan", connect.body["code"].(json.Number).String(), "504")
}

func TestAnUploadCanBePosted(t *testing.T) {
	g := newStage(t)
	got := g.call("POST", "/media/upload", "", object{"file": "data:image/png;base64,iVBORw0KGgo=", "fileName": "a.png"})
	is(t, "status", got.status, http.StatusOK)
	address := g.api.URL + strings.TrimPrefix(got.body["url"].(string), "http://127.0.0.1:9403")
	exists := g.call("POST", "/media/urlExists", "", object{"mediaUrl": address})
	is(t, "exists", exists.status, http.StatusOK)
}

func TestASnapshotRestoresEverything(t *testing.T) {
	g, host := newStage(t), pictures(t)
	key := g.profile("Acme", "facebook", "telegram")
	g.post(key, object{"post": "Keep", "platforms": []string{"facebook", "telegram"}, "mediaUrls": []string{host + "/a.png"}, "idempotencyKey": "k"})
	g.post(key, object{"post": "Later", "platforms": []string{"facebook"}, "scheduleDate": "2026-11-24T10:00:00Z"})
	g.order("PATCH", "/settings", object{"requestLimit": 7})
	before := g.server.Changes()
	saved, err := g.server.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	g.server.Reset()
	is(t, "after a reset", len(g.ledger()), 0)
	if err := g.server.Restore(saved); err != nil {
		t.Fatal(err)
	}
	again, err := g.server.Snapshot()
	if err != nil {
		t.Fatal(err)
	}
	is(t, "snapshots are equal", bytes.Equal(saved, again), true)
	is(t, "changes grow", g.server.Changes() > before, true)
	reuse := g.call("POST", "/post", key, object{"post": "x", "platforms": []string{"facebook"}, "idempotencyKey": "k"})
	is(t, "keys are remembered", reuse.status, http.StatusBadRequest)
	g.pass(time.Hour)
	is(t, "what was scheduled goes out", len(g.ledger()), 3)
}

func TestARefusedPatchOfTheSettingsChangesNothing(t *testing.T) {
	g := newStage(t)
	for _, body := range []object{{"limits": object{"orkut": object{"text": 1}}}, {"acceptLatencyMs": -1}, {"unknown": 1}} {
		is(t, words(body), g.send(g.control.URL+"/settings", "PATCH", nil, body).status, http.StatusBadRequest)
	}
	is(t, "limits", len(g.server.settings().Limits), 0)
}

func fetch(t *testing.T, address string) string {
	t.Helper()
	answer, err := http.Get(address)
	if err != nil {
		t.Fatal(err)
	}
	defer answer.Body.Close()
	page, err := io.ReadAll(answer.Body)
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}

func submit(t *testing.T, address string, form url.Values) {
	t.Helper()
	answer, err := http.PostForm(address, form)
	if err != nil {
		t.Fatal(err)
	}
	answer.Body.Close()
}
