package ayrshare

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

func TestAPostIsPublishedOnEveryLinkedNetworkAndWrittenToTheLedger(t *testing.T) {
	g, host := newStage(t), pictures(t)
	key := g.profile("Acme", "instagram", "facebook")
	got, post := g.post(key, object{"post": "Hello #world", "platforms": []string{"facebook", "instagram"}, "mediaUrls": []string{host + "/a.png"},
		"notes": "pub_1", "idempotencyKey": "pub_1.1", "firstComment": object{"comment": "First!"}, "somethingUnknown": 1})
	is(t, "status", got.status, http.StatusOK)
	is(t, "outer status", got.body["status"], "success")
	is(t, "networks", networksOf(post), "facebook,instagram")
	is(t, "profileTitle", post["profileTitle"], "Acme")
	entries := g.ledger()
	is(t, "entries", len(entries), 2)
	e := entries[1]
	is(t, "entry", words(e.Network, e.Account, e.Text, e.Notes, e.IdempotencyKey, e.FirstComment), words("instagram", "Acme", "Hello #world", "pub_1", "pub_1.1", "First!"))
	is(t, "received", e.ReceivedAt, g.clock())
	if _, kind, found := g.server.Image(e.Media[0].Image); !found || kind != "image/png" {
		t.Errorf("the picture was not kept for the feed: %v %q", found, kind)
	}
}

func TestWithoutAProfileKeyTheAnswerIsNotWrapped(t *testing.T) {
	g := newStage(t)
	g.order("POST", "/accounts", object{"network": "twitter"})
	got := g.call("POST", "/post", "", object{"post": "Hi", "platforms": []string{"twitter"}})
	is(t, "posts", got.body["posts"], nil)
	is(t, "networks", networksOf(got.body), "twitter")
}

func TestAPartialFailureIsA400ThatHoldsWhatWasPublished(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook", "twitter")
	got, post := g.post(key, object{"post": "Hello [[fail:110:twitter]]", "platforms": []string{"facebook", "twitter", "linkedin"}})
	is(t, "status", got.status, http.StatusBadRequest)
	is(t, "outer status", got.body["status"], "error")
	is(t, "published", networksOf(post), "facebook")
	is(t, "errors", strings.Join(codes(post), " "), "linkedin:156 twitter:110")
	is(t, "ledger", len(g.ledger()), 1)
}

func TestAnIdempotencyKeyIsRefusedAtAnyReuseAndNothingIsReplayed(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook")
	first, _ := g.post(key, object{"post": "[[fail:107]]", "platforms": []string{"facebook"}, "idempotencyKey": "k"})
	is(t, "first, which failed", first.status, http.StatusBadRequest)
	again := g.call("POST", "/post", key, object{"post": "other", "platforms": []string{"facebook"}, "idempotencyKey": "k"})
	is(t, "reuse", again.status, http.StatusBadRequest)
	is(t, "flat", again.body["posts"], nil)
	is(t, "ledger", len(g.ledger()), 0)
	other := g.profile("Other", "facebook")
	elsewhere, _ := g.post(other, object{"post": "other", "platforms": []string{"facebook"}, "idempotencyKey": "k"})
	is(t, "same key in another profile", elsewhere.status, http.StatusOK)
}

func TestTwoSimultaneousRequestsWithOneKeyMayBothPass(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook")
	both := sync.WaitGroup{}
	both.Add(2)
	host := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method == http.MethodHead {
			both.Done()
			both.Wait() // until the other request has passed the check of the key, too
		}
	}))
	t.Cleanup(host.Close)
	results := make(chan int, 2)
	for range 2 {
		go func() {
			got, _ := g.post(key, object{"post": "once", "platforms": []string{"facebook"}, "mediaUrls": []string{host.URL + "/a.png"}, "idempotencyKey": "k"})
			results <- got.status
		}()
	}
	is(t, "one", <-results, http.StatusOK)
	is(t, "two", <-results, http.StatusOK)
	is(t, "ledger", len(g.ledger()), 2)
}

func TestTheSameTextIsRefusedWithin24HoursOfItsDate(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook", "reddit")
	body := func(text string) object {
		return object{"post": text, "platforms": []string{"facebook", "reddit"}}
	}
	g.post(key, body("Same words."))
	_, second := g.post(key, body("same  WORDS"))
	is(t, "facebook refuses, reddit does not", strings.Join(codes(second), " "), "facebook:137")
	g.pass(24 * time.Hour)
	third, _ := g.post(key, object{"post": "Same words.", "platforms": []string{"facebook"}})
	is(t, "a day later", third.status, http.StatusOK)
	g.order("PATCH", "/settings", object{"allowDuplicates": true})
	fourth, _ := g.post(key, object{"post": "Same words.", "platforms": []string{"facebook"}})
	is(t, "switched off", fourth.status, http.StatusOK)
}

func TestLimitsOfTextAndImages(t *testing.T) {
	g, host := newStage(t), pictures(t)
	key := g.profile("Acme", "twitter", "telegram", "instagram")
	_, long := g.post(key, object{"post": strings.Repeat("x", 281), "platforms": []string{"twitter"}})
	is(t, "281 characters", strings.Join(codes(long), " "), "twitter:132")
	_, emoji := g.post(key, object{"post": strings.Repeat("🙂", 141), "platforms": []string{"twitter"}})
	is(t, "141 emoji count twice", strings.Join(codes(emoji), " "), "twitter:132")
	fits, _ := g.post(key, object{"post": strings.Repeat("y", 256) + " http://example.com/" + strings.Repeat("z", 200), "platforms": []string{"twitter"}})
	is(t, "an address counts 23", fits.status, http.StatusOK)
	g.post(key, object{"post": strings.Repeat("t", 2000), "platforms": []string{"telegram"}})
	entries := g.ledger()
	is(t, "telegram cuts", len(entries[len(entries)-1].Text), 1024)
	_, bare := g.post(key, object{"post": "no picture", "platforms": []string{"instagram"}})
	is(t, "instagram without a picture", strings.Join(codes(bare), " "), "instagram:138")
	g.order("PATCH", "/settings", object{"limits": object{"twitter": object{"images": 1}}})
	_, many := g.post(key, object{"post": "pictures", "platforms": []string{"twitter"}, "mediaUrls": []string{host + "/a.png", host + "/b.png"}})
	is(t, "two where one is allowed", strings.Join(codes(many), " "), "twitter:136")
}

func TestMediaMustAnswerHEADWith200AndBearAnExtension(t *testing.T) {
	g, host := newStage(t), pictures(t)
	key := g.profile("Acme", "facebook")
	for name, address := range map[string]string{"redirect": host + "/moved.png", "missing": host + "/gone.png", "no extension": host + "/a",
		"space": host + "/a%20b.png", "far away": "https://example.com/a.png"} {
		_, post := g.post(key, object{"post": name, "platforms": []string{"facebook"}, "mediaUrls": []string{address}})
		is(t, name, strings.Join(codes(post), " "), "facebook:136")
		exists := g.call("POST", "/media/urlExists", key, object{"mediaUrl": address})
		is(t, name+" by urlExists", exists.status, http.StatusBadRequest)
	}
	is(t, "ledger", len(g.ledger()), 0)
}

func TestARequestThatIsNoPostIsRefusedFlatWith101(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook")
	for name, body := range map[string]any{"no text": object{"platforms": []string{"facebook"}}, "no networks": object{"post": "x"},
		"x is not valid": object{"post": "x", "platforms": []string{"x"}}, "wrong type": object{"post": 1, "platforms": []string{"facebook"}},
		"no JSON object": "x", "date": object{"post": "x", "platforms": []string{"facebook"}, "scheduleDate": "tomorrow"}} {
		got := g.call("POST", "/post", key, body)
		is(t, name, words(got.status, got.body["code"], got.body["status"]), "400 101 error")
	}
}

func TestATextAndMediaMayDifferByNetwork(t *testing.T) {
	g, host := newStage(t), pictures(t)
	key := g.profile("Acme", "facebook", "linkedin")
	g.post(key, object{"post": object{"facebook": "For friends", "default": "For all"}, "platforms": []string{"facebook", "linkedin"},
		"mediaUrls": object{"linkedin": []string{host + "/a.png"}}})
	entries := g.ledger()
	is(t, "facebook", words(entries[0].Text, len(entries[0].Media)), "For friends 0")
	is(t, "linkedin", words(entries[1].Text, len(entries[1].Media)), "For all 1")
}

func TestAScheduledPostGoesOutAtItsDate(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook", "twitter")
	_, post := g.post(key, object{"post": "Later", "platforms": []string{"facebook", "twitter"}, "scheduleDate": "2026-11-24T10:00:00Z"})
	is(t, "status", post["status"], "scheduled")
	is(t, "no postIds yet", post["postIds"], nil)
	g.order("DELETE", "/accounts", object{"profile": key, "network": "twitter"})
	g.pass(time.Hour)
	entries := g.ledger()
	is(t, "entries", len(entries), 1)
	is(t, "published", entries[0].PublishedAt, time.Date(2026, 11, 24, 10, 0, 0, 0, time.UTC))
	seen := g.call("GET", "/post/"+post["id"].(string), key, nil)
	is(t, "what became of it", words(seen.body["status"], codes(seen.body)), "error [twitter:156]")
}

func TestAScheduleIsRefusedAsAWholeWhenOneNetworkWouldRefuse(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook")
	body := object{"post": "Later", "platforms": []string{"facebook", "twitter"}, "scheduleDate": "2026-11-24T10:00:00Z", "idempotencyKey": "k"}
	got, post := g.post(key, body)
	is(t, "refused", words(got.status, codes(post), post["id"]), "400 [twitter:156] <nil>")
	body["validateScheduled"] = false
	second, _ := g.post(key, body)
	is(t, "unless told otherwise", second.status, http.StatusOK)
	g.pass(time.Hour)
	is(t, "then the others go out", len(g.ledger()), 1)
}

func TestATikTokPostIsPendingUntilItsIdArrives(t *testing.T) {
	g, host := newStage(t), pictures(t)
	key := g.profile("Acme", "tiktok", "telegram")
	_, post := g.post(key, object{"post": "Dance", "platforms": []string{"tiktok", "telegram"}, "mediaUrls": []string{host + "/a.jpg"}})
	results := post["postIds"].([]any)
	telegram, tiktok := results[0].(object), results[1].(object)
	is(t, "telegram's id is a number", fmt.Sprintf("%T", telegram["id"]), "json.Number")
	is(t, "tiktok", words(tiktok["id"], tiktok["postUrl"]), "pending <nil>")
	g.pass(90 * time.Second)
	seen := g.call("GET", "/post/"+post["id"].(string), key, nil)
	tiktok = seen.body["postIds"].([]any)[1].(object)
	if tiktok["id"] == "pending" || tiktok["postUrl"] == nil {
		t.Errorf("the id has not arrived: %v", tiktok)
	}
}

func TestARetryMendsOnlyWhatMayBeRetriedAndOnlyOnce(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook", "twitter")
	_, post := g.post(key, object{"post": "Again [[fail:107:facebook:retry]] [[fail:110:twitter]]", "platforms": []string{"facebook", "twitter"}})
	is(t, "ledger before", len(g.ledger()), 0)
	g.call("PUT", "/post/retry", key, object{"id": post["id"]})
	is(t, "ledger after", len(g.ledger()), 1)
	again := g.call("PUT", "/post/retry", key, object{"id": post["id"]})
	is(t, "twice", again.status, http.StatusBadRequest)
}

func TestDeletingFollowsTheNetworks(t *testing.T) {
	g, host := newStage(t), pictures(t)
	key := g.profile("Acme", "facebook", "instagram")
	_, gone := g.post(key, object{"post": "Bye", "platforms": []string{"facebook"}})
	deleted := g.call("DELETE", "/post", key, object{"id": gone["id"]})
	is(t, "facebook", words(deleted.status, deleted.body["facebook"].(object)["status"]), "200 success")
	is(t, "marked in the feed", g.server.Deleted()[g.ledger()[0].ID], true)
	twice := g.call("DELETE", "/post", key, object{"id": gone["id"]})
	is(t, "twice", words(twice.body["code"]), "383")
	_, stays := g.post(key, object{"post": "Stay", "platforms": []string{"instagram"}, "mediaUrls": []string{host + "/a.png"}})
	refused := g.call("DELETE", "/post", key, object{"id": stays["id"]})
	is(t, "instagram", words(refused.status, refused.body["instagram"].(object)["code"]), "400 382")
	unknown := g.call("DELETE", "/post", key, object{"id": "nope"})
	is(t, "unknown", words(unknown.status, unknown.body["code"]), "404 114")
	other := g.profile("Other")
	foreign := g.call("DELETE", "/post", other, object{"id": stays["id"]})
	is(t, "another profile's", foreign.status, http.StatusNotFound)
	is(t, "the ledger keeps all", len(g.ledger()), 2)
}

func TestAWaitingPostCanBePausedMovedAndDeleted(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook")
	_, post := g.post(key, object{"post": "Wait", "platforms": []string{"facebook"}, "scheduleDate": "2026-11-24T10:00:00Z"})
	g.call("PATCH", "/post", key, object{"id": post["id"], "scheduledPause": true})
	g.pass(2 * time.Hour)
	is(t, "paused", len(g.ledger()), 0)
	g.call("PATCH", "/post", key, object{"id": post["id"], "scheduledPause": false, "scheduleDate": "2026-11-24T12:00:00Z"})
	is(t, "moved", len(g.ledger()), 0)
	g.call("DELETE", "/post", key, object{"deleteAllScheduled": true})
	g.pass(2 * time.Hour)
	is(t, "deleted", len(g.ledger()), 0)
}

func TestAnExpiredLinkFailsWith161UntilLinkedAgain(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook")
	g.order("POST", "/accounts/expire", object{"profile": "Acme", "network": "facebook"})
	_, post := g.post(key, object{"post": "Hi", "platforms": []string{"facebook"}})
	is(t, "expired", strings.Join(codes(post), " "), "facebook:161")
	g.order("POST", "/accounts", object{"profile": "Acme", "network": "facebook"})
	got, _ := g.post(key, object{"post": "Hi", "platforms": []string{"facebook"}})
	is(t, "linked again", got.status, http.StatusOK)
}

func TestValidatingPublishesNothing(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "twitter")
	fine := g.call("POST", "/validate/post", key, object{"post": "Hi", "platforms": []string{"twitter", "facebook"}})
	is(t, "fine, with a warning", words(fine.status, len(fine.body["warnings"].([]any))), "200 1")
	long := g.call("POST", "/validate/post", key, object{"post": strings.Repeat("x", 300), "platforms": []string{"twitter"}})
	is(t, "too long", words(long.status, long.body["code"]), "400 132")
	is(t, "ledger", len(g.ledger()), 0)
}

func TestManyPostsAtOnceAreEachCountedOnce(t *testing.T) {
	g := newStage(t)
	key := g.profile("Acme", "facebook")
	var all sync.WaitGroup
	for i := range 60 {
		all.Go(func() {
			g.post(key, object{"post": fmt.Sprintf("Post number %d", i), "platforms": []string{"facebook"}, "notes": words(i)})
		})
	}
	all.Wait()
	var notes []string
	for _, e := range g.ledger() {
		notes = append(notes, e.Notes)
	}
	slices.Sort(notes)
	is(t, "distinct entries", len(slices.Compact(notes)), 60)
	is(t, "entries", len(g.ledger()), 60)
}
