package ayrshare_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/provider/ayrshare"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/test/harness"
)

// refused sends an order that must fail clearly.
func (s *stage) refused(o publish.Order) *publish.Failure {
	s.t.Helper()
	_, err := s.publisher().Send(s.t.Context(), o)
	var f *publish.Failure
	if !errors.As(err, &f) {
		s.t.Fatalf("%s: %v, want a clear failure", o.Publication, err)
	}
	return f
}

// unclear sends an order whose outcome must stay unknown.
func (s *stage) unclear(ctx context.Context, o publish.Order) error {
	s.t.Helper()
	_, err := s.publisher().Send(ctx, o)
	var f *publish.Failure
	if err == nil || errors.As(err, &f) {
		s.t.Errorf("%s: %v, want that nobody knows", o.Publication, err)
	}
	return err
}

func TestAPostIsPublishedForAProfileAndForTheAccountItself(t *testing.T) {
	s := newStage(t)
	for _, profile := range []string{s.profile, ""} {
		s.link(profile, linkedIn)
		s.profile = profile
		o := order(publish.ID("pub_"+profile), "Hello")
		r, err := s.publisher().Send(t.Context(), o)
		if err != nil || r.ProviderPostID == "" || !strings.HasPrefix(r.URL, "http") || r.Status != http.StatusOK {
			t.Errorf("profile %q: %+v (%v), want it with its address", profile, r, err)
		}
		if found, ok := s.find(o); !ok || found.URL != r.URL || found.ProviderPostID != r.ProviderPostID {
			t.Errorf("profile %q: the history has %+v (%v), want what was sent", profile, found, ok)
		}
	}
	s.expectPosts(1)
}

func TestANetworkThatNumbersItsPostsIsUnderstood(t *testing.T) {
	s := newStage(t)
	s.link(s.profile, telegram)
	o := order("pub_1", "Hello")
	o.Network = telegram
	if r, err := s.publisher().Send(t.Context(), o); err != nil || r.URL == "" {
		t.Errorf("%+v (%v)", r, err)
	}
}

func TestAKeyIsCarriedOutOnce(t *testing.T) {
	s := newStage(t)
	s.link(s.profile, linkedIn)
	o := order("pub_1", "Hello")
	if _, err := s.publisher().Send(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	o.Text = "Something else"
	if f := s.refused(o); f.Class != publish.Configuration && f.Class != publish.Duplicate {
		t.Errorf("the same key again is a failure of class %s, which would not be settled by the history", f.Class)
	}
	s.expectPosts(1)
}

func TestTheHistoryKnowsOnlyWhatWasSent(t *testing.T) {
	s := newStage(t)
	s.link(s.profile, linkedIn)
	if _, found := s.find(order("pub_1", "Hello")); found {
		t.Error("an empty history has the post")
	}
	s.control("PATCH", "/control/ayrshare/settings", map[string]any{"historyCacheSeconds": 0}, nil)
	if _, err := s.publisher().Send(t.Context(), order("pub_1", "Hello")); err != nil {
		t.Fatal(err)
	}
	if _, found := s.find(order("pub_2", "Hello")); found {
		t.Error("the history has a post that was not sent")
	}
	if _, found := s.find(order("pub_1", "Hello")); !found {
		t.Error("the history does not have the post that was sent")
	}
}

func TestRefusalsSayWhatTheyCallFor(t *testing.T) {
	s := newStage(t)
	s.link(s.profile, linkedIn)
	if _, err := s.publisher().Send(t.Context(), order("pub_first", "The same words")); err != nil {
		t.Fatal(err)
	}
	notLinked := order("pub_unlinked", "Hello")
	notLinked.Network = "facebook"
	picture := order("pub_picture", "Look")
	picture.Media = []publish.Media{{URL: "http://127.0.0.1:1/none.png", Kind: "image"}}
	for _, c := range []struct {
		order publish.Order
		class publish.Class
		code  string
	}{
		{order("pub_again", "The same words!"), publish.Duplicate, "137"},
		{notLinked, publish.Relink, "156"},
		{order("pub_long", strings.Repeat("long ", 800)), publish.Content, "132"},
		{picture, publish.Content, "136"},
		{order("pub_locked", "Hi [[fail:349]]"), publish.Relink, "349"},
		{order("pub_quota", "Hi [[fail:106]]"), publish.Quota, "106"},
		{order("pub_new", "Hi [[fail:999]]"), publish.Content, "999"},
	} {
		f := s.refused(c.order)
		if f.Class != c.class || f.Code != c.code || f.Message == "" {
			t.Errorf("%s: %+v, want %s %s with a sentence", c.order.Publication, f, c.class, c.code)
		}
	}
	s.control("POST", "/control/ayrshare/accounts/expire", map[string]any{"profile": s.profile, "network": linkedIn}, nil)
	if f := s.refused(order("pub_expired", "Hello again")); f.Class != publish.Relink {
		t.Errorf("an expired link: %+v, want that it must be made anew", f)
	}
	s.expectPosts(1)
}

func TestAnAnswerThatDoesNotTellLeavesTheOutcomeUnknown(t *testing.T) {
	s := newStage(t)
	s.link(s.profile, linkedIn)
	for _, status := range []int{500, 502, 503, 504} {
		s.harm("/api/post", "status", map[string]any{"status": status})
		err := s.unclear(t.Context(), order(publish.ID(fmt.Sprintf("pub_%d", status)), "Hello"))
		var u *publish.Unclear
		if !errors.As(err, &u) || u.Status != status {
			t.Errorf("%d: %v, want it unclear with its status", status, err)
		}
	}
	s.expectPosts(0)
}

func TestALostAnswerIsFoundInTheHistory(t *testing.T) {
	for name, harm := range map[string]func(*stage){
		"reset":   func(s *stage) { s.harm("/api/post", "reset", map[string]any{"after": true}) },
		"timeout": func(s *stage) { s.harm("/api/post", "timeout", nil) },
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			s.link(s.profile, linkedIn)
			harm(s)
			ctx, cancel := context.WithTimeout(t.Context(), 3*time.Second)
			defer cancel()
			s.unclear(ctx, order("pub_1", "Hello"))
			if r, found := s.find(order("pub_1", "Hello")); !found || r.URL == "" {
				t.Errorf("the history has %+v (%v)", r, found)
			}
			s.expectPosts(1)
		})
	}
}

func TestALostRequestIsNotInTheHistory(t *testing.T) {
	s := newStage(t)
	s.link(s.profile, linkedIn)
	s.harm("/api/post", "reset", nil)
	s.unclear(t.Context(), order("pub_1", "Hello"))
	if r, found := s.find(order("pub_1", "Hello")); found {
		t.Errorf("the history has %+v", r)
	}
}

func TestAnAnswerThatComesTwiceIsOnePost(t *testing.T) {
	s := newStage(t)
	s.link(s.profile, linkedIn)
	s.harm("/api/post", "duplicate", nil)
	if r, err := s.publisher().Send(t.Context(), order("pub_1", "Hello")); err != nil || r.URL == "" {
		t.Errorf("the first: %+v (%v)", r, err)
	}
	if r, err := s.publisher().Send(t.Context(), order("pub_2", "Good bye")); err != nil || r.URL == "" {
		t.Errorf("the next: %+v (%v)", r, err)
	}
	s.expectPosts(2)
}

func TestWhatSurelyDidNotArriveMayBeTriedAgain(t *testing.T) {
	s := newStage(t)
	s.link(s.profile, linkedIn)
	s.harm("/api/post", "status", map[string]any{"status": 429, "headers": map[string]string{"Retry-After": "30"}})
	if f := s.refused(order("pub_1", "Hello")); f.Class != publish.Passing || f.RetryAfter != 30*time.Second {
		t.Errorf("429: %+v, want to wait for 30 seconds", f)
	}
	port, err := harness.FreePort()
	if err != nil {
		t.Fatal(err)
	}
	s.client = ayrshare.New(fmt.Sprintf("http://127.0.0.1:%d/api", port), "key")
	if f := s.refused(order("pub_1", "Hello")); f.Class != publish.Passing {
		t.Errorf("nobody listens: %+v, want a passing failure", f)
	}
}

func TestAWrongKeyIsOurOwnFaultAndIsNotPrinted(t *testing.T) {
	s := newStage(t)
	planted := "planted" + "-key"
	s.client = ayrshare.New(s.env["AYRSHARE_API_URL"], planted)
	f := s.refused(order("pub_1", "Hello"))
	if f.Class != publish.Configuration || strings.Contains(f.Error(), planted) {
		t.Errorf("%+v, want that our settings are wrong, without the key", f)
	}
	if _, err := s.client.Accounts(t.Context(), s.profile); err == nil || strings.Contains(err.Error(), planted) {
		t.Errorf("the accounts: %v", err)
	}
}

func TestAPictureGoesOutWithThePost(t *testing.T) {
	s := newStage(t)
	s.link(s.profile, linkedIn)
	shop := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Type", "image/png") }))
	t.Cleanup(shop.Close)
	o := order("pub_1", "Look")
	o.Media = []publish.Media{{URL: shop.URL + "/a.png", Kind: "image", AltText: "A bean"}, {URL: shop.URL + "/b.png", Kind: "image"}}
	if _, err := s.publisher().Send(t.Context(), o); err != nil {
		t.Fatal(err)
	}
	if e := s.ledger(); len(e) != 1 || e[0].Notes != "pub_1" || len(e[0].Media) != 2 || e[0].Media[1].URL != o.Media[1].URL {
		t.Errorf("the network has %+v, want the post with both pictures in order", e)
	}
}

func TestAThreadACommentAndALinkReachTheirNetworks(t *testing.T) {
	s := newStage(t)
	shop := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { w.Header().Set("Content-Type", "image/png") }))
	t.Cleanup(shop.Close)
	for i, n := range []network.Network{"twitter", "threads", "pinterest"} {
		s.link(s.profile, n)
		o := order(publish.ID("pub_"+string(n)), strings.Repeat("a", 200))
		o.Network, o.Comment, o.Link = n, "More below", "https://example.com/offer"
		o.Media = []publish.Media{{URL: shop.URL + "/a.png", Kind: "image"}}
		if n != "pinterest" {
			o.Thread = []string{strings.Repeat("b", 200), strings.Repeat("c", 200)}
		}
		if _, err := s.publisher().Send(t.Context(), o); err != nil {
			t.Fatalf("%s: %v", n, err)
		}
		e := s.ledger()[i]
		if len(o.Thread) > 0 && (len(e.Thread) != 3 || e.Thread[0] != o.Text || e.Thread[2] != o.Thread[1]) {
			t.Errorf("%s has the thread %q, want its three parts", n, e.Thread)
		}
		if n == "pinterest" && (e.Link != o.Link || len(e.Thread) > 0) || e.FirstComment != o.Comment {
			t.Errorf("%s has the link %q and the comment %q", n, e.Link, e.FirstComment)
		}
	}
}

// The provider offers to try a failed post again; until somebody does, it is not out.
func TestAFailedPostOfTheHistoryIsNoPublishedOne(t *testing.T) {
	s := newStage(t)
	s.link(s.profile, linkedIn)
	o := order("pub_1", "Hello [[fail:999:linkedin:retry]]")
	s.unclear(t.Context(), o)
	_, found, err := s.publisher().Find(t.Context(), o, time.Now())
	var f *publish.Failure
	if found || !errors.As(err, &f) || f.Code != "999" {
		t.Errorf("the history: found %v, %v; want the failure", found, err)
	}
	s.expectPosts(0)
}

// A repetition that was refused stands before the first call in the history, which is
// newest first; what was published counts.
func TestInTheHistoryWhatWasPublishedCountsMoreThanWhatWasRefused(t *testing.T) {
	const history = `{"history": [
		{"id": "second", "notes": "pub_1", "status": "error", "errors": [{"code": 137, "message": "Duplicate"}], "postIds": []},
		{"id": "other", "notes": "pub_2", "status": "success", "postIds": [{"platform": "linkedin", "status": "success", "id": "2", "postUrl": "https://network.example/2"}]},
		{"id": "first", "notes": "pub_1", "status": "success", "postIds": [{"platform": "linkedin", "status": "success", "id": "1", "postUrl": "https://network.example/1"}]}]}`
	provider := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, history) }))
	t.Cleanup(provider.Close)
	p := ayrshare.NewPublisher(ayrshare.New(provider.URL, "key"), keys("profile"))
	r, found, err := p.Find(t.Context(), order("pub_1", "Hello"), time.Now())
	if err != nil || !found || r.ProviderPostID != "first" {
		t.Errorf("%+v, %v, %v; want the first call's post", r, found, err)
	}
}
